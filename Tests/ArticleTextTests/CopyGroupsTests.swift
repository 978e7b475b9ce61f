internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleText

/// Invented stories.
private enum Story {
  static let harbour = """
    The port of Arden will build a second quay for container ships, the harbour board said on Tuesday. The work is to cost \
    NOK 340 million and to end in 2027. It follows three years in which ships waited for two days on average before they could \
    unload. Fishermen had asked for a longer study of the currents, because the sand bank they work over has moved twice since the \
    first quay was built. The board said that it had listened and would measure the currents every month.
    """
  static func results(_ quarter: String, _ sales: String, _ profit: String, _ share: String)
    -> String
  {
    """
    Tellford Inc. today reported results for the \(quarter). Sales were \(sales) million, and profit was \(profit) million. The \
    company said that demand for its packaging remained strong in all regions, and that it would keep its plan for the year. \
    Tellford makes packaging from seaweed and sells it to bakers and fishmongers. The share price moved by \(share) percent after \
    the report was published. The next report will be published on the company's pages for investors.
    """
  }
}

private func groups(_ texts: [String]) -> [[Int64]] {
  var groups = CopyGroups(dates: recogniser)
  for (index, text) in texts.enumerated() { groups.add(Int64(index), TextFingerprint(of: text)) }
  return groups.groups { texts[Int($0)] }
}

@Suite struct CopyGroupsTests {
  @Test func `an exact copy is found whatever its spacing, quotes and letter case`() {
    #expect(groups([Story.harbour, "x y z", Story.harbour.uppercased() + " "]) == [[0, 2]])
  }

  @Test func `a copy with a paragraph more, or one cut, is found`() {
    let longer =
      "COAST POST. Print edition. " + Story.harbour
      + "\n\nReporting by Ann Roe; editing by Sam Orr. All rights are with the Coast Post of Arden."
    let shorter = String(Story.harbour.prefix(Story.harbour.count * 3 / 4))
    #expect(groups([Story.harbour, longer, shorter]) == [[0, 1, 2]])
  }

  @Test func `the results of two quarters are two stories`() {
    let third = Story.results("third quarter of 2024", "120.4", "14.2", "3")
    let fourth = Story.results("fourth quarter of 2024", "131.9", "15.8", "2")
    #expect(groups([third, fourth, Story.harbour]) == [])
  }

  @Test func `short texts are copies only when they are equal`() {
    #expect(groups(["Prices rose today.", "Prices rose today", "Prices fell today."]) == [[0, 1]])
    #expect(groups(["", ""]) == [[0, 1]])
  }

  @Test(arguments: ["", "a", "one two three four", Story.harbour])
  func `a fingerprint survives its bytes`(text: String) {
    let fingerprint = TextFingerprint(of: text)
    #expect(TextFingerprint(bytes: fingerprint.bytes) == fingerprint)
    #expect(fingerprint.similarity(to: fingerprint) == 1)
  }

  @Test func `bytes of another length are no fingerprint`() {
    #expect(TextFingerprint(bytes: [1, 2, 3]) == nil)
  }

  @Test func `a thousand copies are one group`() {
    #expect(groups(Array(repeating: Story.harbour, count: 1000)).map(\.count) == [1000])
  }

  @Test(.enabled(if: SharedData.has("corpora/bbc.jsonl")))
  func `every exact copy among the shared news is found`() throws {
    let bytes = try [UInt8](Data(contentsOf: SharedData.file("corpora/bbc.jsonl")))
    let documents = try JSONLinesExtractor(
      rules: CleaningRules(prompts: Prompts(), dates: recogniser)
    )
    .extract(SourceFile(path: "bbc.jsonl", key: "bbc.jsonl", bytes: bytes)).documents
    let found = groups(documents.map(\.text))
    let exact = Dictionary(grouping: documents.indices, by: { documents[$0].text })
      .values.filter { $0.count > 1 }
    let groupOf = Dictionary(
      uniqueKeysWithValues: found.enumerated().flatMap { number, group in
        group.map { (Int($0), number) }
      })
    #expect(exact.allSatisfy { Set($0.map { groupOf[$0] ?? -1 - $0 }).count == 1 })
    if ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] != nil {
      print("EXACT \(exact.count) FOUND \(found.count) MEMBERS \(found.joined().count)")
      for group in found where Set(group.map { documents[Int($0)].text }).count > 1 {
        for member in group {
          print("NEAR", documents[Int(member)].key, documents[Int(member)].text.prefix(150))
        }
        print("----")
      }
    }
  }
}
