package import Prompts
package import Text

/// Tells the blocks of an article that may be boilerplate of the site or newsletter it came from,
/// if other articles repeat them.
///
/// Repetition alone is no reason to cut: a company's releases repeat facts about it. A block is
/// looked at only when it is short, holds no figure and no quotation, and either *speaks to the
/// reader* for the publisher ("Sign up for our newsletter"), or is a *fragment* outside the running
/// text that states nothing: no stop, comma, colon or bracket, and not a name ("Life on the
/// coast").
package struct BoilerplateJudge: Sendable {
  /// "you", "our", …
  private let readerWords: Set<String>
  /// "newsletter", "subscribe", …
  private let publisherWords: Set<String>
  private let publisherDigests: Set<UInt64>
  /// Words of menus and buttons.
  private let menuWords: Set<String>

  /// Bytes of the longest line that speaks to the reader, and of the longest fragment.
  private static let longestLine = 240
  private static let longestFragment = 80
  /// A block of this many words is part of the running text.
  private static let longBlock = 25

  /// - Throws: `PromptsError` when `boilerplate-words.tsv` or `clutter-words.tsv` cannot be used.
  package init(prompts: Prompts) throws(PromptsError) {
    var sets: [String: Set<String>] = [:]
    for table in ["furniture-words", "clutter-words"] {
      for row in try prompts.table(table) {
        sets[row["name"]] = Set(row["words"].split(separator: " ").map(String.init))
      }
    }
    readerWords = sets["reader"] ?? []
    publisherWords = sets["publisher"] ?? []
    publisherDigests = Set(
      publisherWords.map { FNV1a.hash($0.utf8) })
    menuWords = ["navigation", "interface", "advertisement"].reduce(into: []) {
      $0.formUnion(sets[$1] ?? [])
    }
  }

  /// The blocks of `document` that may be boilerplate. O(length of the text).
  package func lines(of document: Document) -> BoilerplateLines {
    var lines = BoilerplateLines(story: story(of: document))
    let blocks = document.blocks
    guard let first = blocks.firstIndex(where: { isLong($0, in: document) }),
      let last = blocks.lastIndex(where: { isLong($0, in: document) })
    else {
      lines.candidates = candidates(in: document) { _ in false }
      return lines
    }
    lines.candidates = candidates(in: document) { $0 < first || $0 > last }
    return lines
  }

  private func isLong(_ block: Block, in document: Document) -> Bool {
    // A word and its space are two bytes at least.
    block.span.length >= 2 * Self.longBlock - 1
      && document.text.utf8(in: block.span).count { $0 == 0x20 } + 1 >= Self.longBlock
  }

  private func candidates(in document: Document, isOutside: (Int) -> Bool)
    -> [BoilerplateLines.Candidate]
  {
    document.blocks.enumerated().compactMap { index, block in
      guard !block.isKept, block.span.length <= Self.longestLine,
        [.paragraph, .heading, .listItem].contains(block.kind), let text = document.text[block.span]
      else { return nil }
      let mayBeFragment = isOutside(index) && block.kind != .listItem
      guard isBoilerplate(text, mayBeFragment: mayBeFragment) else { return nil }
      return BoilerplateLines.Candidate(block: index, line: TextDigest.of(text.utf8))
    }
  }

  /// Whether a repeated block of these words would be boilerplate rather than a fact.
  func isBoilerplate(_ text: Substring, mayBeFragment: Bool) -> Bool {
    let mayBeFragment = mayBeFragment && text.utf8.count <= Self.longestFragment
    guard mayBeFragment || mayHoldPublisherWord(text),
      !text.unicodeScalars.contains(where: Self.isOfFacts)
    else { return false }
    let words = FoldedWords.words(of: text)
    if words.contains(where: readerWords.contains), words.contains(where: publisherWords.contains) {
      return true
    }
    return mayBeFragment && isFragment(text, words)
  }

  /// Whether a run of letters has the digest of one of `publisherWords`; spares most lines the
  /// making of words.
  private func mayHoldPublisherWord(_ text: Substring) -> Bool {
    var hash = FNV1a.seed
    for byte in text.utf8 {
      if byte.isLetter {
        hash = FNV1a.adding(UInt64(byte | 0x20), to: hash)
      } else if hash != FNV1a.seed {
        if publisherDigests.contains(hash) { return true }
        hash = FNV1a.seed
      }
    }
    return publisherDigests.contains(hash)
  }

  /// Whether the line states nothing.
  private func isFragment(_ text: Substring, _ words: [String]) -> Bool {
    guard !words.isEmpty, !text.contains(where: { ".!?,:;()…/".contains($0) }) else { return false }
    let mayBeName =
      words.count <= 3 && text.split(separator: " ").allSatisfy { $0.first?.isLowercase != true }
    return !mayBeName || words.contains(where: menuWords.contains)
  }

  /// Figures, signs of amounts, and quotation marks.
  private static func isOfFacts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil || "\"“”„«»%‰".unicodeScalars.contains(scalar)
      || scalar.properties.generalCategory == .currencySymbol
  }

  /// Copies of one story, which repeat each other from end to end, mostly share their longest
  /// block.
  private func story(of document: Document) -> Int64 {
    let longest = document.blocks.max { $0.span.length < $1.span.length }
    return TextDigest.of(longest.map { document.text.utf8(in: $0.span) } ?? document.text.utf8[...])
  }
}

