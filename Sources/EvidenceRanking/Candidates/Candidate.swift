internal import PassageIndex
package import SentenceAnalysis
package import Text

/// A sentence that may answer the question, with the value of every feature.
package struct Candidate {
  package let article: TokenizedArticle
  /// Position in `article.stored.sentences`.
  package let sentence: Int
  /// Question terms in the sentence.
  package var mask: UInt64
  package var features: FeatureVector
  package var score: Double
  /// Values and names in the sentence that could be the answer, in reading order.
  package var spans: [FoundSpan]
  /// How it answers to the question's form; nil for a sentence that was not among the best.
  package var match: ClauseMatch?
  /// The line before, which the article asks, is what fits the question.
  package var isAnswerToAsked = false

  package init(
    article: TokenizedArticle, sentence: Int, mask: UInt64,
    features: FeatureVector = FeatureVector(), score: Double = 0.0, spans: [FoundSpan] = []
  ) {
    self.article = article
    self.sentence = sentence
    self.mask = mask
    self.features = features
    self.score = score
    self.spans = spans
  }

  /// The sentence's place in the article's text.
  package var span: TextSpan { article.stored.sentences[sentence].span }

  /// What reading the sentence needs of it.
  package var sentenceSpans: SentenceSpans {
    SentenceSpans(article: article.tokenized, sentence: sentence, spans: spans)
  }

  package var tokens: Range<Int> { article.sentenceTokens[sentence] }
}

extension Candidate {
  /// Whether both stand for the same sentence of the same article.
  package func isSameSentence(as other: Candidate) -> Bool {
    article === other.article && sentence == other.sentence
  }
}

extension Candidate {
  /// Whether it gives a day or an hour and tells nothing else: "Updated 4 May 2026, 9.30 a.m."
  func isDateLine(_ table: TermTable) -> Bool {
    var hasDay = false
    if article.isAskedBefore(sentence) { return false }
    return tokens.count < Self.longestDateLine && !tokens.isEmpty
      && tokens.allSatisfy { token in
        let classes = table.classes(of: article.terms[token])
        if !classes.isDisjoint(with: [.month, .dateLine]) { hasDay = true }
        return !classes.isDisjoint(with: [.month, .weekday, .number, .dateLine, .stopword])
      } && hasDay
  }

  private static let longestDateLine = 16
}

extension Candidate {
  /// Whether it is a question in a line of its own that the text behind it does not answer in a
  /// line of its own: "Who will pay for it all?", not what somebody is asked.
  var isIdleQuestion: Bool { article.asksIdly(sentence) }
}

extension TokenizedArticle {
  /// Whether a sentence that is a whole paragraph asks, without a quotation, and no answer follows.
  func asksIdly(_ sentence: Int) -> Bool {
    let sentences = stored.sentences
    guard asks(sentence), sentence + 1 == sentences.count || !isAskedBefore(sentence + 1) else {
      return false
    }
    let block = sentences[sentence].block
    return (sentence == 0 || sentences[sentence - 1].block != block)
      && (sentence + 1 == sentences.count || sentences[sentence + 1].block != block)
  }

  /// Whether the text right before a sentence is a question in a line of its own, which the
  /// sentence then answers: "When does the dock open?", a line further "In May."
  package func isAskedBefore(_ sentence: Int) -> Bool {
    let sentences = stored.sentences
    guard sentence > 0, sentences[sentence].kind != .heading,
      sentences[sentence - 1].block != sentences[sentence].block,
      asks(sentence - 1), !asks(sentence)
    else { return false }
    return sentence == 1 || sentences[sentence - 2].block != sentences[sentence - 1].block
  }

  private func asks(_ sentence: Int) -> Bool {
    let end = stored.sentences[sentence].span.end
    return end > 0 && bytes[end - 1] == 0x3F
  }
}
