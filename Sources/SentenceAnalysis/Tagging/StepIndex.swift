/// Which rules can change anything in a sentence with given words and tags: those that ask for no
/// word, and those whose first word is there; of both, those whose tags are all there.
struct StepIndex: Sendable {
  /// Rules that ask for no word, one bit each, in blocks of 64.
  private var wordless: [UInt64] = []
  /// Of word `n`: its rules are `rules[starts[n]..<starts[n + 1]]`.
  private var starts: [Int32] = [0]
  private var rules: [Int32] = []
  /// The tags that rules ask for.
  private var tags: [UInt8] = []
  /// For each block of 64 rules and each of those tags: the rules that do not ask for it, one bit
  /// each.
  private var withoutTag: [UInt64] = []

  init() {}

  init(_ list: [TransformationRule]) {
    wordless = Array(repeating: 0, count: (list.count + 63) / 64)
    var byWord: [Int32: [Int32]] = [:]
    for (number, rule) in list.enumerated() {
      if let word = rule.conditions.first(where: { $0.source == .word })?.value {
        byWord[word, default: []].append(Int32(number))
      } else {
        wordless[number / 64] |= 1 << UInt64(number % 64)
      }
    }
    setTags(list)
    for word in 0..<(byWord.keys.max() ?? -1) + 1 {
      rules += byWord[word] ?? []
      starts.append(Int32(rules.count))
    }
  }

  private mutating func setTags(_ list: [TransformationRule]) {
    tags = (0..<64).filter { tag in list.contains { $0.asksFor(tag: Int(tag)) } }
    withoutTag = Array(repeating: .max, count: tags.count * wordless.count)
    for (number, rule) in list.enumerated() {
      for (place, tag) in tags.enumerated() where rule.asksFor(tag: Int(tag)) {
        withoutTag[number / 64 * tags.count + place] &= ~(1 << UInt64(number % 64))
      }
    }
  }

  /// Blocks of 64 rules.
  var blocks: Int { wordless.count }

  /// Sets the bits of the rules that `words` and `tags` leave possible. Linear in their number and
  /// in that of the rules.
  ///
  /// - Parameter tags: empty where rules ask for none.
  func fill(
    _ bits: UnsafeMutableBufferPointer<UInt64>, for words: UnsafeBufferPointer<Int32>,
    tags: UnsafeBufferPointer<UInt8>
  ) {
    _ = bits.initialize(from: wordless)
    let known = UInt32(starts.count - 1)
    for word in words where UInt32(bitPattern: word) < known {
      for place in Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) {
        bits[Int(rules[place]) / 64] |= 1 << UInt64(rules[place] % 64)
      }
    }
    if !tags.isEmpty { clear(bits, tags) }
  }

  /// Takes out the rules that ask for a tag which is not there.
  private func clear(
    _ bits: UnsafeMutableBufferPointer<UInt64>, _ tags: UnsafeBufferPointer<UInt8>
  ) {
    var present: UInt64 = 0
    for tag in tags { present |= 1 << UInt64(tag & 63) }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: self.tags.count) { absent in
      var count = 0
      for (place, tag) in self.tags.enumerated() where present >> UInt64(tag) & 1 == 0 {
        absent[count] = place
        count += 1
      }
      withoutTag.withUnsafeBufferPointer { masks in
        for block in bits.indices {
          let start = block &* self.tags.count
          var rest = bits[block]
          for place in 0..<count { rest &= masks[start &+ absent[place]] }
          bits[block] = rest
        }
      }
    }
  }
}

extension TransformationRule {
  /// Whether it changes something only where the tag with this number stands.
  fileprivate func asksFor(tag: Int) -> Bool {
    conditions.contains { $0.source == .tag && Int($0.value & 63) == tag }
  }
}
