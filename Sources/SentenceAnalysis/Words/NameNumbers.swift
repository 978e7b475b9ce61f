/// Other names as term numbers, and the numbers that stand for them.
package struct NameNumbers {
  /// No `other` is empty. `other` is read as `kept`, whose last number is repeated where it is the
  /// shorter one.
  package let names: [(other: [Int32], kept: [Int32])]

  package init(names: [(other: [Int32], kept: [Int32])]) {
    self.names = names
  }

  /// `numbers` with every other name replaced; nil when there is none. O(numbers × names).
  package func renamed(_ numbers: [Int32]) -> [Int32]? {
    var result: [Int32]?
    for (other, kept) in names {
      var position = 0
      while position + other.count <= numbers.count {
        guard numbers[position] == other[0], numbers[position...].starts(with: other) else {
          position += 1
          continue
        }
        for offset in other.indices {
          result = result ?? numbers
          result?[position + offset] = kept[min(offset, kept.count - 1)]
        }
        position += other.count
      }
    }
    return result
  }
}
