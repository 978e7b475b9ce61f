internal import Text

/// A raised figure as it stands in a line of text.
enum RaisedFigure {
  /// "[1]" for the mark of a note, "⁶" behind a ten and "²" behind a short unit; what is no figure
  /// stays.
  static func text(_ figure: String, behind text: String) -> String {
    guard (1...3).contains(figure.utf8.count), figure.utf8.allSatisfy(\.isDigit),
      let last = text.last, !last.isWhitespace
    else { return figure }
    let word = String(text.reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
    let isUnit = (1...2).contains(word.count) && word.allSatisfy(\.isLetter)
    guard word == "10" || isUnit && (figure == "2" || figure == "3") else { return "[\(figure)]" }
    return String(figure.map { digit in Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[digit.wholeNumberValue ?? 0] })
  }
}
