internal import Foundation
internal import PassageIndex

/// A conversation as it is kept: what was asked, under which limits. Replies are not kept but found
/// again, so that what a resumed conversation cites is what the articles say now.
struct SessionRecord: Codable, Equatable {
  struct Turn: Codable, Equatable {
    /// As typed.
    var question: String
    /// The day on which it was asked, ISO 8601.
    var asOf: String
    /// Limits in force, as `.only` reads them; nil: none.
    var scope: String?
    /// Whether it was asked without the conversation before it.
    var isLiteral: Bool
    /// What was answered, to tell whether the articles say something else now; nil when they did
    /// not say.
    var answer: String?
  }

  /// Names the conversation, and sorts by its beginning: `20251124-093005`.
  var id: String
  /// The index it is about, an absolute path.
  var index: String
  /// Seconds since 1970.
  var started: Double
  var turns: [Turn] = []

  /// A new conversation that begins at `date`.
  init(indexPath: String, date: Date = Date()) {
    index = IndexBuilder.canonical(indexPath)
    started = date.timeIntervalSince1970.rounded()
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    let digits = { (number: Int?, width: Int) in
      let text = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    id =
      digits(parts.year, 4) + digits(parts.month, 2) + digits(parts.day, 2) + "-"
      + digits(parts.hour, 2) + digits(parts.minute, 2) + digits(parts.second, 2)
  }

  /// `2025-11-24 09:30`, from the name.
  var day: String {
    let digits = id.filter(\.isNumber)
    guard digits.count >= 12 else { return id }
    let part = { (from: Int, count: Int) in String(digits.dropFirst(from).prefix(count)) }
    return "\(part(0, 4))-\(part(4, 2))-\(part(6, 2)) \(part(8, 2)):\(part(10, 2))"
  }
}

/// The conversations of earlier days, a file each in the person's state folder that nobody else can
/// read.
struct SessionStore {
  /// Conversations kept; the oldest are forgotten.
  static let limit = 100

  let folder: String

  init(folder: String = XDG.state + "/sessions") {
    self.folder = folder
  }

  /// Newest first; files that cannot be read are left out.
  func all() -> [SessionRecord] {
    names().compactMap { try? load($0) }
  }

  /// - Throws: `SessionError` when there is no such conversation, or its file is damaged.
  func load(_ id: String) throws(SessionError) -> SessionRecord {
    // A name is one part of a path.
    guard !id.contains("/"), let data = FileManager.default.contents(atPath: path(of: id)) else {
      throw .unknown(id)
    }
    guard var record = try? JSONDecoder().decode(SessionRecord.self, from: data) else {
      throw .damaged(path(of: id))
    }
    // Whatever the file calls itself, it is kept where it lies.
    record.id = id
    return record
  }

  /// The newest conversation about the index at `path`.
  ///
  /// - Throws: `SessionError.none` when there is none.
  func newest(about path: String) throws(SessionError) -> SessionRecord {
    let index = IndexBuilder.canonical(path)
    guard
      let record = names().lazy.compactMap({ try? load($0) }).first(where: { $0.index == index })
    else { throw .none }
    return record
  }

  /// A new conversation about the index at `path`, with a name that none has so far.
  func begin(indexPath path: String) -> SessionRecord {
    var record = SessionRecord(indexPath: path)
    let name = record.id
    var number = 2
    while FileManager.default.fileExists(atPath: self.path(of: record.id)) {
      record.id = "\(name)-\(number)"
      number += 1
    }
    return record
  }

  /// - Throws: `StateError.unwritable`.
  func save(_ record: SessionRecord) throws(StateError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Strings and numbers can always be encoded.
    let data = (try? encoder.encode(record)) ?? Data()
    try PrivateFile.write(data, to: path(of: record.id))
    for name in names().dropFirst(Self.limit) { unlink(path(of: name)) }
  }

  private func path(of id: String) -> String { "\(folder)/\(id).json" }

  /// Names of all conversations, newest first.
  private func names() -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted(by: >)
  }
}

/// Why a conversation cannot be resumed.
enum SessionError: Error, Equatable, CustomStringConvertible {
  case none
  case unknown(String)
  case damaged(String)

  var description: String {
    switch self {
    case .none:
      "There is no earlier conversation about this index. footnote chat begins one; footnote chat --sessions lists all."
    case .unknown(let id):
      "There is no conversation “\(id)”. footnote chat --sessions lists those there are."
    case .damaged(let path):
      "\(path) cannot be understood. Remove it, or choose another conversation: footnote chat --sessions"
    }
  }
}
