package import PassageIndex
package import QuestionAnalysis
package import Text

/// What came of one question: values only, ready to be rendered in any form.
package struct Answer: Sendable {
  /// Whether the question was answered; the exit code and the form of the reply follow from it.
  package enum Status: String, Sendable {
    /// The cited excerpts answer the question.
    case answered
    /// Nothing in the articles answers it; citations hold the nearest excerpts.
    case abstained
    /// A greeting, thanks or a call for help; no citations.
    case conversation
  }

  package var question: String
  /// The question as it was read, when a follow-up was completed; nil when read as typed.
  package var interpretedAs: String?
  package var status: Status
  package var answerType: AnswerType
  /// The exact answer: the slice of the first citation at its `answerSpan`, or `yes`/`no`; nil
  /// where no single span answers.
  package var answer: String?
  /// 0 to 1; nil for conversation.
  package var confidence: Double?
  /// The chance that `answer` is right, 0 to 1; nil without one.
  package var answerConfidence: Double?
  /// Nil where nothing is answered.
  package var sureness: Sureness?
  /// Best first, numbered from 1.
  package var citations: [Citation]
  /// The reply in order: what a renderer prints.
  package var parts: [ReplyPart]
  /// For an abstention, what was not found (terms or names as the person typed them).
  package var missing: [String]
  /// For a question about the collection, the number of articles (or outlets) counted; nil for
  /// other questions.
  package var count: Int?
  /// The figures that are set side by side or calculated with; empty for other replies.
  package var operands: [Operand] = []
  /// What came of each part of a question that asks for several things; empty for others.
  package var answered: [AnsweredPart] = []
  /// What the articles looked at were limited to; nil: nothing.
  package var limits: AnswerLimits?
  /// How the answer was chosen, in full; nil where that was not asked for.
  package var explanation: Explanation?
  /// The same in short; nil where there is nothing to say but the whole, or that was not asked for.
  package var reasons: Reasons?

  /// - Parameter answerConfidence: nil: as sure as the answer as a whole.
  package init(
    question: String, interpretedAs: String? = nil, status: Status, answerType: AnswerType,
    answer: String? = nil, confidence: Double? = nil, answerConfidence: Double? = nil,
    citations: [Citation] = [], parts: [ReplyPart] = [], missing: [String] = [], count: Int? = nil,
    explanation: Explanation? = nil
  ) {
    self.question = question
    self.interpretedAs = interpretedAs
    self.status = status
    self.answerType = answerType
    self.answer = answer
    self.confidence = confidence
    self.answerConfidence = answer == nil ? nil : answerConfidence ?? confidence
    self.citations = citations
    self.parts = parts
    self.missing = missing
    self.count = count
    self.explanation = explanation
  }
}

/// One piece of a reply, in the order a person reads it.
package enum ReplyPart: Sendable, Equatable {
  /// The first line: the exact answer, or the sentence that says there is none. From a template;
  /// `answer` is the part to emphasise.
  case lead(String, answer: String?)
  /// A quotation: the number of the citation whose excerpt is shown.
  case quotation(Int)
  /// A remark from a template ("Also in …", "Closest: …").
  case note(String)
}

/// A numbered pointer from a reply to an excerpt.
package struct Citation: Sendable {
  /// Counted from 1.
  package var number: Int
  package var article: ArticleSummary
  /// Line, page, chapter or second of the excerpt in the original file; nil when unknown.
  package var place: Int?
  package var placeUnit: PlaceUnit
  /// The heading of the chapter, where the place is one; nil where it has none.
  package var placeName: String?
  /// Byte-exact slice of the article's cleaned text at `span`.
  package var excerpt: String
  package var span: TextSpan
  /// Whether the first or the last sentence quoted goes on before or after the excerpt.
  package var isCutBefore: Bool
  package var isCutAfter: Bool
  /// The exact answer, inside `span`; nil when no span was chosen here.
  package var answerSpan: TextSpan?
  /// Articles with the same text; an answer quotes only one of them.
  package var alsoIn: [ArticleSummary]
  /// Whom a pronoun of the excerpt stands for, said beside the quotation; nil where it has none or
  /// that is not known.
  package var pronoun: Pronoun?

  /// A pronoun as the excerpt writes it, and the name that it stands for, a slice of the same
  /// article.
  package struct Pronoun: Sendable, Equatable {
    package var word: String
    package var name: String

    package init(word: String, name: String) {
      self.word = word
      self.name = name
    }
  }

  package init(
    number: Int, article: ArticleSummary, place: Int?, placeUnit: PlaceUnit = .line,
    excerpt: String, span: TextSpan, isCutBefore: Bool = false, isCutAfter: Bool = false,
    answerSpan: TextSpan? = nil, alsoIn: [ArticleSummary] = []
  ) {
    self.number = number
    self.article = article
    self.place = place
    self.placeUnit = placeUnit
    self.excerpt = excerpt
    self.span = span
    self.isCutBefore = isCutBefore
    self.isCutAfter = isCutAfter
    self.answerSpan = answerSpan
    self.alsoIn = alsoIn
  }
}
