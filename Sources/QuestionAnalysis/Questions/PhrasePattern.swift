/// A set of short phrases that a person may type, written in one line of a table.
///
/// Words stand for themselves, `[very much|so much]` may be left out, `(hi|hello)` is one of
/// several, `#` is a number, and `;` separates whole phrases. Case, punctuation and repeated spaces
/// do not matter.
///
///     PhrasePattern("open [source] #").matches("Open source 2!")  // ["2"]
package struct PhrasePattern: Sendable {
  /// Every phrase written out, `#` for each number.
  private let phrases: Set<String>

  package init(_ text: String) {
    phrases = Set(text.split(separator: ";").flatMap { Self.expanded(Substring($0)) })
  }

  /// The numbers of `text` in order when it is one of the phrases; nil otherwise.
  package func matches(_ text: String) -> [String]? { matches(PhraseText(text)) }

  /// The same for a text that is compared with several patterns.
  package func matches(_ text: PhraseText) -> [String]? {
    phrases.contains(text.phrase) ? text.numbers : nil
  }

  /// Words in lower case: letters, digits and apostrophes, typographic ones made plain.
  fileprivate static func words(of text: String) -> [String] {
    text.lowercased().replacing("’", with: "'")
      .split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "#" }.map(String.init)
  }

  /// All phrases that one pattern stands for: the first group is written out, the rest follows by
  /// recursion.
  private static func expanded(_ pattern: Substring) -> [String] {
    guard let open = pattern.firstIndex(where: { $0 == "[" || $0 == "(" }),
      let close = pattern[open...].firstIndex(where: { $0 == "]" || $0 == ")" })
    else { return [words(of: String(pattern)).joined(separator: " ")] }
    var choices = pattern[pattern.index(after: open)..<close].split(separator: "|")
    if pattern[open] == "[" { choices.append("") }
    return choices.flatMap {
      expanded("\(pattern[..<open]) \($0) \(pattern[pattern.index(after: close)...])")
    }
  }
}

/// A text in the form in which `PhrasePattern` compares texts.
package struct PhraseText: Sendable {
  /// Words in lower case, one space between, `#` for each number.
  fileprivate let phrase: String
  /// In order.
  fileprivate let numbers: [String]

  package init(_ text: String) {
    var numbers: [String] = []
    let words = PhrasePattern.words(of: text).map { word -> String in
      guard word.allSatisfy(\.isNumber) else { return word }
      numbers.append(word)
      return "#"
    }
    phrase = words.joined(separator: " ")
    self.numbers = numbers
  }
}
