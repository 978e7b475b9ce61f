internal import Foundation
internal import TestSupport
internal import Testing
internal import Text

@testable import WordNetLexicon

/// The word table, made from a few lines in WordNet's format.
struct LexiconTests {
  let folder: TemporaryFolder
  let lexicon: Lexicon

  init() throws {
    folder = try TemporaryFolder()
    try SampleWordNet.write(to: folder)
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
