internal import Text

/// Reads mailboxes (.mbox): every message is an article, as a mail file of its own would be; a
/// citation names the line on which its message begins.
package struct MailboxExtractor: Extractor {
  package static let files = FileKind("mbox", byteLimit: 2_000_000_000, isImport: true)

  private let mail: MailExtractor

  package init(rules: CleaningRules) { mail = MailExtractor(rules: rules) }

  /// The messages in order; one without text is reported as skipped.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let messages = Self.messages(in: source.bytes)
    guard !messages.isEmpty else {
      throw .unsupported(
        path: source.path,
        reason:
          "it is no mailbox: no line such as \"From ann@post.example Tue Nov  4 10:00:00 2025\"")
    }
    var extraction = Extraction(documents: [])
    for message in messages {
      let inner = SourceFile(
        path: source.path, key: source.key, bytes: Self.unquoted(source.bytes[message.bytes]))
      do throws(ReadingError) {
        for var document in try mail.extract(inner).documents {
          document.key = "\(source.key)#\(mail.identifier(of: inner) ?? String(message.line))"
          document.anchors = [PlaceAnchor(offset: 0, number: message.line)]
          extraction.documents.append(document)
        }
      } catch {
        extraction.skipped.append(
          SkippedPart(path: source.path, line: message.line, reason: error.reason))
      }
    }
    return extraction.withUniqueKeys()
  }

  /// A message's bytes, its "From " line left out, and the number of that line.
  private struct Message {
    var bytes: Range<Int>
    var line: Int
  }

  /// Messages begin with a "From " line with a time, at the start or behind a blank line.
  private static func messages(in bytes: [UInt8]) -> [Message] {
    var messages: [Message] = []
    var line = 1
    var start = 0
    var isBlank = true
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if isBlank, bytes[start..<end].starts(with: from), isFromLine(bytes[start..<end]) {
        if !messages.isEmpty {
          messages[messages.count - 1].bytes = messages[messages.count - 1].bytes.lowerBound..<start
        }
        messages.append(Message(bytes: min(end + 1, bytes.count)..<bytes.count, line: line))
      }
      isBlank = bytes[start..<end].allSatisfy { $0 == 0x0D }
      start = end + 1
      line += 1
    }
    return messages
  }

  private static let from = Array("From ".utf8)

  /// Whether a time such as "9:41" stands in the line; by bytes, as there may be millions of them.
  private static func isFromLine(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count < 300 else { return false }
    let isDigit = { (place: Int) in (0x30...0x39).contains(line[place]) }
    return line.indices.dropFirst().dropLast(2).contains { place in
      line[place] == 0x3A && isDigit(place - 1) && isDigit(place + 1) && isDigit(place + 2)
    }
  }

  /// The lines of a body that begin with ">From " without the sign that kept them from opening a
  /// message.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { output.append(0x0A) }
      let rest = line.drop { $0 == 0x3E }
      output += rest.count < line.count && rest.starts(with: from) ? line.dropFirst() : line
    }
    return output
  }
}
