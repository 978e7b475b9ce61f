/// Escape sequences of a terminal (ECMA-48) in what a person pastes: colours, titles, links.
///
/// Dropping the escape character alone would leave the rest of a sequence as a word of the
/// question: "31m".
package enum EscapeSequences {
  /// `text` without its escape sequences: those that open with CSI, whole strings (OSC, DCS, SOS,
  /// PM, APC) up to BEL or ST, and short ones. Of a string that nothing ends only the opening goes,
  /// so that no question is swallowed.
  package static func removed(from text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "\u{1B}" || $0 == "\u{9B}" }) else {
      return text
    }
    return text.replacing(strings, with: "").replacing(controls, with: "")
      .replacing(short, with: "")
  }

  private static var strings: Regex<Substring> {
    #/\x1B[\]PX^_][^\x07\x1B]*(?:\x07|\x1B\\)/#.matchingSemantics(.unicodeScalar)
  }
  private static var controls: Regex<Substring> {
    #/(?:\x1B\[|\x{9B})[0-?]*[ -\/]*[@-~]/#.matchingSemantics(.unicodeScalar)
  }
  private static var short: Regex<Substring> {
    #/\x1B[ -\/]*[0-~]?/#.matchingSemantics(.unicodeScalar)
  }
}
