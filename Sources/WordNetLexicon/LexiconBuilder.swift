internal import Text

/// Makes the compact lexicon from WordNet's files. Takes about three seconds and 150 MB, once.
struct LexiconBuilder {
  private let tokenizer = Tokenizer()
  /// Folded words of a lemma joined by spaces, and their terms, so that both line up with what the
  /// index holds.
  private var keys: [String: (folded: String, stem: String)] = [:]

  /// What is known of one lemma while reading.
  private struct Entry {
    var stem: String
    var isCapitalOnly = true
    var counts: [Int] = [0, 0, 0, 0]
    var senses: [UInt32] = []
    var derivations: Set<String> = []
    var antonyms: Set<String> = []
  }

  private var entries: [String: Entry] = [:]
  private var synsets: [WordNetFiles.Synset] = []
  private var numbers: [UInt64: UInt32] = [:]
  private var forms: [String: String] = [:]

  /// The numbers of the file, heading included.
  ///
  /// - Parameter progress: told now and then which share is done, 0 to 1; the shares are those of
  ///   the time it takes.
  /// - Throws: `LexiconError.wordNetFileUnreadable` when one of the files is missing.
  static func numbers(from files: WordNetFiles, progress: (Double) -> Void) throws(LexiconError)
    -> [UInt32]
  {
    var builder = LexiconBuilder()
    try builder.read(files, progress: progress)
    let numbers = builder.file(progress: progress)
    progress(1)
    return numbers
  }

  /// Synsets of WordNet 3.0; another edition has about as many, and only the bar depends on it.
  private static let expectedSynsets = 117_659.0
  /// So many synsets are read between two reports of progress.
  private static let reportedSynsets = 4096

  private mutating func read(_ files: WordNetFiles, progress: (Double) -> Void)
    throws(LexiconError)
  {
    try files.forEachSynset { key, synset in
      if synsets.count % Self.reportedSynsets == 0 {
        progress(min(1, Double(synsets.count) / Self.expectedSynsets) * 0.4)
      }
      numbers[key] = UInt32(synsets.count)
      synsets.append(synset)
      for member in synset.members { note(member) }
    }
    progress(0.4)
    try files.forEachLemma { lemma, partOfSpeech, senses in
      let folded = key(lemma).folded
      guard entries[folded] != nil else { return }
      entries[folded]?.counts[partOfSpeech] += 1
      entries[folded]?.senses += senses.compactMap { numbers[$0] }
    }
    try files.forEachCount { lemma, partOfSpeech, count in
      let folded = key(lemma).folded
      entries[folded]?.counts[partOfSpeech] += count
    }
    try files.forEachIrregularForm { form, partOfSpeech, lemma in
      let folded = key(lemma).folded
      if entries[folded] != nil, form != folded { forms["\(partOfSpeech)\(form)"] = folded }
    }
    progress(0.5)
    readRelations()
  }

  private mutating func note(_ member: String) {
    let key = key(member)
    guard !key.folded.isEmpty else { return }
    var entry = entries[key.folded] ?? Entry(stem: key.stem)
    if member.utf8.allSatisfy({ !(0x41...0x5A ~= $0) }) { entry.isCapitalOnly = false }
    entries[key.folded] = entry
  }

  private mutating func key(_ lemma: String) -> (folded: String, stem: String) {
    if let known = keys[lemma] { return known }
    let tokens = tokenizer.tokens(in: lemma).filter { !$0.isColocated }
    let key = (
      tokens.map(\.folded).joined(separator: " "), tokens.map(\.term).joined(separator: " ")
    )
    keys[lemma] = key
    return key
  }

  private mutating func readRelations() {
    for synset in synsets {
      for relation in synset.related {
        guard let (here, there) = ends(of: relation, in: synset) else { continue }
        entries[here]?.derivations.insert(there)
      }
      for relation in synset.opposed {
        guard let (here, there) = ends(of: relation, in: synset) else { continue }
        entries[here]?.antonyms.insert(there)
      }
    }
  }

  /// The folded words that a relation joins; nil where it points nowhere.
  private mutating func ends(
    of relation: WordNetFiles.Synset.Relation, in synset: WordNetFiles.Synset
  ) -> (here: String, there: String)? {
    guard let target = numbers[relation.target].map({ synsets[Int($0)] }),
      relation.member < synset.members.count, relation.targetMember < target.members.count
    else { return nil }
    return (
      key(synset.members[relation.member]).folded, key(target.members[relation.targetMember]).folded
    )
  }

