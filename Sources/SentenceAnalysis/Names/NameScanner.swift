/// Finds the names of a text, and what stands beside them that tells whose they are.
///
/// A name is a run of capitalised words, "&" between them or "of" behind a word such as "Bank".
/// Cost: about 15 ns a byte.
package struct NameScanner {
  /// A name of one article with what speaks for its kinds there.
  package struct Mention {
    /// In `names`.
    package var name: Int32
    package var evidence: NameEvidence
  }

  package let persons: PersonNames
  private var words: WrittenWords
  /// Names by number, as the numbers of their words.
  package private(set) var names = SequenceNumbers<Int32>()
  /// What each name is as a person's, once it was looked at.
  private var readings: [PersonNames.Reading?] = []
  private var isRead: [Bool] = []
  private(set) var text = WrittenText()
  /// Mentions of the article being read, and where in them each name stands.
  private var mentions: [Mention] = []
  private var places: [Int32] = []
  private var run: [Int32] = []
  /// Number of the name that a word is by itself; −1 where not yet known.
  private var nameOfWord: [Int32] = []

  /// Words of a name at most.
  private static let longest = 8
  /// Words looked at behind a name.
  package static let reach = 8

  package init(nameWords: NameWords, persons: PersonNames) {
    words = WrittenWords(nameWords)
    self.persons = persons
  }

  /// The name's words, one space between them.
  package func text(of name: Int32) -> String {
    names[name].map(words.text).joined(separator: " ")
  }

  /// Whether the name is one word, and that a common one.
  package func isCommonWord(_ name: Int32) -> Bool {
    names[name].count == 1 && names[name].allSatisfy(words.isCommon)
  }

  /// The kinds of each word of a name, in order.
  package func kinds(of name: Int32) -> [NameWordKinds] { names[name].map(words.kinds) }

  /// The number of the name whose words `text` parts by spaces.
  package mutating func number(of text: String) -> Int32 {
    let parts = text.split(separator: " ").map { part in
      Array(part.utf8).withUnsafeBufferPointer { words.number(of: $0) }
    }
    return parts.withUnsafeBufferPointer { names.number(of: $0) }
  }

  /// The names of an article, each once; a title shows that a name is written, and nothing else.
  package mutating func mentions(title: String, text body: String) -> [Mention] {
    mentions.removeAll(keepingCapacity: true)
    read(title, isTitle: true)
    read(body, isTitle: false)
    for mention in mentions { places[Int(mention.name)] = -1 }
    return mentions
  }

  private mutating func read(_ string: String, isTitle: Bool) {
    var string = string
    string.withUTF8 { text.read($0, &words) }
    var index = 0
    while index < text.words.count {
      guard text.words[index].isCapitalised, !kind(index).contains(.small) else {
        index += 1
        continue
      }
      let end = runEnd(from: index)
      note(index..<end, isTitle: isTitle)
      index = end
    }
  }

  /// The kinds of the word at `index` in the text that is being read.
  package func kind(_ index: Int) -> NameWordKinds { text.words[index].kinds }

  private func isCapital(_ index: Int) -> Bool {
    index < text.words.count && text.words[index].isCapitalised && !kind(index).contains(.small)
  }

  private func runEnd(from start: Int) -> Int {
    var end = start + 1
    while end - start < Self.longest, let next = next(after: end) { end = next + 1 }
    return end
  }

  /// The word that goes on with the run that ends before `end`: the next one, one behind "&", or
  /// one behind "of" after "Bank".
  private func next(after end: Int) -> Int? {
    let gap = text.words[end - 1].gap
    guard end < text.words.count, gap == .space || gap == .point else { return nil }
    if gap == .point { return kind(end - 1).contains(.abbreviation) && isCapital(end) ? end : nil }
    if isCapital(end) { return end }
    guard text.words[end].gap == .space else { return nil }
    if kind(end).contains(.ampersand) { return isCapital(end + 1) ? end + 1 : nil }
    guard kind(end).contains(.of), !text.words[end].isCapitalised,
      kind(end - 1).contains(.bodyWord), end + 1 < text.words.count
    else { return nil }
    let hasArticle = kind(end + 1).contains(.determiner) && text.words[end + 1].gap == .space
    let next = end + (hasArticle ? 2 : 1)
    return isCapital(next) ? next : nil
  }

  // MARK: Noting

  private mutating func note(_ range: Range<Int>, isTitle: Bool) {
    let isInside =
      range.lowerBound > 0 && !isTitle
      && ![.stop, .point].contains(text.words[range.lowerBound - 1].gap)
    let whole = number(of: range)
    var evidence: NameEvidence = isInside ? .inside : []
    guard !isTitle else {
      add(whole, evidence)
      return
    }
    var base = range
    if range.count > 1, kind(range.upperBound - 1).contains(.legalForm) {
      evidence.insert(.company)
      let bare = range.dropLast()
      if isName(bare) { base = bare }
    }
    evidence.formUnion(ofParts(base))
    evidence.formUnion(before(range.lowerBound))
    evidence.formUnion(behind(range.upperBound))
    if base != range { add(whole, isInside ? .inside : []) }
    add(base == range ? whole : number(of: base), evidence)
    notePerson(whole, range)
  }

  /// Whether the words without a legal form are still a name: "News Corp" is not "News".
  private func isName(_ range: Range<Int>) -> Bool {
    guard let last = range.last, text.words[last].isCapitalised else { return false }
    return range.count > 1
      || !kind(last).contains(.givenName) && !words.isCommon(text.words[last].number)
  }

  /// The number of the name that the words of `range` make.
  private mutating func number(of range: Range<Int>) -> Int32 {
    run.removeAll(keepingCapacity: true)
    for index in range { run.append(text.words[index].number) }
    guard range.count == 1 else { return run.withUnsafeBufferPointer { names.number(of: $0) } }
    // Most names are one word: what number it has as a name is remembered.
    let word = Int(run[0])
    while nameOfWord.count <= word { nameOfWord.append(-1) }
    if nameOfWord[word] < 0 {
      nameOfWord[word] = run.withUnsafeBufferPointer { names.number(of: $0) }
    }
    return nameOfWord[word]
  }

  private mutating func add(_ name: Int32, _ evidence: NameEvidence) {
    while places.count <= Int(name) { places.append(-1) }
    if places[Int(name)] >= 0 {
      mentions[Int(places[Int(name)])].evidence.formUnion(evidence)
    } else {
      places[Int(name)] = Int32(mentions.count)
      mentions.append(Mention(name: name, evidence: evidence))
    }
  }

  // MARK: Persons

  private mutating func notePerson(_ name: Int32, _ range: Range<Int>) {
    while isRead.count <= Int(name) {
      isRead.append(false)
      readings.append(nil)
    }
    if !isRead[Int(name)] {
      isRead[Int(name)] = true
      readings[Int(name)] = persons.reading(of: kinds(of: name))
    }
    guard let reading = readings[Int(name)] else { return }
    let bare = reading.titles == 0 ? name : number(of: range.dropFirst(reading.titles))
    add(bare, reading.evidence.union(beside(range.dropFirst(reading.titles))))
  }

  /// Whether `name` is written like a person's, with a known given name.
  package func hasGivenName(_ name: Int32) -> Bool {
    Int(name) < readings.count && readings[Int(name)]?.evidence.contains(.givenName) ?? false
  }
}
