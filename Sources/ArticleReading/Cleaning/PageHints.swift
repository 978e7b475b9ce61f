internal import Prompts
internal import Text

/// What class, id and role names say about an element's content, from `tables/page-hints.tsv`.
package struct PageHints: Sendable {
  /// What a rule does to the elements it names.
  enum Effect: String, Sendable {
    /// Never cut by a later rule.
    case keep
    /// Left out, unless it holds most of the page.
    case cut
    /// Belongs to the article, also where its tag says that it stands beside it.
    case hold
    /// Judged harder.
    case lower
    /// Likely the article.
    case raise
  }

  struct Hint: Sendable, Equatable {
    var name: String
    var effect: Effect
  }

  private let hints: [Hint]
  /// Labels of notes on an article, as folded words apart by spaces.
  private let noteLabels: Set<String>
  /// Position in `hints` by whole part, or by two parts joined with `+`.
  private var exact: [String: Int] = [:]
  /// First words of the pairs in `exact`.
  private var openings: Set<String> = []
  /// Beginnings and ends of parts by their first and last letter.
  private var prefixes: [UInt8: [(text: [UInt8], hint: Int)]] = [:]
  private var suffixes: [UInt8: [(text: [UInt8], hint: Int)]] = [:]

  /// - Throws: `PromptsError.badRow` for an unknown effect.
  init(prompts: Prompts) throws(PromptsError) {
    var hints: [Hint] = []
    for row in try prompts.table("page-hints") {
      guard let effect = Effect(rawValue: row["effect"]) else {
        throw row.error("unknown effect \"\(row["effect"])\": hold, keep, cut, lower or raise")
      }
      for word in row["words"].split(separator: " ") {
        if word.hasSuffix("*") {
          let text = Array(word.dropLast().utf8)
          if let first = text.first { prefixes[first, default: []].append((text, hints.count)) }
        } else if word.hasPrefix("*") {
          let text = Array(word.dropFirst().utf8)
          if let last = text.last { suffixes[last, default: []].append((text, hints.count)) }
        } else if exact[String(word)] == nil {
          exact[String(word)] = hints.count
          if let plus = word.firstIndex(of: "+") { openings.insert(String(word[..<plus])) }
        }
      }
      hints.append(Hint(name: row["name"], effect: effect))
    }
    self.hints = hints
    var labels: Set<String> = []
    for row in try prompts.table("note-labels") {
      for label in row["labels"].split(separator: "|") {
        labels.insert(FoldedWords.words(of: label).joined(separator: " "))
      }
    }
    noteLabels = labels
  }

  /// Whether `text` opens with the label of an editors' note, "Correction: …"; the label may stand
  /// on a line of its own.
  func opensNote(_ text: String) -> Bool {
    let start = text.drop { !$0.isLetter }
    let label = start.prefix(Self.longestLabel).prefix { $0 != ":" && !$0.isNewline }
    guard label.count < start.count else { return false }
    return noteLabels.contains(FoldedWords.words(of: label).joined(separator: " "))
  }

  /// Characters of a label at most.
  private static let longestLabel = 60

  /// What `name`, the words of a class, id or role attribute, says: the earliest row that knows a
  /// part of it, and whether another part raises it. Nil for a name without a known part. O(length
  /// of the name).
  func hint(of name: some StringProtocol) -> (first: Hint, isRaised: Bool)? {
    var best = Int.max
    var isRaised = false
    func note(_ hint: Int) {
      best = min(best, hint)
      if hints[hint].effect == .raise { isRaised = true }
    }
    for group in name.split(separator: " ") {
      let parts = Self.parts(of: group)
      for (index, part) in parts.enumerated() {
        if let hint = exact[part] { note(hint) }
        if index > 0, openings.contains(parts[index - 1]),
          let hint = exact[parts[index - 1] + "+" + part]
        {
          note(hint)
        }
        let bytes = part.utf8
        guard let first = bytes.first, let last = bytes.last else { continue }
        for (text, hint) in prefixes[first] ?? [] where bytes.starts(with: text) { note(hint) }
        for (text, hint) in suffixes[last] ?? []
        where bytes.count > text.count && bytes.suffix(text.count).elementsEqual(text) {
          note(hint)
        }
      }
    }
    return best == .max ? nil : (hints[best], isRaised)
  }

  /// The parts of a name in lower case, cut at signs, digits and before capitals: `siteNav-2` gives
  /// `site`, `nav`.
  private static func parts(of name: some StringProtocol) -> [String] {
    var parts: [String] = []
    var part = ""
    var wasLower = false
    for byte in name.utf8 {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLetter = isUpper || (byte >= 0x61 && byte <= 0x7A)
      if !isLetter || (isUpper && wasLower), !part.isEmpty {
        parts.append(part)
        part = ""
      }
      if isLetter { part.append(Character(Unicode.Scalar(byte | 0x20))) }
      wasLower = isLetter && !isUpper
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }
}
