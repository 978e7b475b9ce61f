/// Up to three conditions of a rule, each on the label or tag of one place, looked at for all
/// places of a short sentence together.
///
/// The masks that it looks at have a bit for each place, those of labels before those of tags, and
/// at last one with all bits.
struct PlaceSieve: Sendable {
  private var masks = SIMD4<UInt8>(repeating: 128)
  /// How far each mask is turned to the right.
  private var turns = SIMD4<Int8>(repeating: 0)
  /// Conditions it stands for.
  let count: Int

  /// The first of `conditions`, which ask for labels and tags of one place each.
  init(_ conditions: [TransformationRule.Condition]) {
    count = min(3, conditions.count)
    for place in 0..<count {
      let condition = conditions[place]
      masks[place] = UInt8(condition.value & 63) + (condition.source == .tag ? 64 : 0)
      turns[place] = Int8(truncatingIfNeeded: condition.first)
    }
  }

  /// The places where all of them hold; right for all but those at the margins of the sentence,
  /// where bits of the other end stand.
  @inline(__always)
  func places<Places: FixedWidthInteger & UnsignedInteger>(
    _ all: UnsafeMutableBufferPointer<Places>
  ) -> Places {
    Self.turned(all[Int(masks[0])], turns[0]) & Self.turned(all[Int(masks[1])], turns[1])
      & Self.turned(all[Int(masks[2])], turns[2])
  }

  @inline(__always)
  private static func turned<Places: FixedWidthInteger & UnsignedInteger>(
    _ mask: Places, _ count: Int8
  ) -> Places {
    let back = Places(truncatingIfNeeded: count)
    return mask &>> back | mask &<< (0 &- back)
  }
}
