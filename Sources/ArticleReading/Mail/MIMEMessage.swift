internal import Foundation

/// A mail message or a part of one: header fields and body (RFC 5322, RFC 2045).
struct MIMEMessage {
  private let fields: [(name: String, value: String)]
  private let body: ArraySlice<UInt8>
  /// Type of a part that states none.
  private let usualType: String

  /// Messages inside messages are read to this depth.
  private static let depthLimit = 10

  init(_ bytes: ArraySlice<UInt8>, usualType: String = "text/plain") {
    self.usualType = usualType
    let (head, body) = Self.halves(of: bytes)
    fields = Self.fields(of: head)
    self.body = body
  }

  /// Whether anything stands in its head.
  var hasFields: Bool { !fields.isEmpty }

  /// The value of the first field of that name, encoded words decoded; nil without one.
  func field(_ name: String) -> String? {
    rawField(name).map { EncodedWords().decoded($0) }?.nonBlank
  }

  private func rawField(_ name: String) -> String? {
    fields.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
  }

  /// Type such as `text/html`, in lower case; what is usual at this place when nothing is said.
  var type: String {
    let value = rawField("Content-Type") ?? usualType
    return value.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
  }

  /// All parts that are no containers, in order; this message itself when it is none. A message
  /// inside is a leaf.
  func leaves(depth: Int = 0) -> [MIMEMessage] {
    guard type.hasPrefix("multipart/"), let boundary = parameter("boundary"),
      depth < Self.depthLimit
    else { return [self] }
    return parts(between: Array("--\(boundary)".utf8)).flatMap { $0.leaves(depth: depth + 1) }
  }

  /// The message that this part holds: one that was forwarded whole, or is one of a digest; nil for
  /// any other part.
  var enclosed: MIMEMessage? {
    type == "message/rfc822" || type == "message/global" ? MIMEMessage(content[...]) : nil
  }

  /// The body as text, its transfer encoding and character set undone, and its paragraphs whole.
  var text: String {
    let text = TextDecoder().text(of: content, declared: parameter("charset"))
    guard type == "text/plain", parameter("format")?.lowercased() == "flowed" else { return text }
    return FlowedText(dropsSpaces: parameter("delsp")?.lowercased() == "yes").unfolded(text)
  }

  /// The body's bytes, its transfer encoding undone.
  var content: [UInt8] {
    switch rawField("Content-Transfer-Encoding")?.lowercased().nonBlank {
    case "base64":
      return Base64Bytes.decoded(body)
    case "quoted-printable": return QuotedPrintable().decoded(body)
    default: return Array(body)
    }
  }

  /// A parameter of the content type, quotes undone.
  private func parameter(_ name: String) -> String? {
    guard let value = rawField("Content-Type") else { return nil }
    for part in value.split(separator: ";").dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2,
        sides[0].filter({ !$0.isWhitespace }).lowercased() == name
      else { continue }
      return sides[1].trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\n\""))
    }
    return nil
  }

  private func parts(between boundary: [UInt8]) -> [MIMEMessage] {
    let usual = type == "multipart/digest" ? "message/rfc822" : "text/plain"
    var parts: [MIMEMessage] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex {
      let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[index..<end].starts(with: boundary) {
        if let start, start < index {
          parts.append(MIMEMessage(body[start..<index], usualType: usual))
        }
        if body[index..<end].dropFirst(boundary.count).starts(with: Array("--".utf8)) {
          return parts
        }
        start = min(end + 1, body.endIndex)
      }
      index = end + 1
    }
    if let start, start < body.endIndex {
      parts.append(MIMEMessage(body[start...], usualType: usual))
    }
    return parts
  }

  /// Head and body, which a blank line parts.
  private static func halves(
    of bytes: ArraySlice<UInt8>
  ) -> (head: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
      if bytes[index..<end].allSatisfy({ $0 == 0x0D }) {
        return (bytes[..<index], bytes[min(end + 1, bytes.endIndex)...])
      }
      index = end + 1
    }
    return (bytes, bytes[bytes.endIndex...])
  }

  /// Fields of a head; a line that begins with white space goes on with the one before.
  private static func fields(of head: ArraySlice<UInt8>) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for line in TextDecoder().text(of: Array(head)).split(whereSeparator: \.isNewline) {
      if line.first?.isWhitespace == true, !fields.isEmpty {
        fields[fields.count - 1].value += " " + line.drop(while: \.isWhitespace)
      } else if let colon = line.firstIndex(of: ":") {
        fields.append((String(line[..<colon]), String(line[line.index(after: colon)...])))
      }
    }
    return fields
  }
}
