internal import SentenceAnalysis

/// Learns rules that mend labels, the most useful first (Brill, 1995), counting only what each new
/// rule changes.
struct TransformationLearner {
  /// What a template looks at.
  struct Slot {
    var source: TransformationRule.Source
    var first: Int
    var last: Int

    init(_ source: TransformationRule.Source, _ first: Int, _ last: Int? = nil) {
      self.source = source
      self.first = first
      self.last = last ?? first
    }
  }

  /// All sentences in a row with margins between them.
  struct Text {
    var labels: [UInt8] = []
    var truth: [UInt8] = []
    var tags: [UInt8] = []
    var words: [Int32] = []
    /// Labels each place may be given, one bit each.
    var allowed: [UInt64] = []

    mutating func add(
      labels: [UInt8], truth: [UInt8], tags: [UInt8], words: [Int32], allowed: [UInt64]
    ) {
      let margin = TransformationRules.margin
      let edge = [UInt8](repeating: 0, count: margin)
      self.labels += edge + labels + edge
      self.truth += edge + truth + edge
      self.tags += edge + tags + edge
      self.allowed += edge.map { _ in 0 } + allowed + edge.map { _ in 0 }
      self.words += edge.map(Int32.init) + words + edge.map(Int32.init)
    }
  }

  private let templates: [[Slot]]
  private var text: Text
  /// Contexts (template, values, label) by hash.
  private var contexts = HashTable(capacity: 1 << 22)
  private var rightCounts: [Int32] = []
  private var contextTemplates: [UInt8] = []
  private var contextHashes: [UInt64] = []
  /// Cures (context, label to change to) by hash.
  private var cures = HashTable(capacity: 1 << 18)
  private var cureContexts: [Int32] = []
  private var cureLabels: [UInt8] = []
  private var cureCounts: [Int32] = []

  init(templates: [[Slot]], text: Text) {
    self.templates = templates
    self.text = text
    for place in text.labels.indices where text.truth[place] != 0 { count(place, by: 1) }
  }

  /// At most `most` rules, each of which mends at least `least` labels more than it spoils.
  mutating func rules(most: Int, least: Int32) -> [(
    rule: TransformationRule, right: Int, wrong: Int
  )] {
    var rules: [(rule: TransformationRule, right: Int, wrong: Int)] = []
    while rules.count < most, let best = best(), score(best) >= least {
      guard let rule = rule(of: best) else { break }
      let context = Int(cureContexts[best])
      rules.append((rule, Int(cureCounts[best]), Int(rightCounts[context])))
      apply(rule)
    }
    return rules
  }

  private func score(_ cure: Int) -> Int32 {
    cureCounts[cure] - rightCounts[Int(cureContexts[cure])]
  }

  private func best() -> Int? {
    var best: Int?
    var bestScore: Int32 = 0
    for cure in cureCounts.indices where cureCounts[cure] > bestScore {
      let score = score(cure)
      if score > bestScore { (best, bestScore) = (cure, score) }
    }
    return best
  }

  /// Calls `body` with the hash of every context of `place`.
  private func forEachContext(_ place: Int, _ body: (UInt64, Int) -> Void) {
    for template in templates.indices { forEachContext(place, template, body) }
  }

  private func forEachContext(_ place: Int, _ template: Int, _ body: (UInt64, Int) -> Void) {
    let start = mixed(UInt64(template) << 8 | UInt64(text.labels[place]), 0x9e37)
    visit(place, templates[template], 0, start) { body($0, template) }
  }

  private func visit(
    _ place: Int, _ slots: [Slot], _ index: Int, _ hash: UInt64, _ body: (UInt64) -> Void
  ) {
    guard index < slots.count else { return body(hash) }
    let slot = slots[index]
    for offset in slot.first...slot.last {
      guard let value = value(slot.source, place + offset) else { continue }
      let isSeen = (slot.first..<offset).contains {
        self.value(slot.source, place + $0) == value
      }
      if !isSeen { visit(place, slots, index + 1, mixed(hash, UInt64(value)), body) }
    }
  }

  /// Nil for an unknown word, which no rule can name.
  private func value(_ source: TransformationRule.Source, _ place: Int) -> Int32? {
    switch source {
    case .label: Int32(text.labels[place])
    case .tag: Int32(text.tags[place])
    case .word: text.words[place] == 0 ? nil : text.words[place]
    }
  }

