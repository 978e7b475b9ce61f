internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The rules that know what words mean to each other; without a lexicon they give nothing.
final class WordRules {
  private let terms: QuestionTerms
  private let lexicon: Lexicon?
  private let head: String?
  private let table: TermTable
  /// Positions of the question terms that a term can stand for.
  private var synonyms: [Int32: UInt64] = [:]
  private var derivations: [Int32: UInt64] = [:]
  private var hypernyms: [Int32: UInt64] = [:]
  /// For each question term the numbers of the terms that explain it or are explained by it.
  private var glosses: [Set<UInt32>] = []
  /// Positions of the question terms that a term explains, and of those it is spelt like, as far as
  /// asked.
  private var related: [Int32: (glosses: UInt64, alike: UInt64)] = [:]
  /// Whether a word names one of the kind wanted, as far as asked; by the word's bytes, since words
  /// of one term may differ in this ("manufactures", "manufacturers").
  private var kinds: [ArraySlice<UInt8>: Bool] = [:]

  init(_ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable, lexicon: Lexicon?) {
    self.terms = terms
    self.lexicon = lexicon
    self.table = table
    head = question.headNoun
    guard let lexicon else { return }
    for (position, number) in terms.numbers.enumerated() {
      let term = table.terms[Int(number)]
      let bit: UInt64 = 1 << UInt64(position)
      glosses.append(lexicon.glossNumbers(ofTerm: term))
      for other in lexicon.synonyms(ofTerm: term) {
        synonyms[table.number(of: other), default: 0] |= bit
      }
      for other in lexicon.hypernyms(ofTerm: term) {
        hypernyms[table.number(of: other), default: 0] |= bit
      }
      for other in lexicon.derivations(ofTerm: term) {
        derivations[table.number(of: other), default: 0] |= bit
      }
    }
  }

  func apply(to candidate: inout Candidate) {
    applyKin(to: &candidate)
    guard lexicon != nil else { return }
    var synonymMask: UInt64 = 0
    var derivationMask: UInt64 = 0
    var hypernymMask: UInt64 = 0
    var holdsKind = false
    for token in candidate.tokens {
      let term = candidate.article.terms[token]
      synonymMask |= synonyms[term] ?? 0
      derivationMask |= derivations[term] ?? 0
      hypernymMask |= hypernyms[term] ?? 0
      if !holdsKind, isOfKind(token, candidate.article) { holdsKind = true }
    }
    candidate.features[.derivations] = terms.share(derivationMask & ~candidate.mask)
    candidate.features[.synonyms] = terms.share(
      synonymMask & ~candidate.mask & ~derivationMask)
    candidate.features[.hypernyms] = terms.share(
      hypernymMask & ~candidate.mask & ~derivationMask & ~synonymMask)
    candidate.features[.verbKin] =
      (synonymMask | derivationMask) & terms.verbMask & ~candidate.mask != 0 ? 1 : 0
    candidate.features[.focusKind] = holdsKind ? 1 : 0
  }

  /// What of the question only words of the same explanation, or of nearly the same spelling, stand
  /// for.
  private func applyKin(to candidate: inout Candidate) {
    var glossMask: UInt64 = 0
    var alikeMask: UInt64 = 0
    for token in candidate.tokens {
      let term = candidate.article.terms[token]
      guard !terms.numbers.contains(term) else { continue }
      let related = related(of: term)
      glossMask |= related.glosses
      alikeMask |= related.alike
    }
    candidate.features[.glosses] = terms.share(glossMask & ~candidate.mask)
    candidate.features[.spelledAlike] = terms.share(alikeMask & ~candidate.mask)
  }

  /// Remembered by term.
  private func related(of number: Int32) -> (glosses: UInt64, alike: UInt64) {
    if let known = related[number] { return known }
    var found: (glosses: UInt64, alike: UInt64) = (0, 0)
    defer { related[number] = found }
    guard !table.classes(of: number).contains(.stopword) else { return found }
    let term = table.terms[Int(number)]
    let gloss = lexicon?.glossNumber(ofTerm: term)
    for (position, other) in terms.numbers.enumerated() {
      let bit: UInt64 = 1 << UInt64(position)
      if let gloss, glosses[position].contains(gloss) { found.glosses |= bit }
      if Spelling.areAlike(term, table.terms[Int(other)]) { found.alike |= bit }
    }
    return found
  }

  /// Whether the word names a kind or an instance of the question's head noun, and is not in the
  /// question. Remembered.
  func isOfKind(_ token: Int, _ article: TokenizedArticle) -> Bool {
    let term = article.terms[token]
    guard let lexicon, let head, !terms.allNumbers.contains(term) else { return false }
    let span = TextSpan(Int(article.starts[token]), Int(article.ends[token]))
    let bytes = article.bytes[span.start..<span.end]
    if let known = kinds[bytes] { return known }
    let word = article.text(of: span).lowercased()
    let isOfKind = word.utf8.count > 2 && lexicon.isKind(word, of: head)
    kinds[bytes] = isOfKind
    return isOfKind
  }
}
