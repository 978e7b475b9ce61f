internal import Text

/// The names of the site that a page belongs to: the outlet's, the last part of the `title`
/// element, and the host's.
struct SiteNames {
  private let outlet: String
  private let lastPart: String?
  /// Letters of the host's name.
  private let host: String

  /// Words of fewer letters stand in hosts by chance.
  private static let shortestWord = 8

  init(_ declared: PageDeclarations, outlet: String?) {
    self.outlet = PageTitle.folded(outlet ?? "")
    let address = declared.canonical ?? declared.values["og:url"]
    let host = address.flatMap { $0.split(separator: "/", maxSplits: 2).dropFirst().first } ?? ""
    self.host = String(host.lowercased().filter(\.isLetter))
    lastPart = declared.title.flatMap { Self.lastPart(of: $0) }
  }

  /// Whether `text` is one of the names.
  func contain(_ text: String) -> Bool {
    let name = PageTitle.folded(text)
    guard !name.isEmpty else { return false }
    if name == outlet || name == lastPart { return true }
    return !host.isEmpty && name.utf8.count < 80 && host.contains(name.filter(\.isLetter))
  }

  /// Whether `text` is one of the names, or has a longer word in common with the host.
  func mayContain(_ text: String) -> Bool {
    contain(text)
      || FoldedWords.words(of: text).contains { $0.count >= Self.shortestWord && host.contains($0) }
  }

  private static func lastPart(of title: String) -> String? {
    var last = title[...]
    for mark in PageTitle.separators {
      if let range = last.ranges(of: mark).last { last = last[range.upperBound...] }
    }
    return last.count < title.count ? PageTitle.folded(last) : nil
  }
}
