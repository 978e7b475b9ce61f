internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The rules that know what words mean to each other; without a lexicon they know only which are
/// spelt alike.
final class WordRules {
  /// Positions of the question terms that a term can stand for, by what joins them.
  private struct Kin {
    var synonyms: UInt64 = 0
    var derivations: UInt64 = 0
    var hypernyms: UInt64 = 0
    /// One explains the other.
    var glosses: UInt64 = 0
    /// Spelt nearly the same.
    var alike: UInt64 = 0
    /// Whether glosses and spelling were looked at.
    var isComplete = false
  }

  private let terms: QuestionTerms
  private let meanings: WordMeanings?
  private let kinds: NounKinds?
  private let table: TermTable
  /// By term, as far as asked.
  private var kin: [Int32: Kin] = [:]
  /// Positions of the question terms that a term explains or is explained by, by the number under
  /// which explanations know it.
  private var glosses: [UInt32: UInt64] = [:]
  /// Whether a word names one of the kind wanted, as far as asked; by the hash of its bytes.
  private var isKind: [UInt64: Bool] = [:]

  init(
    _ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable, meanings: WordMeanings?
  ) {
    self.terms = terms
    self.meanings = meanings
    self.table = table
    kinds = meanings.flatMap { meanings in
      question.headNoun.map { NounKinds(of: $0, lexicon: meanings.lexicon) }
    }
    guard let lexicon = meanings?.lexicon else { return }
    for (position, number) in terms.numbers.enumerated() {
      let term = table.terms[Int(number)]
      let bit: UInt64 = 1 << UInt64(position)
      for other in lexicon.glossNumbers(ofTerm: term) { glosses[other, default: 0] |= bit }
      for other in lexicon.synonyms(ofTerm: term) {
        kin[table.number(of: other), default: Kin()].synonyms |= bit
      }
      for other in lexicon.hypernyms(ofTerm: term) {
        kin[table.number(of: other), default: Kin()].hypernyms |= bit
      }
      for other in lexicon.derivations(ofTerm: term) {
        kin[table.number(of: other), default: Kin()].derivations |= bit
      }
    }
  }

  func apply(to candidate: inout Candidate) {
    var all = Kin()
    var holdsKind = false
    let text = candidate.article.tokenized
    let words = text.terms
    for token in candidate.tokens {
      let kin = kin(of: words[token])
      all.synonyms |= kin.synonyms
      all.derivations |= kin.derivations
      all.hypernyms |= kin.hypernyms
      all.glosses |= kin.glosses
      all.alike |= kin.alike
      if !holdsKind, isOfKind(token, text) { holdsKind = true }
    }
    let missing = ~candidate.mask
    candidate.features[.glosses] = terms.share(all.glosses & missing)
    candidate.features[.spelledAlike] = terms.share(all.alike & missing)
    candidate.features[.derivations] = terms.share(all.derivations & missing)
    candidate.features[.synonyms] = terms.share(all.synonyms & missing & ~all.derivations)
    candidate.features[.hypernyms] = terms.share(
      all.hypernyms & missing & ~all.derivations & ~all.synonyms)
    candidate.features[.verbKin] =
      (all.synonyms | all.derivations) & terms.verbMask & missing != 0 ? 1 : 0
    candidate.features[.focusKind] = holdsKind ? 1 : 0
  }

  /// Remembered by term.
  private func kin(of number: Int32) -> Kin {
    let known = kin[number]
    if let known, known.isComplete { return known }
    var found = known ?? Kin()
    found.isComplete = true
    if terms.position(of: number) == nil, !table.classes(of: number).contains(.stopword) {
      relate(number, &found)
    }
    kin[number] = found
    return found
  }

  /// Adds what of the question a term explains, or is explained by, and what it is spelt like.
  private func relate(_ number: Int32, _ kin: inout Kin) {
    kin.glosses = meanings?.glossNumber(of: number).flatMap { glosses[$0] } ?? 0
    let term = table.terms[Int(number)]
    for (position, other) in terms.numbers.enumerated()
    where Spelling.areAlike(term, table.terms[Int(other)]) {
      kin.alike |= 1 << UInt64(position)
    }
  }

  /// Whether the word names a kind or an instance of the question's head noun, and is not in the
  /// question. Remembered.
  private func isOfKind(_ token: Int, _ text: TokenizedText) -> Bool {
    guard let kinds, let meanings, !terms.allNumbers.contains(text.terms[token]) else {
      return false
    }
    let span = TextSpan(Int(text.starts[token]), Int(text.ends[token]))
    let hash = FNV1a.hash(text.bytes[span.start..<span.end])
    if let known = isKind[hash] { return known }
    let isOne = kinds.contains(meanings.senses(hash) { text.text(of: span) })
    isKind[hash] = isOne
    return isOne
  }
}
