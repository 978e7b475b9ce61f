package import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis

/// Words the replies to questions about the collection, by templates.
package struct CollectionComposer {
  let prompts: Prompts
  let days: DayWording
  let citer: ArticleCiter

  /// Articles, persons or outlets that a reply names at most.
  static let maximumShown = 8

  struct Reply {
    var isAnswered: Bool
    /// The number given; nil where none was asked.
    var count: Int?
    var citations: [Citation]
    var parts: [ReplyPart]
  }

  /// "9 articles mention Marelgue." with the first of them.
  func articles(_ count: CollectionAnswerer.Count) throws -> Reply {
    let number = count.articles.count
    let isOne = count.isSingle && [.newest, .oldest].contains(count.query.wanted)
    if isOne, let first = count.articles.first { return try single(first, of: count) }
    var parts = [ReplyPart.lead(try lead(count), answer: nil)]
    let citations = try citations(count)
    if !citations.isEmpty { parts.append(try listing(citations, of: count)) }
    if count.copies > 0 {
      parts.append(
        .note(
          try prompts.render(
            "collection-copies", ["copies": count.copies, "one": count.copies == 1])))
    }
    if number > citations.count + count.copies, let options = Self.options(count) {
      parts.append(.note(try prompts.render("collection-all", ["options": options])))
    }
    return Reply(
      isAnswered: number > 0 || count.query.wanted == .count, count: number, citations: citations,
      parts: parts)
  }

  /// "“Storm at sea” (Seaboard, 3 Feb 2025) is the newest of 14 articles."
  private func single(_ entry: CensusEntry, of count: CollectionAnswerer.Count) throws -> Reply {
    let citation = try citer.citation(of: entry.id, number: 1, holding: count.phrase)
    var holes = try holes(count)
    holes["title"] = entry.title ?? citation?.article.key ?? ""
    if let outlet = entry.outlet { holes["outlet"] = outlet }
    if let day = entry.published { holes["date"] = try days.text(of: day) }
    return Reply(
      isAnswered: true, count: count.articles.count, citations: [citation].compactMap { $0 },
      parts: [.lead(try prompts.render("collection-single", holes), answer: nil)]
        + (citation == nil ? [] : [.quotation(1)]))
  }

  /// The stories that stand in more than one article, each cited once with its copies.
  func copies(_ count: CollectionAnswerer.Count) throws -> Reply {
    let stories = Dictionary(grouping: count.articles) { $0.copyOf ?? $0.id }
      .filter { $0.value.count > 1 }
      .sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
    var citations: [Citation] = []
    for (original, _) in stories.prefix(Self.maximumShown) {
      if let citation = try citer.citation(
        of: original, number: citations.count + 1, holding: [])
      {
        citations.append(citation)
      }
    }
    let lead = try prompts.render(
      "collection-duplicates",
      [
        "stories": stories.count, "none": stories.isEmpty, "one": stories.count == 1,
        "copies": count.copies, "oneCopy": count.copies == 1, "limits": limits(count.query),
      ])
    return Reply(
      isAnswered: true, count: count.copies, citations: citations,
      parts: [.lead(lead, answer: nil)]
        + (citations.isEmpty ? [] : [try listing(citations, of: count)]))
  }

  /// The outlets of the articles that fit, with how many are from each and the newest of each.
  ///
  /// - Parameter shown: the name under which the outlet of a name is shown.
  func outlets(_ count: CollectionAnswerer.Count, shown: (String) -> String) throws -> Reply {
    try groups(
      count, by: { $0.outlet.map(shown) }, lead: "collection-outlets", line: "collection-outlet",
      nameless: "collection-no-outlet")
  }

  /// The authors of the articles that fit, likewise.
  func authors(_ count: CollectionAnswerer.Count) throws -> Reply {
    try groups(
      count, by: { $0.author }, lead: "collection-authors", line: "collection-author",
      nameless: "collection-no-author")
  }

  private func groups(
    _ count: CollectionAnswerer.Count, by name: (CensusEntry) -> String?, lead: String,
    line: String, nameless: String
  ) throws -> Reply {
    let groups = Dictionary(grouping: count.articles) { name($0) ?? "" }
      .sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
    let named = groups.filter { !$0.key.isEmpty }
    var citations: [Citation] = []
    var lines: [ReplyPart] = []
    for (text, articles) in named.prefix(Self.maximumShown) {
      var holes: [String: any Sendable] = [
        "name": text, "outlet": text, "articles": articles.count, "one": articles.count == 1,
      ]
      if let id = articles.first?.id,
        let citation = try citer.citation(
          of: id, number: citations.count + 1, holding: count.phrase)
      {
        citations.append(citation)
        holes["number"] = citation.number
      }
      lines.append(.note(try prompts.render(line, holes)))
    }
    if let rest = groups.first(where: { $0.key.isEmpty })?.value.count {
      lines.append(.note(try prompts.render(nameless, ["articles": rest, "one": rest == 1])))
    }
    var holes = try holes(count)
    holes["names"] = named.count
    holes["outlets"] = named.count
    holes["several"] = named.count != 1
    if named.count > Self.maximumShown { holes["more"] = Self.maximumShown }
    return Reply(
      isAnswered: !named.isEmpty, count: named.count, citations: citations,
      parts: [.lead(try prompts.render(lead, holes), answer: nil)] + lines)
  }

  // MARK: Parts

  private func lead(_ count: CollectionAnswerer.Count) throws -> String {
    let template =
      count.query.topic.isEmpty
      ? [.newest, .oldest].contains(count.query.wanted) && !count.query.isLimited
        ? "collection-ordered" : "collection-limited"
      : count.query.relation == .about
        ? "collection-about"
        : "collection-mention"
    return try prompts.render(template, holes(count))
  }

  private func holes(_ count: CollectionAnswerer.Count) throws -> [String: any Sendable] {
    let number = count.articles.count
    var holes: [String: any Sendable] = [
      "count": number, "none": number == 0, "one": number == 1, "many": number > 1,
      "limits": try limits(count.query), "byWords": count.isByWords,
      "topic": try topic(count),
      "hasTopic": !count.topic.isEmpty, "oldest": count.query.wanted == .oldest,
    ]
    if count.mentioning > number {
      holes["mentioning"] = count.mentioning
      holes["oneMentioning"] = count.mentioning == 1
    }
    return holes
  }

  /// “Halden”, or “Halden” but not “Brightwave”.
  func topic(_ count: CollectionAnswerer.Count) throws -> String {
    let first = try prompts.render("quoted-term", ["term": count.topic])
    guard let second = count.second, let join = count.query.second?.join else { return first }
    return try prompts.render(
      "collection-joined",
      [
        "left": first, "right": prompts.render("quoted-term", ["term": second]),
        join.rawValue: true,
      ])
  }

  /// " from Seaboard, published since 1 Mar 2025": with a space in front; empty without limits.
  func limits(_ query: CollectionQuery) throws -> String {
    try words(query.stated(articles: 0))
  }

  /// The same for limits however they were stated.
  package func words(_ limits: AnswerLimits) throws -> String {
    var holes: [String: any Sendable] = [:]
    if !limits.outlets.isEmpty { holes["outlet"] = limits.outlets.joined(separator: ", ") }
    if !limits.authors.isEmpty { holes["author"] = limits.authors.joined(separator: ", ") }
    if let kind = limits.kind { holes["kind"] = kind }
    holes["hasName"] = !limits.outlets.isEmpty || !limits.authors.isEmpty || limits.kind != nil
    if let since = limits.since, since == limits.until {
      holes["on"] = try days.text(of: since)
    } else {
      if let since = limits.since { holes["since"] = try days.text(of: since) }
      if let until = limits.until { holes["until"] = try days.text(of: until) }
    }
    return try prompts.render("collection-limits", holes)
  }

  /// The newest articles that fit, a copy of one already cited left out.
  private func citations(_ count: CollectionAnswerer.Count) throws -> [Citation] {
    var citations: [Citation] = []
    var stories: Set<ArticleID> = []
    for entry in count.articles where citations.count < Self.maximumShown {
      guard stories.insert(entry.copyOf ?? entry.id).inserted,
        let citation = try citer.citation(
          of: entry.id, number: citations.count + 1, holding: count.phrase)
      else { continue }
      citations.append(citation)
    }
    return citations
  }

  private func listing(_ citations: [Citation], of count: CollectionAnswerer.Count) throws
    -> ReplyPart
  {
    let references = citations.map { "[\($0.number)]" }.joined(separator: ", ")
    return .note(
      try prompts.render(
        "collection-listed",
        [
          "references": references, "several": citations.count > 1,
          "oldest": count.query.wanted == .oldest,
          "all": citations.count + count.copies >= count.articles.count,
        ]))
  }

  /// The options of `footnote articles` that list all that fit; nil where there are none for it.
  private static func options(_ count: CollectionAnswerer.Count) -> String? {
    let query = count.query
    guard !count.isByWords, query.second == nil, query.authors.count < 2,
      query.shownOutlets.count < 2
    else { return nil }
    var options: [String] = []
    if !count.topic.isEmpty {
      options.append("\(query.relation == .about ? "--about" : "--mention") \(quoted(count.topic))")
    }
    if let author = query.authors.first { options.append("--author \(quoted(author))") }
    if let outlet = query.shownOutlets.first { options.append("--outlet \(quoted(outlet))") }
    if let since = query.since { options.append("--since \(since)") }
    if let until = query.until { options.append("--until \(until)") }
    return options.joined(separator: " ")
  }

  /// In single quotation marks, which a shell takes as they are.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
