package import Text

/// The words of a text as quotations are compared by them.
///
/// Case, quotation marks, dashes, hyphens, stops and white space do not count; letters, figures,
/// accents and the signs `%`, `&`, `+`, `°` and those of currencies do.
///
/// | text | words |
/// | --- | --- |
/// | `“It’s ready-to-eat”` | `it's`, `ready`, `to`, `eat` |
/// | `EUR 1,790.5 – 5%` | `eur`, `1790.5`, `5`, `%` |
package struct ComparedWords: Sendable {
  /// As they are compared.
  package private(set) var words: [String] = []
  /// Where they stand, in UTF-8 bytes of the text.
  package private(set) var spans: [TextSpan] = []

  /// O(length of the text).
  ///
  /// - Parameter part: what of the text is read; nil: all.
  package init(_ text: String, in part: TextSpan? = nil) {
    guard let slice = part.map({ text[$0] }) ?? text[...] else { return }
    var offset = part?.start ?? 0
    var word = OpenWord()
    let scalars = slice.unicodeScalars
    var index = scalars.startIndex
    while index != scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let following = next == scalars.endIndex ? nil : scalars[next]
      let length = UTF8.width(scalar)
      switch Self.use(of: scalar, in: word, before: following) {
      case .part: word.append(scalar, offset, length)
      case .joint: word.append(Self.plainApostrophe(scalar), offset, length)
      case .ignored: break
      case .sign:
        close(&word)
        word.append(scalar, offset, length)
        close(&word)
      case .gap: close(&word)
      }
      offset += length
      index = next
    }
    close(&word)
  }

  /// From the first byte of the first word to the last of the last; nil for no word.
  package func span(of range: Range<Int>) -> TextSpan? {
    guard let first = range.first, let last = range.last, last < spans.count else { return nil }
    return TextSpan(spans[first].start, spans[last].end)
  }

  private mutating func close(_ word: inout OpenWord) {
    guard !word.text.isEmpty else { return }
    words.append(word.text.lowercased())
    spans.append(word.span)
    word = OpenWord()
  }

  /// A word that is being read.
  private struct OpenWord {
    var text = ""
    var span = TextSpan(0, 0)
    var last: Unicode.Scalar?

    mutating func append(_ scalar: Unicode.Scalar, _ offset: Int, _ length: Int) {
      if text.isEmpty { span.start = offset }
      text.unicodeScalars.append(scalar)
      span.end = offset + length
      last = scalar
    }
  }

  /// What a character is to the word before it.
  private enum Use {
    /// A letter or figure.
    case part
    /// Joins what stands on both sides of it.
    case joint
    /// Neither ends the word nor counts.
    case ignored
    /// A word by itself.
    case sign
    case gap
  }

  private static func use(
    of scalar: Unicode.Scalar, in word: OpenWord, before next: Unicode.Scalar?
  ) -> Use {
    if scalar.isASCII {
      if isPart(scalar) { return .part }
      switch scalar {
      case "%", "&", "+", "$": return .sign
      case "'": return isJoint(word, next, isPart) ? .joint : .gap
      case ".": return isJoint(word, next, isDigit) ? .joint : .gap
      case ",": return isJoint(word, next, isDigit) ? .ignored : .gap
      default: return .gap
      }
    }
    if scalar == "’" || scalar == "ʼ" { return isJoint(word, next, isPart) ? .joint : .gap }
    if scalar == "\u{AD}" || scalar == "\u{200B}" || scalar == "\u{2060}" { return .ignored }
    if isPart(scalar) { return .part }
    return scalar == "°" || scalar.properties.generalCategory == .currencySymbol ? .sign : .gap
  }

  private static func isJoint(
    _ word: OpenWord, _ next: Unicode.Scalar?, _ fits: (Unicode.Scalar) -> Bool
  ) -> Bool {
    (word.last.map(fits) ?? false) && (next.map(fits) ?? false)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return true
    default:
      guard !scalar.isASCII else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private static func plainApostrophe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "." ? scalar : "'"
  }
}

/// Gives each word a number, so that texts are compared by numbers.
package final class WordNumbers {
  private var numbers: [String: Int32] = [:]

  package init() {}

  /// The numbers of `words`, new ones for words not met before. O(words).
  package func numbers(of words: [String]) -> [Int32] { words.map(number) }

  private func number(of word: String) -> Int32 {
    if let known = numbers[word] { return known }
    let number = Int32(numbers.count)
    numbers[word] = number
    return number
  }
}
