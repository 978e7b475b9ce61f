internal import Prompts
internal import Text

/// Tells the pages of a book that are about it and no part of its text: imprint, contents, licence;
/// by the table `book-pages.tsv`.
struct BookPages: Sendable {
  private var types: Set<String> = []
  private var cues: [[String]] = []
  private var starts: [String] = []
  private var ends: [String] = []

  /// Bytes of an imprint at most.
  private static let longestImprint = 6000
  /// Blocks in which the line above the text stands.
  private static let reach = 80

  /// - Throws: `PromptsError.badRow` for an unknown kind.
  init(prompts: Prompts) throws(PromptsError) {
    for row in try prompts.table("book-pages") {
      let phrases = row["phrases"].split(separator: "|").compactMap {
        String($0).nonBlank?.lowercased()
      }
      switch row["kind"] {
      case "type": types.formUnion(phrases)
      case "cue": cues.append(phrases)
      case "start": starts += phrases
      case "end": ends += phrases
      default: throw row.error("unknown kind \"\(row["kind"])\": type, cue, start or end")
      }
    }
  }

  /// Whether one of the words of a book's own name for a page says so.
  func isType(_ words: some StringProtocol) -> Bool {
    words.lowercased().split(whereSeparator: \.isWhitespace).contains { types.contains(String($0)) }
  }

  /// Whether a chapter is the book's imprint: short, with cues of two kinds.
  func isImprint(_ pieces: [TextPiece]) -> Bool {
    guard pieces.reduce(0, { $0 + $1.text.utf8.count }) < Self.longestImprint else { return false }
    let text = pieces.map { $0.text.lowercased() }.joined(separator: "\n")
    return cues.count { $0.contains(where: text.contains) } > 1
  }

  /// The positions of the text between the lines that a library puts above and below it; all where
  /// there are none.
  func text(of pieces: [TextPiece]) -> Range<Int> {
    func holds(_ piece: TextPiece, _ phrases: [String]) -> Bool {
      guard piece.text.utf8.count < 400 else { return false }
      let text = piece.text.lowercased()
      return phrases.contains(where: text.contains)
    }
    let start = pieces.prefix(Self.reach).lastIndex { holds($0, starts) }.map { $0 + 1 } ?? 0
    let end = pieces[start...].firstIndex { holds($0, ends) } ?? pieces.count
    return start..<end
  }
}
