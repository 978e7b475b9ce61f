internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// The rules that look at which question terms stand in a sentence and around it.
struct CoverageRules {
  let terms: QuestionTerms
  let table: TermTable
  /// Other names that count as those of the question; nil: none are read.
  var learnt: LearntNames?

  /// Okapi parameters for sentences.
  private enum Okapi {
    static let k1 = 1.2
    static let b = 0.4
    static let averageLength = 22.0
  }

  /// Question terms in one sentence.
  struct Match {
    var mask: UInt64 = 0
    /// Those of them that are given by the day of the article and stand in the sentence itself.
    var named: UInt64 = 0
    /// BM25 of the sentence with the index's IDF.
    var score = 0.0
  }

  /// The matches of every sentence of `article`. O(tokens).
  func matches(in article: TokenizedArticle) -> [Match] {
    var counts = [Double](repeating: 0, count: terms.numbers.count)
    let words = article.terms
    let given = terms.given(on: article.publishedDay)
    return article.sentenceTokens.map { range in
      var match = Match()
      match.mask = range.isEmpty ? 0 : given
      for position in counts.indices where match.mask & 1 << UInt64(position) != 0 {
        counts[position] = 1
      }
      for token in range {
        guard let position = terms.position(of: words[token]) else { continue }
        if given & 1 << UInt64(position) != 0 {
          match.named |= 1 << UInt64(position)
          continue
        }
        match.mask |= 1 << UInt64(position)
        counts[position] += 1
      }
      if let learnt, !learnt.names.isEmpty {
        let named = learnt.mask(of: range, in: article) & ~match.mask
        for position in counts.indices where named & 1 << UInt64(position) != 0 {
          counts[position] = 1
        }
        match.mask |= named
      }
      var rest = match.mask
      let norm = 1 - Okapi.b + Okapi.b * Double(range.count) / Okapi.averageLength
      while rest != 0 {
        let position = rest.trailingZeroBitCount
        rest &= rest - 1
        let count = counts[position]
        match.score +=
          terms.weights[position] * count * (Okapi.k1 + 1) / (count + Okapi.k1 * norm)
        counts[position] = 0
      }
      return match
    }
  }

  /// Of the question, the share that a question in the text has to hold to be the same.
  private static let leastAsked = 0.6

  /// The share of the question in the line before, where that asks the same; else 0.
  private func askedBefore(
    _ article: TokenizedArticle, _ sentence: Int, _ previous: UInt64
  ) -> Double {
    guard article.isAskedBefore(sentence) else { return 0 }
    let share = terms.share(previous)
    return share >= Self.leastAsked && asksAlike(article, sentence - 1) ? share : 0
  }

  /// Whether a question in the text has the question's "who" or "how"; any where that has none.
  private func asksAlike(_ article: TokenizedArticle, _ sentence: Int) -> Bool {
    let word = article.sentenceTokens[sentence].first {
      table.holds(.questionWord, table.terms[Int(article.terms[$0])])
    }
    return terms.questionWords.isEmpty
      || word.map { terms.questionWords.contains(article.terms[$0]) } ?? false
  }

  /// Fills the coverage features of every sentence of one article.
  func apply(
    to candidates: inout [Candidate], matches: [Match], article: TokenizedArticle, bestScore: Double
  ) {
    let title = terms.mask(of: article.titleTerms)
    let sentences = article.stored.sentences
    let given = terms.given(on: article.publishedDay)
    var passageMasks = [UInt64](repeating: 0, count: article.stored.passages.count)
    for (sentence, match) in matches.enumerated() where !passageMasks.isEmpty {
      passageMasks[article.passageOfSentence[sentence]] |= match.mask
    }
    let bestShare = max(0.05, matches.map { terms.share($0.mask) }.max() ?? 0)
    var heading: UInt64 = 0
    var opening: UInt64 = 0
    for sentence in candidates.indices {
      let own = matches[sentence].mask
      let opensBlock = sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block
      if opensBlock { opening = own }
      if sentences[sentence].kind == .heading { heading = own }
      var context = title
      candidates[sentence].features[.coverage] = terms.share(own)
      candidates[sentence].features[.coverageTitle] = terms.share(title & ~own)
      candidates[sentence].features[.coverageHeading] = terms.share(heading & ~own & ~title)
      context |= heading
      let previous = sentence > 0 ? matches[sentence - 1].mask : 0
      let next = sentence + 1 < matches.count ? matches[sentence + 1].mask : 0
      let twoBack = sentence > 1 ? matches[sentence - 2].mask : 0
      let newBefore = terms.share(previous & ~own)
      let refers = refersBack(article, sentence)
      candidates[sentence].features[.refersBack] = refers ? 1 : 0
      candidates[sentence].features[.coveragePrevious] = newBefore
      candidates[sentence].features[.coveragePreviousReferring] =
        refers
        ? newBefore : newBefore > 0 && opensDefinitely(article, sentence) ? newBefore / 2 : 0
      candidates[sentence].features[.coverageNext] = terms.share(next & ~own)
      candidates[sentence].features[.coverageTwoBack] = terms.share(twoBack & ~own & ~previous)
      candidates[sentence].features[.coverageParagraph] = terms.share(opening & ~own & ~previous)
      candidates[sentence].features[.coverageRelative] = terms.share(own) / bestShare
      candidates[sentence].features[.coverageCore] = terms.coreShare(own)
      candidates[sentence].features[.coverageFollowing] = terms.share(
        following(sentence, article, matches, besides: own | next))
      candidates[sentence].features[.coveragePreviousDemonstrative] =
        newBefore > 0 && opensWithDemonstrative(article, sentence) ? newBefore : 0
      candidates[sentence].features[.coverageAskedBefore] = askedBefore(
        article, sentence, previous & ~given)
      candidates[sentence].features[.earlyInSubject] =
        terms.share(title) / (1 + Double(sentence) / 5)
      let passage = passageMasks.isEmpty ? 0 : passageMasks[article.passageOfSentence[sentence]]
      candidates[sentence].features[.coveragePassage] = terms.share(passage & ~own)
      context |= passage | previous | next | twoBack | opening
      candidates[sentence].features[.coverageAll] = terms.share(own | context)
      candidates[sentence].features[.rarestTerm] = own & terms.rarestMask != 0 ? 1 : 0
      candidates[sentence].features[.rarestAbsent] =
        (own | context) & terms.rarestMask == 0 ? terms.share(terms.rarestMask) : 0
      candidates[sentence].features[.namesAbsent] = terms.share(terms.nameMask & ~(own | context))
      candidates[sentence].features[.mainVerb] = own & terms.verbMask != 0 ? 1 : 0
      candidates[sentence].features[.focus] =
        terms.focusMask == 0
        ? 0
        : Double((own & terms.focusMask).nonzeroBitCount) / Double(terms.focusMask.nonzeroBitCount)
      names(&candidates[sentence], own: own, context: context)
      if terms.yearMask != 0,
        ((own | context) & ~given | matches[sentence].named) & terms.yearMask == 0
      {
        candidates[sentence].features[.otherYear] =
          namesYear(article, sentence, isGiven: given & terms.yearMask != 0) ? 1 : 0
      }
      candidates[sentence].features[.sentenceScore] = matches[sentence].score / max(bestScore, 1e-9)
    }
  }

