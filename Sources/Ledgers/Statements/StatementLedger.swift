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
  private static let shortestName = 3

  /// - Parameter aliases: what a person says about names.
  package init(store: any PassageReading, citer: ArticleCiter, aliases: EntityAliases) {
    self.store = store
    self.citer = citer
    self.aliases = aliases
  }

  /// The statements that `query` asks for, the newest first.
  ///
  /// - Throws: `LedgerError` where several are called by the name; `IndexError`,
  ///   `CancellationError`.
  package func statements(_ query: StatementQuery) throws -> [StatementEntry] {
    let originals = try self.originals()
    let entries = try store.entities(EntityKind.allCases).filter { originals[$0.article] != nil }
    let names = SpeakerNames(entries, aliases: aliases)
    let speakers = try query.speaker.map { try self.speakers($0, names, entries) }
    var ids = Set(originals.keys)
    if let speakers {
      ids = Set(
        entries.filter { entry in
          entry.statements > 0
            && names.number(of: entry.id, in: entry.article).map(speakers.contains) ?? false
        }.map(\.article))
    }
    let topic = topicTerms(query.topic)
    if !topic.isEmpty { ids.formIntersection(try articles(holding: topic)) }
    var found: [StatementEntry] = []
    for id in ids.sorted() {
      found += try statements(of: id, names, speakers: speakers, topic: Set(topic.map(number)))
    }
    return Self.merged(found).sorted { left, right in
      (right.day ?? "", left.citation.article.id, left.spans[0].start)
        < (left.day ?? "", right.citation.article.id, right.spans[0].start)
    }
  }

  /// How often each speaker of `statements` is quoted, most often first, then by name; speakers
  /// whom the articles do not name are left out.
  package static func counts(_ statements: [StatementEntry]) -> [SpeakerCount] {
    var counts: [String: (kind: EntityKind?, statements: Int, articles: Set<ArticleID>)] = [:]
    for statement in statements where statement.kind != nil {
      let articles = ([statement.citation] + statement.alsoIn).map(\.article.id)
      counts[statement.speaker, default: (statement.kind, 0, [])].statements += 1
      counts[statement.speaker]?.articles.formUnion(articles)
    }
    return counts.map {
      SpeakerCount(
        name: $0.key, kind: $0.value.kind, statements: $0.value.statements,
        articles: $0.value.articles.count)
    }.sorted {
      ($1.statements, $1.articles, $0.name) < ($0.statements, $0.articles, $1.name)
    }
  }

  // MARK: Which articles

  /// Articles that are no copies of another that is there, with their days.
  private func originals() throws -> [ArticleID: String?] {
    let census = try store.census()
    let all = Set(census.map(\.id))
    return Dictionary(
      census.filter { $0.copyOf.map { !all.contains($0) } ?? true }.map { ($0.id, $0.published) },
      uniquingKeysWith: { first, _ in first })
  }

  private func speakers(
    _ name: String, _ names: SpeakerNames, _ entries: [EntityEntry]
  ) throws -> Set<Int> {
    let called = names.called(name)
    let speaking = called.filter { number in
      names.merged[number].members.contains { entries[$0.article].statements > 0 }
    }
    guard speaking.count > 1 else { return Set(speaking) }
    let full = speaking.map { names.merged[$0].names[0] }
    let isOne = Set(full.map { EntityMerger.folded($0) }).count == 1
    if isOne { return Set(speaking) }
    throw LedgerError.ambiguous(name: name, names: full.sorted())
  }

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
  ) throws -> [StatementEntry] {
    guard let article = try citer.cache.article(id) else { return [] }
    var found: [StatementEntry] = []
    for group in Self.grouped(article.facts.analysis.statements) {
      guard let first = group.first else { continue }
      let number = first.entity.flatMap { names.number(of: $0, in: id) }
      if let speakers, number.map({ !speakers.contains($0) }) ?? true { continue }
      guard let last = group.last, topic.isEmpty || isAbout(topic, first, last, article) else {
        continue
      }
      if let entry = try entry(group, number.map { names.merged[$0] }, article) {
        found.append(entry)
      }
    }
    return found
  }

  /// Statements with those that go on with them.
  private static func grouped(_ statements: [Statement]) -> [[Statement]] {
    var groups: [[Statement]] = []
    for statement in statements {
      if statement.isContinued, let last = groups.last?.last,
        last.speaker == statement.speaker
          || last.entity != nil && last.entity == statement.entity
      {
        groups[groups.count - 1].append(statement)
      } else {
        groups.append([statement])
      }
    }
    return groups
  }

  /// Whether the sentences of a statement hold all terms, or speak of what is called so.
  private func isAbout(
    _ topic: Set<Int32>, _ first: Statement, _ last: Statement, _ article: TokenizedArticle
  ) -> Bool {
    guard let sentences = sentences(first, last, article) else { return false }
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

  private func sentences(
    _ first: Statement, _ last: Statement, _ article: TokenizedArticle
  ) -> ClosedRange<Int>? {
    let all = article.stored.sentences
    let start = min(first.whole.start, first.speaker.start)
    guard let from = all.lastIndex(where: { $0.span.start <= start }) else { return nil }
    let to = all[from...].lastIndex { $0.span.start < last.whole.end } ?? from
    return from...to
  }

  private func entry(
    _ group: [Statement], _ speaker: MergedEntity?, _ article: TokenizedArticle
  ) throws -> StatementEntry? {
    guard let first = group.first, let last = group.last,
      let sentences = sentences(first, last, article)
    else { return nil }
    let spans = group.flatMap { [$0.words, $0.rest].compactMap { $0 } }.filter { !$0.isEmpty }
    let words = spans.map { article.text(of: $0) }
    guard words.contains(where: { !$0.isEmpty }) else { return nil }
    let whole = TextSpan(spans[0].start, spans[spans.count - 1].end)
    let citation = try citer.citation(
      of: article, sentence: sentences.lowerBound, through: sentences.upperBound, number: 1,
      answer: whole)
    let written = article.text(of: first.speaker)
    return StatementEntry(
      speaker: speaker?.names[0] ?? written, kind: speaker?.kind, written: written,
      form: first.isDirect ? .direct : first.isMixed ? .mixed : .indirect, words: words,
      spans: spans, through: first.through.map { article.text(of: $0) },
      hedge: first.hedge.map { article.text(of: $0) }, day: day(of: first, article),
      citation: citation, alsoIn: [])
  }

  private func day(of statement: Statement, _ article: TokenizedArticle) -> String? {
    let published = article.stored.summary.metadata.published
    guard let said = statement.said.flatMap({ article.facts.analysis.daysByPlace[$0] }),
      said.first == said.last
    else { return published }
    guard let day = article.publishedDay else { return said.first.description }
    return 0...Self.mostDays ~= day - said.first.number ? said.first.description : published
  }

  // MARK: Merging

  /// The same words of the same speaker once, as they were first reported.
  private static func merged(_ entries: [StatementEntry]) -> [StatementEntry] {
    var places: [String: Int] = [:]
    var merged: [StatementEntry] = []
    let ordered = entries.sorted {
      ($0.day ?? "9999", $0.citation.article.id, $0.spans[0].start)
        < ($1.day ?? "9999", $1.citation.article.id, $1.spans[0].start)
    }
    for entry in ordered {
      let key = ([entry.speaker] + entry.words).joined(separator: "\n").lowercased()
      if let place = places[key] {
        if merged[place].citation.article.id != entry.citation.article.id {
          merged[place].alsoIn.append(entry.citation)
        }
      } else {
        places[key] = merged.count
        merged.append(entry)
      }
    }
    return merged
  }
}
