internal import SentenceAnalysis
internal import Text

/// Writes an analysis for reading by eye.
struct AnalysisPrinter {
  let text: String
  let analysis: AnalyzedSentence

  private func word(_ token: Int) -> String {
    text[analysis.tokens[token].span].map(String.init) ?? "?"
  }

  private func words(_ tokens: Range<Int>) -> String {
    tokens.map(word).joined(separator: " ")
  }

  var tagged: String {
    analysis.tokens.indices.map { "\(word($0))/\(analysis.tokens[$0].tag.name)" }
      .joined(separator: " ")
  }

  var chunked: String {
    analysis.chunks.map { "[\($0.kind.name) \(words($0.tokens))]" }.joined(separator: " ")
  }

  /// "sell (happened, passive) subject: the plant; by: Altsol".
  func written(_ clause: Clause) -> String {
    var parts = ["\(clause.relation): \(clause.verb.lemma) “\(words(clause.verb.tokens))”"]
    parts.append(traits(clause).joined(separator: ", "))
    if let subject = clause.subject {
      parts.append((clause.sharesSubject ? "shared subject " : "subject ") + written(subject))
    }
    parts += clause.objects.map { "object " + written($0) }
    parts += clause.modifiers.map { "\(words($0.preposition)) " + written($0.object) }
    parts += clause.times.map { "time " + written($0) }
    return "  " + parts.joined(separator: "; ")
  }

  private func traits(_ clause: Clause) -> [String] {
    var traits = [clause.standing.name, "\(clause.verb.tense)"]
    if clause.verb.isPassive { traits.append("passive") }
    if clause.isElided { traits.append("elided") }
    if clause.isDistributed { traits.append("distributed") }
    if let measure = clause.measure { traits.append("counts \(word(measure))") }
    if clause.isNegated { traits.append("negated") }
    if let modal = clause.verb.modal { traits.append(word(modal)) }
    if let particle = clause.verb.particle { traits.append("+\(word(particle))") }
    if let opener = clause.opener { traits.append("opened by \(word(opener))") }
    return traits
  }

  private func written(_ group: NounGroup) -> String {
    var text = "“\(words(group.tokens))”"
    for member in group.members { text += " + “\(words(member.tokens))”" }
    for apposition in group.appositions { text += " = “\(words(apposition.tokens))”" }
    return text
  }
}

/// Text that no terminal obeys.
enum SafeLine {
  /// `text` with control characters as question marks.
  static func escaped(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.properties.generalCategory == .control ? "?" : $0
        }))
  }
}
