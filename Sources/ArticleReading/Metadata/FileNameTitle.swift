internal import Text

/// Makes a title of a file's name, for texts that have none: `china-ai-self-reliance.txt` becomes
/// "China AI self-reliance".
enum FileNameTitle {
  /// The title; nil for a name without letters.
  ///
  /// Words are written as `text` writes them most often (capitals, hyphens). `key` is a path with
  /// `/`. O(length of `text`).
  static func title(ofKey key: String, in text: String) -> String? {
    let name = name(ofKey: key)
    var stem = name.prefix { $0 != "." }
    // A day before the name is that of the article.
    if let day = stem.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}[-_ ]/) {
      stem = stem[day.range.upperBound...]
    }
    let words = stem.split { $0 == "-" || $0 == "_" || $0 == " " || $0 == "+" }.map(String.init)
    guard words.contains(where: { $0.contains(where: \.isLetter) }) else { return nil }
    let forms = surfaceForms(of: text)
    var parts: [String] = []
    var index = 0
    while index < words.count {
      if index + 1 < words.count,
        let joined = forms["\(words[index])-\(words[index + 1])".lowercased()]
      {
        parts.append(joined)
        index += 2
      } else {
        parts.append(forms[words[index].lowercased()] ?? words[index])
        index += 1
      }
    }
    let title = CharacterCleaner().line(parts.joined(separator: " "))
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  /// The day that opens the file's name (`2025-11-04-port-fees.txt`) as `2025-11-04`; nil where
  /// none does.
  static func day(ofKey key: String, _ dates: PublicationDate) -> String? {
    let name = name(ofKey: key)
    let head = name.prefix(10)
    guard head.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil else { return nil }
    return dates.day(in: head)
  }

  /// The file's own name: of one that is packed (`letters.zip#harbour.txt`) without its archive's.
  private static func name(ofKey key: String) -> Substring {
    let name = key.split(separator: "/").last ?? ""
    guard let mark = name.matches(of: #/\.(?:zip|tar|tgz|gz|wacz)#/#).last else { return name }
    return name[mark.range.upperBound...]
  }

  /// The commonest way each word of `text` is written, by its lower-case form; hyphenated words
  /// count as one.
  private static func surfaceForms(of text: String) -> [String: String] {
    var counts: [String: [String: Int]] = [:]
    for word in text.prefix(20_000).split(whereSeparator: { !$0.isLetter && $0 != "-" }) {
      counts[word.lowercased(), default: [:]][String(word), default: 0] += 1
    }
    return counts.mapValues { forms in
      forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
  }
}
