internal import Prompts

/// Finds the dictionary's form of a verb: "sold" is of "sell", "planned" of "plan".
struct VerbLemmatizer: Sendable {
  private let irregular: [String: String]
  /// Words known as a verb in its plain form.
  private var bases: Set<String>

  init(irregular: [String: String], entries: [TagLexicon.Entry]) {
    self.irregular = irregular
    bases = Set(irregular.values)
    for entry in entries
    where entry.lower.entries.contains(where: { $0.tag == .base || $0.tag == .present }) {
      bases.insert(entry.word)
    }
  }

  /// The plain form of the folded word `form`; by its ending alone where no plain form is known.
  func lemma(_ form: String) -> String {
    if let base = irregular[form] { return base }
    if bases.contains(form) { return form }
    let candidates = Self.candidates(form)
    return candidates.first { bases.contains($0) } ?? candidates.first ?? form
  }

  /// Plain forms that would give `form`, the likeliest first.
  private static func candidates(_ form: String) -> [String] {
    if form.hasSuffix("ies") || form.hasSuffix("ied") {
      return [form.dropLast(3) + "y", String(form.dropLast())]
    }
    if form.hasSuffix("ing") { return stems(form.dropLast(3)) }
    if form.hasSuffix("ed") { return stems(form.dropLast(2)) }
    if form.hasSuffix("es"), ["s", "x", "z", "h", "o"].contains(where: form.dropLast(2).hasSuffix) {
      return [String(form.dropLast(2)), String(form.dropLast())]
    }
    if form.hasSuffix("s"), !form.hasSuffix("ss") { return [String(form.dropLast()), form] }
    return [form]
  }

  /// "plann": plan; "mak": make; "fail": fail.
  private static func stems(_ stem: Substring) -> [String] {
    let last = stem.suffix(2)
    guard last.count == 2, stem.count > 2 else { return [String(stem), stem + "e"] }
    let isDoubled = last.first == last.last
    if isDoubled, !["l", "s", "z", "f"].contains(last.last) {
      return [String(stem.dropLast()), String(stem)]
    }
    let plain = isDoubled ? [String(stem), String(stem.dropLast())] : [String(stem)]
    return takesE(stem) ? [stem + "e"] + plain : plain + [stem + "e"]
  }

  /// Stems that mostly lost an e: "mak", "clos", "challeng".
  private static func takesE(_ stem: Substring) -> Bool {
    [
      "v", "c", "u", "at", "iz", "us", "os", "as", "is", "ar", "ur", "dg", "ng", "ak", "ok", "im",
      "pl", "bl", "gl", "dl", "tl", "kl", "zl", "fl",
    ]
    .contains { stem.hasSuffix($0) }
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
