/// Changes inputs by chance; the same seed gives the same changes.
struct Mutations {
  private var random: SeededNumbers
  private let others: [[UInt8]]

  /// - Parameter others: inputs of which parts are put in.
  init(seed: UInt64, others: [[UInt8]]) {
    random = SeededNumbers(state: seed)
    self.others = others
  }

  mutating func mutant(of input: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0..<Int.random(in: 1...8, using: &random) { change(&bytes) }
    return Array(bytes.prefix(100_000))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.insert(contentsOf: piece(of: bytes), at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + length()))
    case 4:
      bytes.insert(contentsOf: piece(of: others.randomElement(using: &random) ?? []), at: place)
    case 5: bytes.removeSubrange(place...)
    default:
      let number = ["0", "-1", "9223372036854775807", "4294967296", "65536", "1e400", "\u{F0000}"]
      bytes.insert(contentsOf: (number.randomElement(using: &random) ?? "").utf8, at: place)
    }
  }

  private mutating func length() -> Int {
    1 << Int.random(in: 0...7, using: &random)
  }

  private mutating func piece(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard !bytes.isEmpty else { return [] }
    let start = Int.random(in: 0..<bytes.count, using: &random)
    return bytes[start...].prefix(length())
  }
}

/// The same numbers for the same beginning (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
