/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): fast, and the same on every
/// machine and in every run.
@usableFromInline package enum FNV1a {
  /// The hash of nothing.
  @inlinable package static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// `hash` with one more element, a byte or a wider number, behind what it stands for.
  @inlinable package static func adding(_ element: UInt64, to hash: UInt64) -> UInt64 {
    (hash ^ element) &* 0x0000_0100_0000_01B3
  }

  /// The hash of `bytes`, in order. O(bytes).
  @inlinable package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(seed) { adding(UInt64($1), to: $0) }
  }
}
