internal import Text

/// The body of a message in plain text, cut where other people's words begin: the writer's own, what
/// is quoted behind `>`, heads of messages that are forwarded or answered, the signature.
struct MailBody {
  /// Whose words a part is.
  enum Part: Equatable {
    case own, quoted, head, signature
  }

  /// Parts in order, lines apart by line breaks; the marks of quoted lines are taken off.
  private(set) var parts: [(part: Part, text: String)] = []
  /// What the first head says: of the message that this one forwards or answers.
  private(set) var from: String?
  private(set) var date: String?
  private(set) var subject: String?
  /// Marks before the last quoted line.
  private var quoteDepth = 0

  /// Lines that make a head, at least; and lines of a signature, at most.
  private static let fewestLabels = 3
  private static let longestSignature = 20
  /// Bytes of what somebody writes above a message that is only passed on, at most.
  private static let longestRemark = 200

  /// O(length of the text).
  init(_ text: String, labels: MailLabels) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.first == ">" {
        let (depth, words) = Self.unquoted(line)
        // Words of another message are paragraphs of their own.
        if parts.last?.part == .quoted, depth != quoteDepth { append("", as: .quoted) }
        quoteDepth = depth
        append(words, as: .quoted)
        index += 1
      } else if let end = takeHead(at: index, of: lines, labels) {
        index = end
      } else if line.wholeMatch(of: /--\s*/) != nil, isSignature(lines[(index + 1)...]) {
        append(line, as: .signature)
        index += 1
        while index < lines.count, lines[index].first != ">" {
          append(lines[index], as: .signature)
          index += 1
        }
      } else {
        append(line, as: .own)
        index += 1
      }
    }
  }

  /// Whether the message only passes another on: next to nothing stands above that one's head.
  var isForwarded: Bool {
    guard from != nil, let head = parts.firstIndex(where: { $0.part == .head }) else {
      return false
    }
    return parts[..<head].allSatisfy { $0.part == .own || $0.part == .signature }
      && parts[..<head].reduce(0) { $0 + $1.text.utf8.count } < Self.longestRemark
      && parts[head...].contains { $0.part == .own && !$0.text.allSatisfy(\.isWhitespace) }
  }

  private mutating func append(_ line: Substring, as part: Part) {
    if parts.last?.part == part {
      parts[parts.count - 1].text += "\n" + line
    } else if part != .quoted, line.allSatisfy(\.isWhitespace), parts.last?.part == .quoted {
      // A blank line between two quoted ones.
      parts[parts.count - 1].text += "\n"
    } else {
      parts.append((part, String(line)))
    }
  }

  /// The line without its marks, and how many there are: `> > text`.
  private static func unquoted(_ line: Substring) -> (depth: Int, words: Substring) {
    var line = line
    var depth = 0
    while line.first == ">" {
      depth += 1
      line.removeFirst()
      if line.first == " ", line.dropFirst().first == ">" { line.removeFirst() }
    }
    return (depth, line.first == " " ? line.dropFirst() : line)
  }

  /// Takes the head of another message that begins at `start`, with the line of dashes or
  /// underscores above it; the index behind it, nil where there is none.
  private mutating func takeHead(
    at start: Int, of lines: [Substring], _ labels: MailLabels
  ) -> Int? {
    var index = start
    if Self.isRule(lines[index]) {
      index += 1
      while index < lines.count, index < start + 3, lines[index].allSatisfy(\.isWhitespace) {
        index += 1
      }
    }
    var found: [(field: MailLabels.Field, value: Substring)] = []
    while index < lines.count {
      if let field = labels.field(of: lines[index]) {
        found.append(field)
      } else if found.isEmpty || lines[index].first?.isWhitespace != true
        || lines[index].allSatisfy(\.isWhitespace)
      {
        break
      }
      index += 1
    }
    guard found.count >= Self.fewestLabels, found.contains(where: { $0.field == .from }) else {
      return nil
    }
    for line in lines[start..<index] { append(line, as: .head) }
    if from == nil {
      func value(_ field: MailLabels.Field) -> String? {
        found.first { $0.field == field }.map { String($0.value) }?.nonBlank
      }
      (from, date, subject) = (value(.from), value(.date), value(.subject))
    }
    return index
  }

  /// Whether a line sets a message off from the one before: dashes or underscores at both ends.
  private static func isRule(_ line: Substring) -> Bool {
    line.wholeMatch(of: /\s*(?:[-_]{5,}|-{3,}[^-]{1,40}-{3,})\s*/) != nil
  }

  private func isSignature(_ lines: ArraySlice<Substring>) -> Bool {
    let own = lines.prefix { $0.first != ">" }
    return own.count { !$0.allSatisfy(\.isWhitespace) } <= Self.longestSignature
  }
}
