/// Which words of a text stand for which words of a quotation: the whole quotation laid along a
/// part of the text with the fewest changes.
///
/// The fitting alignment of Needleman and Wunsch (J. Mol. Biol. 48, 1970), with free ends in the
/// text: 2 for a word that is the same, −1 for one that is other, missing or new.
package struct WordAlignment: Sendable, Equatable {
  /// A piece of both.
  package struct Piece: Sendable, Equatable {
    package var isSame: Bool
    /// Words of the quotation; empty for what only the text has.
    package var quoted: Range<Int>
    /// Words of the text; empty for what only the quotation has.
    package var found: Range<Int>
  }

  /// In order; neighbours differ in `isSame`.
  package private(set) var pieces: [Piece] = []
  /// Words that are the same.
  package private(set) var same = 0

  /// Words of the text from the first to the last that stands for one of the quotation.
  package var found: Range<Int> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.found.lowerBound..<last.found.upperBound
  }

  /// O(quotation · text) in time and memory.
  package init(_ quotation: [Int32], in text: [Int32]) {
    guard !quotation.isEmpty, !text.isEmpty else { return }
    let width = text.count + 1
    var steps = [UInt8](repeating: 0, count: (quotation.count + 1) * width)
    var above = [Int32](repeating: 0, count: width)
    var row = above
    for line in 1...quotation.count {
      row[0] = -Int32(line)
      steps[line * width] = Self.onlyQuoted
      let word = quotation[line - 1]
      for column in 1..<width {
        let isSame = text[column - 1] == word
        var (best, step) = (above[column - 1] + (isSame ? 2 : -1), Self.both)
        if above[column] - 1 > best { (best, step) = (above[column] - 1, Self.onlyQuoted) }
        if row[column - 1] - 1 > best { (best, step) = (row[column - 1] - 1, Self.onlyFound) }
        row[column] = best
        steps[line * width + column] = step
      }
      swap(&above, &row)
    }
    // Of ends as good the latest: a word that is other, not one that is missing.
    let end = above.indices.max { (above[$0], $0) < (above[$1], $1) } ?? 0
    trace(quotation, text, steps, width: width, end: end)
  }

  private static let both: UInt8 = 0
  private static let onlyQuoted: UInt8 = 1
  private static let onlyFound: UInt8 = 2

  private mutating func trace(
    _ quotation: [Int32], _ text: [Int32], _ steps: [UInt8], width: Int, end: Int
  ) {
    var (line, column) = (quotation.count, end)
    var reversed: [Piece] = []
    func add(_ piece: Piece) {
      if let last = reversed.last, last.isSame == piece.isSame {
        reversed[reversed.count - 1].quoted = piece.quoted.lowerBound..<last.quoted.upperBound
        reversed[reversed.count - 1].found = piece.found.lowerBound..<last.found.upperBound
      } else {
        reversed.append(piece)
      }
    }
    while line > 0 {
      switch steps[line * width + column] {
      case Self.both:
        (line, column) = (line - 1, column - 1)
        let isSame = quotation[line] == text[column]
        if isSame { same += 1 }
        add(Piece(isSame: isSame, quoted: line..<line + 1, found: column..<column + 1))
      case Self.onlyQuoted:
        line -= 1
        add(Piece(isSame: false, quoted: line..<line + 1, found: column..<column))
      default:
        column -= 1
        add(Piece(isSame: false, quoted: line..<line, found: column..<column + 1))
      }
    }
    pieces = reversed.reversed()
  }
}
