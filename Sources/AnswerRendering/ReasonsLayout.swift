package import Answers
package import Prompts
internal import QuestionAnalysis

/// Says why a reply is what it is, in about ten lines of plain words.
package struct ReasonsLayout {
  private let prompts: Prompts
  private let days: DayWording

  /// Characters of a rival's sentence that are shown at most.
  private static let longestExcerpt = 60

  /// - Throws: `PromptsError` when the wording of days cannot be read.
  package init(prompts: Prompts) throws(PromptsError) {
    self.prompts = prompts
    days = try DayWording(prompts: prompts)
  }

  /// How the question was read, why the first quotation came first, why this answer, and how sure;
  /// empty for a reply without reasons.
  package func lines(of answer: Answer) throws(PromptsError) -> [LayoutLine] {
    guard let reasons = answer.reasons else { return [] }
    var lines = [paragraph(try reading(answer, reasons))]
    lines += try making(answer, reasons)
    lines += try verdict(reasons)
    lines.append(paragraph(try exact(answer, reasons)))
    lines.append(paragraph(try sureness(answer, reasons)))
    lines.append(LayoutLine(StyleMark.faint.around(try prompts.render("why-all"))))
    return lines.filter { !$0.text.isEmpty }
  }

  private func paragraph(_ sentences: [String]) -> LayoutLine {
    LayoutLine(SafeText.line(sentences.joined(separator: " ")))
  }

  // MARK: How the question was read

  private func reading(_ answer: Answer, _ reasons: Reasons) throws(PromptsError) -> [String] {
    guard reasons.hasContent else { return [try prompts.render("why-empty")] }
    if case .counted(let within, let fitting, let topic, let isAbout) = reasons.making {
      var holes: [String: any Sendable] = [
        "within": within, "fitting": fitting, "one": fitting == 1, "about": isAbout,
      ]
      if !topic.isEmpty { holes["topic"] = try quoted([topic]) }
      return try completion(answer) + [prompts.render("why-counted", holes)]
    }
    guard let reading = reasons.reading else { return [] }
    var sentences = try completion(answer) + kind(reading)
    if let limits = try limits(reading.limits) { sentences.append(limits) }
    if !reading.aliases.isEmpty {
      sentences.append(try prompts.render("why-aliases", ["aliases": try joined(reading.aliases)]))
    }
    if let widened = try widened(reading) { sentences.append(widened) }
    return sentences
  }

  /// What was asked for and about which names; empty where neither is known.
  private func kind(_ reading: Reasons.Reading) throws(PromptsError) -> [String] {
    guard reading.kind != nil || !reading.names.isEmpty else { return [] }
    var holes: [String: any Sendable] = [:]
    if let kind = reading.kind { holes["kind"] = kind }
    if let focus = reading.focus { holes["focus"] = focus }
    if !reading.names.isEmpty { holes["names"] = try quoted(reading.names) }
    return [try prompts.render("why-read", holes)]
  }

  private func completion(_ answer: Answer) throws(PromptsError) -> [String] {
    guard let question = answer.interpretedAs else { return [] }
    return [try prompts.render("why-completed", ["question": question])]
  }

  /// Nil where the question states none.
  private func limits(_ limits: AnalyzedQuestion.Constraints) throws(PromptsError) -> String? {
    guard limits != AnalyzedQuestion.Constraints() else { return nil }
    var holes: [String: any Sendable] = ["hasTime": limits.since != nil || limits.until != nil]
    if let day = limits.since, day == limits.until { holes["day"] = try days.text(of: day) }
    if let day = limits.since { holes["since"] = try days.text(of: day) }
    if let day = limits.until { holes["until"] = try days.text(of: day) }
    if let source = limits.source { holes["source"] = source }
    return try prompts.render("why-limits", holes)
  }

  /// Nil where only the question's own words were looked for.
  private func widened(_ reading: Reasons.Reading) throws(PromptsError) -> String? {
    guard !reading.widened.isEmpty || !reading.spellings.isEmpty else { return nil }
    var holes: [String: any Sendable] = [:]
    if !reading.widened.isEmpty { holes["words"] = try quoted(reading.widened) }
    if !reading.spellings.isEmpty { holes["spellings"] = try quoted(reading.spellings) }
    return try prompts.render("why-widened", holes)
  }

  // MARK: Why the first came first

  private func making(_ answer: Answer, _ reasons: Reasons) throws(PromptsError) -> [LayoutLine] {
    switch reasons.making {
    case .counted: return []
    case .ownWay(let way):
      return [paragraph([try prompts.render("why-way", way.map { ["way": $0] } ?? [:])])]
    case .ranked:
      // What is quoted beside a refusal came first for nothing.
      guard answer.status == .answered else { return [] }
      if let first = reasons.first { return try lines(of: first) }
      return answer.citations.isEmpty ? [] : [paragraph([try prompts.render("why-only")])]
    }
  }

  private func lines(of first: Reasons.First) throws(PromptsError) -> [LayoutLine] {
    let isOverruling = first.lead == .overruling
    let head = try prompts.render(
      "why-first",
      [
        "rival": try name(of: first.rival), "narrow": first.lead == .narrow,
        "overruling": isOverruling, "hasReasons": !first.reasons.isEmpty,
      ])
    if isOverruling { return [paragraph([head])] }
    var lines = [paragraph([head])]
    for reason in first.reasons {
      let text = try prompts.render("why-reason", ["reason": reason])
      lines.append(LayoutLine(SafeText.line(text), indent: 2, hangingIndent: 4))
    }
    if !first.objections.isEmpty {
      let holes = ["objections": try joined(first.objections)]
      lines.append(paragraph([try prompts.render("why-objections", holes)]))
    }
    return lines
  }

  private func name(of rival: Reasons.Rival) throws(PromptsError) -> String {
    switch rival {
    case .citation(let number): try prompts.render("why-rival", ["number": number])
    case .sentence(let article, let excerpt):
      try prompts.render(
        "why-rival",
        ["excerpt": Self.opening(of: excerpt), "title": SourceLabel.title(of: article)])
    }
  }

  /// The first words of a sentence, cut between words and marked as cut.
  private static func opening(of sentence: String) -> String {
    let text = SafeText.line(sentence)
    guard text.count > longestExcerpt else { return text }
    let cut = text.prefix(longestExcerpt)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
  }

  private func verdict(_ reasons: Reasons) throws(PromptsError) -> [LayoutLine] {
    guard let verdict = reasons.verdict else { return [] }
    let isNo = verdict.isYes == false
    var holes: [String: any Sendable] = [
      "yes": verdict.isYes == true, "no": isNo, "settled": verdict.isYes != nil,
    ]
    let speaking = isNo ? verdict.forNo : verdict.forYes
    let against = isNo ? verdict.forYes : verdict.forNo
    if !speaking.isEmpty { holes["reasons"] = try joined(speaking) }
    if !against.isEmpty { holes["objections"] = try joined(against) }
    return [paragraph([try prompts.render("why-verdict", holes)])]
  }

  // MARK: Why this answer, and how sure

  private func exact(_ answer: Answer, _ reasons: Reasons) throws(PromptsError) -> [String] {
    guard answer.status == .answered else { return [] }
    var sentences: [String] = []
    switch reasons.exact {
    case .noneSureEnough?: sentences.append(try prompts.render("why-no-exact"))
    case .chosen(let value, let isOnly, let isNearest, let isSure)?:
      var holes: [String: any Sendable] = [
        "answer": answer.answer ?? "", "only": isOnly, "nearest": isNearest && !isOnly,
        "unsure": !isSure,
      ]
      if let value { holes["value"] = value }
      sentences.append(try prompts.render("why-exact", holes))
    case nil: break
    }
    var holes: [String: any Sendable] = [:]
    if reasons.agreeing > 0 {
      (holes["agreeing"], holes["oneAgreeing"]) = (reasons.agreeing, reasons.agreeing == 1)
    }
    if reasons.differing > 0 {
      (holes["differing"], holes["oneDiffering"]) = (reasons.differing, reasons.differing == 1)
    }
    if !holes.isEmpty { sentences.append(try prompts.render("why-others", holes)) }
    return sentences
  }

  private func sureness(_ answer: Answer, _ reasons: Reasons) throws(PromptsError) -> [String] {
    if case .counted = reasons.making { return [] }
    guard reasons.hasContent else { return [] }
    var holes: [String: any Sendable] = [:]
    if !reasons.doubts.isEmpty { holes["doubts"] = try joined(reasons.doubts) }
    var sentences: [String] = []
    if answer.status == .answered, answer.sureness == nil {
      sentences.append(try prompts.render("why-refused", holes))
    } else if answer.status == .answered {
      holes["sure"] = answer.sureness == .sure
      holes["likely"] = answer.sureness == .likely
      holes["weak"] = answer.sureness == .weak
      sentences.append(try prompts.render("why-sure", holes))
    } else if answer.citations.isEmpty && reasons.making == .ranked {
      if reasons.missing.isEmpty { sentences.append(try prompts.render("why-nothing")) }
    } else {
      sentences.append(try prompts.render("why-refused", holes))
    }
    guard !reasons.missing.isEmpty else { return sentences }
    let missing = try prompts.render("why-missing", ["terms": try quoted(reasons.missing)])
    return answer.status == .answered ? sentences + [missing] : [missing] + sentences
  }

  // MARK: Joining

  private func joined(_ phrases: [String]) throws(PromptsError) -> String {
    phrases.joined(separator: try prompts.render("why-separator"))
  }

  private func quoted(_ words: [String]) throws(PromptsError) -> String {
    var quoted: [String] = []
    for word in words { quoted.append(try prompts.render("quoted-term", ["term": word])) }
    return quoted.joined(separator: ", ")
  }
}
