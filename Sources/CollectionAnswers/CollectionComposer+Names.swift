internal import Answers
internal import EvidenceRanking
internal import Prompts
internal import QuestionAnalysis

/// Who or what is mentioned most.
extension CollectionComposer {
  /// The names that most of the articles have, with one citation each, and how they were told.
  func names(_ found: [NameCounter.Counted], count: CollectionAnswerer.Count) throws -> Reply {
    var citations: [Citation] = []
    var lines: [ReplyPart] = []
    for name in found.prefix(Self.maximumShown) {
      guard let id = name.articles.first,
        let citation = try citer.citation(
          of: id, number: citations.count + 1, holding: name.terms)
      else { continue }
      citations.append(citation)
      lines.append(
        .note(
          try prompts.render(
            "collection-name",
            [
              "name": name.name, "articles": name.articles.count,
              "one": name.articles.count == 1, "number": citation.number,
            ])))
    }
    let kind = count.query.wanted.rawValue
    guard let first = found.first, !lines.isEmpty else {
      let lead = try prompts.render(
        "collection-nobody", [kind: true, "limits": try limits(count.query)])
      return Reply(
        isAnswered: false, count: nil, citations: [], parts: [.lead(lead, answer: nil)])
    }
    let lead = try prompts.render(
      "collection-names",
      [
        "name": first.name, "articles": first.articles.count, "one": first.articles.count == 1,
        "limits": try within(count), "within": count.articles.count,
      ])
    let told = try prompts.render("collection-told", [kind: true])
    return Reply(
      isAnswered: true, count: nil, citations: citations,
      parts: [.lead(lead, answer: nil)] + lines + (told.isEmpty ? [] : [.note(told)]))
  }

  /// The limits of a count with its topic: " about “kelp”, published since 1 Mar 2025".
  private func within(_ count: CollectionAnswerer.Count) throws -> String {
    guard !count.topic.isEmpty else { return try limits(count.query) }
    return try prompts.render(
      "collection-within",
      [
        "about": count.query.relation == .about, "topic": try topic(count),
        "limits": try limits(count.query),
      ])
  }
}
