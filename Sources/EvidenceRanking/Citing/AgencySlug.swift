internal import Text

/// What stands before the first words of a report: the place and the agency that it came from
/// ("LUND, May 17 (Coast News) — ").
enum AgencySlug {
  /// Bytes of one, at most.
  private static let longest = 70

  /// Where the words behind it begin, in UTF-8 bytes; nil where `sentence` opens with none.
  ///
  /// It opens with a word in capitals and ends with a dash between spaces behind which a sentence
  /// begins; where it has no brackets, no other such dash may follow ("LUND — the town — grew").
  static func end(at sentence: TextSpan, in bytes: [UInt8]) -> Int? {
    guard opensInCapitals(sentence, bytes), let dash = dash(in: sentence, bytes) else { return nil }
    let head = bytes[sentence.start..<dash.start]
    guard dash.start - sentence.start <= longest, dash.end < sentence.end,
      opensSentence(bytes[dash.end]), !head.contains(0x2E) || head.contains(0x29)
    else { return nil }
    let isCertain = head.contains(0x28) && head.contains(0x29)
    return isCertain || self.dash(in: TextSpan(dash.end, sentence.end), bytes) == nil
      ? dash.end : nil
  }

  /// Two capitals or more, and no small letter, before the first space, comma or bracket.
  private static func opensInCapitals(_ span: TextSpan, _ bytes: [UInt8]) -> Bool {
    let word = bytes[span.start..<span.end].prefix { $0 != 0x20 && $0 != 0x2C }
    return word.count > 1 && word.allSatisfy { 0x41...0x5A ~= $0 || $0 == 0x2E || $0 >= 0x80 }
  }

  /// A capital, or a mark of quotation.
  private static func opensSentence(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || byte == 0x22 || byte >= 0xC3
  }

  /// The first "—", "–", "--" or "-" between spaces, with both of them.
  private static func dash(in span: TextSpan, _ bytes: [UInt8]) -> TextSpan? {
    for place in span.start..<max(span.start, span.end - 2) where bytes[place] == 0x20 {
      for sign in signs where bytes[(place + 1)..<span.end].starts(with: sign) {
        let end = place + 1 + sign.count
        if end < span.end, bytes[end] == 0x20 { return TextSpan(place, end + 1) }
      }
    }
    return nil
  }

  private static let signs: [[UInt8]] = [
    Array("—".utf8), Array("–".utf8), Array("--".utf8), Array("-".utf8),
  ]
}
