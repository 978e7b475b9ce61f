/// Numbers the words that names are made of, and knows what each word means for names.
///
/// Small words are only looked up among the few that mean anything, which stay in the processor's
/// cache.
struct WrittenWords {
  private let nameWords: NameWords
  private var capitalised = SequenceNumbers<UInt8>()
  private var kinds: [NameWordKinds] = []
  private let small: SequenceNumbers<UInt8>
  private let smallKinds: [NameWordKinds]

  init(_ nameWords: NameWords) {
    self.nameWords = nameWords
    var small = SequenceNumbers<UInt8>()
    for word in nameWords.all {
      _ = Array(word.utf8).withUnsafeBufferPointer { small.number(of: $0) }
    }
    self.small = small
    smallKinds = nameWords.all.map { nameWords.kinds(of: $0) }
  }

  /// The number of a capitalised word, or of "of" or "&" in a name.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let number = capitalised.number(of: word)
    if Int(number) == kinds.count { kinds.append(nameWords.kinds(of: text(of: number))) }
    return number
  }

  /// What the capitalised word of a number means.
  func kinds(of number: Int32) -> NameWordKinds { kinds[Int(number)] }

  /// What a word without a capital means.
  func kinds(ofSmall word: UnsafeBufferPointer<UInt8>) -> NameWordKinds {
    if word.count == 2, word.allSatisfy({ 0x30...0x39 ~= $0 }) { return .age }
    return small.knownNumber(of: word).map { smallKinds[Int($0)] } ?? []
  }

  func text(of number: Int32) -> String { String(decoding: capitalised[number], as: UTF8.self) }

  /// Whether the lexicon knows the word without a capital too.
  func isCommon(_ number: Int32) -> Bool { nameWords.isCommon(text(of: number)) }
}
