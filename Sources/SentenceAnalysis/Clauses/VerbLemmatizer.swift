internal import Prompts

/// Finds the dictionary's form of a verb: "sold" is of "sell", "planned" of "plan".
struct VerbLemmatizer: Sendable {
  private let irregular: [String: String]
  private let inflections: [Inflection]
  /// Words known as a verb in its plain form.
  private var bases: Set<String>

  init(
    irregular: [String: String], inflections: [Inflection], entries: [TagLexicon.Entry]
  ) {
    self.irregular = irregular
    self.inflections = inflections
    bases = Set(irregular.values)
    for entry in entries
    where Self.isPlain(entry.lower) {
      bases.insert(entry.word)
    }
  }

  /// Whether the word is a verb in its plain form, and not once in a long while by mistake.
  private static func isPlain(_ counts: TagCounts) -> Bool {
    var (plain, bent) = (0, 0)
    for use in counts.entries {
      if use.tag == .base || use.tag == .present { plain += use.count }
      if use.tag == .past || use.tag == .participle { bent += use.count }
    }
    return plain > 0 && plain * 10 >= bent
  }

  /// The plain form of the folded word `form`; by its ending alone where no plain form is known.
  func lemma(_ form: String) -> String {
    if let base = irregular[form] { return base }
    if bases.contains(form) { return form }
    let bytes = Array(form.utf8)
    var first: String?
    for inflection in inflections {
      guard let length = inflection.stemLength(bytes) else { continue }
      let plain = String(decoding: bytes.prefix(length) + inflection.plain, as: UTF8.self)
      if bases.contains(plain) { return plain }
      first = first ?? plain
    }
    return first ?? form
  }
}

extension AnalysisTables {
  /// Plain form by irregular form.
  func irregularVerbs() throws(PromptsError) -> [String: String] {
    var bases: [String: String] = [:]
    for row in try rows("irregular-verbs") {
      for form in row.words("present") + row.words("past") + row.words("participle")
      where bases[form] == nil {
        bases[form] = row["base"]
      }
    }
    return bases
  }
}
