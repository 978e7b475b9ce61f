internal import Text

/// The body of a message as text, cut where other people's words begin: the writer's own, and each
/// message that it forwards or answers, with what the lines above that one say of it.
struct MailBody {
  /// One person's words.
  struct Message {
    /// Lines as they stand, apart by line breaks; quoted ones without their marks, where they
    /// belong to the message ("as the poet says").
    var parts: [(text: String, isQuoted: Bool)] = []
    /// What the lines above it say; nil where they do not.
    var from: String?
    var date: String?
    var subject: String?

    /// Whether nothing is written in it.
    var isEmpty: Bool { parts.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

    fileprivate mutating func append(_ line: some StringProtocol, isQuoted: Bool = false) {
      if parts.last?.isQuoted == isQuoted {
        parts[parts.count - 1].text += "\n" + line
      } else {
        parts.append((String(line), isQuoted))
      }
    }
  }

  /// The writer's own, then the others in the order in which they begin.
  private(set) var messages = [Message()]
  /// Lines that are nobody's words: heads of messages, signatures.
  private(set) var removed: [(text: String, reason: String)] = []

  private let labels: MailLabels
  private let isAnswer: Bool
  private let depth: Int

  /// Messages inside messages are told apart to this depth.
  private static let deepest = 8
  /// Lines that make a head, at least.
  private static let fewestLabels = 3
  /// Lines of a signature, and bytes of each, at most.
  private static let longestSignature = 8
  private static let longestSignatureLine = 72

  /// - Parameter isAnswer: whether what is quoted in it are other messages, as its head tells; else
  ///   only behind a line that says who wrote when. O(length of the text).
  init(_ text: String, labels: MailLabels, isAnswer: Bool, depth: Int = 0) {
    self.labels = labels
    self.isAnswer = isAnswer
    self.depth = depth
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var quoted: [Substring] = []
    var opening: Message?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.first == ">", depth < Self.deepest {
        if opening == nil { opening = takeAttribution() }
        if opening?.date == nil, !isAnswer {
          append(Self.unquoted(line), isQuoted: true)
        } else {
          quoted.append(Self.unquoted(line))
        }
        index += 1
        if index < lines.count, lines[index].first != ">", !quoted.isEmpty { quoted.append("") }
      } else if let end = takeHead(at: index, of: lines) ?? takeOpening(at: index, of: lines) {
        index = end
      } else if let end = endOfSignature(at: index, of: lines) {
        removed.append((lines[index..<end].joined(separator: "\n"), "signature"))
        index = end
      } else {
        append(line)
        index += 1
      }
    }
    add(quoted, opening ?? Message())
  }

  private mutating func append(_ line: Substring, isQuoted: Bool = false) {
    messages[messages.count - 1].append(line, isQuoted: isQuoted)
  }

  /// Adds what was quoted, which may quote others.
  private mutating func add(_ quoted: [Substring], _ opening: Message) {
    guard quoted.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    var inner = MailBody(
      quoted.joined(separator: "\n"), labels: labels, isAnswer: true, depth: depth + 1)
    let first = inner.messages[0]
    inner.messages[0].from = opening.from ?? first.from
    inner.messages[0].date = opening.date ?? first.date
    messages += inner.messages.filter { !$0.isEmpty }
    removed += inner.removed
  }

  /// The line without one mark.
  private static func unquoted(_ line: Substring) -> Substring {
    let rest = line.dropFirst()
    return rest.first == " " ? rest.dropFirst() : rest
  }

  // MARK: - Lines above a message

  /// Takes "On Mon, 3 Nov 2025, Carl Voss <voss@salt.example> wrote:" off the end of the last
  /// message; what it says, nothing where no such line stands there.
  private mutating func takeAttribution() -> Message {
    guard let part = messages.last?.parts.last, !part.isQuoted else { return Message() }
    let lines = part.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }
    guard let last, lines[last].last(where: { !$0.isWhitespace }) == ":" else { return Message() }
    var first = last
    // It may go over three lines.
    while first > 0, last - first < 2, !lines[first - 1].allSatisfy(\.isWhitespace) { first -= 1 }
    let line = lines[first...last].joined(separator: " ")
    guard line.utf8.count < 300, let found = labels.attribution(line) else { return Message() }
    removed.append((line, "mail-head"))
    let place = messages.count - 1
    messages[place].parts[messages[place].parts.count - 1].text =
      lines[..<first].joined(separator: "\n")
    var message = Message()
    (message.from, message.date) = found
    return message
  }

  /// Takes the line "On Mon, 3 Nov 2025, Carl Voss <voss@salt.example> wrote:" of an answer whose
  /// quoted words stand below it without marks; the index behind it, nil for any other line.
  private mutating func takeOpening(at start: Int, of lines: [Substring]) -> Int? {
    let line = lines[start]
    guard isAnswer, line.last(where: { !$0.isWhitespace }) == ":", line.utf8.count < 300,
      line.contains("@"), let found = labels.attribution(String(line)), found.date != nil,
      let next = lines[(start + 1)...].first(where: { !$0.allSatisfy(\.isWhitespace) }),
      next.first != ">"
    else { return nil }
    removed.append((String(line), "mail-head"))
    messages.append(Message(from: found.from, date: found.date))
    return start + 1
  }

  /// Takes the head of another message that begins at `start`, with the line of dashes or
  /// underscores above it; the index behind it, nil where there is none.
  private mutating func takeHead(at start: Int, of lines: [Substring]) -> Int? {
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
    func value(_ field: MailLabels.Field) -> String? {
      found.first { $0.field == field }.map { String($0.value) }?.nonBlank
    }
    // A head has an address, a subject, or a rule above it; a telegram has a day alone.
    guard found.count >= Self.fewestLabels, let from = value(.from), value(.date) != nil,
      value(.subject) != nil || from.contains("@") || Self.isRule(lines[start])
    else { return nil }
    removed.append((lines[start..<index].joined(separator: "\n"), "mail-head"))
    messages.append(Message(from: from, date: value(.date), subject: value(.subject)))
    return index
  }

  /// Whether a line sets a message off from the one before: dashes or underscores at both ends.
  private static func isRule(_ line: Substring) -> Bool {
    line.wholeMatch(of: /\s*(?:[-_]{5,}|-{3,}[^-]{1,40}-{3,})\s*/) != nil
  }

  /// The end of a signature that begins at `start`: few short lines below two dashes, or what PGP
  /// and lists of mail add; nil where none does.
  private func endOfSignature(at start: Int, of lines: [Substring]) -> Int? {
    let line = lines[start]
    if line.hasPrefix("-----BEGIN PGP SIGNATURE") {
      let end = lines[start...].firstIndex { $0.hasPrefix("-----END PGP SIGNATURE") }
      return end.map { $0 + 1 }
    }
    if line.hasPrefix("-----BEGIN PGP SIGNED") {
      return lines[start...].prefix(6).firstIndex { $0.allSatisfy(\.isWhitespace) }
    }
    guard line.wholeMatch(of: /--\s*|_{20,}\s*/) != nil else { return nil }
    let rest = lines[(start + 1)...].prefix { $0.first != ">" && !Self.isRule($0) }
    let written = rest.filter { !$0.allSatisfy(\.isWhitespace) }
    let isShort =
      written.count <= Self.longestSignature
      && written.allSatisfy { $0.utf8.count <= Self.longestSignatureLine }
      && written.count { $0.last == "." && $0.split(separator: " ").count > 5 } < 2
    return isShort ? rest.endIndex : nil
  }
}
