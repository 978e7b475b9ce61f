/// The 64-bit number a word is looked up by: FNV-1a over its folded bytes, well mixed.
///
/// Two different words with one number are taken for the same word, which among the some ten
/// thousand words of a lexicon does not happen by chance; made on purpose it gives a wrong part of
/// speech and nothing else.
package struct WordHash: Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  /// Takes in one more byte.
  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// The hash of `text` as it stands.
  package static func of(_ text: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in text { hash.add(byte) }
    return hash.value
  }
}

/// Numbers of words by their hash: open addressing, filled once and only read afterwards.
package struct HashTable: Sendable {
  /// A key beside its value, so that both come with one look at memory; key 0 is a free place.
  private struct Slot {
    var key: UInt64 = 0
    var value: Int32 = 0
  }

  private var slots: [Slot]
  private var mask: Int
  package private(set) var count = 0

  /// Room for `capacity` entries; it grows when more come.
  package init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// The number put in for `hash`; nil when there is none.
  package func value(of hash: UInt64) -> Int32? {
    let key = hash | 1
    var place = Self.place(key) & mask
    while slots[place].key != 0 {
      if slots[place].key == key { return slots[place].value }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Puts in `value` for `hash`, in place of what was there.
  package mutating func set(_ hash: UInt64, to value: Int32) {
    if count * 2 >= slots.count { grow() }
    let key = hash | 1
    var place = Self.place(key) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    if slots[place].key == 0 { count += 1 }
    slots[place] = Slot(key: key, value: value)
  }

  /// Calls `body` with every hash and its number, in no order; the lowest bit of a hash reads as 1.
  func forEach(_ body: (UInt64, Int32) -> Void) {
    for slot in slots where slot.key != 0 { body(slot.key, slot.value) }
  }

  private mutating func grow() {
    var larger = HashTable(capacity: slots.count)
    for slot in slots where slot.key != 0 { larger.set(slot.key, to: slot.value) }
    self = larger
  }

  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 24)
  }
}
