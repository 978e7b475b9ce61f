internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

@Suite struct ArticleAddressesTests {
  private static let addresses = Result { try ArticleAddresses(prompts: try Prompts()) }

  private func key(_ address: String) throws -> String? {
    try Self.addresses.get().key(of: address)
  }

  @Test(arguments: [
    "http://coast.example/salt", "https://www.coast.example/salt/",
    "HTTPS://Coast.Example/salt#top",
    "https://coast.example:443/salt?utm_source=letter&utm_medium=mail",
    "https://coast.example/salt?fbclid=IwAR0", "https://amp.coast.example/salt",
    "https://coast.example/salt/amp/", "https://coast.example/amp/salt?amp=1",
    "https://coast.example/salt.amp", "https://user@coast.example/salt",
    "https://www.google.com/amp/s/www.coast.example/salt",
    "https://coast-example.cdn.ampproject.org/c/s/coast.example/salt",
  ])
  func `one article has many addresses`(address: String) throws {
    #expect(try key(address) == "coast.example/salt")
  }

  @Test func `fields that say which article it is stay, in order`() throws {
    #expect(try key("https://coast.example/?b=2&a=1&utm_source=x") == "coast.example?a=1&b=2")
    #expect(try key("https://coast.example/salt?page=2") != key("https://coast.example/salt"))
    #expect(try key("https://coast.example/Salt") != key("https://coast.example/salt"))
    #expect(try key("https://coast.example/amplifiers") == "coast.example/amplifiers")
    #expect(try key("https://coast.example/amp") == "coast.example/amp")
  }

  @Test(arguments: [
    "", "salt.html", "ftp://coast.example/salt", "https://", "https://coast.example",
    "https://coast.example/", "https://coast.example/#salt", "https://localhost/salt", "://x/y",
    "https://www.google.com/amp/s/www.google.com/amp/s/", "mailto:ada@coast.example",
  ])
  func `a site's front page and what is no web address are nobody's`(address: String) throws {
    if address.hasSuffix("/amp/s/") {
      #expect(try key(address) != "coast.example/salt")
    } else {
      #expect(try key(address) == nil)
    }
  }

  @Test(arguments: [
    ("2025-11-04T09:00:00Z", "2025-11-04T09:00:00Z"),
    ("2025-11-04T00:30:00+01:00", "2025-11-03T23:30:00Z"),
    ("Tue Nov 04 2025 10:00:00 GMT+0100 (Central European Standard Time)", "2025-11-04T09:00:00Z"),
    ("Tue, 04 Nov 2025 10:00:00 -0500", "2025-11-04T15:00:00Z"),
    ("2025-11-04", "2025-11-04"), ("20251104090000", "2025-11-04T09:00:00Z"),
    ("1762246800", "2025-11-04T09:00:00Z"), ("1762246800000", "2025-11-04T09:00:00Z"),
    ("99999999999999", nil), ("soon", nil), ("", nil),
  ])
  func `moments of saving are read as programs write them`(text: String, moment: String?) throws {
    let prompts = try Prompts()
    let rules = try CleaningRules(
      prompts: prompts, dates: ReadingRules(prompts: prompts).dates)
    #expect(SavedMoment.iso(text, by: rules) == moment)
  }

  @Test func `texts under one address are versions when they share their words`() {
    func text(_ title: String, _ words: String) -> VersionText {
      VersionText(title: title, text: words)
    }
    let first = text("Salt", "The works open in May. They employ 40 people of the island.")
    #expect(
      VersionJudge.areVersions(
        first, text("Salt", "The works open in July. They employ 55 people of the island.")))
    #expect(
      !VersionJudge.areVersions(first, text("Salt", "A bakery bought kelp off Skar for its bread."))
    )
    #expect(!VersionJudge.areVersions(first, text("Salt", "")))
  }
}
