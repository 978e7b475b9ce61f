/// Rules applied one after the other, each everywhere in a sentence before the next.
///
/// A rule sees the labels as they were before it: its own changes count only for those after it.
package struct TransformationRules: Sendable {
  /// Places before and behind the sentence that can be looked at; they hold 0.
  package static let margin = 4

  private struct Step {
    /// The labels that must stand somewhere in the sentence, and the tags.
    var labels: UInt64 = 0
    var tags: UInt64 = 0
    var from: UInt8
    var to: UInt8
    var first: Int32
    var end: Int32
    /// The first checks, each of one place, for short sentences.
    var sieve: PlaceSieve
  }

  private struct Check {
    var source: TransformationRule.Source
    var first: Int8
    var last: Int8
    var value: Int32
  }

  private var steps: [Step] = []
  private var checks: [Check] = []
  private var index = StepIndex()

  package init(_ rules: [TransformationRule]) {
    index = StepIndex(rules)
    for rule in rules {
      // Words last: they are looked at place by place.
      let marks = rule.conditions.filter { $0.source != .word }
      let near = marks.filter { $0.first == $0.last }
      let ordered =
        near + marks.filter { $0.first != $0.last } + rule.conditions.filter { $0.source == .word }
      var step = Step(
        from: rule.from, to: rule.to, first: Int32(checks.count),
        end: Int32(checks.count + ordered.count), sieve: PlaceSieve(near))
      step.labels = 1 << UInt64(rule.from & 63)
      for condition in ordered {
        checks.append(
          Check(
            source: condition.source, first: Int8(condition.first), last: Int8(condition.last),
            value: condition.value))
        if condition.source == .label { step.labels |= 1 << UInt64(condition.value & 63) }
        if condition.source == .tag { step.tags |= 1 << UInt64(condition.value & 63) }
      }
      steps.append(step)
    }
  }

  /// Changes `labels`; all hold the sentence between two margins. Linear in the length.
  ///
  /// - Parameters:
  ///   - tags: parts of speech, where the labels are something else; else empty.
  ///   - allowed: the labels each place may be given, one bit each; empty for all.
  package func apply(
    to labels: inout [UInt8], tags: [UInt8], words: [Int32], allowed: [UInt64] = []
  ) {
    guard labels.count > 2 * Self.margin else { return }
    labels.withUnsafeMutableBufferPointer { labels in
      tags.withUnsafeBufferPointer { tags in
        words.withUnsafeBufferPointer { words in
          checks.withUnsafeBufferPointer { checks in
            apply(
              View(labels: labels, tags: tags, words: words, checks: checks, allowed: allowed))
          }
        }
      }
    }
  }

  private func apply(_ view: View) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: index.blocks) { possible in
      index.fill(possible, for: view.words, tags: view.tags)
      if view.labels.count <= UInt64.bitWidth {
        applyByMasks(view, possible, of: UInt64.self)
      } else if view.labels.count <= UInt128.bitWidth {
        applyByMasks(view, possible, of: UInt128.self)
      } else {
        applyByPlaces(view, possible)
      }
    }
  }

  /// Looks at all places of a short sentence at once: one bit of a `Places` each.
  private func applyByMasks<Places: FixedWidthInteger & UnsignedInteger>(
    _ view: View, _ possible: UnsafeMutableBufferPointer<UInt64>, of: Places.Type
  ) {
    withUnsafeTemporaryAllocation(of: Places.self, capacity: PlaceMasks<Places>.size) { buffer in
      let masks = PlaceMasks(masks: buffer, view: view)
      var labels: UInt64 = 1
      for label in view.labels { labels |= 1 << UInt64(label & 63) }
      steps.withUnsafeBufferPointer { steps in
        forEach(possible) { number in
          guard steps[number].labels & ~labels == 0 else { return }
          var places =
            masks.labels(steps[number].from) & masks.inner & steps[number].sieve.places(buffer)
          guard places != 0 else { return }
          places = matching(places, number, masks, view)
          guard places != 0 else { return }
          masks.change(places, from: steps[number].from, to: steps[number].to, in: view)
          labels |= 1 << UInt64(steps[number].to & 63)
        }
      }
    }
  }

  /// Of `places`, those where the conditions hold that the sieve leaves.
  private func matching<Places: FixedWidthInteger & UnsignedInteger>(
    _ places: Places, _ number: Int, _ masks: PlaceMasks<Places>, _ view: View
  ) -> Places {
    var places = places
    let step = steps[number]
    var check = Int(step.first) + step.sieve.count
    while places != 0, check < Int(step.end), view.checks[check].source != .word {
      places &= masks.places(view.checks[check])
      check += 1
    }
    return view.matching(places, Int32(check)..<step.end, to: step.to)
  }

  private func applyByPlaces(_ view: View, _ possible: UnsafeMutableBufferPointer<UInt64>) {
    var (labels, tags): (UInt64, UInt64) = (1, 0)
    for label in view.labels { labels |= 1 << UInt64(label & 63) }
    for tag in view.tags { tags |= 1 << UInt64(tag & 63) }
    var matches: [Int] = []
    forEach(possible) { number in
      let step = steps[number]
      guard step.labels & ~labels | step.tags & ~tags == 0 else { return }
      for place in Self.margin..<view.labels.count - Self.margin
      where view.labels[place] == step.from && view.allows(step.to, at: place)
        && view.matches(step.first..<step.end, place)
      {
        matches.append(place)
      }
      for place in matches { view.labels[place] = step.to }
      if !matches.isEmpty { labels |= 1 << UInt64(step.to & 63) }
      matches.removeAll(keepingCapacity: true)
    }
  }

  /// Calls `body` with the numbers of the `possible` steps, in order.
  @inline(__always)
  private func forEach(
    _ possible: UnsafeMutableBufferPointer<UInt64>, _ body: (Int) -> Void
  ) {
    for block in possible.indices {
      var rest = possible[block]
      while rest != 0 {
        body(block &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// What the rules look at while they run.
  private struct View {
    let labels: UnsafeMutableBufferPointer<UInt8>
    let tags: UnsafeBufferPointer<UInt8>
    let words: UnsafeBufferPointer<Int32>
    let checks: UnsafeBufferPointer<Check>
    let allowed: [UInt64]

    func allows(_ label: UInt8, at place: Int) -> Bool {
      allowed.isEmpty || allowed[place] >> UInt64(label & 63) & 1 == 1
    }

    /// Of the places whose bits are set, those that may be given `label` and where all of `range`
    /// holds.
    @inline(__always)
    func matching<Places: FixedWidthInteger & UnsignedInteger>(
      _ places: Places, _ range: Range<Int32>, to label: UInt8
    ) -> Places {
      var rest = places
      var found: Places = 0
      while rest != 0 {
        let place = rest.trailingZeroBitCount
        if allows(label, at: place), matches(range, place) { found |= 1 &<< Places(place) }
        rest &= rest &- 1
      }
      return found
    }

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

  /// Where each label and each tag stands in a short sentence, one bit a place.
  private struct PlaceMasks<Places: FixedWidthInteger & UnsignedInteger> {
    /// Labels, then tags, then one mask with all places.
    static var size: Int { 129 }
    let masks: UnsafeMutableBufferPointer<Places>
    let inner: Places

    @inline(__always)
    init(masks: UnsafeMutableBufferPointer<Places>, view: View) {
      masks.initialize(repeating: 0)
      self.masks = masks
      let count = view.labels.count
      let all: Places = count == Places.bitWidth ? .max : (1 &<< Places(count)) &- 1
      let margin = Places(TransformationRules.margin)
      inner = all &>> margin & ~((1 &<< margin) &- 1)
      for (place, label) in view.labels.enumerated() {
        masks[Int(label & 63)] |= 1 &<< Places(place)
      }
      for (place, tag) in view.tags.enumerated() {
        masks[64 + Int(tag & 63)] |= 1 &<< Places(place)
      }
      masks[Self.size - 1] = .max
    }

    @inline(__always)
    func labels(_ label: UInt8) -> Places { masks[Int(label & 63)] }

    /// The places from which `check` finds its value.
    @inline(__always)
    func places(_ check: Check) -> Places {
      let mask = masks[Int(check.value & 63) + (check.source == .tag ? 64 : 0)]
      var places: Places = 0
      for offset in check.first...check.last {
        places |= offset < 0 ? mask &<< Places(-offset) : mask &>> Places(offset)
      }
      return places
    }

    @inline(__always)
    func change(_ places: Places, from: UInt8, to: UInt8, in view: View) {
      masks[Int(from & 63)] &= ~places
      masks[Int(to & 63)] |= places
      var rest = places
      while rest != 0 {
        view.labels[rest.trailingZeroBitCount] = to
        rest &= rest &- 1
      }
    }
  }
}
