internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// "Says who?": who says, in the article, what the last reply told.
struct SourceReply: ReplyKind {
  let tools: ReplyTools

  /// How sure it is that the place of the last reply was found.
  private static let confidence = 0.6

  /// The one to whom the sentence of the last reply, or the next where a quotation goes on, is
  /// ascribed; nil where the place is not known, or nobody is named.
  func reply(to turn: Turn) throws -> Reply? {
    guard let place = turn.conversation?.place, let sentence = place.sentence else { return nil }
    let article = place.article
    guard let speaker = speaker(of: sentence, in: article) else { return nil }
    let citation = try citer.citation(
      of: article, sentence: sentence, number: 1,
      answer: article.stored.sentences[sentence].span.contains(speaker) ? speaker : nil)
    guard let name = article.stored.text[speaker].map(String.init) else { return nil }
    let lead = try prompts.render("lead-answer", ["answer": name, "ends": name.hasSuffix(".")])
    return Reply(
      kind: "source", answer: name, confidence: Self.confidence, citations: [citation],
      parts: [.lead(lead, answer: name), .quotation(1)])
  }

  /// Who says what a sentence tells, by name where a pronoun stands for it.
  private func speaker(of sentence: Int, in article: TokenizedArticle) -> TextSpan? {
    let span = article.stored.sentences[sentence].span
    let analysis = article.facts.analysis
    guard let statement = analysis.statements.first(where: { $0.whole.overlaps(span) }) else {
      return nil
    }
    let mention = analysis.mentions.first {
      $0.entity == statement.entity && ($0.form == .name || $0.form == .short)
        && span.contains($0.span)
    }
    return mention?.span ?? statement.speaker
  }
}
