internal import Text

/// What the frames ask of the words beside a verb.
extension SpeechFrames {
  /// Whether the quotation behind a dependent clause is what another speaker says: "If they agree
  /// to it, “prices rise,” Vik said".
  func isTaken(_ complement: Complement, by segment: SpeechSegment) -> Bool {
    guard complement.kind == .quote,
      sentence.analysis.clauses[segment.clause].relation == .adverbial,
      let quotation = sentence.quotation(opening: complement.start)
    else { return false }
    return segments.contains {
      $0.clause != segment.clause && $0.start > complement.start
        && sentence.quotation(endingBefore: $0.start) == quotation
    }
  }

  /// Whether the quotation is a sentence of its own before that of the verb: “It is over.” Vik said
  /// that …
  func isEnded(_ quotation: QuotedSpan, before place: Int) -> Bool {
    sentence.bytes[quotation.inner.end - 1] == 0x2E
      && sentence.bytes[quotation.outer.end..<sentence.span(place).start]
        .allSatisfy { $0 <= 0x20 }
  }

  /// Whether anything is named there: not in "instead".
  func hasSubject(in tokens: Range<Int>) -> Bool {
    tokens.contains { sentence.nounPhrase(at: $0) != nil }
  }

  func hasVerb(in tokens: Range<Int>) -> Bool {
    tokens.contains { sentence.tag($0).isVerb || sentence.tag($0) == .modal }
  }

  /// Whether something is told there that depends on nothing.
  func hasMainClause(in tokens: Range<Int>) -> Bool {
    sentence.analysis.clauses.contains {
      tokens.contains($0.verb.main) && $0.verb.form == .finite && $0.relation != .relative
        && $0.relation != .adverbial && !$0.isElided
    }
  }

  /// To the end of a quotation that goes on in the next sentence.
  func extend(_ found: inout Statement) {
    guard let quotation = sentence.quotation(around: found.words.end - 1),
      quotation.isClosed, quotation.outer.end > sentence.read.span.end
    else { return }
    found.words.end = quotation.outer.end
    found.isMixed = true
  }
}
