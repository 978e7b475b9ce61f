internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// "Where do the sources disagree about the storm?": figures for the same thing that differ, side
/// by side.
struct DisputeReply: ReplyKind {
  let tools: ReplyTools

  func reply(to turn: Turn) throws -> Reply? { try disputes(turn.solution.topics.first) }

  /// Things that a reply sets out.
  private static let maximumDisputes = 4

  /// Asks for a subject where `topic` is nil.
  private func disputes(_ topic: String?) throws -> Reply {
    guard let topic else {
      return Reply(
        isAnswered: false, kind: "figures that differ, about nothing named", confidence: 0,
        citations: [], parts: [.lead(try prompts.render("refusal-which-subject"), answer: nil)])
    }
    let phrase = terms(of: topic)
    var mentions = try store.mentions(of: phrase)
    if mentions.isEmpty, phrase.count > 1 { mentions = try mentionsOfAll(content(phrase)) }
    let found = try DisputeFinder(
      cache: cache, figures: figures, comparing: words[.comparedWith], passing: words[.passing]
    ).disputes(in: mentions, on: content(phrase))
    return try reply(found, topic: withoutDeterminers(topic), isKnown: !mentions.isEmpty)
  }

  private func reply(_ found: DisputeFinder.Result, topic: String, isKnown: Bool) throws -> Reply {
    var citations: [Citation] = []
    var parts: [ReplyPart] = []
    let shown = found.disputes.prefix(Self.maximumDisputes)
    for dispute in shown {
      let first = citations.count
      let isTimed = dispute.readings.allSatisfy { $0.figure.period != nil }
      let values = try dispute.readings.map {
        try value($0, isTimed: isTimed, citations: &citations)
      }
      let joined = values.joined(separator: try prompts.render("differing-separator"))
      parts.append(.note(try prompts.render("lead-differ", ["values": joined])))
      parts += citations[first...].map { .quotation($0.number) }
    }
    let lead = try prompts.render(
      "lead-disputes",
      [
        "topic": prompts.render("quoted-term", ["term": topic]), "none": isKnown && shown.isEmpty,
        "unknown": !isKnown, "some": !shown.isEmpty,
        "things": shown.count, "one": shown.count == 1, "articles": found.articles,
        "oneArticle": found.articles == 1, "figures": found.figures,
        "oneFigure": found.figures == 1,
      ])
    return Reply(
      isAnswered: !shown.isEmpty, kind: "figures that differ", confidence: shown.isEmpty ? 0 : 0.6,
      citations: citations,
      parts: [.lead(lead, answer: nil)] + parts
        + (isKnown ? [.note(try prompts.render("note-only-figures"))] : []),
      missing: isKnown ? [] : [topic])
  }

  /// "nearly 45 percent (Harbour Gazette, 6 Mar 2025) [1]", its sentence cited.
  ///
  /// - Parameter isTimed: every figure set beside it names its time.
  private func value(
    _ reading: DisputeFinder.Reading, isTimed: Bool, citations: inout [Citation]
  ) throws -> String {
    let (candidate, figure) = (reading.candidate, reading.figure)
    let metadata = candidate.article.stored.summary.metadata
    citations.append(
      try citer.citation(
        of: candidate.article, sentence: candidate.sentence, number: citations.count + 1,
        answer: figure.span))
    var holes: [String: any Sendable] = [
      "value": candidate.article.text(of: withSign(figure.span, in: candidate.article)),
      "source": metadata.outlet ?? metadata.title ?? candidate.article.stored.summary.key,
      "number": citations.count,
    ]
    if let day = metadata.published { holes["date"] = try days.text(of: day) }
    if let status = figure.status { holes["status"] = status }
    if isTimed, let period = figure.period { holes["period"] = period.text }
    if let speaker = figures.status.speaker(in: candidate.sentenceSpans, table: cache.table) {
      holes["speaker"] = speaker
    }
    return try prompts.render("disputed-value", holes)
  }

  /// The figure with the sign for a currency right before it, which is no word.
  private func withSign(_ span: TextSpan, in article: TokenizedArticle) -> TextSpan {
    let signs = ["$", "£", "€", "¥"].map { Array($0.utf8) }
    let sign = signs.first { article.bytes[..<span.start].suffix($0.count).elementsEqual($0) }
    return TextSpan(span.start - (sign?.count ?? 0), span.end)
  }
}
