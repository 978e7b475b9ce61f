/// A hyperlink (OSC 8) on a part of a line, for terminals that know them.
///
/// The escape sequence is the one described at
/// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
package struct TerminalLink: Sendable, Equatable {
  /// The part of the line that is linked, such as `[1]`.
  let text: String
  let address: String

  /// A link to a file; nil for a path that is not absolute.
  init?(text: String, path: String) {
    guard path.hasPrefix("/") else { return nil }
    self.text = text
    address = "file://" + Self.escaped(path)
  }

  /// `line` with the last place of `text` linked; unchanged where it does not occur.
  func linked(_ line: String) -> String {
    guard let place = line.ranges(of: text).last else { return line }
    return line.replacingCharacters(in: place, with: start + text + Self.end)
  }

  private var start: String { "\u{1B}]8;;\(address)\u{1B}\\" }
  private static let end = "\u{1B}]8;;\u{1B}\\"

  /// Percent-encoded but for letters, digits and a few signs that paths are full of.
  private static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
  }
}

extension String {
  /// The string with `range` replaced.
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
