internal import Text

/// What speaks for each kind of a name; sums of points.
struct KindSigns: Sendable {
  /// By the number of the kind.
  private var points = SIMD8<Int32>()

  mutating func add(_ kind: EntityKind, _ count: Int) {
    points[Int(kind.rawValue)] += Int32(truncatingIfNeeded: count)
  }

  /// - Parameter most: what is taken of any kind, at most.
  mutating func add(_ other: KindSigns, most: Int = Int(Int32.max)) {
    points &+= pointwiseMin(
      other.points, SIMD8(repeating: Int32(truncatingIfNeeded: most)))
  }

  func points(_ kind: EntityKind) -> Int { Int(points[Int(kind.rawValue)]) }

  /// The kind with most points; `other` where nothing tells, and where next to nothing tells of a
  /// person. Of equal ones the first.
  var best: EntityKind {
    var best = Int(EntityKind.other.rawValue)
    for kind in 0..<Int(EntityKind.other.rawValue) + 1 where points[kind] > max(0, points[best]) {
      best = kind
    }
    let kind = EntityKind(rawValue: UInt8(best)) ?? .other
    return kind == .person && points(.person) < 2 ? .other : kind
  }
}
