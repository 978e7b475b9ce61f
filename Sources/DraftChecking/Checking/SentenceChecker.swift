internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Compares a sentence of a draft with the sentences of articles that are nearest to it.
struct SentenceChecker {
  let draft: TokenizedArticle
  let citer: ArticleCiter
  let names: Names
  let numbers: WordNumbers
  let finder: SourceFinder
  let standings: StandingComparer
  /// Words in quotation marks, which are checked as such.
  let quoted: [TextSpan]
  /// Speakers of these that were compared.
  let speakers: [TextSpan]

  /// Content words of a sentence that is found as a whole; fewer stand anywhere.
  private static let fewestWords = 5

  /// The findings, in order of their place.
  func findings(of sentence: Int, beside near: NearSources) throws -> [DraftFinding] {
    let span = draft.stored.sentences[sentence].span
    var found = try figures(of: sentence, near)
    if let closest = near.closest {
      let pair = SentencePair(draft: draft, sentence: span, source: closest, numbers: numbers)
      let slips = try slips(pair)
      found += slips
      found += try speakers(pair).filter { speaker in
        !slips.contains { $0.span.overlaps(speaker.span) }
      }
      found += try names(pair, besides: found)
      found += try times(pair, near, besides: found)
      found += try standing(pair, besides: found)
      let isTold = found.allSatisfy { $0.verdict == .found }
      if found.isEmpty || isTold && !found.contains(where: { $0.kind != .name }),
        closest.coverage >= NearSources.same, !isQuoted(span),
        names.content(span, draft).count >= Self.fewestWords
      {
        found = [
          DraftFinding(.sentence, .found, span, citation: try cite(closest, nil))
        ]
      }
    }
    return found.sorted { $0.span < $1.span }
  }

  func isQuoted(_ span: TextSpan) -> Bool { quoted.contains { $0.overlaps(span) } }

  func cite(_ source: SourceSentence, _ answer: TextSpan?) throws -> Citation {
    try citer.citation(of: source.article, sentence: source.sentence, number: 1, answer: answer)
  }

  // MARK: Who

  private func speakers(_ pair: SentencePair) throws -> [DraftFinding] {
    let comparer = SpeakerComparer(names: names)
    let source = pair.source
    guard !isQuoted(pair.sentence),
      let outcome = comparer.compare(
        in: pair.sentence, of: draft, with: source.span, of: source.article)
    else { return [] }
    return [
      DraftFinding(
        .speaker, outcome.isSame ? .found : .otherSpeaker, outcome.own,
        citation: try cite(source, outcome.other))
    ]
  }

  private func names(_ pair: SentencePair, besides found: [DraftFinding]) throws -> [DraftFinding] {
    let source = pair.source
    let own = names.named(in: pair.sentence, of: draft).filter(\.isNamed)
    let others = names.named(in: source.span, of: source.article)
    let free = others.filter { other in
      other.isNamed && !own.contains { names.isSame($0, other) }
    }
    let terms = source.terms
    return try own.compactMap { name in
      let isCompared =
        speakers.contains { $0.overlaps(name.mention.span) }
        || found.contains { $0.verdict != .found && $0.span.overlaps(name.mention.span) }
        || found.contains { $0.kind == .speaker && $0.span.overlaps(name.mention.span) }
      let isThere =
        others.contains { names.isSame($0, name) } || name.words.allSatisfy(terms.contains)
      guard !isCompared, !isThere else { return nil }
      return try other(than: name, among: free, pair)
    }
  }

  /// Names that the article writes otherwise.
  private func slips(_ pair: SentencePair) throws -> [DraftFinding] {
    let source = pair.source
    let terms = source.terms
    return try names.named(in: pair.sentence, of: draft).compactMap { name in
      guard name.isNamed, !name.words.allSatisfy(terms.contains),
        let slip = try slip(of: name, pair)
      else { return nil }
      return DraftFinding(.name, .otherName, name.mention.span, citation: try cite(source, slip))
    }
  }

  /// What stands in the article where a name of the draft stands.
  private func other(
    than name: Names.Named, among free: [Names.Named], _ pair: SentencePair
  ) throws -> DraftFinding? {
    let source = pair.source
    let place = free.first {
      Names.mayBeSame($0.kind, name.kind)
        && pair.isReplaced(name.mention.span, by: $0.mention.span)
    }?.mention.span
    guard let place else { return nil }
    let isSpeaker =
      Self.speaks(name.mention.span, draft) && Self.speaks(place, source.article)
    return DraftFinding(
      isSpeaker ? .speaker : .name, isSpeaker ? .otherSpeaker : .otherParty, name.mention.span,
      citation: try cite(source, place))
  }

