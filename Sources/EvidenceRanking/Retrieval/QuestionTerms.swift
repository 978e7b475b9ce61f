package import PassageIndex
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// The question's searched terms as numbers and masks: bit i of a mask stands for term i.
package struct QuestionTerms {
  /// Distinct terms in order of first occurrence; at most 60.
  package let numbers: [Int32]
  /// Position in `numbers` by term number, −1 for those of other terms.
  private let positions: [Int8]
  /// Passage IDF times the weight of the term's role.
  package let weights: [Double]
  /// Sum of `weights`, never 0.
  package let total: Double
  /// Positions of terms that follow each other directly in the question.
  let adjacentPairs: [(Int, Int)]
  /// One mask a name of the question.
  package let nameMasks: [UInt64]
  /// Terms written with digits.
  package let numberMask: UInt64
  package let verbMask: UInt64
  let focusMask: UInt64
  /// The term with the greatest weight.
  package let rarestMask: UInt64
  /// Terms of names and quoted phrases.
  package let nameMask: UInt64
  /// Terms that are years, 1000 to 2100.
  package let yearMask: UInt64
  /// Terms of the words that name a time.
  package let timeMask: UInt64
  /// The first and the last day of the time that the question names, and some days after in which
  /// articles still report on it; nil where it names none.
  private let reported: ClosedRange<Int>?
  /// Every word of the question, also those not searched for, and those of names that its initials
  /// were read as.
  package var allNumbers: Set<Int32>

  /// Its "who", "how" and the like; empty for one without.
  let questionWords: Set<Int32>

  static let maximumTerms = 60
  /// Days after the time named in which articles still report on it.
  package static let reportingDays = 45

  /// - Parameter retrieval: how common each term of `plan` is; in the order of the plan.
  package init(
    _ question: AnalyzedQuestion, plan: QueryPlan, retrieval: Retrieval, table: TermTable
  ) {
    let terms = plan.terms.map(\.term)
    numbers = terms.map { table.number(of: $0) }
    positions = Self.positions(of: numbers)
    var weights: [Double] = []
    for (position, term) in plan.terms.enumerated() {
      weights.append(max(0.01, retrieval.terms[position].passageIDF * term.weight))
    }
    self.weights = weights
    total = max(0.01, weights.reduce(0, +))
    let positions = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1, $0) })
    func mask(_ terms: [String]) -> UInt64 {
      terms.reduce(0) { mask, term in positions[term].map { mask | 1 << UInt64($0) } ?? mask }
    }
    var pairs: [(Int, Int)] = []
    for (left, right) in zip(question.words, question.words.dropFirst()) {
      if let first = positions[left.token.term], let second = positions[right.token.term],
        first != second
      {
        pairs.append((first, second))
      }
    }
    adjacentPairs = pairs
    nameMasks = (question.names + question.quotations).map(mask).filter { $0 != 0 }
    numberMask = mask(terms.filter { $0.utf8.contains { 0x30...0x39 ~= $0 } })
    nameMask = nameMasks.reduce(0, |)
    yearMask = mask(terms.filter { QuestionTerms.isYear($0) })
    verbMask = question.mainVerb.map { mask([$0]) } ?? 0
    focusMask = mask(question.focus)
    rarestMask = weights.indices.max { weights[$0] < weights[$1] }.map { 1 << UInt64($0) } ?? 0
    timeMask = mask(Array(question.constraints.timeTerms))
    let since = question.constraints.since.flatMap { CivilDay(iso: $0)?.number }
    let until = question.constraints.until.flatMap { CivilDay(iso: $0)?.number }
    reported = since.flatMap { since in
      until.map { since...max(since, $0 + QuestionTerms.reportingDays) }
    }
    questionWords = Set(
      question.words.filter { table.holds(.questionWord, $0.token.folded) }
        .map { table.number(of: $0.token.term) })
    allNumbers = Set(question.words.map { table.number(of: $0.token.term) })
  }

  private static func positions(of numbers: [Int32]) -> [Int8] {
    var positions = [Int8](repeating: -1, count: numbers.max().map { Int($0) + 1 } ?? 0)
    for (position, number) in numbers.enumerated() { positions[Int(number)] = Int8(position) }
    return positions
  }

  /// The terms of the time named that are given for every sentence of an article published then or
  /// soon after: it need not say "in October 2025" itself. None for another day, or an unknown one.
  func given(on published: Int?) -> UInt64 {
    guard let published, let reported, reported.contains(published) else { return 0 }
    return timeMask
  }

  /// Position of a term in `numbers`; nil for terms that are not searched for. O(1).
  package func position(of number: Int32) -> Int? {
    guard number < positions.count else { return nil }
    let position = Int(positions[Int(number)])
    return position < 0 ? nil : position
  }

  /// Whether a term is a year of the common era, 1000 to 2100.
  package static func isYear(_ term: String) -> Bool {
    term.utf8.count == 4 && Int(term).map { 1000...2100 ~= $0 } ?? false
  }

  /// The question's terms among `words`, each a term number.
  package func mask(of words: some Sequence<Int32>) -> UInt64 {
    words.reduce(0) { mask, word in
      position(of: word).map { mask | 1 << UInt64($0) } ?? mask
    }
  }

  /// The share of the question's weight that the terms in `mask` hold, 0 to 1.
  package func share(_ mask: UInt64) -> Double { mask.sum(of: weights) / total }

  /// The same without the words that only name the kind of thing wanted; the plain share when there
  /// are no others.
  func coreShare(_ mask: UInt64) -> Double {
    let rest = 1 - share(focusMask)
    return rest > 0.05 ? share(mask & ~focusMask) / rest : share(mask)
  }
}

extension UInt64 {
  /// The sum of the weights at the positions of the bits that are set.
  package func sum(of weights: [Double]) -> Double {
    var rest = self
    var sum = 0.0
    while rest != 0 {
      sum += weights[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }
}
