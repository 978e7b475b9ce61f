/// Tells the lines of a text by offsets.
struct LineNumbers {
  /// Offsets of line breaks, ascending.
  private let breaks: [Int]
  private let first: Int

  /// - Parameter first: number of the first line. O(n).
  init(_ bytes: some Sequence<UInt8>, first: Int = 1) {
    breaks = bytes.enumerated().compactMap { $1 == 0x0A ? $0 : nil }
    self.first = first
  }

  /// All of the text is line `line`.
  init(line: Int) {
    breaks = []
    first = line
  }

  /// The line of the byte at `offset`. O(log n).
  func number(at offset: Int) -> Int {
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + first
  }
}
