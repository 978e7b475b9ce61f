internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// What the lexicon knows of the words of articles, remembered from question to question.
final class WordMeanings {
  let lexicon: Lexicon
  private let table: TermTable
  /// By the hash of a word's bytes, since words of one term may differ in this ("manufactures",
  /// "manufacturers").
  private var senses: [UInt64: [UInt32]] = [:]
  /// Words whose senses are remembered; when there are more, all are forgotten.
  private static let mostWords = 1 << 16
  /// By term: one more than its number in explanations, 0 where it has none; −1 where that is not
  /// known yet.
  private var glosses: [Int64] = []

  init(_ lexicon: Lexicon, table: TermTable) {
    self.lexicon = lexicon
    self.table = table
  }

  /// The number under which explanations know a term; nil for a term of no word listed.
  func glossNumber(of term: Int32) -> UInt32? {
    let place = Int(term)
    if place >= glosses.count {
      glosses += repeatElement(-1, count: table.terms.count - glosses.count)
    }
    if glosses[place] < 0 {
      glosses[place] = lexicon.glossNumber(ofTerm: table.terms[place]).map { Int64($0) + 1 } ?? 0
    }
    return glosses[place] > 0 ? UInt32(glosses[place] - 1) : nil
  }

  /// The senses of a word as a noun, most frequent first.
  ///
  /// - Parameters:
  ///   - hash: of its bytes as they are written.
  ///   - word: gives the word as it is written, when it is not remembered.
  func senses(_ hash: UInt64, _ word: () -> String) -> [UInt32] {
    if let known = senses[hash] { return known }
    let folded = word().lowercased()
    let found = folded.utf8.count > 2 ? lexicon.senses(ofNoun: folded) : []
    if senses.count >= Self.mostWords { senses.removeAll(keepingCapacity: true) }
    senses[hash] = found
    return found
  }
}
