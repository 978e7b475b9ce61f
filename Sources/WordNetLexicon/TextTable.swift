/// A sorted table of words in a mapped lexicon, as a search reads it.
struct TextTable {
  private let offsets: UnsafeRawBufferPointer
  private let text: UnsafeBufferPointer<UInt8>
  /// Words.
  let count: Int

  /// - Parameters:
  ///   - bytes: the whole file; it must outlive the table.
  ///   - offsets: where each word starts in the text and where the last ends, in numbers of four
  ///     bytes.
  ///   - text: the words, in numbers of four bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, offsets: Range<Int>, _ text: Range<Int>) {
    self.offsets = UnsafeRawBufferPointer(
      rebasing: UnsafeRawBufferPointer(bytes)[offsets.lowerBound * 4..<offsets.upperBound * 4])
    self.text = UnsafeBufferPointer(rebasing: bytes[text.lowerBound * 4..<text.upperBound * 4])
    count = max(0, offsets.count - 1)
  }

  /// The word at `index`, which is below `count`; in a damaged table any bytes of the text.
  subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = min(offset(index), text.count)
    let end = min(max(start, offset(index + 1)), text.count)
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  private func offset(_ index: Int) -> Int {
    Int(offsets.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
  }
}
