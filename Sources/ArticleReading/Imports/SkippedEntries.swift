/// Entries of an export of which no article is made. Those of one reason are reported together: a
/// list of two thousand links is one message.
struct SkippedEntries {
  /// Why an entry is none.
  enum Reason: CaseIterable {
    case linkAlone, titleAlone, noText, tooLong
  }

  private var found: [Reason: (first: Int, count: Int)] = [:]

  /// Takes an entry of which `ImportedArticles` makes no article.
  mutating func add(_ record: ImportRecord) {
    add(record.isTooLong ? .tooLong : record.isLink ? .linkAlone : .noText, line: record.line)
  }

  mutating func add(_ reason: Reason, line: Int) {
    found[reason] = (found[reason]?.first ?? line, (found[reason]?.count ?? 0) + 1)
  }

  /// A part for each reason, with the line of the first entry.
  func parts(path: String) -> [SkippedPart] {
    Reason.allCases.compactMap { reason in
      found[reason].map {
        SkippedPart(path: path, line: $0.first, reason: Self.words(for: reason, $0.count))
      }
    }
  }

  /// What is told of an entry that is too long.
  static let tooLong =
    "it holds more than the \(ImportedArticles.longestEntry / 1_000_000) MB an article may; cut it into smaller ones"

  private static func words(for reason: Reason, _ count: Int) -> String {
    let entries = count == 1 ? "the entry holds" : "this and other entries, \(count) in all, hold"
    return switch reason {
    case .linkAlone:
      "\(entries) an address but no text; save the pages themselves to have them read"
    case .titleAlone: "\(entries) no abstract and name no file"
    case .noText: "\(entries) no text"
    case .tooLong: tooLong
    }
  }
}
