package import EvidenceRanking
internal import PassageIndex
package import Text

/// What one citation quotes: the sentence that was ranked, and a neighbour where the two are read
/// together.
package struct Quotation {
  /// The sentence that answers.
  package let candidate: Candidate
  /// Positions in the article's sentences, in a row; the candidate's own is among them.
  package let sentences: Range<Int>

  /// - Parameter sentences: positions in the article; nil: the candidate's own sentence.
  package init(_ candidate: Candidate, sentences: Range<Int>? = nil) {
    self.candidate = candidate
    self.sentences = sentences ?? candidate.sentence..<candidate.sentence + 1
  }

  /// The quoted sentences' place in the article's text.
  package var span: TextSpan {
    let all = candidate.article.stored.sentences
    return TextSpan(all[sentences.lowerBound].span.start, all[sentences.upperBound - 1].span.end)
  }

  /// Whether `other` is a sentence that is quoted here.
  package func holds(_ other: Candidate) -> Bool {
    candidate.article === other.article && sentences.contains(other.sentence)
  }
}

/// Decides which neighbour is quoted with a sentence: the one before where a pronoun opens the
/// sentence; the one after where that goes on with a pronoun and this one gives nothing of the kind
/// wanted or says little; else a neighbour that answers nearly as well, so that two halves of one
/// thought are one quotation.
struct QuotationWidener {
  /// How willingly a neighbour is quoted too.
  struct Limits {
    /// Characters of two sentences quoted together at most.
    var length: Int
    /// How much lower the neighbour may score.
    var gap: Double

    /// What comes first has to be short: the neighbour's odds are one to three at least.
    static let lead = Limits(length: 300, gap: 1)
    /// What is quoted besides is less sure to be the place, and is read with more around it.
    static let further = Limits(length: 330, gap: 4)
  }

  /// How much lower a sentence that goes on may score.
  static let followingGap = 4.5
  /// Characters below which a sentence says little.
  static let shortLength = 90

  /// Best first.
  let candidates: [Candidate]

  func quotation(of candidate: Candidate, within limits: Limits = .lead) -> Quotation {
    let here = candidate.sentence
    if candidate.features[.refersBack] > 0, let both = joined(candidate, with: here - 1, limits) {
      return both
    }
    if let both = continued(candidate, limits) { return both }
    let near = candidates.first {
      $0.article === candidate.article && abs($0.sentence - here) == 1
        && $0.score >= candidate.score - limits.gap
    }
    return near.flatMap { joined(candidate, with: $0.sentence, limits) } ?? Quotation(candidate)
  }

  /// The sentence with the next, when that goes on with a pronoun and this one does not say what is
  /// wanted; nil otherwise.
  private func continued(_ candidate: Candidate, _ limits: Limits) -> Quotation? {
    guard
      candidate.features[.answerKind] <= 0
        || CharacterRuler.count(candidate.article.bytes, in: candidate.span) < Self.shortLength
    else { return nil }
    let next = candidates.first {
      $0.article === candidate.article && $0.sentence == candidate.sentence + 1
    }
    guard let next, next.features[.refersBack] > 0,
      next.score > candidate.score - Self.followingGap
    else { return nil }
    return joined(candidate, with: next.sentence, limits)
  }

  /// Both sentences, when they are running text of one block and short enough; nil otherwise.
  /// Between two blocks something may have stood that cleaning cut: a reader would not find them
  /// together in the original.
  private func joined(_ candidate: Candidate, with neighbour: Int, _ limits: Limits) -> Quotation? {
    let sentences = candidate.article.stored.sentences
    guard sentences.indices.contains(neighbour) else { return nil }
    let pair = [sentences[candidate.sentence], sentences[neighbour]]
    guard pair[0].block == pair[1].block,
      pair.allSatisfy({ [.paragraph, .quotation].contains($0.kind) && !$0.isBroken })
    else { return nil }
    let first = min(candidate.sentence, neighbour)
    let quotation = Quotation(candidate, sentences: first..<first + 2)
    let length = CharacterRuler.count(candidate.article.bytes, in: quotation.span)
    return length <= limits.length ? quotation : nil
  }
}
