/// A context in which one label is changed into another (Brill, 1995), as read from a table.
package struct TransformationRule: Sendable, Hashable {
  /// What is looked at.
  package enum Source: UInt8, Sendable, CaseIterable {
    /// What the rules change.
    case label
    /// The part of speech, where the rules change something else.
    case tag
    /// The folded word.
    case word

    var name: String {
      switch self {
      case .label: "label"
      case .tag: "tag"
      case .word: "word"
      }
    }
  }

  /// "One of the words from `first` to `last`, counted from the place, is `value`".
  package struct Condition: Sendable, Hashable {
    package var source: Source
    package var first: Int
    package var last: Int
    package var value: Int32

    package init(source: Source, first: Int, last: Int, value: Int32) {
      self.source = source
      self.first = first
      self.last = last
      self.value = value
    }
  }

  package var from: UInt8
  package var to: UInt8
  package var conditions: [Condition]

  package init(from: UInt8, to: UInt8, conditions: [Condition]) {
    self.from = from
    self.to = to
    self.conditions = conditions
  }
}
