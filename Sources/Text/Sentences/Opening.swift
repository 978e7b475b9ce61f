/// What a stretch of text begins with, after opening quotes and brackets.
struct Opening {
  /// The kind of the first character.
  enum Kind { case capital, lowercase, digit, joining, other }

  var kind: Kind
  /// Offset of the first character after opening quotes and brackets.
  var offset: Int

  init(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, until end: Int) {
    var index = index
    while index < end {
      if [0x22, 0x27, 0x28, 0x5B].contains(bytes[index]) {
        index += 1
      } else if index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
        [0x98, 0x9A, 0x9C, 0x9E].contains(bytes[index + 2])
      {
        index += 3
      } else if index + 1 < end, bytes[index] == 0xC2,
        [0xAB, 0xA1, 0xBF].contains(bytes[index + 1])
      {
        // « ¡ ¿
        index += 2
      } else {
        break
      }
    }
    offset = index
    kind = index < end ? Self.kind(at: index, in: bytes, until: end) : .other
  }

  private static func kind(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, until end: Int
  ) -> Kind {
    let byte = bytes[index]
    if byte.isCapital { return .capital }
    if byte.isDigit { return .digit }
    if byte.isLowercase {
      // "iPhone", "eBay": a capital after one small letter opens a name.
      return index + 1 < end && bytes[index + 1].isCapital ? .capital : .lowercase
    }
    if byte < 0x80 { return "-&,;:/+=*<>^|".utf8.contains(byte) ? .joining : .other }
    var decoder = UTF8()
    var iterator = bytes[index..<end].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return .other }
    if scalar.properties.isLowercase { return .lowercase }
    if scalar.properties.isUppercase { return .capital }
    // "(p − 1)! × 2" is one formula.
    if scalar.properties.generalCategory == .mathSymbol { return .joining }
    return scalar.value >= 0x2012 && scalar.value <= 0x2015 ? .joining : .other
  }
}
