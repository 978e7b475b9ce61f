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

/// Rules applied one after the other, each everywhere in a sentence before the next.
///
/// A rule sees the labels as they were before it: its own changes count only for those after it.
package struct TransformationRules: Sendable {
  /// Places before and behind the sentence that can be looked at; they hold 0.
  package static let margin = 4

  private struct Step {
    var from: UInt8
    var to: UInt8
    var first: Int32
    var end: Int32
    /// The hashed words that must stand somewhere in the sentence.
    var words: UInt64
    /// The labels that must.
    var labels: UInt64
  }

  private struct Check {
    var source: TransformationRule.Source
    var first: Int8
    var last: Int8
    var value: Int32
  }

  private var steps: [Step] = []
  private var checks: [Check] = []

  package init(_ rules: [TransformationRule]) {
    for rule in rules {
      var step = Step(
        from: rule.from, to: rule.to, first: Int32(checks.count), end: 0, words: 0,
        labels: 1 << UInt64(rule.from & 63))
      for condition in rule.conditions {
        checks.append(
          Check(
            source: condition.source, first: Int8(condition.first), last: Int8(condition.last),
            value: condition.value))
        if condition.source == .word { step.words |= Self.bit(condition.value) }
        if condition.source == .label { step.labels |= 1 << UInt64(condition.value & 63) }
      }
      step.end = Int32(checks.count)
      steps.append(step)
    }
  }

  private static func bit(_ word: Int32) -> UInt64 {
    1 << UInt64(truncatingIfNeeded: (UInt32(bitPattern: word) &* 0x9E37_79B1) >> 26)
  }

  /// Changes `labels`; all three hold the sentence between two margins, `tags` may be empty. Linear in the length.
  package func apply(to labels: inout [UInt8], tags: [UInt8], words: [Int32]) {
    var present: UInt64 = 1
    for label in labels { present |= 1 << UInt64(label & 63) }
    var bloom: UInt64 = Self.bit(0)
    for word in words { bloom |= Self.bit(word) }
    let places = Self.margin..<max(Self.margin, labels.count - Self.margin)
    labels.withUnsafeMutableBufferPointer { labels in
      tags.withUnsafeBufferPointer { tags in
        words.withUnsafeBufferPointer { words in
          checks.withUnsafeBufferPointer { checks in
            let view = View(labels: labels, tags: tags, words: words, checks: checks)
            var matches: [Int] = []
            for step in steps {
              guard step.labels & ~present == 0, step.words & ~bloom == 0 else { continue }
              for place in places
              where view.labels[place] == step.from && view.matches(step.first..<step.end, place) {
                matches.append(place)
              }
              guard !matches.isEmpty else { continue }
              for place in matches { view.labels[place] = step.to }
              matches.removeAll(keepingCapacity: true)
              present |= 1 << UInt64(step.to & 63)
            }
          }
        }
      }
    }
  }

  /// What the rules look at while they run.
  private struct View {
    let labels: UnsafeMutableBufferPointer<UInt8>
    let tags: UnsafeBufferPointer<UInt8>
    let words: UnsafeBufferPointer<Int32>
    let checks: UnsafeBufferPointer<Check>

    func matches(_ range: Range<Int32>, _ place: Int) -> Bool {
      for index in range where !holds(checks[Int(index)], place) { return false }
      return true
    }

    private func holds(_ check: Check, _ place: Int) -> Bool {
      for offset in Int(check.first)...Int(check.last) {
        let at = place + offset
        switch check.source {
        case .label: if Int32(labels[at]) == check.value { return true }
        case .tag: if Int32(tags[at]) == check.value { return true }
        case .word: if words[at] == check.value { return true }
        }
      }
      return false
    }
  }
}
