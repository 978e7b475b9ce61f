internal import Prompts
internal import Text

/// Tells a question that is not in English, to which no rule of English applies, by its script and
/// its small words; from `Prompts/tables/question-languages.tsv`.
struct QuestionLanguages: Sendable {
  /// A language that questions are told to be in.
  struct Language: Sendable {
    /// Its code, or `unknown`.
    let code: String
    /// Folded words that are not searched for.
    let words: Set<String>
    fileprivate let asking: Set<String>
    /// All words that tell the language.
    fileprivate let telling: Set<String>

    fileprivate init(
      code: String, asking: Set<String> = [], helping: Set<String> = [], signs: Set<String> = []
    ) {
      self.code = code
      self.asking = asking
      words = asking.union(helping)
      telling = words.union(signs)
    }
  }

  /// The code of a language that no row tells (ISO 639-2).
  static let unknown = "und"

  private let languages: [Language]
  /// Small words of English.
  private let english: Set<String>

  /// - Parameter english: folded words that carry no subject in English.
  init(prompts: Prompts, english: Set<String>) throws(PromptsError) {
    self.english = english
    let tokenizer = Tokenizer()
    languages = try prompts.table("question-languages").map { row in
      let folded = { (column: String) in
        Set(tokenizer.tokens(in: row[column]).filter { !$0.isColocated }.map(\.folded))
      }
      return Language(
        code: row["language"], asking: folded("asking"), helping: folded("helping"),
        signs: folded("signs"))
    }
  }

  /// The language of a question of these words; nil for English, and where nothing tells. O(words ×
  /// languages).
  func language(of words: [Token], in question: String) -> Language? {
    let words = words.filter { !$0.isColocated && !$0.folded.allSatisfy(\.isNumber) }
    let foreign = words.count { !Self.isLatin($0.folded) }
    let plain = words.count { english.contains($0.folded) }
    if foreign > Self.mostForeign * plain, foreign * 2 >= words.count {
      return best(among: words.map(\.folded))?.language ?? Language(code: Self.unknown)
    }
    // A capital elsewhere than at the beginning makes a name of any word.
    let small = words.enumerated().filter { position, word in
      position == 0 || question[word.span]?.first?.isUppercase != true
    }.map(\.element.folded)
    guard let best = best(among: small) else { return nil }
    let isAsked = small.contains(where: best.language.asking.contains)
    let own = small.count { english.contains($0) }
    guard best.count > own, isAsked || best.count >= Self.fewestTelling else { return nil }
    return best.language
  }

  /// Words of another script, which may be a name, for each small word of an English question.
  private static let mostForeign = 4

  /// Small words that tell a language by themselves, where no word asks.
  private static let fewestTelling = 3

  /// The language that has most of the words, and how many; nil where none has any. Earlier rows
  /// win.
  private func best(among words: [String]) -> (language: Language, count: Int)? {
    var best: (language: Language, count: Int)?
    for language in languages {
      let count = words.count { language.telling.contains($0) }
      if count > best?.count ?? 0 { best = (language, count) }
    }
    return best
  }

  /// Whether a folded word begins with a letter of the Latin alphabet, or a digit.
  private static func isLatin(_ folded: String) -> Bool {
    folded.unicodeScalars.first.map { $0.value < 0x370 } ?? true
  }
}
