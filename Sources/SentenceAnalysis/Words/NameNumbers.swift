/// Other names as term numbers, and the numbers that stand for them.
package struct NameNumbers {
  /// No `other` is empty. `other` is read as `kept`, whose last number is repeated where it is the
  /// shorter one.
  package let names: [(other: [Int32], kept: [Int32])]
  /// Positions of the names that begin with a number.
  private let places: [Int32: [Int]]

  package init(names: [(other: [Int32], kept: [Int32])]) {
    self.names = names
    places = Dictionary(grouping: names.indices) { names[$0].other[0] }
  }

  /// `numbers` with every other name replaced, the longest where several begin; nil when there is
  /// none. O(numbers × names that begin alike).
  package func renamed(_ numbers: [Int32]) -> [Int32]? {
    var result: [Int32]?
    var position = 0
    while position < numbers.count {
      let found = places[numbers[position]]?.filter {
        numbers[position...].starts(with: names[$0].other)
      }
      .max { names[$0].other.count < names[$1].other.count }
      guard let found else {
        position += 1
        continue
      }
      let (other, kept) = names[found]
      for offset in other.indices {
        result = result ?? numbers
        result?[position + offset] = kept[min(offset, kept.count - 1)]
      }
      position += other.count
    }
    return result
  }
}
