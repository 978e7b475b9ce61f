internal import Testing

@testable import QuestionAnalysis

@Suite struct SpellingTests {
  @Test(arguments: [
    ("pleurbrachia", "pleurobrachia"), ("goverment", "government"), ("recieve", "receive"),
    ("photosynthes", "photosynthet"), ("harbor", "harbour"),
  ])
  func `a letter too few, too many, wrong or misplaced is near, and so is a common stem`(
    left: String, right: String
  ) {
    #expect(Spelling.areAlike(left, right))
    #expect(Spelling.areAlike(right, left))
  }

  @Test(arguments: [
    ("kelp", "help"), ("1984", "1985"), ("the", "then"), ("plant", "planet"),
    ("harbour", "harbour"), ("", ""), ("brinefold", "marelgue"),
  ])
  func `short words, years and the same word are not`(left: String, right: String) {
    #expect(!Spelling.areAlike(left, right))
  }
}
