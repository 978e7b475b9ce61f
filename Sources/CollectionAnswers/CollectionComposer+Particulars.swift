internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis

/// Who wrote an article, when and where it was published, what it is called.
extension CollectionComposer {
  /// Of the article, or of each of several that the words may mean.
  func particulars(
    _ wanted: CollectionRequest.Wanted, of articles: [CensusEntry], _ topic: String
  ) throws -> Reply {
    var citations: [Citation] = []
    var lines: [String] = []
    for entry in articles.prefix(Self.maximumShown) {
      let citation = try citer.citation(of: entry.id, number: citations.count + 1, holding: [])
      if let citation { citations.append(citation) }
      var holes = try particulars(of: entry, key: citation?.article.key)
      holes[wanted.rawValue + "Wanted"] = true
      if articles.count > 1, let citation { holes["number"] = citation.number }
      lines.append(try prompts.render("collection-particular", holes))
    }
    let isKnown = articles.contains { Self.value(wanted, of: $0) != nil }
    guard articles.count > 1 else {
      return Reply(
        isAnswered: isKnown, count: nil, citations: citations,
        parts: lines.map { .lead($0, answer: nil) } + citations.map { .quotation($0.number) })
    }
    var holes: [String: any Sendable] = [
      "articles": articles.count, "topic": try prompts.render("quoted-term", ["term": topic]),
    ]
    if articles.count > Self.maximumShown { holes["more"] = Self.maximumShown }
    let lead = try prompts.render("collection-particulars", holes)
    return Reply(
      isAnswered: isKnown, count: nil, citations: citations,
      parts: [.lead(lead, answer: nil)] + lines.map { .note($0) })
  }

  /// Asks which article is meant by "this", where none was spoken of.
  func whichArticle(_ wanted: CollectionRequest.Wanted) throws -> Reply {
    let lead = try prompts.render("collection-which", [wanted.rawValue + "Wanted": true])
    return Reply(isAnswered: false, count: nil, citations: [], parts: [.lead(lead, answer: nil)])
  }

  /// "No article is about “kelp”."
  func noArticle(_ topic: String) throws -> Reply {
    let lead = try prompts.render(
      "collection-about",
      ["none": true, "limits": "", "topic": try prompts.render("quoted-term", ["term": topic])])
    return Reply(isAnswered: false, count: nil, citations: [], parts: [.lead(lead, answer: nil)])
  }

  private static func value(_ wanted: CollectionRequest.Wanted, of entry: CensusEntry) -> String? {
    switch wanted {
    case .author: entry.author
    case .day: entry.published
    case .title: entry.title
    default: entry.outlet
    }
  }

  private func particulars(of entry: CensusEntry, key: String?) throws -> [String: any Sendable] {
    var holes: [String: any Sendable] = ["title": entry.title ?? key ?? ""]
    if let outlet = entry.outlet { holes["outlet"] = outlet }
    if let author = entry.author { holes["author"] = author }
    if let day = entry.published { holes["date"] = try days.text(of: day) }
    return holes
  }
}
