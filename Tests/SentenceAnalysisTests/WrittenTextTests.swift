internal import Prompts
internal import Testing

@testable import SentenceAnalysis

/// Words and names as they are written, and their numbers.
@Suite struct WrittenTextTests {
  @Test(arguments: [
    (
      "Mr. Tom Berg of AT&T met Marks & Spencer.",
      ["Mr", "Tom", "Berg", "AT&T", "Marks", "&", "Spencer"]
    ),
    ("Jean-Claude O’Brien’s U.S. home", ["Jean-Claude", "O’Brien", "U.S."]),
  ])
  func `words are read as they are written`(text: String, expected: [String]) throws {
    var words = WrittenWords(try NameWords(language: Language(prompts: Prompts(), lexicon: nil)))
    var written = WrittenText()
    var copy = text
    copy.withUTF8 { written.read($0, &words) }
    let found = written.words.filter { $0.isCapitalised || $0.start == $0.end - 1 }.map {
      String(decoding: Array(text.utf8)[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
    #expect(found == expected)
  }

  @Test func `equal sequences have equal numbers, thousands of them`() {
    var numbers = SequenceNumbers<UInt8>()
    func number(_ text: String) -> Int32 {
      Array(text.utf8).withUnsafeBufferPointer { numbers.number(of: $0) }
    }
    let first = (0..<5000).map { number("word \($0)") }
    #expect(first == Array(0..<5000))
    #expect((0..<5000).map { number("word \($0)") } == first)
    #expect(String(decoding: numbers[4321], as: UTF8.self) == "word 4321")
  }

  @Test func `other names are read as the one kept, word by word`() {
    let numbers = NameNumbers(names: [(other: [1, 2, 3], kept: [9]), (other: [5], kept: [6, 7])])
    #expect(numbers.renamed([0, 1, 2, 3, 5, 1, 2]) == [0, 9, 9, 9, 6, 1, 2])
    #expect(numbers.renamed([1, 2]) == nil)
    #expect(numbers.renamed([]) == nil)
  }
}
