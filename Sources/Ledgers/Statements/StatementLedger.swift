internal import Answers
package import EvidenceRanking
package import PassageIndex
package import SentenceAnalysis
internal import Text

/// The statements of articles as the index understands them: who said what, about what, when.
///
/// Copies of an article count once, and the same words of the same speaker are one statement.
/// Some 100 µs for each article that is read: those that quote the speaker or hold the words where
/// these are given, else all.
package final class StatementLedger {
  private let store: any PassageReading
  private let citer: ArticleCiter
  private let aliases: EntityAliases
  private let tokenizer = Tokenizer()
  /// Days between saying and publishing; a time further off is one that is spoken about.
  private static let mostDays = 31

  /// - Parameter aliases: what a person says about names.
  package init(store: any PassageReading, citer: ArticleCiter, aliases: EntityAliases) {
    self.store = store
    self.citer = citer
    self.aliases = aliases
  }

  /// What `query` asks for, the newest first.
  ///
  /// - Parameter limit: statements that are cited; nil: all.
  /// - Throws: `LedgerError` where several are called by the name; `IndexError`,
  ///   `CancellationError`.
  package func statements(_ query: StatementQuery, limit: Int? = nil) throws -> FoundStatements {
    let originals = try self.originals()
    var entries = try store.entities(EntityKind.allCases).filter { originals.contains($0.article) }
    // What a person joined may have no word in common.
    if let name = query.speaker, aliases.joined.isEmpty {
      entries = SpeakerNames.related(to: name, entries)
    }
    let names = SpeakerNames(entries, aliases: aliases)
    let speakers = try query.speaker.map { try self.speakers($0, names, entries) }
    var ids = originals
    if let speakers {
      ids = Set(
        entries.filter { entry in
          entry.statements > 0
            && names.number(of: entry.id, in: entry.article).map(speakers.contains) ?? false
        }.map(\.article))
    }
    let topic = topicTerms(query.topic)
    if !topic.isEmpty { ids.formIntersection(try articles(holding: topic)) }
    var found: [ReadStatement] = []
    for id in ids.sorted() {
      found += try statements(of: id, names, speakers: speakers, topic: Set(topic.map(number)))
    }
    let merged = Self.merged(found).sorted { left, right in
      (right.day ?? "", left.article, left.spans[0].start)
        < (left.day ?? "", right.article, right.spans[0].start)
    }
    return FoundStatements(
      statements: try merged.prefix(limit ?? merged.count).compactMap(entry), count: merged.count,
      speakers: Self.counts(merged))
  }

  /// How often each speaker is quoted, most often first, then by name.
  private static func counts(_ statements: [ReadStatement]) -> [SpeakerCount] {
    var counts: [Int: (speaker: MergedEntity, statements: Int, articles: Set<ArticleID>)] = [:]
    for statement in statements {
      guard let number = statement.number, let speaker = statement.speaker else { continue }
      counts[number, default: (speaker, 0, [])].statements += 1
      counts[number]?.articles.formUnion([statement.article] + statement.alsoIn)
    }
    return counts.values.map {
      SpeakerCount(
        name: $0.speaker.names[0], kind: $0.speaker.kind, statements: $0.statements,
        articles: $0.articles.count)
    }.sorted {
      ($1.statements, $1.articles, $0.name) < ($0.statements, $0.articles, $1.name)
    }
  }

  // MARK: Which articles

  /// Articles that are no copies of another that is there.
  private func originals() throws -> Set<ArticleID> {
    let census = try store.census()
    let all = Set(census.map(\.id))
    return Set(census.filter { $0.copyOf.map { !all.contains($0) } ?? true }.map(\.id))
  }

  private func speakers(
    _ name: String, _ names: SpeakerNames, _ entries: [EntityEntry]
  ) throws -> Set<Int> {
    let called = names.called(name)
    let speaking = called.filter { number in
      names.merged[number].members.contains { entries[$0.article].statements > 0 }
    }
    guard speaking.count > 1 else { return Set(speaking) }
    let counted = speaking.map { number in
      let statements = names.merged[number].members.reduce(0) {
        $0 + entries[$1.article].statements
      }
      return (name: names.merged[number].names[0], statements)
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.name)
    if Set(counted.map { EntityMerger.folded($0) }).count == 1 { return Set(speaking) }
    throw LedgerError.ambiguous(name: name, names: Array(counted.prefix(Self.mostNamed)))
  }

  private static let mostNamed = 8

  private func topicTerms(_ topic: String?) -> [String] {
    guard let topic else { return [] }
    let terms = tokenizer.tokens(in: topic).filter { !$0.isColocated }.map(\.term)
    let content = terms.filter {
      !citer.cache.table.classes(of: number($0)).contains(.stopword)
    }
    return content.isEmpty ? terms : content
  }

  private func number(_ term: String) -> Int32 { citer.cache.table.number(of: term) }

  private func articles(holding terms: [String]) throws -> Set<ArticleID> {
    var found: Set<ArticleID>?
    for term in terms {
      let holding = Set(try store.mentions(of: [term]).map(\.id))
      found = found.map { $0.intersection(holding) } ?? holding
    }
    return found ?? []
  }

  // MARK: Statements of one article

  private func statements(
    of id: ArticleID, _ names: SpeakerNames, speakers: Set<Int>?, topic: Set<Int32>
  ) throws -> [ReadStatement] {
    guard let analysis = try store.analysis(of: id), !analysis.statements.isEmpty,
      let article = try store.article(id)
    else { return [] }
    let days = analysis.daysByPlace
    var found: [ReadStatement] = []
    for group in Self.grouped(analysis.statements) {
      let number = group[0].entity.flatMap { names.number(of: $0, in: id) }
      if let speakers, number.map({ !speakers.contains($0) }) ?? true { continue }
      guard
        var statement = ReadStatement(group, in: article, day: Self.day(group[0], article, days))
      else { continue }
      statement.number = number
      statement.speaker = number.map { names.merged[$0] }
      if try topic.isEmpty || isAbout(topic, statement) { found.append(statement) }
    }
    return found
  }

  /// Statements with those that go on with them; none is empty.
  private static func grouped(_ statements: [Statement]) -> [[Statement]] {
    var groups: [[Statement]] = []
    for statement in statements {
      let last = groups.last?.last
      let isSame =
        last?.speaker == statement.speaker
        || last?.entity != nil && last?.entity == statement.entity
      if statement.isContinued, isSame {
        groups[groups.count - 1].append(statement)
      } else {
        groups.append([statement])
      }
    }
    return groups
  }

  /// Whether the sentences of a statement hold all terms, or speak of what is called so.
  private func isAbout(_ topic: Set<Int32>, _ statement: ReadStatement) throws -> Bool {
    guard let article = try citer.cache.article(statement.article) else { return false }
    let sentences = statement.sentences
    let tokens =
      article.sentenceTokens[sentences.lowerBound]
      .lowerBound..<article.sentenceTokens[sentences.upperBound].upperBound
    var terms = Set(article.terms[tokens])
    if topic.isSubset(of: terms) { return true }
    let span = TextSpan(
      article.stored.sentences[sentences.lowerBound].span.start,
      article.stored.sentences[sentences.upperBound].span.end)
    for mention in article.facts.mentions(in: span) {
      terms.formUnion(article.facts.names(of: mention.entity, citer.cache.table))
    }
    return topic.isSubset(of: terms)
  }

  private static func day(
    _ statement: Statement, _ article: StoredArticle, _ days: [TextSpan: DayRange]
  ) -> String? {
    let published = article.summary.metadata.published
    guard let said = statement.said.flatMap({ days[$0] }), said.first == said.last else {
      return published
    }
    guard let day = published.flatMap({ CivilDay(iso: $0) }) else {
      return said.first.description
    }
    return 0...mostDays ~= day.number - said.first.number ? said.first.description : published
  }

  /// A statement with its citation; nil where its article has gone.
  private func entry(_ read: ReadStatement) throws -> StatementEntry? {
    guard let article = try citer.cache.article(read.article) else { return nil }
    let first = read.group[0]
    let citation = try citer.citation(
      of: article, sentence: read.sentences.lowerBound, through: read.sentences.upperBound,
      number: 1, answer: TextSpan(read.spans[0].start, read.spans[read.spans.count - 1].end))
    return StatementEntry(
      speaker: read.name, kind: read.speaker?.kind, written: read.written,
      form: first.isDirect ? .direct : first.isMixed ? .mixed : .indirect, words: read.words,
      spans: read.spans, through: first.through.map { article.text(of: $0) },
      hedge: first.hedge.map { article.text(of: $0) }, day: read.day, citation: citation,
      alsoIn: try read.alsoIn.compactMap { try store.article($0)?.summary })
  }

  // MARK: Merging

  /// The same words of the same speaker once, as they were first reported.
  private static func merged(_ statements: [ReadStatement]) -> [ReadStatement] {
    var places: [String: Int] = [:]
    var merged: [ReadStatement] = []
    let ordered = statements.sorted {
      ($0.day ?? "9999", $0.article, $0.spans[0].start)
        < ($1.day ?? "9999", $1.article, $1.spans[0].start)
    }
    for statement in ordered {
      let key = ([statement.name] + statement.words).joined(separator: "\n").lowercased()
      if let place = places[key] {
        let isKnown =
          merged[place].article == statement.article
          || merged[place].alsoIn.contains(statement.article)
        if !isKnown { merged[place].alsoIn.append(statement.article) }
      } else {
        places[key] = merged.count
        merged.append(statement)
      }
    }
    return merged
  }
}
