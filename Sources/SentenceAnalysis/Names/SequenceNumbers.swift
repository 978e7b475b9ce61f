internal import Text

/// Numbers sequences of small integers, such as the bytes of words or the words of names: equal
/// sequences, equal number.
///
/// An open hash table over one buffer, because a scan looks up every name of every article: about
/// 10 ns for a known one, and nothing is allocated for it.
package struct SequenceNumbers<Element: FixedWidthInteger> {
  /// A sequence that is known, beside the start of its hash so that others are passed over at once.
  private struct Slot {
    var tag: UInt32
    /// −1 where the slot is free.
    var number: Int32
    var start: Int32
    var count: Int32
  }

  /// All sequences, one behind the other.
  private var elements: [Element] = []
  private var ends: [Int32] = []
  /// As many as a power of two, at least twice the sequences.
  private var slots = [Slot](repeating: Self.free, count: 1024)

  private static var free: Slot { Slot(tag: 0, number: -1, start: 0, count: 0) }

  /// Sequences known; their numbers are 0 up to it.
  package var count: Int { ends.count }

  /// The sequence of a number that was given out.
  package subscript(number: Int32) -> ArraySlice<Element> {
    elements[(number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])]
  }

  /// The number of `sequence`, the next free one when it is new.
  mutating func number(of sequence: UnsafeBufferPointer<Element>) -> Int32 {
    if 2 * ends.count >= slots.count { grow() }
    let tag = Self.hash(sequence)
    var place = Int(tag) & (slots.count - 1)
    while slots[place].number >= 0 {
      if slots[place].tag == tag, holds(sequence, slots[place]) { return slots[place].number }
      place = (place + 1) & (slots.count - 1)
    }
    let number = Int32(ends.count)
    slots[place] = Slot(
      tag: tag, number: number, start: Int32(elements.count), count: Int32(sequence.count))
    elements.append(contentsOf: sequence)
    ends.append(Int32(elements.count))
    return number
  }

  /// The number of `sequence`; nil when it is new.
  func knownNumber(of sequence: UnsafeBufferPointer<Element>) -> Int32? {
    let tag = Self.hash(sequence)
    var place = Int(tag) & (slots.count - 1)
    while slots[place].number >= 0 {
      if slots[place].tag == tag, holds(sequence, slots[place]) { return slots[place].number }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  private func holds(_ sequence: UnsafeBufferPointer<Element>, _ slot: Slot) -> Bool {
    guard Int(slot.count) == sequence.count else { return false }
    return elements.withUnsafeBufferPointer { elements in
      for offset in 0..<sequence.count
      where elements[Int(slot.start) + offset] != sequence[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Self.free, count: 2 * old.count)
    for slot in old where slot.number >= 0 {
      var place = Int(slot.tag) & (slots.count - 1)
      while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  /// FNV-1a, taken an element at a time, its halves folded.
  private static func hash(_ sequence: UnsafeBufferPointer<Element>) -> UInt32 {
    var hash = FNV1a.seed
    for element in sequence {
      hash = FNV1a.adding(UInt64(truncatingIfNeeded: element), to: hash)
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
