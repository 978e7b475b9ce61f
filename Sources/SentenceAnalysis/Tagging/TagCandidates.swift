internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The few tags a word may have where it stands, each with the logarithm of how much likelier the
/// word makes it.
struct TagCandidates: Sendable {
  static let most = 8
  // The widest first, so that what stands beside a value fits into its 64 bytes.
  private var scores: SIMD8<Float> = .zero
  private var tags: SIMD8<UInt8> = .zero
  private var filled: UInt8 = 0

  var count: Int { Int(filled) }

  subscript(index: Int) -> (tag: Int, score: Float) { (Int(tags[index]), scores[index]) }

  /// Adds `weight` to `tag`; what comes ninth is left out.
  mutating func add(_ tag: UInt8, _ weight: Float) {
    for index in 0..<count where tags[index] == tag {
      scores[index] += weight
      return
    }
    guard count < Self.most else { return }
    tags[count] = tag
    scores[count] = weight
    filled += 1
  }

  /// Turns weights into logarithms of share over the tag's share among all words, leaving out the
  /// very unlikely.
  ///
  /// - Parameter rarity: the logarithm of one over each share.
  mutating func finish(shares: [Float], rarity: [Float]) {
    if count == 1, scores[0] > 0 {
      scores[0] = rarity[Int(tags[0])]
      return
    }
    let total = scores.sum()
    guard total > 0 else { return }
    var kept = 0
    for index in 0..<count where scores[index] > total * 0.002 {
      tags[kept] = tags[index]
      scores[kept] = log(scores[index] / total / shares[Int(tags[index])])
      kept += 1
    }
    filled = UInt8(kept)
  }
}

/// Whether the capitals of a sentence tell names from other words.
enum CaseUse: UInt8, Sendable {
  /// They do: most words are in lower case.
  case telling
  /// They do not: a headline, all capitals.
  case idle

  init(_ words: borrowing WordBuffer) {
    var lower = 0
    var capital = 0
    for index in 0..<words.count {
      switch words.shapes[index] {
      case .lower where words.spans[index].length > 3: lower += 1
      case .capitals, .capitalised: capital += 1
      default: break
      }
    }
    self = capital >= 4 && capital > lower * 4 ? .idle : .telling
  }
}

/// Finds the candidates of words.
struct CandidateFinder {
  let lexicon: TagLexicon
  let inflections: [Inflection]
  let shares: [Float]
  private let rarity: [Float]

  init(lexicon: TagLexicon, inflections: [Inflection], shares: [Float]) {
    self.lexicon = lexicon
    self.inflections = inflections
    self.shares = shares
    rarity = shares.map { log(1 / $0) }
  }

  /// What a lower-case sighting is worth for a word with a capital inside a sentence.
  private static let lowerForCapital: Float = 0.02
  /// What a sighting as a name is worth in a headline, for a word that is also known in lower case.
  private static let capitalInHeadline: Float = 0.1
  /// Words seen more often need no help from their ending.
  private static let enough: Float = 12
  /// What the ending weighs where the plain form is known.
  private static let endingOfForm: Float = 0.3
  /// What the ending weighs, in sightings.
  private static let ending: Float = 0.7

  /// What is known of word `index`, as it was found before or now.
  func word(
    _ words: borrowing WordBuffer, _ index: Int, caseUse: CaseUse, memory: inout CandidateMemory
  ) -> KnownWord {
    let shape = words.shapes[index]
    let hasCapital = shape == .capitalised || shape == .capitals
    let isFree =
      !hasCapital || caseUse == .idle || shape != .capitals && Self.opens(words, index)
    let use = UInt64(shape.rawValue) << 3 | (caseUse == .idle ? 4 : 0) | (isFree ? 2 : 0)
    let key = words.hashes[index] ^ use &* 0x9e37_79b9_7f4a_7c15
    if let known = memory.word(key) { return known }
    let number = lexicon.number(of: words.hashes[index])
    let found = KnownWord(
      candidates: candidates(words, index, number: number, caseUse: caseUse, isFree: isFree),
      number: number, allowed: lexicon.allowedTags(number))
    memory.keep(found, for: key)
    return found
  }