  private mutating func file(progress: (Double) -> Void) -> [UInt32] {
    progress(0.55)
    let lemmas = entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let lemmaNumbers = Self.numbered(lemmas)
    let stems = Set(entries.values.map(\.stem)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let stemNumbers = Self.numbered(stems)
    var sections: [LexiconSection: [UInt32]] = [:]
    addLemmas(lemmas, lemmaNumbers, stemNumbers, to: &sections)
    addStems(stems, stemNumbers, lemmas, to: &sections)
    addSynsets(lemmaNumbers, to: &sections)
    addForms(lemmaNumbers, to: &sections)
    progress(0.7)
    addGlosses(stemNumbers, stemCount: stems.count, to: &sections, progress: progress)
    var numbers = [
      LexiconSection.magic, LexiconSection.version, UInt32(Tokenizer.version), 0,
    ]
    numbers += LexiconSection.allCases.map { UInt32(sections[$0]?.count ?? 0) }
    for section in LexiconSection.allCases { numbers += sections[section] ?? [] }
    numbers[LexiconSection.checksumPlace] = numbers.withUnsafeBufferPointer(
      LexiconSection.checksum)
    return numbers
  }

  private static func numbered(_ strings: [String]) -> [String: UInt32] {
    Dictionary(uniqueKeysWithValues: strings.enumerated().map { ($1, UInt32($0)) })
  }

  private func addLemmas(
    _ lemmas: [String], _ lemmaNumbers: [String: UInt32], _ stemNumbers: [String: UInt32],
    to sections: inout [LexiconSection: [UInt32]]
  ) {
    let table = StringTable(lemmas)
    var stems: [UInt32] = []
    var counts: [UInt32] = []
    var senses = NumberGroups()
    var derivations = NumberGroups()
    var antonyms = NumberGroups()
    for lemma in lemmas {
      guard let entry = entries[lemma] else { continue }
      stems.append(
        (stemNumbers[entry.stem] ?? 0) | (entry.isCapitalOnly ? LexiconSection.capitalBit : 0))
      counts.append(
        entry.counts.enumerated().reduce(0) { $0 | UInt32(min($1.element, 255)) << (8 * $1.offset) }
      )
      senses.append(entry.senses)
      derivations.append(entry.derivations.compactMap { lemmaNumbers[$0] }.sorted())
      antonyms.append(entry.antonyms.compactMap { lemmaNumbers[$0] }.sorted())
    }
    sections[.lemmaOffsets] = table.offsets
    sections[.lemmaText] = table.packed
    sections[.lemmaStems] = stems
    sections[.lemmaCounts] = counts
    sections[.senseStarts] = senses.starts
    sections[.senses] = senses.values
    sections[.derivationStarts] = derivations.starts
    sections[.derivations] = derivations.values
    sections[.antonymStarts] = antonyms.starts
    sections[.antonyms] = antonyms.values
  }

  private func addStems(
    _ stems: [String], _ stemNumbers: [String: UInt32], _ lemmas: [String],
    to sections: inout [LexiconSection: [UInt32]]
  ) {
    var members: [[UInt32]] = Array(repeating: [], count: stems.count)
    for (number, lemma) in lemmas.enumerated() {
      guard let stem = entries[lemma].flatMap({ stemNumbers[$0.stem] }) else { continue }
      members[Int(stem)].append(UInt32(number))
    }
    var groups = NumberGroups()
    for group in members { groups.append(group) }
    let table = StringTable(stems)
    sections[.stemOffsets] = table.offsets
    sections[.stemText] = table.packed
    sections[.stemLemmaStarts] = groups.starts
    sections[.stemLemmas] = groups.values
  }

  private mutating func addSynsets(
    _ lemmaNumbers: [String: UInt32], to sections: inout [LexiconSection: [UInt32]]
  ) {
    var members = NumberGroups()
    var hypernyms = NumberGroups()
    for synset in synsets {
      members.append(synset.members.compactMap { lemmaNumbers[key($0).folded] })
      hypernyms.append(synset.hypernyms.compactMap { numbers[$0] })
    }
    sections[.synsetKinds] = synsets.map { $0.lexicographer | UInt32($0.partOfSpeech) << 8 }
    sections[.memberStarts] = members.starts
    sections[.members] = members.values
    sections[.hypernymStarts] = hypernyms.starts
    sections[.hypernyms] = hypernyms.values
  }

  private func addForms(
    _ lemmaNumbers: [String: UInt32], to sections: inout [LexiconSection: [UInt32]]
  ) {
    let sorted = forms.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let table = StringTable(sorted)
    sections[.formOffsets] = table.offsets
    sections[.formText] = table.packed
    sections[.formLemmas] = sorted.compactMap { forms[$0].flatMap { lemmaNumbers[$0] } }
  }

  /// Terms that explain more others than this tell nothing of them ("someth", "person").
  static let maximumExplained = 1500
  /// Senses of a word, of each part of speech, whose explanations are read.
  private static let explainedSenses = 3

  /// The words of explanations, both ways round: what explains a stem and what it explains.
  private func addGlosses(
    _ stemNumbers: [String: UInt32], stemCount: Int,
    to sections: inout [LexiconSection: [UInt32]], progress: (Double) -> Void
  ) {
    var explaining = [Set<UInt32>](repeating: [], count: stemCount)
    let words = synsets.enumerated().map { number, synset in
      if number % Self.reportedSynsets == 0 {
        progress(0.7 + 0.25 * Double(number) / Double(synsets.count))
      }
      return glossStems(synset.gloss, stemNumbers)
    }
    for entry in entries.values {
      guard let stem = stemNumbers[entry.stem] else { continue }
      var taken = [0, 0, 0, 0]
      for sense in entry.senses {
        let partOfSpeech = synsets[Int(sense)].partOfSpeech
        guard taken[partOfSpeech] < Self.explainedSenses else { continue }
        taken[partOfSpeech] += 1
        explaining[Int(stem)].formUnion(words[Int(sense)])
      }
    }
    var counts = [Int](repeating: 0, count: stemCount)
    for stems in explaining { for stem in stems { counts[Int(stem)] += 1 } }
    var related = explaining.map { $0.filter { counts[Int($0)] < Self.maximumExplained } }
    for (stem, others) in related.enumerated() {
      for other in others { related[Int(other)].insert(UInt32(stem)) }
    }
    var groups = NumberGroups()
    for (stem, others) in related.enumerated() {
      groups.append(others.filter { $0 != UInt32(stem) }.sorted())
    }
    sections[.glossStarts] = groups.starts
    sections[.glosses] = groups.values
  }

  /// Stems of the words of three or more letters that some lemma has too.
  private func glossStems(_ gloss: String, _ stemNumbers: [String: UInt32]) -> Set<UInt32> {
    Set(
      tokenizer.tokens(in: gloss).filter { $0.folded.utf8.count > 2 }.compactMap {
        stemNumbers[$0.term]
      })
  }
}
