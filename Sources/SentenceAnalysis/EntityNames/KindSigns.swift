internal import Text

/// What speaks for each kind of a name; sums of points.
struct KindSigns: Sendable {
  /// By the number of the kind.
  private var points = SIMD8<Int32>()
  /// The kind with most points; `other` where nothing tells, and where next to nothing tells of a
  /// person. Of equal ones the first. Asked for far more often than points are added.
  private(set) var best = EntityKind.other

  mutating func add(_ kind: EntityKind, _ count: Int) {
    points[Int(kind.rawValue)] += Int32(truncatingIfNeeded: count)
    best = strongest
  }

  /// - Parameter most: what is taken of any kind, at most.
  mutating func add(_ other: KindSigns, most: Int = Int(Int32.max)) {
    points &+= pointwiseMin(
      other.points, SIMD8(repeating: Int32(truncatingIfNeeded: most)))
    best = strongest
  }

  func points(_ kind: EntityKind) -> Int { Int(points[Int(kind.rawValue)]) }

  private var strongest: EntityKind {
    let best = withUnsafeBytes(of: points) { points -> Int in
      let points = points.bindMemory(to: Int32.self)
      let other = Int(EntityKind.other.rawValue)
      var best = other
      var most = max(0, points[other])
      for kind in 0..<other where points[kind] > most {
        best = kind
        most = points[kind]
      }
      return best
    }
    let kind = EntityKind(rawValue: UInt8(best)) ?? .other
    return kind == .person && points(.person) < 2 ? .other : kind
  }
}
