internal import Foundation
internal import TestSupport
internal import Testing
internal import Text

@testable import QuestionAnswering
@testable import WordNetLexicon

/// The word table, made from a few lines in WordNet's format.
struct LexiconTests {
  /// Offsets are arbitrary: they only have to agree among the files.
  static let files = [
    "data.noun": """
      1 the licence heading starts with spaces
    00000001 03 n 01 entity 0 000 | all
    00000002 15 n 02 city 0 metropolis 0 001 @ 00000001 n 0000 | a town
    00000003 15 n 02 Lundvik 0 New_Lundvik 0 001 @i 00000002 n 0000 | the capital city of a coast
    00000004 04 n 01 acquisition 0 002 @ 00000001 n 0000 + 00000011 v 0101 | the act
    00000005 18 n 01 mouse 0 001 @ 00000001 n 0000 | a shy person
    """,
    "data.verb": "00000011 40 v 02 acquire 0 buy 0 001 + 00000004 n 0101 01 + 08 00 | get\n",
    "data.adj": "00000021 00 a 01 Lundvikian(a) 0 001 \\ 00000003 n 0101 | of Lundvik\n",
    "data.adv": "",
    "index.noun": """
    city n 1 1 @ 1 1 00000002
    metropolis n 1 1 @ 1 1 00000002
    lundvik n 1 1 @i 1 0 00000003
    new_lundvik n 1 1 @i 1 0 00000003
    acquisition n 1 2 @ + 1 1 00000004
    mouse n 1 1 @ 1 1 00000005
    entity n 1 0 1 1 00000001
    """,
    "index.verb": "acquire v 1 1 + 1 1 00000011\nbuy v 1 1 + 1 1 00000011\n",
    "index.adj": "lundvikian a 1 1 \\ 1 0 00000021\n", "index.adv": "",
    "cntlist.rev": "acquire%2:40:00:: 1 30\ncity%1:15:00:: 1 90\n",
    "noun.exc": "mice mouse\n", "verb.exc": "bought buy\n", "adj.exc": "", "adv.exc": "",
  ]

  let folder: TemporaryFolder
  let lexicon: Lexicon

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in Self.files { try folder.write(text.isEmpty ? "  \n" : text, to: name) }
    let path = folder.url.path + "/cache/words.table"
    try LexiconCache.build(from: folder.url.path, to: path)
    lexicon = try #require(Lexicon(path: path))
  }

  private func term(_ word: String) -> String { Tokenizer().terms(in: word).first ?? "" }

  @Test func `synonyms and derivations are terms as the index holds them`() {
    #expect(lexicon.synonyms(ofTerm: term("acquires")) == [term("buy")])
    #expect(lexicon.derivations(ofTerm: term("acquiring")) == [term("acquisition")])
    #expect(lexicon.derivations(ofTerm: term("Lundvikian")) == [term("Lundvik")])
    #expect(lexicon.hypernyms(ofTerm: term("city")) == [term("entity")])
    #expect(lexicon.synonyms(ofTerm: "unheard").isEmpty)
  }

  @Test(arguments: [
    ("lundvik", "city", true), ("new lundvik", "city", true), ("lundvik", "entity", true),
    ("city", "lundvik", false), ("acquisition", "city", false), ("cities", "entity", true),
    ("mice", "entity", true), ("unheard", "city", false), ("", "", false),
  ])
  func `a kind is found through the chain of more general words`(
    word: String, head: String, isKind: Bool
  ) {
    #expect(lexicon.isKind(word, of: head) == isKind)
  }

  @Test func `inflected and irregular forms lead to their lemma`() {
    #expect(lexicon.likelyPartOfSpeech(of: "bought") == .verb)
    #expect(lexicon.likelyPartOfSpeech(of: "acquires") == .verb)
    #expect(lexicon.frequency(of: "cities", as: .noun) == 91)
    #expect(lexicon.likelyPartOfSpeech(of: "unheard") == nil)
    #expect(lexicon.category(ofNoun: "lundvik") == .location)
  }

  @Test func `a word and the words that explain it know each other both ways`() throws {
    let city = try #require(lexicon.glossNumber(ofTerm: term("city")))
    let lundvik = try #require(lexicon.glossNumber(ofTerm: term("Lundvik")))
    #expect(lexicon.glossNumbers(ofTerm: term("Lundvik")).contains(city))
    #expect(lexicon.glossNumbers(ofTerm: term("city")).contains(lundvik))
    #expect(!lexicon.glossNumbers(ofTerm: term("mouse")).contains(city))
    #expect(lexicon.glossNumber(ofTerm: "unheard") == nil)
    #expect(lexicon.glossNumbers(ofTerm: "unheard").isEmpty)
  }

  @Test func `a word that is only spelt with a capital is a name`() {
    #expect(!lexicon.isCommonWord("lundvik"))
    #expect(lexicon.isCommonWord("city"))
    #expect(!lexicon.isCommonWord("unheard"))
  }

  @Test func `a missing file is named, with the cure`() throws {
    let empty = try TemporaryFolder()
    let missing = empty.url.path + "/data.noun"
    #expect(throws: LexiconError.wordNetFileUnreadable(missing)) {
      try LexiconCache.build(from: empty.url.path, to: empty.url.path + "/words.table")
    }
    #expect(LexiconError.wordNetFileUnreadable(missing).description.contains("wordnet-base"))
  }

  @Test(arguments: [0, 4, 100, 200])
  func `a table cut short or overwritten is refused, not trusted`(length: Int) throws {
    let whole = try Data(
      contentsOf: folder.url.appendingPathComponent("cache/words.table"))
    try folder.write(String(decoding: whole.prefix(length), as: UTF8.self), to: "cut.table")
    #expect(Lexicon(path: folder.url.path + "/cut.table") == nil)
    #expect(Lexicon(path: folder.url.path) == nil)
  }

  @Test func `wrong numbers inside a table give wrong words, not a crash`() throws {
    var bytes = try Data(contentsOf: folder.url.appendingPathComponent("cache/words.table"))
    for index in stride(from: 4 * LexiconSection.headingCount, to: bytes.count, by: 3) {
      bytes[index] = 0xFF
    }
    let path = folder.url.appendingPathComponent("wrong.table")
    try bytes.write(to: path)
    let wrong = try #require(Lexicon(path: path.path))
    for word in ["city", "acquire", "bought", "lundvik"] {
      _ = wrong.synonyms(ofTerm: word)
      _ = wrong.isKind(word, of: "entity")
      _ = wrong.likelyPartOfSpeech(of: word)
    }
  }
}