  private func candidates(
    _ words: borrowing WordBuffer, _ index: Int, number: Int32, caseUse: CaseUse, isFree: Bool
  ) -> TagCandidates {
    var result = TagCandidates()
    let shape = words.shapes[index]
    let hasCapital = shape == .capitalised || shape == .capitals
    var total = addLower(&result, number, weight: isFree ? 1 : Self.lowerForCapital)
    if shape != .lower {
      let isIdle = caseUse == .idle && hasCapital && total > 0
      total += addCapital(&result, number, weight: isIdle ? Self.capitalInHeadline : 1)
    } else if total == 0 {
      total += addCapitalInLower(&result, number)
    }
    let isKnown = total >= Self.enough || caseUse == .idle && total > 0
    if !isKnown, shape != .mark || total == 0 {
      let weight = total == 0 ? 1 : Self.ending
      addGuesses(&result, words.key(index), shape, hasCapital, isFree, weight)
    }
    result.finish(shares: shares, rarity: rarity)
    return result
  }

  private func addLower(_ result: inout TagCandidates, _ number: Int32, weight: Float) -> Float {
    var total: Float = 0
    for entry in lexicon.lower(number) {
      result.add(entry.tag, entry.count * weight)
      total += entry.count * weight
    }
    return total
  }

  private func addCapital(_ result: inout TagCandidates, _ number: Int32, weight: Float) -> Float {
    var total: Float = 0
    for entry in lexicon.capital(number) {
      result.add(entry.tag, entry.count * weight)
      total += entry.count * weight
    }
    return total
  }

  /// A word known only as a name, in lower case: "council", or a name typed carelessly.
  private func addCapitalInLower(_ result: inout TagCandidates, _ number: Int32) -> Float {
    var total: Float = 0
    for entry in lexicon.capital(number) {
      let common = Self.common[Int(entry.tag)]
      result.add(common, entry.count)
      if common != entry.tag { result.add(entry.tag, entry.count / 4) }
      total += entry.count
    }
    return total
  }

  /// The tag of a common noun for that of a name; any other tag for itself.
  private static let common: [UInt8] = PennTag.allCases.map {
    switch $0 {
    case .properName: PennTag.noun.rawValue
    case .properPlural: PennTag.plural.rawValue
    default: $0.rawValue
    }
  }

  private func addGuesses(
    _ result: inout TagCandidates, _ key: ArraySlice<UInt8>, _ shape: WordShape,
    _ hasCapital: Bool, _ isFree: Bool, _ weight: Float
  ) {
    let hasHyphen = key.contains(0x2D)
    let isMixed = hasCapital && isFree
    let isForm =
      (!hasCapital || isFree) && addInflections(&result, key, isMixed ? weight / 2 : weight)
    let lowerWeight = isForm ? weight * Self.endingOfForm : weight
    if hasCapital {
      add(
        &result, key, .init(shape: shape, hasHyphen: hasHyphen, isCapital: true),
        isMixed ? weight / 2 : weight)
    }
    if !hasCapital || isMixed {
      add(
        &result, key, .init(shape: shape, hasHyphen: hasHyphen, isCapital: false),
        isMixed ? lowerWeight / 2 : lowerWeight)
    }
  }

  /// "destroys" is a verb because "destroy" is one; false where no plain form is known.
  private func addInflections(
    _ result: inout TagCandidates, _ key: ArraySlice<UInt8>, _ weight: Float
  ) -> Bool {
    var isForm = false
    let last = key.last
    for inflection in inflections {
      guard inflection.ending.last == last, let length = inflection.stemLength(key) else {
        continue
      }
      var hash = WordHash()
      for byte in key.prefix(length) { hash.add(byte) }
      for byte in inflection.plain { hash.add(byte) }
      let plain = lexicon.lower(lexicon.number(of: hash.value))
      let total = plain.reduce(0) { $0 + $1.count }
      for entry in plain where total > 0 {
        for (from, to) in inflection.tags where from == entry.tag {
          result.add(to, weight * entry.count / total)
          isForm = true
        }
      }
    }
    return isForm
  }

  private func add(
    _ result: inout TagCandidates, _ key: ArraySlice<UInt8>, _ kind: EndingGuesser.Kind,
    _ weight: Float
  ) {
    for guess in lexicon.guesser.guesses(for: key, kind: kind) {
      result.add(guess.tag, guess.share * weight)
    }
  }

  /// Whether a capital is owed to the place: the first word, or the first after an opening quote or
  /// a colon.
  static func opens(_ words: borrowing WordBuffer, _ index: Int) -> Bool {
    var place = index - 1
    while place >= 0, words.shapes[place] == .mark {
      let key = words.key(place)
      if key.first == 0x60 || key.first == 0x3A { return true }
      place -= 1
    }
    return place < 0
  }
}

/// Where a capital says nothing.
package enum SentenceOpening {
  /// Whether word `index` opens its sentence, a quotation or what a colon brings in.
  package static func isAt(_ index: Int, of words: borrowing WordBuffer) -> Bool {
    CandidateFinder.opens(words, index)
  }
}
