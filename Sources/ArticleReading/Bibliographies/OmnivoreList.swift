internal import Text

/// The lists of an Omnivore export (`metadata_0_to_19.json`), which tell of the pages beside them
/// (`content/NAME.html`).
enum OmnivoreList {
  /// Whether a file is such a list, by its name.
  static func isOne(_ path: String) -> Bool {
    path.hasSuffix(".json")
      && path.wholeMatch(of: /(?:.*\/)?metadata_[0-9]+_to_[0-9]+\.json/) != nil
  }

  /// Whether the pages of the list at `path` lie beside it.
  static func hasPages(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return isOne(path) && FileStatus(of: folder + "content", followingLink: false)?.kind == .folder
  }

  /// The entries of a list, each with the file of its page.
  static func entries(in bytes: [UInt8], fields: ImportFields) -> [BibliographyEntry] {
    let root = bytes.withUnsafeBufferPointer { JSONParser.outcome(of: $0).root }
    let reader = JSONRecords(fields: fields, lines: LineNumbers(line: 1))
    return (root?.elements ?? []).compactMap { element in
      element["slug"]?.string.map { name in
        BibliographyEntry(record: reader.record(element), files: ["content/\(name).html"])
      }
    }
  }
}
