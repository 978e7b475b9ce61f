internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What somebody says in a sentence, for "What does X accuse Y of?" and "What did X say it would
/// cost?": the answer is those words, or stands among them.
struct WordsSaid {
  let question: AnalyzedQuestion
  let chooser: SpanChooser

  private var table: TermTable { chooser.table }

  /// Fewer bytes are no statement: "yes", a word in quotation marks.
  private static let shortest = 8

  /// The words said, where they are what is asked for; nil otherwise.
  func choice(in lead: Candidate) -> SpanChooser.Choice? {
    guard question.answerType == .quotation, let statement = statement(in: lead) else {
      return nil
    }
    let words = statement.words.shared(with: lead.span)
    guard words.length >= Self.shortest else { return nil }
    return chooser.choice(of: words, in: lead)
  }

  /// Of `choices` those among the words said, where it is asked for something that somebody says;
  /// all of them otherwise.
  func among(_ choices: [SpanChooser.Choice], in lead: Candidate) -> [SpanChooser.Choice] {
    guard question.asksOfSpeech(table), let statement = statement(in: lead) else { return choices }
    let inside = choices.filter {
      statement.words.contains($0.span) || (statement.rest?.contains($0.span) ?? false)
    }
    return inside.isEmpty ? choices : inside
  }

  /// The statement that most of the sentence is, by the one who is asked about.
  private func statement(in lead: Candidate) -> Statement? {
    let facts = lead.article.facts
    let doers = question.form.parts.filter { $0.role == .doer && !$0.isWanted && $0.isName }
      .map { Set($0.terms.map { table.number(of: $0) }) }
    guard !doers.isEmpty else { return nil }
    let own = facts.analysis.statements.filter { statement in
      guard statement.words.overlaps(lead.span) else { return false }
      let named = names(of: statement, in: lead)
      return doers.contains { !$0.isDisjoint(with: named) }
    }
    // What is quoted says it best.
    return own.first { $0.isDirect || $0.isMixed }
      ?? own.max {
        $0.words.shared(with: lead.span).length < $1.words.shared(with: lead.span).length
      }
  }

  /// Terms of the speaker's names and of the words that name the speaker.
  private func names(of statement: Statement, in lead: Candidate) -> Set<Int32> {
    let article = lead.article
    let names = article.facts.entity(statement.entity)?.names ?? []
    return Set(names.flatMap { table.terms(ofPhrase: $0) })
      .union(article.tokens(in: statement.speaker).map { article.terms[$0] })
  }
}

extension AnalyzedQuestion {
  /// Whether a verb of saying or thinking stands among its first words: "What did she say …?",
  /// "Who insists that …?"
  func asksOfSpeech(_ table: TermTable) -> Bool {
    let asked = words.filter { questionSpan.contains($0.token.span) }
    return asked.prefix(Self.openingWords).contains {
      !$0.isName && table.holds(.speaking, $0.token.folded)
    }
  }

  /// Words of a question among which its verb of saying stands.
  private static let openingWords = 6
}

extension TextSpan {
  /// What both have; empty where they share nothing.
  func shared(with other: TextSpan) -> TextSpan {
    let start = max(self.start, other.start)
    return TextSpan(start, max(start, min(end, other.end)))
  }
}
