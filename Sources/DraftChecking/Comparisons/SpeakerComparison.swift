internal import EvidenceRanking
internal import SentenceAnalysis
internal import Text

/// Compares who says something in a draft with who says it in an article.
struct SpeakerComparer {
  let names: Names

  /// What came of it.
  struct Outcome {
    var isSame: Bool
    /// The draft's speaker.
    var own: TextSpan
    /// The article's.
    var other: TextSpan
  }

  /// Nil where one of both does not say who speaks, or not by name.
  ///
  /// - Parameters:
  ///   - own: what is said in the draft.
  ///   - other: what is said in the article.
  func compare(
    in own: TextSpan, of draft: TokenizedArticle, with other: TextSpan, of article: TokenizedArticle
  ) -> Outcome? {
    guard let statement = statement(over: own, draft),
      let told = self.statement(over: other, article),
      let speaker = speaker(statement, draft), speaker.isNamed
    else { return nil }
    for source in [told.speaker, told.through].compactMap({ $0 }) {
      // "chief executive Tora Lien" and "the chief executive"
      if !Set(speaker.words).isDisjoint(with: names.content(source, article)) {
        return Outcome(isSame: true, own: speaker.mention.span, other: source)
      }
    }
    guard let teller = self.speaker(told, article) else { return nil }
    let isSame = names.isSame(speaker, teller)
    guard isSame || Names.mayBeSame(speaker.kind, teller.kind) else { return nil }
    return Outcome(isSame: isSame, own: speaker.mention.span, other: told.speaker)
  }

  /// The smallest statement that shares bytes with `span`.
  private func statement(over span: TextSpan, _ article: TokenizedArticle) -> Statement? {
    article.facts.analysis.statements.filter {
      $0.words.overlaps(span) || ($0.rest?.overlaps(span) ?? false)
    }.min { $0.whole.length < $1.whole.length }
  }

  private func speaker(_ statement: Statement, _ article: TokenizedArticle) -> Names.Named? {
    guard let entity = article.facts.entity(statement.entity) else { return nil }
    let mention = article.facts.mentions(in: statement.speaker).first { $0.entity == entity.id }
    return mention.map {
      Names.Named(
        mention: $0, kind: entity.kind, names: entity.names,
        words: names.content($0.span, article))
    }
  }
}
