/// One `{{…}}` of a template.
struct TemplateTag: Equatable {
  /// The hole it names; of a call such as `first(copies)`, what stands in the brackets.
  var name: String
  /// Counted from 1.
  var line: Int

  /// The tags of `text` that name a hole, in order: no comments, no `{{.}}`, and no ends of
  /// sections.
  static func tags(of text: String) -> [TemplateTag] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      offset, line in
      line.matches(of: #/\{\{\{?\s*([#^\/&!>%]?)\s*([^{}]*?)\s*\}\}/#).compactMap { match in
        if ["!", "/", "%"].contains(match.output.1) { return nil }
        let inner = match.output.2.split(separator: "(").last?.prefix { $0 != ")" } ?? ""
        return inner.isEmpty || inner == "."
          ? nil : TemplateTag(name: String(inner), line: offset + 1)
      }
    }
  }

  /// The line of the first section that is opened and not closed, counted from 1; nil when all are.
  static func unclosedSection(in text: String) -> Int? {
    var open: [TemplateTag] = []
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for match in line.matches(of: #/\{\{([#^\/])\s*([^{}]*?)\s*\}\}/#) {
        let tag = TemplateTag(name: String(match.output.2), line: offset + 1)
        if match.output.1 != "/" {
          open.append(tag)
        } else if let last = open.lastIndex(where: { $0.name == tag.name }) {
          open.remove(at: last)
        }
      }
    }
    return open.first?.line
  }

  /// What a parser's error means, in words.
  static func words(for error: String) -> String {
    switch error {
    case "sectionCloseNameIncorrect": "a section is closed by another name than it was opened with"
    case "unfinishedName", "overflow": "a tag has no closing braces"
    case "expectedSectionEnd": "a section is not closed"
    default: error
    }
  }
}
