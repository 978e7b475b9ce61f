internal import Foundation
internal import TestSupport
internal import Testing

/// `footnote quote`, and the same in the conversation.
@Suite struct QuoteCommandTests {
  @Test func `words are shown in their sentence, with its place`() throws {
    let library = try SampleLibrary()
    let result = try library.run(["quote", "called the decision hasty"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix("“called the decision hasty” stands word for word in one place:"))
    #expect(result.output.contains("ferry.md:5"))
  }

  @Test func `words that nearly stand there are no success, and say what differs`() throws {
    let library = try SampleLibrary()
    let result = try library.run(["quote", "called that decision hasty"])
    #expect(result.status == 1)
    #expect(result.output.contains("“that” is “the” there"))
    let absent = try library.run(["quote", "green cheese"])
    #expect(absent.status == 1 && absent.output.contains("stands in no article"))
  }

  @Test func `JSON gives the place in bytes of the text`() throws {
    let library = try SampleLibrary()
    let result = try library.run(["quote", "--json", "the price of fuel"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["status"] as? String == "exact" && object["count"] as? Int == 1)
    let place = try #require((object["places"] as? [[String: Any]])?.first)
    let excerpt = try #require(place["excerpt"] as? String)
    let start = try #require(place["start"] as? Int)
    let from = try #require(place["answerStart"] as? Int) - start
    let to = try #require(place["answerEnd"] as? Int) - start
    #expect(String(decoding: Array(excerpt.utf8)[from..<to], as: UTF8.self) == "the price of fuel")
    #expect(place["key"] as? String == "ferry.md" && place["line"] as? Int == 3)
  }

  @Test(arguments: [["quote"], ["quote", ""], ["quote", "…"], ["quote", "--limit", "0", "a"]])
  func `no words are misuse with the cure`(arguments: [String]) throws {
    let result = try SampleLibrary().run(arguments)
    #expect(
      result.status == 64 && result.output.isEmpty && result.errors.contains("footnote quote"))
  }

  @Test func `limits hold, and hostile words reach no query and no terminal`() throws {
    let library = try SampleLibrary()
    let limited = try library.run(["quote", "--since", "2026", "called the decision hasty"])
    #expect(limited.status == 1)
    let hostile = try library.run(["quote", "\u{1B}[2J\" OR * NEAR( ferry % ' --"])
    #expect([0, 1].contains(hostile.status) && !hostile.output.contains("\u{1B}"))
  }

  @Test(arguments: [
    ".quote the price of fuel", "where does “the price of fuel” stand?",
    "find the words \"the price of fuel\"",
  ])
  func `in the conversation places can be opened`(line: String) throws {
    let library = try SampleLibrary()
    let result = try library.run(["chat"], input: line + "\n.open 1\n")
    #expect(result.output.contains("stands word for word in one place"), "\(result.output)")
    #expect(result.output.contains("▶"))
  }
}
