/// A tree of reasons: a label, the value it stands for, and the parts it was made of.
package struct Explanation: Sendable, Equatable {
  package var label: String
  /// Shown as given; nil for a mere heading.
  package var value: Double?
  package var parts: [Explanation]

  package init(_ label: String, value: Double? = nil, parts: [Explanation] = []) {
    self.label = label
    self.value = value
    self.parts = parts
  }

  /// The tree as indented lines, values with three decimals.
  package func lines(indent: Int = 0) -> [String] {
    let head = String(repeating: "  ", count: indent) + label
    let line = value.map { "\(head): \(Self.decimal($0))" } ?? head
    return [line] + parts.flatMap { $0.lines(indent: indent + 1) }
  }

  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1000).rounded())
    let fraction = String(thousandths % 1000)
    let padded = String(repeating: "0", count: 3 - fraction.count) + fraction
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1000).\(padded)"
  }
}