  private func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var mixed = (hash ^ (value &+ 0x9e37_79b9)) &* 0xff51_afd7_ed55_8ccd
    mixed ^= mixed >> 32
    return mixed &* 0xc4ce_b9fe_1a85_ec53
  }

  /// Adds or takes away what `place` says about its contexts.
  private mutating func count(_ place: Int, by amount: Int32) {
    let truth = text.truth[place]
    let isRight = truth == text.labels[place]
    var found: [(UInt64, Int)] = []
    forEachContext(place) { found.append(($0, $1)) }
    for (hash, template) in found {
      let context = self.context(hash, template)
      if isRight {
        rightCounts[context] += amount
      } else if text.allowed[place] >> UInt64(truth & 63) & 1 == 1 {
        cureCounts[cure(context, truth)] += amount
      }
    }
  }

  private mutating func context(_ hash: UInt64, _ template: Int) -> Int {
    if let context = contexts.value(of: hash) { return Int(context) }
    contexts.set(hash, to: Int32(rightCounts.count))
    rightCounts.append(0)
    contextTemplates.append(UInt8(template))
    contextHashes.append(hash)
    return rightCounts.count - 1
  }

  private mutating func cure(_ context: Int, _ label: UInt8) -> Int {
    let hash = mixed(UInt64(context) << 8 | UInt64(label), 0)
    if let cure = cures.value(of: hash) { return Int(cure) }
    cures.set(hash, to: Int32(cureCounts.count))
    cureContexts.append(Int32(context))
    cureLabels.append(label)
    cureCounts.append(0)
    return cureCounts.count - 1
  }

  /// The rule of a cure, read off the first place where its context stands.
  private func rule(of cure: Int) -> TransformationRule? {
    let context = Int(cureContexts[cure])
    let template = Int(contextTemplates[context])
    for place in text.labels.indices where text.truth[place] != 0 {
      guard text.labels[place] != text.truth[place] else { continue }
      var isHere = false
      forEachContext(place, template) { hash, _ in
        if hash == contextHashes[context] { isHere = true }
      }
      if isHere { return rule(at: place, cure: cure, template: template) }
    }
    return nil
  }

  private func rule(at place: Int, cure: Int, template: Int) -> TransformationRule? {
    let wanted = contextHashes[Int(cureContexts[cure])]
    let from = text.labels[place]
    let start = mixed(UInt64(template) << 8 | UInt64(from), 0x9e37)
    guard let conditions = conditions(place, templates[template][...], start, wanted) else {
      return nil
    }
    return TransformationRule(from: from, to: cureLabels[cure], conditions: conditions)
  }

  private func conditions(
    _ place: Int, _ slots: ArraySlice<Slot>, _ hash: UInt64, _ wanted: UInt64
  ) -> [TransformationRule.Condition]? {
    guard let slot = slots.first else { return hash == wanted ? [] : nil }
    for offset in slot.first...slot.last {
      guard let value = value(slot.source, place + offset),
        let rest = conditions(place, slots.dropFirst(), mixed(hash, UInt64(value)), wanted)
      else { continue }
      let condition = TransformationRule.Condition(
        source: slot.source, first: slot.first, last: slot.last, value: value)
      return [condition] + rest
    }
    return nil
  }

  /// Applies `rule` and counts anew what stands near its changes.
  private mutating func apply(_ rule: TransformationRule) {
    let margin = TransformationRules.margin
    let places = matches(rule)
    var near: Set<Int> = []
    for place in places {
      for other in place - margin...place + margin where text.truth[other] != 0 {
        near.insert(other)
      }
    }
    let nearby = near.sorted()
    for place in nearby { count(place, by: -1) }
    for place in places { text.labels[place] = rule.to }
    for place in nearby { count(place, by: 1) }
  }

  private func matches(_ rule: TransformationRule) -> [Int] {
    text.labels.indices.filter { place in
      text.labels[place] == rule.from && text.truth[place] != 0
        && text.allowed[place] >> UInt64(rule.to & 63) & 1 == 1
        && rule.conditions.allSatisfy { condition in
          (condition.first...condition.last).contains {
            value(condition.source, place + $0) == condition.value
          }
        }
    }
  }
}