/// What one article adds to what is known of repeated lines.
package struct BoilerplateLines: Sendable, Equatable {
  /// A block that may be boilerplate.
  package struct Candidate: Sendable, Equatable {
    /// Position in `Document.blocks`.
    package var block: Int
    /// Digest of its text; never 0.
    package var line: Int64
  }

  /// Digest that copies of one story share.
  package var story: Int64
  /// In order of block.
  package var candidates: [Candidate] = []
}

/// When a repeated line counts as learnt.
package enum BoilerplateThreshold {
  /// Different stories that must hold the line.
  package static let fewestStories = 4
  /// The line must stand in one of so many stories.
  private static let oneIn = 10

  /// Whether a line in `stories` of all `total` stories of a folder or outlet is boilerplate.
  package static func isReached(stories: Int, of total: Int) -> Bool {
    stories >= fewestStories && stories * oneIn >= total
  }
}

extension Document {
  /// The article without the blocks of `lines` that `isLearnt` names by their digest; unchanged
  /// when nothing would be left.
  package func cuttingBoilerplate(
    _ lines: BoilerplateLines, reason: String, where isLearnt: (Int64) -> Bool
  ) -> Document {
    let learnt = Set(lines.candidates.filter { isLearnt($0.line) }.map(\.block))
    guard !learnt.isEmpty, learnt.count < blocks.count else { return self }
    return removing(reason: reason) { index, _ in learnt.contains(index) }
  }
}

extension [Document] {
  /// The articles of one file (an import, a feed) without the lines that many of them repeat,
  /// outlet by outlet.
  ///
  /// What is cut depends on this file alone. O(total length).
  func cuttingRepeatedLines(_ judge: BoilerplateJudge) -> [Document] {
    guard count >= BoilerplateThreshold.fewestStories else { return self }
    let lines = map(judge.lines)
    var stories: [String: Set<Int64>] = [:]
    var holders: [String: [Int64: Set<Int64>]] = [:]
    for (document, found) in zip(self, lines) {
      let outlet = document.metadata.outlet ?? ""
      stories[outlet, default: []].insert(found.story)
      for candidate in found.candidates {
        holders[outlet, default: [:]][candidate.line, default: []].insert(found.story)
      }
    }
    return zip(self, lines).map { document, found in
      let outlet = document.metadata.outlet ?? ""
      return document.cuttingBoilerplate(found, reason: "repeated-in-file") { line in
        BoilerplateThreshold.isReached(
          stories: holders[outlet]?[line]?.count ?? 0, of: stories[outlet]?.count ?? 0)
      }
    }
  }
}

/// 64 bits that tell short texts apart.
package enum TextDigest {
  /// Never 0.
  package static func of(_ bytes: String.UTF8View) -> Int64 { digest(FNV1a.hash(bytes)) }

  /// Never 0.
  package static func of(_ bytes: Substring.UTF8View) -> Int64 { digest(FNV1a.hash(bytes)) }

  private static func digest(_ hash: UInt64) -> Int64 {
    hash == 0 ? 1 : Int64(bitPattern: hash)
  }
}

extension String {
  /// The bytes of a span, which must lie inside the text.
  fileprivate func utf8(in span: TextSpan) -> Substring.UTF8View {
    let start = utf8.index(utf8.startIndex, offsetBy: span.start)
    return self[start..<utf8.index(start, offsetBy: span.length)].utf8
  }
}
