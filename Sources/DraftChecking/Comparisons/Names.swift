internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Names that a sentence uses, and whether two are one's.
struct Names {
  let table: TermTable

  /// Someone or something that a sentence speaks of.
  struct Named {
    var mention: Mention
    var kind: EntityKind
    /// All names of it, and the words here.
    var names: [String]
    /// Content terms of the words here.
    var words: [Int32]

    /// Whether it is called by a name here, and not "she" or "the company".
    var isNamed: Bool { mention.form == .name || mention.form == .short }
  }

  /// Everybody and everything that `span` of an article speaks of.
  func named(in span: TextSpan, of article: TokenizedArticle) -> [Named] {
    article.facts.mentions(in: span).compactMap { mention in
      guard let entity = article.facts.entity(mention.entity) else { return nil }
      return Named(
        mention: mention, kind: entity.kind, names: entity.names,
        words: content(mention.span, article))
    }
  }

  /// Terms of `span` that are no stop words.
  func content(_ span: TextSpan, _ article: TokenizedArticle) -> [Int32] {
    article.terms[article.tokens(in: span)].filter { !table.classes(of: $0).contains(.stopword) }
  }

  /// Whether two are one's: a full name in common, or a part of one where nothing speaks against
  /// it.
  func isSame(_ left: Named, _ right: Named) -> Bool {
    let (own, other) = (terms(of: left), terms(of: right))
    return own.contains { first in
      other.contains { second in
        first == second || first.isSubset(of: second) || second.isSubset(of: first)
      }
    } || isInitials(left, right) || isInitials(right, left)
  }

  private func terms(of named: Named) -> [Set<Int32>] {
    var all = named.names.map { Set(table.terms(ofPhrase: $0)) }
    if named.isNamed { all.append(Set(named.words)) }
    return all.map { terms in
      let content = terms.filter {
        table.classes(of: $0).isDisjoint(with: [.stopword, .honorific, .organisationSuffix])
      }
      return content.isEmpty ? terms : content
    }.filter { !$0.isEmpty }
  }

  private func isInitials(_ left: Named, _ right: Named) -> Bool {
    guard left.words.count == 1, let word = left.words.first else { return false }
    return right.names.contains { name in
      let words = name.split(separator: " ")
      return words.count > 1
        && String(words.compactMap(\.first)).lowercased() == table.terms[Int(word)]
    }
  }

  /// Whether two kinds may be one thing's.
  static func mayBeSame(_ left: EntityKind, _ right: EntityKind) -> Bool {
    left == right || left == .other || right == .other
  }

  /// Whether two words differ as a slip of the pen does: by one letter, or by two in a long word.
  static func isSlip(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.lowercased()), Array(right.lowercased()))
    guard a != b, min(a.count, b.count) > 3, abs(a.count - b.count) < 3,
      !left.contains(where: \.isNumber), !right.contains(where: \.isNumber)
    else { return false }
    return distance(a, b) <= (min(a.count, b.count) > 6 ? 2 : 1)
  }

  /// Levenshtein's, a swap of neighbours as one.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}

/// A sentence of a draft beside one of an article, word by word.
struct SentencePair {
  let draft: TokenizedArticle
  let sentence: TextSpan
  let source: SourceSentence
  /// Pieces of which the words differ, in bytes of each text.
  let replaced: [(draft: TextSpan, source: TextSpan)]

  /// Words of a piece that may stand for each other; more are another way of telling.
  private static let mostReplaced = 8
  /// The share of the words that are the same, without which nothing stands for anything.
  private static let leastShare = 0.5

  init(draft: TokenizedArticle, sentence: TextSpan, source: SourceSentence, numbers: WordNumbers) {
    self.draft = draft
    self.sentence = sentence
    self.source = source
    let own = ComparedWords(draft.stored.text, in: sentence)
    let other = ComparedWords(source.article.stored.text, in: source.span)
    let alignment = WordAlignment(
      numbers.numbers(of: own.words), in: numbers.numbers(of: other.words))
    let isAlike = Double(alignment.same) >= Self.leastShare * Double(own.words.count)
    replaced = alignment.pieces.compactMap { piece in
      guard isAlike, !piece.isSame, max(piece.quoted.count, piece.found.count) <= Self.mostReplaced,
        let quoted = own.span(of: piece.quoted), let found = other.span(of: piece.found)
      else { return nil }
      return (quoted, found)
    }
  }

  /// Whether a piece of the draft stands where one of the article does, in other words.
  func isReplaced(_ own: TextSpan, by other: TextSpan) -> Bool {
    replaced.contains { $0.draft.overlaps(own) && $0.source.overlaps(other) }
  }
}
