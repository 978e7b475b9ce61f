internal import Prompts
internal import Testing
internal import Text

@testable import SentenceAnalysis
@testable import Text

/// The tables of words that stand in text as they are written.
@Suite struct WordTableTests {
  @Test(arguments: [
    "reply-words", "claim-status", "currencies", "name-words", "number-scales",
  ])
  func `every row holds a word of its example and none of its counter-example`(table: String) throws
  {
    for row in try Prompts().table(table) {
      func holds(_ text: String) -> Bool {
        text.lowercased().split { " .,?".contains($0) }
          .contains { row.words("words").contains(String($0)) }
      }
      #expect(holds(row["example"]), "line \(row.line): \(row["example"])")
      #expect(!holds(row["counter-example"]), "line \(row.line): \(row["counter-example"])")
    }
  }

  /// What `rule-words.tsv` stands for, with the words of the rows it names.
  static let ruleWords = try! RuleWords(prompts: Prompts())

  @Test
  func `every class of rule words holds a word of its example and none of its counter-example`()
    throws
  {
    for row in try Prompts().table("rule-words") {
      let list = try #require(RuleWords.List(rawValue: row["name"]))
      func holds(_ text: String) -> Bool {
        text.lowercased().split { " .,?".contains($0) }
          .contains { Self.ruleWords.holds(list, $0) }
      }
      #expect(holds(row["example"]), "line \(row.line): \(row["example"])")
      #expect(!holds(row["counter-example"]), "line \(row.line): \(row["counter-example"])")
    }
  }

  @Test func `every ending is one of its example and none of its counter-example`() throws {
    for row in try Prompts().table("word-endings") {
      let ending = try #require(RuleWords.Ending(rawValue: row["name"]))
      #expect(Self.ruleWords.ends(row["example"], ending), "\(row["name"])")
      #expect(!Self.ruleWords.ends(row["counter-example"], ending), "\(row["name"])")
    }
  }

  @Test func `every row of plurals makes its example singular, and leaves its counter-example`()
    throws
  {
    for row in try Prompts().table("plural-endings") {
      let isPlural = !row["singulars"].isEmpty
      #expect(Self.ruleWords.singulars(of: row["example"]).isEmpty != isPlural, "\(row.line)")
      let ending = row["ending"]
      let isOther = !row["counter-example"].hasSuffix(ending) || row["counter-example"].count < 4
      #expect(isOther, "\(row.line)")
    }
  }

  @Test func `every rule word and ending that is asked for has a row`() throws {
    for list in RuleWords.List.allCases { #expect(!Self.ruleWords[list].isEmpty, "\(list)") }
    let rows = Set(try Prompts().table("word-endings").map { $0["name"] })
    #expect(rows == Set(RuleWords.Ending.allCases.map(\.rawValue)))
  }

  @Test func `every list that replies are read by has words`() throws {
    let words = try ReplyWords(prompts: Prompts())
    for list in ReplyWords.List.allCases { #expect(!words[list].isEmpty, "\(list)") }
  }

  @Test func `every country is known by its example and not by its counter-example`() throws {
    for row in try Prompts().table("country-names") {
      let ways = [row["name"]] + row["written"].split(separator: "|").map(String.init)
      #expect(ways.contains { row["example"].contains($0) }, "\(row["name"])")
      #expect(
        !ways.contains { " \(row["counter-example"]) ".contains(" \($0) ") }, "\(row["name"])")
    }
  }
}
