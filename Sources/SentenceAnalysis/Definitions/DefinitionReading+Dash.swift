internal import Text

/// Definitions behind a dash.
extension DefinitionReading {
  /// "kelp deserts" — areas where nobody sells kelp: the phrase behind a dash, up to the next comma
  /// or dash, where it opens with a determiner or goes on with a relative clause.
  func dashed() -> (Range<Int>, Double)? {
    let last = subject.upperBound - 1
    let start = last + 1
    guard !isPerson, isSubjectWhole(), start + 2 < sentence.upperBound, isDash(gap(after: last)),
      !article.isCapitalised(start)
    else { return nil }
    let parts = table.speech.parts(of: sentence, in: article, table: table)
    func part(_ token: Int) -> SpeechPart { parts[token - sentence.lowerBound] }
    let isDetermined = holds(.article, start)
    let isPlural =
      table.ends(folded(start), .s) && part(start) == .noun
      && (isPreposition(start + 1) || part(start + 1) == .subordinator)
    let end = phraseEnd(from: start, stopsAtComma: true)
    guard isDetermined || isPlural, end - start >= 3, !isClause(start..<end) else { return nil }
    return (start..<end, 2.3)
  }

  /// Whether the subject alone stands in quotation marks: a term, nobody's words.
  package var isTerm: Bool {
    let opening = article.byteBefore(subject.lowerBound)
    let closing = gap(after: subject.upperBound - 1)
    return (opening == 0x22 || opening == 0x9C)
      && (closing.first == 0x22 || closing.starts(with: [0xE2, 0x80, 0x9D]))
  }

  /// A long dash, or a hyphen between spaces; a quotation mark may stand before it.
  private func isDash(_ gap: [UInt8]) -> Bool {
    [[0xE2, 0x80, 0x94], [0xE2, 0x80, 0x93], [0x20, 0x2D, 0x20]].contains {
      gap.firstRange(of: $0) != nil
    }
  }
}
