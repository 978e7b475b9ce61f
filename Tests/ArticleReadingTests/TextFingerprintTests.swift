internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

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

/// Whether two texts are found as copies: they share a band, may be copies by their fingerprints,
/// and are by their words.
private func areCopies(_ first: String, _ second: String) -> Bool {
  let (left, right) = (TextFingerprint(of: first), TextFingerprint(of: second))
  guard !Set(left.bands).isDisjoint(with: right.bands) else { return false }
  if left.exact == right.exact { return true }
  let judge = CopyJudge(dates: recogniser)
  return judge.mayBeCopies(left, right) && judge.areCopies(first, second)
}

@Suite struct TextFingerprintTests {
  @Test func `an exact copy is found whatever its spacing, quotes and letter case`() {
    #expect(areCopies(Story.harbour, Story.harbour.uppercased() + " "))
    #expect(!areCopies(Story.harbour, "x y z"))
  }

  @Test func `a copy with a paragraph more, or one cut, is found`() {
    let longer =
      "COAST POST. Print edition. " + Story.harbour
      + "\n\nReporting by Ann Roe; editing by Sam Orr. All rights are with the Coast Post of Arden."
    let shorter = String(Story.harbour.prefix(Story.harbour.count * 3 / 4))
    #expect(areCopies(Story.harbour, longer))
    #expect(areCopies(Story.harbour, shorter))
  }

  @Test func `the results of two quarters are two stories`() {
    let third = Story.results("third quarter of 2024", "120.4", "14.2", "3")
    let fourth = Story.results("fourth quarter of 2024", "131.9", "15.8", "2")
    #expect(!areCopies(third, fourth))
  }

  @Test(arguments: [
    ("Prices rose today.", "Prices rose today", true),
    ("Prices rose today.", "Prices fell today.", false), ("", "", true),
  ])
  func `short texts are copies only when they are equal`(
    first: String, second: String, are: Bool
  ) {
    #expect(areCopies(first, second) == are)
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
}
