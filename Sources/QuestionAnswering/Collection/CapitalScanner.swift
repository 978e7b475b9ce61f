/// Walks over the runs of two to five capitalised words with one space between them.
struct CapitalScanner {
  struct Run {
    /// UTF-8 bytes of each word.
    let words: [Range<Int>]
  }

  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Run? {
    while index < bytes.count {
      guard startsWord(index) else {
        index += 1
        continue
      }
      var words = [word(from: index)]
      while let last = words.last, last.upperBound + 1 < bytes.count,
        bytes[last.upperBound] == 0x20,
        isCapital(last.upperBound + 1), words.count < 5
      {
        words.append(word(from: last.upperBound + 1))
      }
      index = (words.last?.upperBound ?? index) + 1
      if words.count > 1 { return Run(words: words) }
    }
    return nil
  }

  private func startsWord(_ index: Int) -> Bool {
    guard isCapital(index) else { return false }
    return index == 0 || !isInner(bytes[index - 1])
  }

  private func word(from start: Int) -> Range<Int> {
    var end = start + 1
    while end < bytes.count, isInner(bytes[end]) { end += 1 }
    // A possessive ending is no part of the name.
    if end - start > 3, bytes[end - 1] == 0x73 {
      if bytes[end - 2] == 0x27 {
        end -= 2
      } else if bytes[(end - 4)..<(end - 1)] == [0xE2, 0x80, 0x99] {
        end -= 4
      }
    }
    // "J." stands before a name.
    if end - start == 1, end < bytes.count, bytes[end] == 0x2E { end += 1 }
    return start..<end
  }

  private func isCapital(_ index: Int) -> Bool {
    let byte = bytes[index]
    if 0x41...0x5A ~= byte { return true }
    return byte == 0xC3 && index + 1 < bytes.count && 0x80...0x9E ~= bytes[index + 1]
  }

  private func isInner(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte >= 0x80 || byte == 0x27 || byte == 0x2D
  }
}
