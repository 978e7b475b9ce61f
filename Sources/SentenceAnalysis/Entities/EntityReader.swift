package import Prompts
package import Text
internal import WordNetLexicon

/// Finds who and what an article speaks of, and where.
///
/// A value of tables, safe to use from several threads at once. Time is linear in the length of the
/// article; at most `mostWords` words are read, further ones name nobody.
///
/// | text | mention | entity |
/// | --- | --- | --- |
/// | `Tom Iversen of Altsol resigned. He had led it since 2019.` | Tom Iversen, He | Tom Iversen |
/// | | Altsol, the company | Altsol |
package struct EntityReader: Sendable {
  /// Words of an article that are read.
  package static let mostWords = 2_000_000

  private let words: EntityWords
  private let weights: CoreferenceWeights
  private let gazetteer: Gazetteer

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(language: Language) throws(PromptsError) {
    words = try EntityWords(prompts: language.prompts)
    weights = try CoreferenceWeights(prompts: language.prompts)
    gazetteer = try Gazetteer(language: language)
  }

  /// The entities of an article in the order of their first mention, and all mentions in the order
  /// of the text.
  ///
  /// - Parameter sentences: the analyses of its sentences, in order.
  package func read(
    sentences: [AnalyzedSentence], document: Document
  ) -> (entities: [Entity], mentions: [Mention]) {
    read(sentences: sentences, text: document.text, observer: nil)
  }

  /// The same for a text alone; `observer` is told the offset of each pronoun for a person and the
  /// candidates for it, with the names of each, for fitting weights.
  package func read(
    sentences: [AnalyzedSentence], text: String,
    observer: ((TextSpan, [(names: [TextSpan], candidate: CoreferenceCandidate)]) -> Void)?
  ) -> (entities: [Entity], mentions: [Mention]) {
    var text = text
    return text.withUTF8 { bytes in
      let article = ArticleWords(
        bytes, sentences: sentences, table: words, most: Self.mostWords)
      var reading = ArticleReading(
        article: article, bytes: bytes, weights: weights, gazetteer: gazetteer)
      return reading.read(observer: observer)
    }
  }
}

/// The steps from words to entities, for one article.
private struct ArticleReading {
  let text: ArticleWords
  let names: [FoundName]
  let linker: NameLinker
  let weights: CoreferenceWeights
  private var nameAt: [Int32]
  private var roles: [RoleFinder.Found] = []

  init(
    article: ArticleWords, bytes: UnsafeBufferPointer<UInt8>, weights: CoreferenceWeights,
    gazetteer: Gazetteer
  ) {
    text = article
    self.weights = weights
    func word(_ index: Int) -> String {
      let span = article[index].span
      return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }
    names = NameFinder(
      text: article, isCommon: { gazetteer.isCommon(word($0)) },
      isThing: { gazetteer.isThing(word($0)) }
    ).find()
    linker = NameLinker(text: article, bytes: bytes, names: names) {
      gazetteer.signs(of: $0)
    }
    nameAt = Array(repeating: -1, count: article.count)
    for (index, name) in names.enumerated() {
      for word in name.words { nameAt[word] = Int32(index) }
    }
  }

  mutating func read(
    observer: ((TextSpan, [(names: [TextSpan], candidate: CoreferenceCandidate)]) -> Void)?
  ) -> (entities: [Entity], mentions: [Mention]) {
    roles = RoleFinder(text: text, names: names, nameAt: nameAt).find()
    for role in roles { describe(role) }
    let resolver = CoreferenceResolver(text: text, weights: weights, drafts: linker.drafts)
    let named = namedMentions()
    if let observer {
      let text = self.text
      resolver.observer = { word, candidates in
        let spans = candidates.map { candidate in
          (
            named.filter { $0.draft == candidate.draft }.map { text.span($0.words) }, candidate
          )
        }
        observer(text[word].span, spans)
      }
    }
    resolver.resolve(
      names: named, anaphors: AnaphorFinder(text: text, nameAt: nameAt, names: names).find())
    return output(resolver.drafts, resolver.mentions)
  }

  // MARK: Roles

  private mutating func describe(_ role: RoleFinder.Found) {
    let head = text[role.head]
    let sign = KindSignReader.nouns.first { head.has($0.0) }?.1
    let isGreatest = role.words.contains { text[$0].tag == .superlative }
    let isPerson = head.has([.office, .personNoun, .kin]) && !isGreatest
    linker.update(linker.entities[role.name]) { draft in
      draft.nouns.insert(head.hash)
      if isPerson, sign == nil || draft.traits.signs.points(.person) > 0 {
        draft.traits.signs.add(.person, 4)
      } else if let sign {
        draft.traits.signs.add(sign, 4)
      }
      if head.has(.maleNoun) { draft.traits.male += 4 }
      if head.has(.femaleNoun) { draft.traits.female += 4 }
    }
    if let of = role.of {
      let isPlace = linker.drafts[linker.entities[of]].traits.signs.points(.place) > 0
      if head.has([.office, .leadVerb]), !isPlace {
        linker.update(linker.entities[of]) { $0.traits.signs.add(.organisation, role.isAt ? 3 : 1) }
      }
    }
  }

