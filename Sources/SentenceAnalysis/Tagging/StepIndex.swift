/// Which rules can change anything in a sentence with given words: those that ask for no word, and
/// those whose first word is there.
struct StepIndex: Sendable {
  /// Rules that ask for no word, one bit each, in blocks of 64.
  private var wordless: [UInt64] = []
  /// Of word `n`: its rules are `rules[starts[n]..<starts[n + 1]]`.
  private var starts: [Int32] = [0]
  private var rules: [Int32] = []

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
    for word in 0..<(byWord.keys.max() ?? -1) + 1 {
      rules += byWord[word] ?? []
      starts.append(Int32(rules.count))
    }
  }

  /// Blocks of 64 rules.
  var blocks: Int { wordless.count }

  /// Sets the bits of the rules that `words` leave possible. Linear in their number and in that of
  /// the rules.
  func fill(_ bits: UnsafeMutableBufferPointer<UInt64>, for words: UnsafeBufferPointer<Int32>) {
    _ = bits.initialize(from: wordless)
    for word in words where word >= 0 && Int(word) + 1 < starts.count {
      for place in Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) {
        bits[Int(rules[place]) / 64] |= 1 << UInt64(rules[place] % 64)
      }
    }
  }
}
