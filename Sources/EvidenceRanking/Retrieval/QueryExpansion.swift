package import PassageIndex
internal import QuestionAnalysis
internal import Text
internal import WordNetLexicon

/// A second query for a question of which the first found little: words that can stand for the
/// question's own.
///
/// What it finds is read after what the first found. No word of it counts as a word of the
/// question: a question whose words are missing stays one whose words are missing.
package struct QueryExpansion: Sendable {
  /// Why a word stands for another.
  package enum Reason: String, Sendable {
    case paraphrase, synonym, derivation, spelling
  }

  /// A term searched for in another's place.
  package struct Word: Sendable {
    package var term: String
    /// The question's word as it is typed, and the other as it is written (a stem, unless a
    /// spelling was put right).
    package var typed: String
    package var written: String
    package var reason: Reason
    /// Beside 1 for a word of the question.
    package var weight: Double
  }

  /// The best passage's BM25 beside the weight of all words of the question; about the share of
  /// them that it holds.
  package let share: Double
  /// In the order of the question's words.
  package let words: [Word]

  /// Below this share a question's passages are few of its words.
  private static let thinShare = 0.5
  /// Words taken for one of the question's, of each reason.
  private static let mostOthers = 3
  /// Other wordings taken for a part of the question.
  private static let mostWordings = 6
  /// Passages that the words of a phrase may stand in, counted for each word.
  private static let mostPlaces = 3_000
  private static let meaningWeight = 0.3
  private static let spellingWeight = 0.8

  /// Words put right, as they are written in the articles.
  package var spellings: [Word] { words.filter { $0.reason == .spelling } }

  /// The terms to send: the question's and the others.
  package func terms(_ plan: QueryPlan) -> [WeightedTerm] {
    plan.terms + words.map { WeightedTerm($0.term, weight: $0.weight) }
  }

  /// Nil when the first query found enough, nothing stands for its words, or there is no lexicon to
  /// say so. Cost: a look-up of the frequency of each word considered.
  init?(
    _ question: AnalyzedQuestion, plan: QueryPlan, retrieval: Retrieval,
    store: any PassageReading, lexicon: Lexicon?, paraphrases: [Paraphrase] = []
  ) throws {
    guard let lexicon else { return nil }
    let weight = zip(plan.terms, retrieval.terms).reduce(0) { $0 + $1.0.weight * $1.1.passageIDF }
    share = (retrieval.passages.first?.score ?? 0) / max(weight, 1e-9)
    let finder = Finder(
      store: store, lexicon: lexicon, isThin: share < Self.thinShare,
      known: Set(plan.terms.map(\.term)))
    var words: [Word] = []
    for (term, found) in zip(plan.terms, retrieval.terms) {
      guard
        let word = question.words.first(where: {
          $0.token.term == term.term && !$0.isName && !$0.isNumber && !$0.isStopword
        })
      else { continue }
      let typed = question.text[word.token.span].map(String.init) ?? word.token.folded
      words += try finder.words(for: word, typed: typed, isUnknown: found.passages == 0)
    }
    for paraphrase in paraphrases { words += try finder.words(for: paraphrase) }
    var seen: Set<String> = []
    words = words.filter { seen.insert($0.term).inserted }
    if words.isEmpty { return nil }
    self.words = words
  }

  /// Looks for what stands for one word.
  private struct Finder {
    let store: any PassageReading
    let lexicon: Lexicon
    let isThin: Bool
    let known: Set<String>

    func words(for word: AnalyzedQuestion.Word, typed: String, isUnknown: Bool) throws -> [Word] {
      if isUnknown,
        let right = try CommonSpelling(store: store, lexicon: lexicon).correction(of: word),
        let term = Tokenizer().tokens(in: right).first?.term
      {
        return [
          Word(
            term: term, typed: typed, written: right, reason: .spelling, weight: spellingWeight)
        ]
      }
      guard isThin else { return [] }
      return try others(lexicon.synonyms(ofTerm: word.token.term), .synonym, typed)
        + others(lexicon.derivations(ofTerm: word.token.term), .derivation, typed)
    }

    /// Other wordings of a part of the question, those of several words as phrases.
    func words(for paraphrase: Paraphrase) throws -> [Word] {
      guard isThin || paraphrase.isSpelling else { return [] }
      let weight = paraphrase.isSpelling ? spellingWeight : meaningWeight
      return try paraphrase.others.lazy
        .map { (term: $0.written, $0.text) }
        .filter { !known.contains($0.term) }.prefix(mostWordings)
        .filter { try isQuick($0.term) && store.passageFrequency(of: $0.term) > 0 }
        .map {
          Word(
            term: $0.term, typed: paraphrase.typed, written: $0.1, reason: .paraphrase,
            weight: weight)
        }
    }

    /// Whether `term` is one word, or a phrase whose words stand in few passages: the places of all
    /// its words are read to find those where they stand together.
    private func isQuick(_ term: String) throws -> Bool {
      let words = term.split(separator: " ")
      if words.count == 1 { return true }
      return try words.reduce(0) { try $0 + store.passageFrequency(of: String($1)) }
        <= mostPlaces
    }

    private func others(_ terms: [String], _ reason: Reason, _ typed: String) throws -> [Word] {
      try terms.lazy.filter { !known.contains($0) }.prefix(mostOthers)
        .filter { try store.passageFrequency(of: $0) > 0 }
        .map {
          Word(term: $0, typed: typed, written: $0, reason: reason, weight: meaningWeight)
        }
    }
  }
}