  private func role(
    _ found: RoleFinder.Found, ids: [Int], owners: [Int: Int]
  ) -> EntityRole {
    var role = EntityRole(span: text.span(found.words))
    role.of = found.of.map { ids[linker.entities[$0]] }
    if let owner = found.ofPhrase.flatMap({ owners[$0.upperBound] }), ids[owner] > 0 {
      role.of = ids[owner]
    }
    role.since = found.since.map(text.span)
    role.until = found.until.map(text.span)
    role.isFormer = found.isFormer
    return role
  }

  /// The entities of phrases that roles are held at without a name, by where the phrases end.
  private func owners(_ mentions: [ResolvedMention]) -> [Int: Int] {
    let ends = Set(roles.compactMap(\.ofPhrase?.upperBound))
    guard !ends.isEmpty else { return [:] }
    let found = mentions.filter { ends.contains($0.words.upperBound) }
    return Dictionary(
      found.map { ($0.words.upperBound, $0.draft) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Mentions

  private func namedMentions() -> [ResolvedMention] {
    let longest = linker.drafts.map { draft in draft.names.reduce(0) { max($0, $1.count) } }
    return names.enumerated().map { index, name in
      let role = grammar(name.words)
      let draft = linker.entities[index]
      return ResolvedMention(
        draft: draft, words: name.words, sentence: text[name.words.lowerBound].sentence,
        role: role.role, clause: role.clause,
        form: name.words.count >= longest[draft] ? .name : .short,
        isQuoted: text[name.words.lowerBound].isQuoted)
    }
  }

  private func grammar(_ words: Range<Int>) -> (role: GrammarRole, clause: Int32) {
    let next = words.upperBound
    if next < text.count, text.continues(next), text[next].tag == .possessiveEnding {
      return (.possessor, -1)
    }
    for index in words where text[index].role != .other {
      return (text[index].role, text[index].clause)
    }
    return (.other, -1)
  }

  // MARK: Output

  private func output(
    _ drafts: [EntityDraft], _ mentions: [ResolvedMention]
  ) -> (entities: [Entity], mentions: [Mention]) {
    var ids = Array(repeating: 0, count: drafts.count)
    var order: [Int] = []
    let named = mentions.filter { !drafts[$0.draft].names.isEmpty }
    for mention in named where ids[mention.draft] == 0 {
      order.append(mention.draft)
      ids[mention.draft] = order.count
    }
    var entities = order.map { entity(drafts[$0], id: ids[$0]) }
    let owners = owners(mentions)
    for found in roles where text[found.head].has([.office, .kin, .personNoun, .leadVerb]) {
      let id = ids[linker.entities[found.name]]
      guard id > 0, entities[id - 1].kind == .person || text[found.head].has(.office) else {
        continue
      }
      let role = role(found, ids: ids, owners: owners)
      if text[found.head].has(.leadVerb), !text[found.head].tag.isNoun {
        guard let of = role.of, entities[of - 1].kind != .person else { continue }
      }
      if !entities[id - 1].roles.contains(role) { entities[id - 1].roles.append(role) }
    }
    var all = named.map {
      Mention(entity: ids[$0.draft], form: $0.form, span: text.span($0.words))
    }
    for found in roles {
      guard let words = found.mention, ids[linker.entities[found.name]] > 0 else { continue }
      all.append(
        Mention(
          entity: ids[linker.entities[found.name]], form: .role, span: text.span(words)))
    }
    all.sort { ($0.span.start, $0.span.end, $0.entity) < ($1.span.start, $1.span.end, $1.entity) }
    return (entities, all)
  }

  private func entity(_ draft: EntityDraft, id: Int) -> Entity {
    let ranges = draft.names.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    let kind = draft.traits.kind
    // Few, and mostly one.
    var names: [String] = []
    names.reserveCapacity(ranges.count)
    for range in ranges {
      let name = linker.string(range)
      if !names.contains(name) { names.append(name) }
    }
    return Entity(
      id: id, kind: kind, names: names,
      gender: kind == .person ? draft.traits.gender : nil,
      number: kind == .person ? .singular : draft.traits.isPlural ? .plural : nil)
  }
}
