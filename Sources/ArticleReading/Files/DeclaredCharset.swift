/// Finds the character set a page declares.
enum DeclaredCharset {
  /// The name after `charset=` (or `encoding=` of an XML declaration) in the first 4096 bytes; nil
  /// without one.
  static func name(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      .lowercased()
    for label in ["charset", "encoding"] {
      var rest = head[...]
      while let range = rest.firstRange(of: label) {
        let tag = rest[..<range.lowerBound].lastIndex(of: "<").map { rest[$0...] } ?? rest
        rest = rest[range.upperBound...]
        // A script that the page names may have a set of its own.
        if tag.hasPrefix("<script") || tag.hasPrefix("<link") { continue }
        let value = rest.drop { $0 == " " }
        guard value.first == "=" else { continue }
        let name = value.dropFirst().drop { " \"'".contains($0) }
          .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        if !name.isEmpty { return String(name) }
      }
    }
    return nil
  }
}
