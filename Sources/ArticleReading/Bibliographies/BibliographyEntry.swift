/// An entry of a bibliography: what it says of a work, and the files that hold it.
struct BibliographyEntry {
  var record: ImportRecord
  /// Paths as the bibliography writes them, relative to it or from the root of some machine.
  var files: [String] = []

  /// Takes a value under the name that the format has for it.
  mutating func take(_ name: String, _ value: String, _ fields: ImportFields) {
    guard let slot = fields.slot(of: name), slot.field != .saved else { return }
    record.take(value, as: slot, line: record.line)
  }
}

/// How bibliographies write people.
enum PersonName {
  /// "Quist, Mara" as "Mara Quist"; anything else as it is.
  static func inOrder(_ name: String) -> String {
    let parts = name.split(separator: ",", maxSplits: 1).compactMap { String($0).nonBlank }
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
  }
}
