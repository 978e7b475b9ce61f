internal import Text

/// What an e-book's package says of the book.
struct EPUBDescription {
  private let fields: XMLElement?

  init(_ package: XMLElement) { fields = package.first("metadata") }

  /// The first text of the element of that name; nil when there is none.
  func text(_ name: String) -> String? {
    elements(name).lazy.compactMap { $0.text.nonBlank }.first
  }

  /// The main title: of several the one that says so, else the first.
  var title: String? {
    let main = elements("title").first { refinement("title-type", of: $0) == "main" }
    return main?.text.nonBlank ?? text("title")
  }

  var publisher: String? { text("publisher") }

  /// Who wrote it: those called authors; where nobody's part is said, all; never a translator,
  /// illustrator or editor beside an author. Names are joined by ", ".
  var author: String? {
    let people = elements("creator").compactMap { element in
      element.text.nonBlank.map {
        (name: $0, role: element.attributes["role"] ?? refinement("role", of: element))
      }
    }
    let authors = people.filter { $0.role == "aut" }
    let unknown = people.filter { $0.role == nil }
    let chosen = !authors.isEmpty ? authors : !unknown.isEmpty ? unknown : people
    return chosen.isEmpty ? nil : chosen.map(\.name).joined(separator: ", ")
  }

  /// When the book was first published, as written: never the day on which the file was made or
  /// changed.
  var date: String? {
    let dates = elements("date")
    let events = ["original-publication", "publication", "issued", "creation", nil]
    for event in events {
      let found = dates.first { $0.attributes["event"]?.lowercased() == event }
      if let text = found?.text.nonBlank { return text }
      if event == "publication", let issued = property("dcterms:issued") { return issued }
    }
    return property("dcterms:created")
  }

  private func elements(_ name: String) -> [XMLElement] { fields?.all(name) ?? [] }

  /// What a `meta` of that property says of the whole book.
  private func property(_ name: String) -> String? {
    elements("meta").first {
      $0.attributes["property"] == name && $0.attributes["refines"] == nil
    }?.text.nonBlank
  }

  /// What a `meta` of that property says of `element`.
  private func refinement(_ name: String, of element: XMLElement) -> String? {
    guard let id = element.attributes["id"] else { return nil }
    return elements("meta").first {
      $0.attributes["property"] == name && $0.attributes["refines"] == "#\(id)"
    }?.text.nonBlank
  }
}
