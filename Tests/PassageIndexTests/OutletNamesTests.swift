internal import Prompts
internal import Testing
internal import Text

@testable import PassageIndex

/// Which names and addresses are one outlet's.
@Suite struct OutletNamesTests {
  private static let ruleWords = try! RuleWords(prompts: Prompts())

  private func names(_ articles: [(outlet: String, url: String?)]) -> OutletNames {
    OutletNames(
      articles.enumerated().map {
        CensusEntry(id: Int64($0.offset + 1), outlet: $0.element.outlet, url: $0.element.url)
      }, ruleWords: Self.ruleWords)
  }

  @Test(arguments: [
    "The Halden Post", "Halden Post", "halden post", "haldenpost.example",
    "www.haldenpost.example", "https://feeds.haldenpost.example/rss", "halden-post.co.uk",
  ])
  func `a name and the addresses that spell it are one outlet`(name: String) {
    let names = names([
      ("Halden Post", nil), ("Halden Post", nil), ("haldenpost.example", nil),
      ("Coast Herald", nil),
    ])
    #expect(names.names(of: name) == ["Halden Post", "haldenpost.example"])
    #expect(names.shown("haldenpost.example") == "Halden Post")
  }

  @Test(arguments: ["hpost.example", "www.hpost.example/today", "The Halden Post"])
  func `an address that articles of the outlet have may be short`(name: String) {
    let names = names([
      ("The Halden Post", "https://www.hpost.example/1"), ("hpost.example", nil),
    ])
    #expect(names.names(of: name) == ["The Halden Post", "hpost.example"])
  }

  @Test func `names that do not spell each other are one by the table`() {
    let names = names([("South China Morning Post", nil), ("SCMP", nil), ("www.scmp.com", nil)])
    #expect(names.names(of: "scmp.com").count == 3)
    #expect(names.shown("SCMP") == "SCMP" || names.shown("SCMP") == "South China Morning Post")
    #expect(names.names(of: "Morning Post").isEmpty)
  }

  @Test func `each row of the table has its example and not its counter-example`() throws {
    for row in try Prompts().table("outlets") {
      let all = row["names"].split(separator: "|").map { $0.trimmingPrefix(" ") }
      let names = names(all.map { (String($0), nil) })
      #expect(!names.names(of: row["example"]).isEmpty, "\(row["name"])")
      #expect(names.names(of: row["counter-example"]).isEmpty, "\(row["name"])")
    }
  }

  @Test(arguments: [
    "Halden", "Post", "Halden Post Weekly", "post.example", "Zorblax", "", ".", "a.b",
  ])
  func `what is no outlet's whole name is none`(name: String) {
    let names = names([("Halden Post", nil), ("Coast Herald", nil)])
    #expect(names.names(of: name).isEmpty)
  }

  @Test func `an address under which several outlets stand is of none of them`() {
    let names = names([
      ("Halden Post", "https://hp.example/1"), ("Harbour Paper", "https://hp.example/2"),
      ("hp.example", nil),
    ])
    #expect(names.names(of: "hp.example") == ["hp.example"])
    #expect(names.names(of: "Halden Post") == ["Halden Post"])
  }
}
