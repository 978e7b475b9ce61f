package import Answers
package import PassageIndex
package import Prompts
internal import Text

/// Says where a citation comes from: `[1] Title — Outlet, 4 Nov 2025 · markets/fund.txt:12`.
package struct SourceLabel: Sendable {
  private let prompts: Prompts
  private let days: DayWording
  private let currentFolder: String

  /// - Parameter currentFolder: paths below it are shown relative to it; empty: all are shown as
  ///   they are.
  package init(prompts: Prompts, currentFolder: String) throws(PromptsError) {
    self.prompts = prompts
    self.currentFolder =
      currentFolder.isEmpty || currentFolder.hasSuffix("/") ? currentFolder : currentFolder + "/"
    days = try DayWording(prompts: prompts)
  }

  /// The label of a citation, on one line, beginning with `numbers` (several citations may have the
  /// same source).
  package func label(of citation: Citation, numbers: [Int]) throws(PromptsError) -> String {
    var holes = try holes(for: citation.article)
    holes["numbers"] = numbers.map { ["number": $0] }
    if let place = citation.place {
      holes[Self.hole(for: citation)] =
        citation.placeUnit == .time ? RecordingTime.text(of: place) : String(place)
    }
    if let name = citation.placeName { holes["chapterName"] = SafeText.line(name) }
    if !citation.alsoIn.isEmpty {
      holes["hasCopies"] = true
      holes["copies"] = Self.copies(citation.alsoIn, of: citation.article)
    }
    return try prompts.render("source", holes)
  }

  /// The label of a whole article: title, outlet, date and path.
  package func label(of article: ArticleSummary) throws(PromptsError) -> String {
    try prompts.render("source", holes(for: article))
  }

  private func holes(for article: ArticleSummary) throws(PromptsError) -> [String: any Sendable] {
    var holes: [String: any Sendable] = [
      "title": Self.title(of: article), "path": SafeText.line(shortened(article.path)),
    ]
    if let outlet = article.metadata.outlet { holes["outlet"] = SafeText.line(outlet) }
    if let day = article.metadata.published { holes["date"] = try date(day) }
    return holes
  }

  /// `2025-11-04` as the wording says dates; anything else as it is.
  package func date(_ day: String) throws(PromptsError) -> String {
    SafeText.line(try days.text(of: day))
  }

  /// The path as it is shown: relative where it lies below the current folder.
  package func shortened(_ path: String) -> String {
    !currentFolder.isEmpty && path.hasPrefix(currentFolder)
      ? String(path.dropFirst(currentFolder.count)) : path
  }

  /// The article's title; without one, the name of its file.
  package static func title(of article: ArticleSummary) -> String {
    let title = SafeText.line(article.metadata.title ?? "")
    if !title.isEmpty { return title }
    return SafeText.line(article.key.split(separator: "/").last ?? "")
  }

  /// How a copy is called: by its outlet, else by its title.
  private static func name(of article: ArticleSummary) -> String {
    article.metadata.outlet.map { SafeText.line($0) } ?? title(of: article)
  }

  /// What copies are called, each name once with the number of its files; those of the same outlet
  /// only in numbers.
  private static func copies(
    _ copies: [ArticleSummary], of article: ArticleSummary
  ) -> [[String: any Sendable]] {
    var counts: [(name: String, files: Int)] = []
    for copy in copies.map(name(of:)) {
      if let known = counts.firstIndex(where: { $0.name == copy }) {
        counts[known].files += 1
      } else {
        counts.append((copy, 1))
      }
    }
    return counts.map { name, files in
      var holes: [String: any Sendable] = ["name": name]
      if files > 1 || name == Self.name(of: article) {
        holes["files"] = files
        holes["one"] = files == 1
      }
      return holes
    }
  }

  private static func hole(for citation: Citation) -> String {
    switch citation.placeUnit {
    case .line: "line"
    case .page: "page"
    case .chapter: "chapter"
    case .time: "time"
    }
  }
}

/// A place in a recording as players show it.
enum RecordingTime {
  /// `754` as "00:12:34".
  static func text(of seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
      .joined(separator: ":")
  }
}
