import Prompts
import SentenceAnalysis
import Testing
import Text

/// Parts of speech of written sentences: words parted by spaces.
struct TaggingTests {
  static let tables = try? AnalysisTables(prompts: Prompts())
  static let tagger = tables.flatMap { try? PartOfSpeechTagger(tables: $0) }

  private func tags(_ sentence: String) throws -> String {
    let tagger = try #require(Self.tagger)
    var words = WordBuffer()
    for word in sentence.split(separator: " ") { words.append(word.utf8, at: TextSpan(0, 0)) }
    var memory = PartOfSpeechTagger.Memory()
    tagger.tag(words, memory: &memory)
    return memory.tags.dropFirst(TransformationRules.margin).dropLast(TransformationRules.margin)
      .compactMap { PennTag(rawValue: $0)?.name }.joined(separator: " ")
  }

  @Test(arguments: [
    ("The harbour master resigned .", "DT NN NN VBD ."),
    ("Iversen was not dismissed .", "NNP VBD RB VBN ."),
    ("They plan to sell the plant .", "PRP VBP TO VB DT NN ."),
    ("Altsol has 2,060 employees .", "NNP VBZ CD NNS ."),
    ("She said the plan would fail .", "PRP VBD DT NN MD VB ."),
    ("", ""),
  ])
  func `words get the part of speech they have where they stand`(
    sentence: String, expected: String
  ) throws {
    #expect(try tags(sentence) == expected)
  }

  @Test func `a sentence in capitals is read as any other`() throws {
    let tags = try tags("THE MAYOR HAS RESIGNED .")
    #expect(tags.hasPrefix("DT"))
    #expect(tags.hasSuffix("VBZ VBN ."))
  }

  @Test func `a question typed in lower case has its verb`() throws {
    #expect(try tags("who runs acme").hasPrefix("WP VBZ"))
  }

  @Test func `strange words and bytes get some tag each`() throws {
    let text = "\u{1F600} 東京都 \u{200B} zzzzqqq ---- '''' 12-34/56"
    #expect(try tags(text).split(separator: " ").count == text.split(separator: " ").count)
  }
}
