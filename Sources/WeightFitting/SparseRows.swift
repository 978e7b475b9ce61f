/// Rows of numbers most of which are nothing: only the others are kept.
struct SparseRows {
  /// Of each number that is kept, its place in its row.
  private(set) var places: [UInt16] = []
  private(set) var values: [Float] = []
  /// Of each row, where its numbers end.
  private var ends: [Int] = []
  /// Numbers of a row, those that are nothing too.
  private(set) var width = 0

  mutating func append(_ row: [Double]) {
    width = row.count
    for (place, value) in row.enumerated() where value != 0 {
      places.append(UInt16(place))
      values.append(Float(value))
    }
    ends.append(values.count)
  }

  /// Where the numbers of a row stand in `places` and `values`.
  func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// The row times `weights`, summed.
  func sum(of row: Int, times weights: UnsafeBufferPointer<Double>) -> Double {
    var sum = 0.0
    for index in range(of: row) { sum += weights[Int(places[index])] * Double(values[index]) }
    return sum
  }

  /// Adds the row, times `factor`, to `sums`.
  func add(_ row: Int, times factor: Double, to sums: inout [Double]) {
    for index in range(of: row) { sums[Int(places[index])] += factor * Double(values[index]) }
  }

  /// Adds the squares of the row, times `factor`, to `sums`.
  func addSquares(_ row: Int, times factor: Double, to sums: inout [Double]) {
    for index in range(of: row) {
      sums[Int(places[index])] += factor * Double(values[index]) * Double(values[index])
    }
  }
}
