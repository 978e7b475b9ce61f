/// Undoes base64 as programs write it: with or without the signs that fill it up, of either
/// alphabet, signs that belong to none passed over (RFC 4648).
enum Base64Bytes {
  /// What `bytes` stand for, up to the first sign that fills up; of a sign that is cut off,
  /// nothing.
  static func decoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      if byte == 0x3D, count > 1 { break }
      guard let value = value(of: byte) else { continue }
      group = group << 6 | value
      count += 1
      guard count == 4 else { continue }
      output += [UInt8(group >> 16 & 0xFF), UInt8(group >> 8 & 0xFF), UInt8(group & 0xFF)]
      (group, count) = (0, 0)
    }
    if count > 1 { output.append(UInt8(group >> (count == 2 ? 4 : 10) & 0xFF)) }
    if count == 3 { output.append(UInt8(group >> 2 & 0xFF)) }
    return output
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }
}
