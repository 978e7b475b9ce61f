internal import Text

/// Tells the article of a page from everything around it.
struct PageReader {
  let rules: CleaningRules

  /// A block of the page, and why it is left out; nil for what stays.
  struct JudgedPiece {
    var piece: TextPiece
    var reason: String?
  }

  /// A text of fewer bytes makes the reader try again with less severe rules.
  private static let shortText = 250

  /// A text of fewer bytes, on a page with so many times more text in no part that is cut, is one
  /// section of it.
  private static let section = (length: 500, share: 8)

  /// All blocks of `tree` in document order. A page that shows next to nothing is read as a browser
  /// shows it that runs no scripts, and `tree` becomes that page.
  ///
  /// - Parameter isWhole: whether no element of it is looked for that holds the article.
  func judge(_ tree: inout HTMLTree, isWhole: Bool = false) -> [JudgedPiece] {
    if isWhole { return attempt(tree, .full, findsArticle: false) }
    let pieces = judge(tree)
    let shown = length(pieces)
    guard shown < Self.shortText, let plain = tree.withoutScripts(longerThan: Self.shortText)
    else { return pieces }
    let other = judge(plain)
    guard length(other) > 2 * shown else { return pieces }
    tree = plain
    return other
  }

  private func judge(_ tree: HTMLTree) -> [JudgedPiece] {
    let full = attempt(tree, .full)
    let shown = length(full)
    guard shown < Self.section.length, !tree.nodes.isEmpty else { return full }
    let whole = attempt(tree, .full, findsArticle: false)
    if length(whole) > Self.section.share * shown { return whole }
    guard shown < Self.shortText else { return full }
    let mild = attempt(tree, .hiddenOnly)
    return length(mild) > 2 * shown ? mild : full
  }

  /// Position of the first paragraph of the article: the first that is long, or the longest of a
  /// short article; 0 when nothing stays.
  static func firstParagraph(of pieces: [JudgedPiece]) -> Int {
    let kept = pieces.indices.filter { pieces[$0].reason == nil }
    return kept.first { pieces[$0].piece.text.utf8.count > 140 }
      ?? kept.max {
        (pieces[$0].piece.text.utf8.count, $1) < (pieces[$1].piece.text.utf8.count, $0)
      }
      ?? 0
  }

  /// The heading that stands above the article's first paragraph, at most a few lines before it;
  /// nil for none.
  static func opening(of pieces: [JudgedPiece]) -> String? {
    let first = firstParagraph(of: pieces)
    let above = pieces.indices.filter { $0 < first && $0 >= first - 8 }
    return above.first {
      pieces[$0].piece.kind == .heading
        && (pieces[$0].reason == nil || pieces[$0].reason == "title")
    }.map { pieces[$0].piece.text }
  }

  /// Cuts headings and opening lines that only repeat `title`.
  func cutTitle(_ title: String?, from pieces: inout [JudgedPiece]) {
    guard let title else { return }
    let folded = PageTitle.folded(title)
    guard !folded.isEmpty else { return }
    var seen = 0
    for index in pieces.indices where pieces[index].reason == nil {
      seen += 1
      let piece = pieces[index].piece
      guard seen <= 6 || piece.kind == .heading, piece.text.utf8.count < 2 * title.utf8.count + 40
      else { continue }
      let text = PageTitle.folded(piece.text)
      if text == folded
        || (seen <= 6 && piece.kind == .heading && text.utf8.count > 15 && folded.contains(text))
      {
        pieces[index].reason = "title"
      }
    }
  }

  /// Puts the text that the page declares for other programs in the place of what it shows, where
  /// that is much less: a page drawn by a script, or one whose text waits behind a wall. A page
  /// that shows nothing gives its description.
  func complete(
    _ pieces: inout [JudgedPiece], declared page: PageDeclarations, description: String?
  ) {
    let shown = length(pieces)
    let enough = max(Self.shortText, 3 * shown)
    let declared = (page.bodyText?.utf8.count ?? 0) > enough ? page.body : []
    if declared.reduce(0, { $0 + $1.text.utf8.count }) > enough {
      for index in pieces.indices where pieces[index].reason == nil {
        pieces[index].reason = "declared-text"
      }
      pieces += declared.map { JudgedPiece(piece: $0) }
    } else if shown == 0, let description, !description.isEmpty {
      pieces.append(JudgedPiece(piece: TextPiece(text: description, anchors: [])))
    }
  }

  private func length(_ pieces: [JudgedPiece]) -> Int {
    pieces.reduce(0) { $0 + ($1.reason == nil ? $1.piece.text.utf8.count : 0) }
  }

  /// - Parameter findsArticle: whether the element is looked for that holds the article; else the
  ///   whole page may.
  private func attempt(
    _ tree: HTMLTree, _ strictness: PageMask.Strictness, findsArticle: Bool = true
  ) -> [JudgedPiece] {
    let mask = PageMask(tree, hints: rules.hints, strictness: strictness)
    let blocks = HTMLBlocks(tree, masks: mask.reasons)
    let roots = findsArticle ? MainTextFinder(tree, blocks, mask).roots() : [0]
    let pruner = BlockPruner(tree, blocks, mask, roots: roots)
    var judged = blocks.items.indices.map { index in
      JudgedPiece(piece: blocks.piece(index), reason: pruner.reasons[index])
    }
    let kept = judged.indices.filter { judged[$0].reason == nil }
    let reasons = ClutterCutter(rules: rules, isPage: true).reasons(
      for: kept.map { judged[$0].piece })
    for (index, reason) in zip(kept, reasons) { judged[index].reason = reason }
    return judged
  }
}
