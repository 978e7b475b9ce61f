/// A set of short phrases that a person may type, written in one line of a table.
///
/// Words stand for themselves, `[very much|so much]` may be left out, `(hi|hello)` is one of
/// several, `#` is a number, and `;` separates whole phrases. Case, punctuation and repeated spaces
/// do not matter.
///
///     PhrasePattern("open [source] #").matches("Open source 2!")  // ["2"]
package struct PhrasePattern: Sendable {
  /// Words in a row of which one has to stand there; an empty row where none need.
  private typealias Choice = [[String]]

  /// Each phrase as its choices one after the other.
  private let phrases: [[Choice]]

  package init(_ text: String) {
    phrases = text.split(separator: ";").map { Self.choices(of: $0) }
  }

  /// The numbers of `text` in order when it is one of the phrases; nil otherwise.
  package func matches(_ text: String) -> [String]? { matches(PhraseText(text)) }

  /// The same for a text that is compared with several patterns.
  package func matches(_ text: PhraseText) -> [String]? {
    phrases.contains { Self.match($0[...], text.words[...]) } ? text.numbers : nil
  }

  private static func match(
    _ choices: ArraySlice<Choice>, _ words: ArraySlice<String>
  ) -> Bool {
    guard let first = choices.first else { return words.isEmpty }
    return first.contains {
      words.starts(with: $0) && match(choices.dropFirst(), words.dropFirst($0.count))
    }
  }

  private static func choices(of phrase: Substring) -> [Choice] {
    var choices: [Choice] = []
    var rest = phrase
    while let open = rest.firstIndex(where: { $0 == "[" || $0 == "(" }),
      let close = rest[open...].firstIndex(where: { $0 == "]" || $0 == ")" })
    {
      choices.append([PhraseText.words(of: rest[..<open])])
      let isOptional = rest[open] == "["
      choices.append(
        rest[rest.index(after: open)..<close].split(separator: "|")
          .map { PhraseText.words(of: $0) } + (isOptional ? [[]] : []))
      rest = rest[rest.index(after: close)...]
    }
    return choices + [[PhraseText.words(of: rest)]]
  }
}

/// A text in the form in which `PhrasePattern` compares texts.
package struct PhraseText: Sendable {
  /// In lower case, `#` for each number.
  fileprivate let words: [String]
  /// In order.
  fileprivate let numbers: [String]

  package init(_ text: String) {
    var numbers: [String] = []
    words = Self.words(of: text).map { word -> String in
      guard word.allSatisfy(\.isNumber) else { return word }
      numbers.append(word)
      return "#"
    }
    self.numbers = numbers
  }

  /// Words in lower case: letters, digits and apostrophes, typographic ones made plain.
  fileprivate static func words(of text: some StringProtocol) -> [String] {
    text.lowercased().split {
      !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" && $0 != "#"
    }.map { $0.contains("’") ? String($0.replacing("’", with: "'")) : String($0) }
  }
}
