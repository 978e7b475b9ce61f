internal import Foundation

/// 128 bits that tell contents apart; not meant to withstand people who make two files alike on
/// purpose.
///
/// Two multiply-and-mix lanes over 8-byte words, each ended by the finaliser of SplitMix64 (Steele,
/// Lea and Flood, 2014).
struct ContentHash: Hashable, Sendable {
  private(set) var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private(set) var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  init(_ bytes: UnsafeRawBufferPointer) { append(bytes) }

  init(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// From 16 stored bytes; nil for any other number of them.
  init?(data: Data) {
    guard data.count == 16 else { return nil }
    low = data.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    high = data.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  var data: Data {
    Data(
      [low, high].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
      })
  }

  /// Continues with more bytes; their number counts, so that ("ab", "c") and ("a", "bc") differ.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    mix(rest)
    mix(UInt64(bytes.count))
    low = Self.finished(low)
    high = Self.finished(high)
  }

  mutating func append(_ text: String?) {
    guard var text else { return mix(0xFFFF_FFFF_FFFF_FFFF) }
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  private mutating func mix(_ word: UInt64) {
    low = (low ^ word) &* 0xFF51_AFD7_ED55_8CCD
    low ^= low >> 32
    high = (high ^ word) &* 0xC4CE_B9FE_1A85_EC53
    high ^= high >> 29
  }

  private static func finished(_ word: UInt64) -> UInt64 {
    var word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
