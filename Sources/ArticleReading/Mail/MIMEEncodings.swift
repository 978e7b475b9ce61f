/// Undoes the encoding of bytes as `=C3=A9` (RFC 2045, 6.7).
struct QuotedPrintable {
  func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == 0x3D else {
        output.append(bytes[index])
        index += 1
        continue
      }
      let rest = bytes[(index + 1)...].prefix(2)
      if rest.first == 0x0A {
        index += 2
      } else if rest.elementsEqual([0x0D, 0x0A]) {
        index += 3
      } else if let byte = HexadecimalDigits.byte(rest) {
        output.append(byte)
        index += 3
      } else {
        output.append(0x3D)
        index += 1
      }
    }
    return output
  }
}

/// Reads two digits as a byte, and nothing that only looks like a number: `+4` is none.
enum HexadecimalDigits {
  static func byte(_ digits: some Collection<UInt8>) -> UInt8? {
    guard digits.count == 2, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
    else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}

/// Undoes `=?utf-8?Q?caf=C3=A9?=` in header fields (RFC 2047).
struct EncodedWords {
  /// Neighbouring words of one character set are put together before they are read: programs cut
  /// them inside a character.
  func decoded(_ value: String) -> String {
    var output = ""
    var pending: (charset: String, bytes: [UInt8])?
    func close() {
      if let word = pending {
        output += TextDecoder().text(of: word.bytes, declared: word.charset)
      }
      pending = nil
    }
    var rest = value[...]
    while let match = rest.firstMatch(of: /=\?([^?\s]+)\?([BbQq])\?([^?]*)\?=/) {
      let between = rest[..<match.range.lowerBound]
      // White space between two encoded words is not part of the text.
      let isApart = pending == nil || !between.allSatisfy(\.isWhitespace)
      // A language may stand behind the character set: "utf-8*en".
      let charset = match.1.prefix { $0 != "*" }.lowercased()
      if isApart || pending?.charset != charset { close() }
      if isApart { output += between }
      let bytes = bytes(isBase64: match.2.lowercased() == "b", String(match.3))
      pending = (charset, (pending?.bytes ?? []) + bytes)
      rest = rest[match.range.upperBound...]
    }
    close()
    return output + rest
  }

  private func bytes(isBase64: Bool, _ content: String) -> [UInt8] {
    isBase64
      ? Base64Bytes.decoded(content.utf8)
      : QuotedPrintable().decoded(Array(content.replacing("_", with: " ").utf8)[...])
  }
}

/// Puts the lines of a text together that `format=flowed` broke (RFC 3676): those that end with a
/// space go on in the next.
struct FlowedText {
  /// Whether the space at the end of such a line is not part of the text (`delsp=yes`).
  let dropsSpaces: Bool

  func unfolded(_ text: String) -> String {
    var lines: [String] = []
    var goesOn = false
    var depth = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let quotes = line.prefix { $0 == ">" }.count
      var content = line.dropFirst(quotes)
      // A space before the line's own first character was added to save it.
      if content.first == " " { content = content.dropFirst() }
      let isSoft = content.last == " " && content != "-- "
      if goesOn, quotes == depth, let last = lines.indices.last, content != "-- " {
        lines[last] += content
      } else {
        lines.append(line.prefix(quotes) + (quotes > 0 ? " " : "") + content)
      }
      if isSoft, dropsSpaces, let last = lines.indices.last { lines[last].removeLast() }
      goesOn = isSoft
      depth = quotes
    }
    return lines.joined(separator: "\n")
  }
}
