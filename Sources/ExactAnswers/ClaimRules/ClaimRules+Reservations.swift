internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Why a sentence that has all the words of a claim cannot affirm it.
extension ClaimRules {
  /// A word of exception stands at most two words before a name or noun of who is asked about.
  var isExcepted: Bool {
    let parties = claim.form.parts.filter {
      ($0.role == .doer || $0.role == .undergoer) && $0.clause == 0
    }
    let asked = Set(parties.flatMap(\.terms).map { comparison.table.number(of: $0) })
    return terms.indices.contains { place in
      guard words.isIn(.exception, terms[place]), !claim.allTerms.contains(terms[place]),
        place > 0, words.isIn(.universal, terms[place - 1])
      else { return false }
      return terms[(place + 1)...].prefix(3).contains(where: asked.contains)
    }
  }

  /// "non-" stands before a content word of the claim.
  var isPrefixed: Bool {
    terms.indices.dropLast().contains { place in
      words.isIn(.negatingPrefix, terms[place]) && !claim.allTerms.contains(terms[place])
        && (claim.byTerm[terms[place + 1]] ?? 0) & claim.contentMask != 0
    }
  }

  /// The superlative is said of several.
  var isOneOfSeveral: Bool {
    let asked = claim.words.indices.filter { words.isIn(.superlative, claim.words[$0].term) }
    guard !claim.words.contains(where: { words.isIn(.single, $0.term) }) else { return false }
    return asked.contains { index in
      terms.indices.contains { place in
        terms[place] == claim.words[index].term && place >= 3
          && words.isIn(.single, terms[place - 3])
      }
    }
  }

  /// What somebody is asked to be is read with the name ("Ada Lind guilty"), and the sentence has
  /// no word for it.
  var lacksWord: Bool {
    guard claim.form.predicate?.terms.isEmpty == true else { return false }
    let named = claim.names.reduce(0, |)
    let doers = claim.form.parts.filter { $0.role == .doer && $0.isName && $0.clause == 0 }
    let beside = doers.flatMap(\.terms)
      .reduce(0) { $0 | (claim.byTerm[comparison.table.number(of: $1)] ?? 0) }
    return beside & ~named & claim.contentMask & ~(comparison.found | comparison.related) != 0
  }

  /// "was once a bank", "a former bank" for "Is it a bank?"
  var isFormer: Bool {
    claim.form.standing != .happened
      && terms.contains { words.isIn(.former, $0) && !claim.allTerms.contains($0) }
  }

  /// Every verb that is asked for stands behind "should" or a bare "to": wished, planned or owed,
  /// not done. "Managed to" and the like are done.
  var isUnrealised: Bool {
    guard claim.form.standing == .happened, let predicate = claim.form.predicate else {
      return false
    }
    let verbs = Set(predicate.terms.map { comparison.table.number(of: $0) })
    let places = terms.indices.filter { verbs.contains(terms[$0]) }
    return !places.isEmpty && places.allSatisfy(isUnrealised)
  }

  private func isUnrealised(at verb: Int) -> Bool {
    let before = terms[..<verb].suffix(2).filter { !claim.allTerms.contains($0) }
    guard let last = before.last else { return false }
    if before.contains(where: { words.isIn(.unrealising, $0) }) { return true }
    guard words.isIn(.infinitive, last), last == terms[verb - 1] else { return false }
    return verb < 2 || !words.isIn(.realising, terms[verb - 2])
  }

  /// What is told stands behind a word by which somebody calls it untrue: "contradicting the
  /// statement that nobody was hurt".
  var isDisputed: Bool {
    terms.contains { words.isIn(.refuting, $0) && !claim.allTerms.contains($0) }
  }
}

extension ClaimComparison {
  /// Ordinals of the claim instead of which the sentence has another before the same word.
  var otherRanks: UInt64 {
    claim.words.indices.dropLast().reduce(0) { mask, index in
      guard let number = claim.words[index].number, number.kind == .ordinal,
        !terms.contains(where: { words.number($0) == number })
      else { return mask }
      let next = claim.words[index + 1].term
      let isReplaced = terms.indices.dropLast().contains {
        words.number(terms[$0])?.kind == .ordinal && terms[$0 + 1] == next
      }
      return isReplaced ? mask | 1 << UInt64(index) : mask
    }
  }

