internal import Foundation

/// A file of `name = value` lines in the person's configuration folder, which the person may edit
/// too.
///
/// Blank lines and those that begin with `#` are left as they are; so are lines that cannot be
/// understood.
struct ConfigurationFile {
  /// One `name = value` line.
  struct Entry: Equatable {
    var name: String
    var value: String
    /// Counted from 1.
    var line: Int
  }

  let path: String
  private var lines: [String]

  /// A file that is not there, or cannot be read, holds nothing.
  init(path: String) {
    self.path = path
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    lines = text?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    if lines.last?.isEmpty ?? false { lines.removeLast() }
  }

  /// In the order of the file.
  var entries: [Entry] {
    lines.enumerated().compactMap { offset, line in
      Self.parts(line).map { Entry(name: $0.name, value: $0.value, line: offset + 1) }
    }
  }

  /// Lines that are neither entries nor comments, counted from 1.
  var faultyLines: [Int] {
    lines.enumerated().filter { _, line in
      let text = line.trimmed
      return !text.isEmpty && !text.hasPrefix("#") && Self.parts(line) == nil
    }.map { $0.offset + 1 }
  }

  /// Puts an entry at the end.
  mutating func append(name: String, value: String) { lines.append("\(name) = \(value)") }

  /// Takes out the entries that `isUnwanted`; returns how many those were.
  mutating func remove(where isUnwanted: (Entry) -> Bool) -> Int {
    let unwanted = Set(entries.filter(isUnwanted).map(\.line))
    lines = lines.enumerated().filter { !unwanted.contains($0.offset + 1) }.map(\.element)
    return unwanted.count
  }

  /// - Throws: `StateError.unwritable`.
  func save() throws(StateError) {
    try PrivateFile.write(lines.map { $0 + "\n" }.joined(), to: path)
  }

  /// The two sides of the first `=`; nil when there is none, one is empty, or the line is a
  /// comment.
  static func parts(_ line: String) -> (name: String, value: String)? {
    let sides = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty, !line.trimmed.hasPrefix("#")
    else { return nil }
    return (sides[0], sides[1])
  }
}
