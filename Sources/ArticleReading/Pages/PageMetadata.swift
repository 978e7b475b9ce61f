internal import Text

/// Finds a page's title, author, outlet, date, description, language and address: first in what it
/// declares, then on the page.
struct PageMetadata {
  private let rules: CleaningRules
  private let tree: HTMLTree
  /// What the page declares.
  let declared: PageDeclarations
  private let names: [String: [String]]

  init(_ tree: HTMLTree, rules: CleaningRules) {
    self.rules = rules
    self.tree = tree
    names = rules.metadataNames
    declared = PageDeclarations(tree)
  }

  /// What was found; `pieces` are the page's blocks in order.
  func metadata(for pieces: [PageReader.JudgedPiece]) -> ArticleMetadata {
    var metadata = ArticleMetadata()
    metadata.language = language
    metadata.url = url
    metadata.description =
      declared.value(names["description"] ?? []).map(Entities.decoded)
      ?? declared.text("description")
    metadata.outlet = outlet
    metadata.title =
      PageTitle(
        tree, declared, names: names["title"] ?? [], outlet: metadata.outlet,
        opening: PageReader.opening(of: pieces)
      ).title
    metadata.author = PageAuthor(tree, declared, rules: rules, outlet: metadata.outlet).author(
      pieces)
    let publication = PagePublication(
      tree, declared, rules: rules, url: metadata.url, isDayFirst: isDayFirst)
    (metadata.published, metadata.publishedSource) = publication.day(
      pieces, title: metadata.title)
    return metadata
  }

  private var language: String? {
    let value =
      declared.language ?? declared.text("inLanguage") ?? declared.value(names["language"] ?? [])
    guard let tag = value?.replacing("_", with: "-"), (2...12).contains(tag.utf8.count),
      tag.utf8.allSatisfy({
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39)
      })
    else { return nil }
    return tag
  }

  /// An address with a scheme; nil for relative ones.
  private var url: String? {
    [
      declared.canonical, declared.value(names["url"] ?? []),
      declared.text("url", "mainEntityOfPage"),
    ]
    .lazy.compactMap(\.self).first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
  }

  private var outlet: String? {
    let name = declared.value(names["outlet"] ?? []) ?? declared.name("publisher")
    return name.map(Entities.decoded).flatMap {
      $0.hasPrefix("http") || $0.utf8.count > 80 ? nil : $0
    }
  }

  /// Whether numbers such as 3/4/2025 begin with the day, by the declared language.
  private var isDayFirst: Bool {
    guard let language = language?.lowercased() else { return false }
    return !language.hasPrefix("en")
      || ["en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"].contains(language)
  }
}