  /// Whether somebody is named there for saying something.
  private static func speaks(_ span: TextSpan, _ article: TokenizedArticle) -> Bool {
    article.facts.analysis.statements.contains { $0.speaker.contains(span) }
  }

  /// A word of the source with a capital that a word of the name is a slip of.
  private func slip(of name: Names.Named, _ pair: SentencePair) throws -> TextSpan? {
    let source = pair.source
    let (article, terms) = (source.article, source.terms)
    for token in draft.tokens(in: name.mention.span) where !terms.contains(draft.terms[token]) {
      // What articles write somewhere is another name, as Austria is beside Australia.
      guard try finder.isUnknown(draft.terms[token]) else { continue }
      let word = Self.word(draft, token)
      for other in source.tokens
      where article.isCapitalised(other) && Names.isSlip(word, Self.word(article, other)) {
        return TextSpan(Int(article.starts[other]), Int(article.ends[other]))
      }
    }
    return nil
  }

  private static func word(_ article: TokenizedArticle, _ token: Int) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token])))
  }

  // MARK: When

  private func times(
    _ pair: SentencePair, _ near: NearSources, besides found: [DraftFinding]
  ) throws -> [DraftFinding] {
    let own = draft.facts.times(in: pair.sentence).filter {
      $0.days != nil && $0.source == .written && !isQuoted($0.span)
    }
    if found.contains(where: { $0.verdict == .otherPeriod }) { return [] }
    let compared: [DraftFinding] = try own.compactMap { time in
      if let (source, told) = Self.told(time, near.atLeast(NearSources.close)) {
        return DraftFinding(.time, .found, time.span, citation: try cite(source, told))
      }
      let source = pair.source
      let others = source.article.facts.times(in: source.span).filter { other in
        other.precision == time.precision && other.days != nil
          && !own.contains { Self.agree($0, other) }
      }
      return try others.first.map {
        DraftFinding(.time, .otherPeriod, time.span, citation: try cite(source, $0.span))
      }
    }
    return try compared + written(pair, besides: found + compared)
  }

  /// Dates that the draft writes so that they are none ("Friday, 12 June" of a year in which that
  /// was no Friday), in the place of one of the article.
  private func written(
    _ pair: SentencePair, besides found: [DraftFinding]
  ) throws -> [DraftFinding] {
    let source = pair.source
    let times = source.article.facts.times(in: source.span).filter { $0.days != nil }
    return try pair.replaced.compactMap { own, other in
      let isDate = draft.terms[draft.tokens(in: own)].contains {
        !names.table.classes(of: $0).isDisjoint(with: [.number, .month, .weekday])
      }
      guard isDate, !isQuoted(own), let time = times.first(where: { $0.span.overlaps(other) }),
        !found.contains(where: { $0.verdict != .found && $0.span.overlaps(own) }),
        !draft.facts.figures(in: pair.sentence).contains(where: { $0.span.overlaps(own) }),
        !agree(own, time)
      else { return nil }
      return DraftFinding(.time, .otherPeriod, own, citation: try cite(source, time.span))
    }
  }

  /// Whether the draft's time there is the article's in other words.
  private func agree(_ own: TextSpan, _ other: TimeMention) -> Bool {
    draft.facts.analysis.times.contains { $0.span.overlaps(own) && Self.agree($0, other) }
  }

  private static func told(
    _ time: TimeMention, _ sources: [SourceSentence]
  ) -> (SourceSentence, TextSpan)? {
    for source in sources {
      for other in source.article.facts.times(in: source.span) where agree(time, other) {
        return (source, other.span)
      }
    }
    return nil
  }

  /// Whether the article's time is the draft's, or lies in it.
  private static func agree(_ own: TimeMention, _ other: TimeMention) -> Bool {
    guard let left = own.days, let right = other.days else { return false }
    return left.first <= right.first && right.last <= left.last
  }

  // MARK: How

  private func standing(
    _ pair: SentencePair, besides found: [DraftFinding]
  ) throws -> [DraftFinding] {
    guard !found.contains(where: { $0.verdict == .plan }),
      let difference = standings.difference(pair), !isQuoted(difference.own)
    else { return [] }
    return [
      DraftFinding(
        .sentence, difference.isPlan ? .plan : .differs, difference.own,
        citation: try cite(pair.source, difference.other))
    ]
  }
}
