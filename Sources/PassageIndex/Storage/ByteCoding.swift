/// Writes whole numbers in seven-bit groups, low group first, the high bit set on all bytes but the
/// last.
struct ByteWriter {
  var bytes: [UInt8] = []

  /// - Precondition: `value` is not negative.
  mutating func append(_ value: Int) {
    var rest = UInt(value)
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what `ByteWriter` wrote; nil once the bytes end or make no sense.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  mutating func next() -> Int? {
    var value = 0
    var shift = 0
    while index < bytes.count, shift < 56 {
      let byte = bytes[index]
      index += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
