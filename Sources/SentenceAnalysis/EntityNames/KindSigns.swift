internal import Text

/// What speaks for each kind of a name; sums of points.
struct KindSigns {
  private var points: [Int] = Array(repeating: 0, count: EntityKind.allCases.count)

  mutating func add(_ kind: EntityKind, _ count: Int) { points[Int(kind.rawValue)] += count }

  /// - Parameter most: what is taken of any kind, at most.
  mutating func add(_ other: KindSigns, most: Int = .max) {
    for index in points.indices { points[index] += min(other.points[index], most) }
  }

  func points(_ kind: EntityKind) -> Int { points[Int(kind.rawValue)] }

  /// The kind with most points; `other` where nothing tells, and where next to nothing tells of a
  /// person. Of equal ones the first.
  var best: EntityKind {
    var best = EntityKind.other
    for kind in EntityKind.allCases where points(kind) > max(0, points(best)) { best = kind }
    return best == .person && points(best) < 2 ? .other : best
  }
}