  /// Shares of the question's names that stand whole in the sentence, and in the sentence with its
  /// context.
  private func names(_ candidate: inout Candidate, own: UInt64, context: UInt64) {
    guard !terms.nameMasks.isEmpty else { return }
    let count = Double(terms.nameMasks.count)
    let inside = terms.nameMasks.count { own & $0 == $0 }
    let around = terms.nameMasks.count { (own | context) & $0 == $0 }
    candidate.features[.namesInSentence] = Double(inside) / count
    candidate.features[.namesInContext] = Double(around - inside) / count
  }

  /// How tightly the matched terms stand together, and how many neighbours of the question stay
  /// neighbours. Terms that another name stands for count as standing side by side where that
  /// name's words, or the first words of the question, are.
  func applyDensity(to candidate: inout Candidate) {
    let article = candidate.article
    var hits: [(token: Int, position: Int)] = []
    var written: UInt64 = 0
    for token in candidate.tokens {
      if let position = terms.position(of: article.terms[token]) {
        hits.append((token, position))
        written |= 1 << UInt64(position)
      }
    }
    let meant = candidate.mask & ~written
    if meant != 0 {
      let place = hits.firstIndex { terms.nameMask & 1 << UInt64($0.position) != 0 } ?? 0
      let token = hits.isEmpty ? candidate.tokens.lowerBound : hits[place].token
      hits.insert(
        contentsOf: terms.numbers.indices.filter { meant & 1 << UInt64($0) != 0 }
          .map { (token, $0) }, at: place)
    }
    guard hits.count > 1 else { return }
    candidate.features[.density] = density(of: hits, mask: candidate.mask)
    guard !terms.adjacentPairs.isEmpty else { return }
    func isKept(_ pair: (Int, Int)) -> Bool {
      let both: UInt64 = 1 << UInt64(pair.0) | 1 << UInt64(pair.1)
      if both & meant != 0, both & ~candidate.mask == 0 { return true }
      return zip(hits, hits.dropFirst()).contains {
        $0.position == pair.0 && $1.position == pair.1 && $1.token - $0.token <= 2
      }
    }
    let kept = terms.adjacentPairs.filter(isKept)
    candidate.features[.adjacentPairs] = Double(kept.count) / Double(terms.adjacentPairs.count)
    func weight(_ pairs: [(Int, Int)]) -> Double {
      pairs.reduce(0) { $0 + terms.weights[$1.0] + terms.weights[$1.1] }
    }
    candidate.features[.phraseShare] = weight(kept) / max(0.01, weight(terms.adjacentPairs))
  }

  /// Weight share of the matched terms divided by the root of the smallest window that holds them
  /// all.
  private func density(of hits: [(token: Int, position: Int)], mask: UInt64) -> Double {
    var smallest = Int.max
    var counts: [Int: Int] = [:]
    var left = 0
    let wanted = mask.nonzeroBitCount
    for right in hits.indices {
      counts[hits[right].position, default: 0] += 1
      while counts.count == wanted {
        smallest = min(smallest, hits[right].token - hits[left].token + 1)
        let position = hits[left].position
        counts[position] = counts[position].flatMap { $0 > 1 ? $0 - 1 : nil }
        left += 1
      }
    }
    guard smallest < Int.max, wanted > 1 else { return 0 }
    return terms.share(mask) * Double(wanted) / Double(max(smallest, wanted))
  }
}
