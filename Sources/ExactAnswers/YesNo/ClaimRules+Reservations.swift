internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis

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