  /// Numbers of the claim that stand behind the word for what they measure ("magnitude 8.6"), where
  /// the sentence has another behind it and the article nowhere the one claimed.
  var otherLevels: UInt64 {
    claim.words.indices.dropFirst().reduce(0) { mask, index in
      let (label, word) = (claim.words[index - 1], claim.words[index])
      let labelBit: UInt64 = 1 << UInt64(index - 1)
      guard let number = word.number, number.kind == .cardinal, label.isContent,
        label.number == nil, !claim.names.contains(where: { $0 & labelBit != 0 }),
        !candidate.article.terms.contains(where: { words.number($0) == number })
      else { return mask }
      let isReplaced = terms.indices.dropLast().contains {
        terms[$0] == label.term && words.number(terms[$0 + 1])?.kind == .cardinal
      }
      return isReplaced ? mask | 1 << UInt64(index) : mask
    }
  }
}

/// What a sentence says in the words of the claim, and in their order.
extension ClaimRules {
  /// Words that may stand between those of a claim, for each of them.
  private static let widening = 2
  /// Content words that a claim must have for its order to tell anything.
  private static let leastWords = 3

  /// Whether every content word of the claim stands in the sentence, in the claim's order and close
  /// together, and nothing there denies it, leaves it open or takes something out.
  var isSaidInOrder: Bool {
    let asked = claim.words.indices.filter { claim.words[$0].isContent }
    guard asked.count >= Self.leastWords, !match.isTurned, !match.isDisputed,
      !claim.words.dropFirst().contains(where: { words.isIn(.negation, $0.term) }),
      match.standing != .contradicted, match.time != .contradicted, match.polarity != .contradicted,
      let places = places(of: asked), let first = places.first, let last = places.last
    else { return false }
    let window = terms[first...last]
    guard window.count <= Self.widening * asked.count + Self.leastWords,
      hasSamePrepositions(window), !isOwner(last),
      !asksWhatItIs || window.contains(where: isCopula)
    else { return false }
    return !terms.contains(where: leavesOpen)
  }

  /// "Buys kelp from Halden" is not "buys Halden".
  private func hasSamePrepositions(_ window: ArraySlice<Int32>) -> Bool {
    let asked = Set(claim.words.map(\.term).filter { words.isIn(.preposition, $0) })
    return asked.isSubset(of: window)
      && window.allSatisfy { !words.isIn(.preposition, $0) || asked.contains($0) }
  }

  /// "Buys Halden's boats" is not "buys Halden".
  private func isOwner(_ place: Int) -> Bool {
    let article = comparison.candidate.article
    let end = Int(article.ends[comparison.candidate.tokens.lowerBound + place])
    let behind = article.bytes[end..<min(article.bytes.count, end + Self.possessive)]
    return behind.starts(with: "’".utf8) || behind.starts(with: "'s".utf8)
  }

  /// Bytes of an apostrophe and what follows it, at most.
  private static let possessive = 3

  private var asksWhatItIs: Bool {
    guard let verb = claim.form.predicate, verb.terms.isEmpty, let lemma = verb.lemma else {
      return false
    }
    return comparison.table.terms(ofPhrase: lemma).contains(where: isCopula)
  }

  /// "Halden's largest owner is Lind" has no "is" between Halden and the owner.
  private func isCopula(_ term: Int32) -> Bool {
    comparison.table.classes(of: term).contains(.copula)
  }

  /// A word that denies, doubts or excepts, which the claim does not have.
  private func leavesOpen(_ term: Int32) -> Bool {
    guard !claim.allTerms.contains(term) else { return false }
    return [.negation, .denialVerb, .disputing, .uncertain, .negatingPrefix, .claiming].contains {
      words.isIn($0, term)
    }
  }

  /// Where the words of the claim stand one behind the other, the first from the left on; nil where
  /// they do not.
  private func places(of asked: [Int]) -> [Int]? {
    var places: [Int] = []
    for index in asked {
      let bit: UInt64 = 1 << UInt64(index)
      let start = places.last.map { $0 + 1 } ?? 0
      guard
        let place = terms.indices[start...].first(where: {
          (claim.byTerm[terms[$0]] ?? 0) & bit != 0
        })
      else { return nil }
      places.append(place)
    }
    return places
  }
}
