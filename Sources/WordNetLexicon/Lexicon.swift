/// What English words mean to each other: parts of speech, synonyms, derivations and kinds, from
/// WordNet.
///
/// Words are given folded, as `Token.folded`; terms as `Token.term`. Looking a word up costs well
/// under a microsecond; nothing is kept in memory but pages of the mapped file. Everything works
/// without a lexicon, less well.
package struct Lexicon: Sendable {
  /// A word class with how often the word was seen in it in tagged text.
  package enum PartOfSpeech: Int, Sendable, CaseIterable {
    case noun, verb, adjective, adverb
  }

  /// Senses of a word that are looked at: rare senses mislead more than they help.
  package static let maximumSenses = 4
  static let maximumDepth = 12
  /// Kinds that are looked at on the way up; a sound table has some dozens above any word, a
  /// damaged one may go in circles.
  private static let mostLooks = 4096

  let file: LexiconFile
  private let nouns = LexiconMemory<[UInt32]>()
  private let common = LexiconMemory<Bool>()

  /// Opens a lexicon file; nil when it is missing, damaged, or made by another version.
  package init?(path: String) {
    guard let file = LexiconFile(path: path) else { return nil }
    self.file = file
  }

  /// How often `word` (folded, any inflection) was seen as `partOfSpeech`, from 1; 0 when it is not
  /// listed as such.
  package func frequency(of word: String, as partOfSpeech: PartOfSpeech) -> Int {
    lemmas(of: word, as: partOfSpeech).map { file.count(lemma: $0, partOfSpeech.rawValue) }.max()
      ?? 0
  }

  /// The class in which `word` is most often seen; nil for unknown words.
  package func likelyPartOfSpeech(of word: String) -> PartOfSpeech? {
    let counts = PartOfSpeech.allCases.map { ($0, frequency(of: word, as: $0)) }
    return counts.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
  }

  /// Whether `word` is known and spelt without capitals in some sense ("turkey"), so that a capital
  /// may be mere sentence case.
  package func isCommonWord(_ word: String) -> Bool {
    common.value(of: word) { isCommon(word) }
  }

  private func isCommon(_ word: String) -> Bool {
    let own = file.lemma(word)
    if let own, !file.isCapitalOnly(lemma: own),
      PartOfSpeech.allCases.contains(where: { file.count(lemma: own, $0.rawValue) > 0 })
    {
      return true
    }
    return PartOfSpeech.allCases.contains { partOfSpeech in
      lemmas(of: word, own, as: partOfSpeech).contains { !file.isCapitalOnly(lemma: $0) }
    }
  }

  /// Terms that can stand for `term`: the single words of its most frequent senses, nearest sense
  /// first; without `term` itself.
  ///
  /// - Parameter part: only senses of this part of speech: "shut" of "close" as a verb, not "last";
  ///   nil: of any.
  package func synonyms(ofTerm term: String, as part: PartOfSpeech? = nil) -> [String] {
    var terms = OrderedTerms(without: term)
    for lemma in file.lemmas(stem: term) {
      let senses = file.senses(lemma: lemma).lazy.filter {
        part == nil || file.partOfSpeech(synset: $0) == part?.rawValue
      }
      for synset in senses.prefix(Self.maximumSenses) {
        for member in file.members(synset: synset) { terms.add(file.stem(lemma: member)) }
      }
    }
    return terms.list
  }

  /// Terms derived from `term` or from which it is ("acquire", "acquisition"; "Norwegian",
  /// "Norway").
  package func derivations(ofTerm term: String) -> [String] {
    var terms = OrderedTerms(without: term)
    for lemma in file.lemmas(stem: term) {
      for related in file.derivations(lemma: lemma) { terms.add(file.stem(lemma: related)) }
    }
    return terms.list
  }

  /// The number under which explanations know `term`; nil for a term of no word listed.
  package func glossNumber(ofTerm term: String) -> UInt32? { file.stem(term) }

  /// Numbers of the terms that stand in an explanation of `term` or are explained by it ("tuition"
  /// and "fee"), as far as they tell anything: a term that explains more than
  /// `LexiconBuilder.maximumExplained` others does not.
  package func glossNumbers(ofTerm term: String) -> [UInt32] {
    file.stem(term).map { Array(file.glosses(stem: $0)) } ?? []
  }

  /// Terms that mean the contrary of `term` in some sense ("rise", "fall"; "legal", "illegal").
  package func antonyms(ofTerm term: String) -> [String] {
    var terms = OrderedTerms(without: term)
    for lemma in file.lemmas(stem: term) {
      for other in file.antonyms(lemma: lemma) { terms.add(file.stem(lemma: other)) }
    }
    return terms.list
  }

  /// Whether two terms name different kinds of one thing as nouns: they share the next more general
  /// kind and no sense ("son", "daughter"; "March", "April").
  package func areSisters(_ left: String, _ right: String) -> Bool {
    let ours = frequentNounSenses(ofTerm: left)
    let theirs = frequentNounSenses(ofTerm: right)
    guard !ours.isEmpty, !theirs.isEmpty, Set(ours).isDisjoint(with: theirs) else { return false }
    let parents = Set(ours.flatMap { file.hypernyms(synset: $0) })
    return theirs.contains { !parents.isDisjoint(with: file.hypernyms(synset: $0)) }
  }

  /// The two most frequent senses as a noun of each lemma with this stem.
  private func frequentNounSenses(ofTerm term: String) -> [UInt32] {
    file.lemmas(stem: term).flatMap { lemma in
      file.senses(lemma: lemma).filter { file.partOfSpeech(synset: $0) == 0 }.prefix(2)
    }
  }

  /// Terms for the next more general kinds of `term` ("chip" → "device"), `levels` steps up.
  package func hypernyms(ofTerm term: String, levels: Int = 1) -> [String] {
    var terms = OrderedTerms(without: term)
    for lemma in file.lemmas(stem: term) {
      var synsets = Array(file.senses(lemma: lemma).prefix(2))
      for _ in 0..<levels {
        synsets = synsets.flatMap { file.hypernyms(synset: $0) }
        for member in synsets.flatMap({ file.members(synset: $0) }) {
          terms.add(file.stem(lemma: member))
        }
      }
    }
    return terms.list
  }

  /// Whether `word` names a kind or an instance of `head` in a frequent sense ("oslo" of "city");
  /// several words joined by a space are looked up whole ("new york").
  ///
  /// - Parameter count: how many senses of `word` are looked at, most frequent first.
  package func isKind(_ word: String, of head: String, senses count: Int = maximumSenses) -> Bool {
    let own = senses(ofNoun: word).prefix(count)
    guard !own.isEmpty else { return false }
    let targets = Set(senses(ofNoun: head))
    return own.contains { reaches(targets, from: $0, depth: 0) }
  }

  /// Whether `word` in its most frequent sense is a near kind of `head`, at most `levels` steps
  /// below it: a "regiment" is an organisation, a "suborder" is none.
  package func isChiefly(_ word: String, _ head: String, levels: Int = 4) -> Bool {
    guard let first = senses(ofNoun: word).first else { return false }
    let target = Set(senses(ofNoun: head).prefix(1))
    return reaches(target, from: first, depth: Self.maximumDepth - levels)
  }

  /// The broad kind of a noun in its most frequent sense; nil for words that are no nouns.
  package func category(ofNoun word: String) -> LexicalCategory? {
    senses(ofNoun: word).first.flatMap { LexicalCategory(rawValue: file.lexicographer(synset: $0)) }
  }

  /// The broad kinds of the frequent senses of a noun, most frequent first.
  package func categories(ofNoun word: String) -> [LexicalCategory] {
    senses(ofNoun: word).compactMap { LexicalCategory(rawValue: file.lexicographer(synset: $0)) }
  }

  /// The numbers of the frequent senses of a noun, most frequent first; remembered.
  package func senses(ofNoun word: String) -> [UInt32] {
    nouns.value(of: word) {
      lemmas(of: word, as: .noun).flatMap { lemma in
        file.senses(lemma: lemma).filter { file.partOfSpeech(synset: $0) == 0 }
          .prefix(Self.maximumSenses)
      }
    }
  }

  /// Whether one of `targets` is at most `maximumDepth - depth` steps above `synset`.
  private func reaches(_ targets: Set<UInt32>, from synset: UInt32, depth: Int) -> Bool {
    var looks = Self.mostLooks
    return reaches(targets, from: synset, depth: depth, looks: &looks)
  }

  private func reaches(_ targets: Set<UInt32>, from synset: UInt32, depth: Int, looks: inout Int)
    -> Bool
  {
    if targets.contains(synset) { return true }
    guard depth < Self.maximumDepth, looks > 0 else { return false }
    looks -= 1
    for above in file.hypernyms(synset: synset)
    where reaches(targets, from: above, depth: depth + 1, looks: &looks) {
      return true
    }
    return false
  }

  /// The lemmas of which `word` is a form, the word itself first.
  private func lemmas(of word: String, as partOfSpeech: PartOfSpeech) -> [UInt32] {
    lemmas(of: word, file.lemma(word), as: partOfSpeech)
  }

  /// The same where the lemma that is spelt as the word is known, or known not to be there.
  private func lemmas(
    of word: String, _ own: UInt32?, as partOfSpeech: PartOfSpeech
  ) -> [UInt32] {
    var lemmas: [UInt32] = []
    func add(_ lemma: UInt32?) {
      guard let lemma, !lemmas.contains(lemma), file.count(lemma: lemma, partOfSpeech.rawValue) > 0
      else { return }
      lemmas.append(lemma)
    }
    add(own)
    add(file.irregular(word, partOfSpeech.rawValue))
    for base in Self.bases(of: word, as: partOfSpeech) { add(file.lemma(base)) }
    return lemmas
  }

  /// Endings and what stands in their place in the base form, by part of speech; the detachment
  /// rules of morphy(7WN).
  private static let endings: [[(written: [UInt8], base: [UInt8])]] = [
    [
      ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
      ("ies", "y"), ("s", ""),
    ],
    [
      ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
      ("ing", ""),
    ],
    [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    [],
  ].map { rules in rules.map { (Array($0.0.utf8), Array($0.1.utf8)) } }

  private static func bases(of word: String, as partOfSpeech: PartOfSpeech) -> [String] {
    var word = word
    return word.withUTF8 { letters in
      endings[partOfSpeech.rawValue].compactMap { ending, base in
        let stem = letters.count - ending.count
        guard stem > 1, letters[stem...].elementsEqual(ending) else { return nil }
        return String(decoding: letters[..<stem] + base, as: UTF8.self)
      }
    }
  }
}

/// Broad kinds of nouns: the lexicographer files of WordNet, lexnames(5WN).
package enum LexicalCategory: UInt32, Sendable {
  case act = 4
  case animal, artifact, attribute, body, cognition, communication, event, feeling, food
  case group, location, motive, object, person, phenomenon, plant, possession, process, quantity
  case relation, shape, state, substance, time
}

/// Single-word terms in order of first mention.
private struct OrderedTerms {
  private(set) var list: [String] = []
  private var seen: Set<String>

  init(without term: String) { seen = [term] }

  mutating func add(_ term: String) {
    if !term.contains(" "), seen.insert(term).inserted { list.append(term) }
  }
}

/// What can go wrong with the lexicon.
package enum LexiconError: Error, Equatable, CustomStringConvertible {
  case wordNetFileUnreadable(String)
  case cannotWrite(String)

  package var description: String {
    switch self {
    case .wordNetFileUnreadable(let path):
      "WordNet's file \(path) cannot be read. Install it with: apt-get install wordnet-base"
    case .cannotWrite(let path):
      "The word table \(path) cannot be written. Make its folder writable, or set XDG_CACHE_HOME to one that is."
    }
  }
}
