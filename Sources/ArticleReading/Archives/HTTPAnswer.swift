internal import Text

/// The lines above a record's or answer's content.
struct HeadFields {
  /// The first line.
  private(set) var opening = ""
  /// Values by name in lower case; of two the first.
  private(set) var fields: [String: String] = [:]
  /// Offset of the content; nil where no blank line ends the head.
  private(set) var end: Int?

  /// Lines of a head are read to this length in all, in bytes.
  private static let limit = 65_536
  /// And the first line to this.
  private static let openingLimit = 1000

  init(_ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    let limit = min(bytes.endIndex, start + Self.limit)
    while start < limit {
      let reach = opening.isEmpty ? min(limit, start + Self.openingLimit) : limit
      guard let stop = bytes[start..<reach].firstIndex(of: 0x0A) ?? (reach == limit ? limit : nil)
      else { return }
      let line = CharacterCleaner().line(String(decoding: bytes[start..<stop], as: UTF8.self))
      start = min(stop + 1, bytes.endIndex)
      if line.isEmpty {
        end = start
        return
      }
      if opening.isEmpty {
        opening = line
      } else if let colon = line.firstIndex(of: ":") {
        let name = line[..<colon].lowercased()
        let value = String(line[line.index(after: colon)...].drop { $0 == " " })
        if fields[name] == nil { fields[name] = value }
      }
    }
  }
}

/// What a server answered: its content with the encodings of the transfer undone.
struct HTTPAnswer {
  let type: String
  let charset: String?
  let status: Int
  /// Nil where it is packed in a way that cannot be undone.
  let body: [UInt8]?

  /// - Parameter bytes: of a record of the type `response`.
  init?(_ bytes: ArraySlice<UInt8>, budget: UnpackingBudget) {
    let head = HeadFields(bytes)
    guard head.opening.hasPrefix("HTTP/"), let start = head.end else { return nil }
    status = head.opening.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let parts = (head.fields["content-type"] ?? "").lowercased().split(separator: ";")
    type = parts.first.map { $0.filter { !$0.isWhitespace } } ?? ""
    charset =
      parts.dropFirst().lazy.compactMap { part in
        let sides = part.split(separator: "=", maxSplits: 1)
        return sides.count == 2 && sides[0].filter({ !$0.isWhitespace }) == "charset"
          ? sides[1].filter { !" \"'".contains($0) } : nil
      }.first
    var content = Array(bytes[start...])
    if head.fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
      content = Self.joined(content[...]) ?? content
    }
    switch head.fields["content-encoding"]?.lowercased() {
    case "gzip", "x-gzip": body = GzipBytes.unpacked(content, budget: budget)
    case "deflate": body = GzipBytes.inflated(content, budget: budget)
    case nil, "identity", "": body = content
    default: body = UTF8Validity.holds(content) ? content : nil
    }
  }

  /// The chunks put together, as far as they are there; nil where the first is none.
  private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[..<end].prefix(20), as: UTF8.self)
      let digits = line.prefix { $0.isHexDigit }
      guard let count = Int(digits, radix: 16), count >= 0 else {
        return output.isEmpty ? nil : output
      }
      rest = rest[(end + 1)...]
      if count == 0 { break }
      output += rest.prefix(count)
      rest = rest.dropFirst(count)
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return output
  }
}
