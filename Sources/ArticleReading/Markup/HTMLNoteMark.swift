internal import Text

/// Raised numbers: marks of notes are set apart ("1902[1]"), powers stay raised ("10⁶", "km²").
struct HTMLNoteMark {
  let tree: HTMLTree

  private static let longest = 4

  /// What stands for the text node at `index` behind `before`; nil for what is no raised number,
  /// or stands apart already.
  func text(of index: Int, behind before: [UInt8], from start: Int) -> [UInt8]? {
    let node = tree.nodes[index]
    guard node.text.count <= Self.longest + 2, before.count > start, let last = before.last,
      last.isDigit || last.isLetter || last == 0x2E || last == 0x2C || last >= 0x80,
      let isRaised = isRaised(index)
    else { return nil }
    var digits = Array(tree.bytes[Int(node.text.lowerBound)..<Int(node.text.upperBound)])
    while let byte = digits.last, byte <= 0x20 { digits.removeLast() }
    let isNegative = digits.first == 0x2D
    if isNegative { digits.removeFirst() }
    guard !digits.isEmpty, digits.count < Self.longest, digits.allSatisfy(\.isDigit) else {
      return nil
    }
    if isRaised, isPower(digits, behind: before[start...]) {
      return (isNegative ? Array("⁻".utf8) : []) + Self.raised(digits)
    }
    guard isRaised || last.isDigit, !isNegative else { return nil }
    return [0x5B] + digits + [0x5D]
  }

  /// Whether the text stands in a raised element; false for a link glued to a number, nil for
  /// any other.
  private func isRaised(_ index: Int) -> Bool? {
    var parent = Int(tree.nodes[index].parent)
    var isLink = false
    for _ in 0..<3 where parent > 0 {
      let tag = tree.nodes[parent].tag
      if tag == .sup { return true }
      isLink = isLink || tag == .a
      guard tag.isInline else { break }
      parent = Int(tree.nodes[parent].parent)
    }
    return isLink ? false : nil
  }

  /// Behind a ten that stands alone, or the sign of a unit of one or two letters.
  private func isPower(_ digits: [UInt8], behind before: ArraySlice<UInt8>) -> Bool {
    let word = before.reversed().prefix { $0.isDigit || $0.isLetter }
    if word.elementsEqual([0x30, 0x31]) { return true }
    return (1...2).contains(word.count) && word.allSatisfy(\.isLetter)
      && (digits == [0x32] || digits == [0x33])
  }

  private static func raised(_ digits: [UInt8]) -> [UInt8] {
    let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return digits.flatMap { Array(String(signs[Int($0) - 0x30]).utf8) }
  }
}
