internal import AnswerRendering
internal import Answers
internal import DraftChecking
internal import PassageIndex
internal import Prompts
internal import Text

/// What the articles say to a draft, as lines and as JSON.
struct CheckedDraft {
  let path: String
  let draft: Draft
  let findings: [DraftFinding]

  /// Characters of a piece of the draft that a line shows.
  private static let longestPiece = 100

  /// Whether everything that was compared stands in the articles.
  var isFound: Bool { findings.allSatisfy { $0.verdict == .found } }

  // MARK: Lines

  /// One line a finding: where it stands in the draft, what came of it, where it stands in an
  /// article.
  func lines(_ prompts: Prompts, _ label: SourceLabel) throws(PromptsError) -> [LayoutLine] {
    var lines: [LayoutLine] = []
    for finding in findings {
      lines.append(LayoutLine(try text(of: finding, prompts, label), hangingIndent: 4))
    }
    for offset in draft.unclosed {
      let place = draft.places.place(at: offset)
      lines.append(
        LayoutLine(
          try prompts.render(
            "check-unclosed",
            ["path": SafeText.line(path), "line": place.line, "column": place.column]),
          hangingIndent: 4))
    }
    return lines
  }

  private func text(
    of finding: DraftFinding, _ prompts: Prompts, _ label: SourceLabel
  ) throws(PromptsError) -> String {
    let place = draft.places.place(at: finding.span.start)
    var holes: [String: any Sendable] = [
      "path": SafeText.line(path), "line": place.line, "column": place.column,
      "verdict": finding.verdict.rawValue, "text": piece(finding.span),
    ]
    if let citation = finding.citation {
      holes["source"] = SafeText.line(label.shortened(citation.article.path))
      if let number = citation.place { holes["place"] = number }
      if citation.placeUnit != .line { holes["elsewhere"] = true }
      if finding.verdict != .found {
        if finding.kind != .quotation, let there = Self.counterpart(citation) {
          holes["there"] = SafeText.line(there)
        }
        holes["excerpt"] = SafeText.line(citation.excerpt)
      }
    }
    var differences: [String] = []
    for difference in finding.differences {
      differences.append(try QuotationReply.text(of: difference, prompts))
    }
    if !differences.isEmpty { holes["differences"] = differences }
    return try prompts.render("check-finding", holes)
  }

  /// The beginning of a piece of the draft, on one line.
  private func piece(_ span: TextSpan) -> String {
    let text = SafeText.line(draft.text[span] ?? "")
    return text.count > Self.longestPiece ? text.prefix(Self.longestPiece - 1) + "…" : text
  }

  /// What stands in the article for a piece of the draft.
  private static func counterpart(_ citation: Citation) -> String? {
    citation.answerSpan.flatMap { answer in
      citation.excerpt[
        TextSpan(answer.start - citation.span.start, answer.end - citation.span.start)]
    }.map(String.init)
  }

  /// How many findings there are of each kind, in one sentence.
  func summary(_ prompts: Prompts) throws(PromptsError) -> String {
    let found = findings.count { $0.verdict == .found }
    let absent = findings.count { $0.verdict == .absent }
    return try prompts.render(
      "check-summary",
      [
        "all": findings.count, "none": findings.isEmpty, "one": findings.count == 1,
        "found": found, "absent": absent, "other": findings.count - found - absent,
      ])
  }

  // MARK: JSON

  /// One object with its findings.
  var json: JSONValue {
    .object([
      "draft": .string(path),
      "findings": .array(findings.map(object)),
      "unclosed": .array(draft.unclosed.map { Self.object(draft.places.place(at: $0)) }),
      "removed": .array(
        draft.removed.map {
          .object(["text": .string($0.text), "reason": .string($0.reason)])
        }),
    ])
  }

  private func object(_ finding: DraftFinding) -> JSONValue {
    let place = draft.places.place(at: finding.span.start)
    return .object([
      "line": .integer(place.line),
      "column": .integer(place.column),
      "start": .integer(finding.span.start),
      "end": .integer(finding.span.end),
      "kind": .string(finding.kind.rawValue),
      "verdict": .string(finding.verdict.rawValue),
      "text": .string(draft.text[finding.span].map(String.init) ?? ""),
      "there": JSONValue(finding.citation.flatMap(Self.counterpart)),
      "differences": .array(finding.differences.map(QuotationReply.object)),
      "citation": finding.citation.map(JSONRenderer.object(of:)) ?? .null,
    ])
  }

  private static func object(_ place: DraftPlaces.Place) -> JSONValue {
    .object(["line": .integer(place.line), "column": .integer(place.column)])
  }

  // MARK: Footnotes

  /// The draft with a footnote behind each sentence of which something was found; nil where its
  /// file cannot carry any.
  func annotated(_ label: SourceLabel) throws(PromptsError) -> String? {
    var notes: [String] = []
    var marks: [(end: Int, mark: String)] = []
    for sentence in draft.sentences {
      var mark = ""
      for finding in findings
      where finding.verdict == .found && sentence.span.contains(finding.span.start) {
        guard let citation = finding.citation else { continue }
        let text = try label.label(of: citation, numbers: [])
        let number = notes.firstIndex(of: text) ?? notes.count
        if number == notes.count { notes.append(text) }
        let own = "[^footnote-\(number + 1)]"
        if !mark.contains(own) { mark += own }
      }
      if !mark.isEmpty { marks.append((sentence.span.end, mark)) }
    }
    return draft.places.annotated(
      marks, notes: notes.enumerated().map { "[^footnote-\($0 + 1)]: \($1)" })
  }
}
