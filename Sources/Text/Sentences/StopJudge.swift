/// Decides whether a stop ends a sentence, by the word before it and what comes after.
struct StopJudge {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int
  let rules: SentenceRules

  typealias Word = UnsafeBufferPointer<UInt8>.SubSequence

  /// A run of stops with the quotes and brackets that close after it.
  struct Cluster {
    /// Offset of the first stop.
    var start: Int
    /// Offset after the last stop.
    var stopsEnd: Int
    /// Offset after the closing quotes and brackets.
    var end: Int
    /// Three dots or more, or the ellipsis character.
    var isEllipsis: Bool
    var hasMark: Bool
    var isClosed: Bool { end > stopsEnd }
  }

  /// The cluster that begins with the stop at `index`; the dots of an ellipsis may stand apart (".
  /// . .").
  func cluster(at index: Int) -> Cluster {
    var cluster = Cluster(
      start: index, stopsEnd: index, end: index, isEllipsis: false, hasMark: false)
    var dots = 0
    var position = index
    while position < end {
      if bytes[position] == 0x2E {
        dots += 1
        position += 1
      } else if bytes[position] == 0x21 || bytes[position] == 0x3F {
        cluster.hasMark = true
        position += 1
      } else if isEllipsis(at: position) {
        dots += 3
        position += 3
      } else if bytes[position] == 0x20, dots > 0, position + 1 < end, bytes[position + 1] == 0x2E,
        position + 2 >= end || !bytes[position + 2].isDigit && !bytes[position + 2].isLetter
      {
        position += 1
      } else {
        break
      }
    }
    cluster.isEllipsis = dots >= 3
    cluster.stopsEnd = position
    cluster.end = afterNotes(afterClosers(position))
    return cluster
  }

  /// The offset after the notes in square brackets at `index`, with or without a space before them:
  /// "[12]", "[citation needed]". They belong to the sentence before. Something must follow each
  /// after a space, or nothing at all.
  private func afterNotes(_ index: Int) -> Int {
    var index = index
    while index < end {
      let open = bytes[index] == 0x20 ? index + 1 : index
      guard open + 2 < end, bytes[open] == 0x5B,
        bytes[open + 1].isDigit || bytes[open + 1].isLowercase
      else { break }
      let limit = min(end, open + Self.longestNote)
      let close = (open + 1..<limit).first {
        !bytes[$0].isDigit && !bytes[$0].isLowercase && bytes[$0] != 0x20
      }
      guard let close, bytes[close] == 0x5D,
        close + 1 == end || bytes[close + 1].isBlank || bytes[close + 1] == 0x5B
      else { break }
      index = close + 1
    }
    return index
  }

  /// Bytes of a note in brackets, at most.
  private static let longestNote = 32

  /// Whether `…` stands at `index`.
  func isEllipsis(at index: Int) -> Bool {
    index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
  }

  /// Whether the line break at `index` only wraps a long line: the line is long and the next begins
  /// in lower case.
  func isWrapped(at index: Int, from start: Int) -> Bool {
    guard index - start >= 50, index + 1 < end else { return false }
    let before = bytes[index - 1]
    guard before.isLetter || before == 0x2C || before >= 0x80 && isLetter(before: index) else {
      return false
    }
    return startsLowercase(at: index + 1) && ListMarker(at: index + 1, in: bytes, until: end) == nil
  }

  /// Whether the sentence that began at `start` ends after `cluster`.
  func ends(_ cluster: Cluster, from start: Int) -> Bool {
    guard cluster.end < end else { return true }
    guard bytes[cluster.end].isBlank else { return isMissingSpace(after: cluster) }
    if bytes[cluster.end] == 0x0A { return false }  // the line break decides
    var next = cluster.end
    while next < end, bytes[next].isBlank { next += 1 }
    guard next < end else { return true }
    if ListMarker(at: next, in: bytes, until: end) != nil, !isListNumber(cluster, from: start),
      !isInitial(word(before: cluster.start)) || !isInitial(nextWord(at: next))
    {
      return !isAbbreviatedNumber(cluster, next: next)
    }
    let opening = Opening(at: next, in: bytes, until: end)
    switch opening.kind {
    case .lowercase, .joining: return false
    case .capital, .digit, .other: break
    }
    if cluster.isEllipsis { return opening.kind != .digit }
    if cluster.hasMark {
      return cluster.isClosed || rules.abbreviation(word(before: cluster.start)) != .mark
    }
    return cluster.isClosed || endsAfterWord(cluster, from: start, opening: opening)
  }

  /// The rules for a single stop after a word.
  private func endsAfterWord(_ cluster: Cluster, from start: Int, opening: Opening) -> Bool {
    if isListNumber(cluster, from: start) { return false }
    let word = word(before: cluster.start)
    guard let first = word.first else { return !isForeignInitial(before: cluster.start, opening) }
    if isOrdinal(word, before: opening) { return false }
    let next = nextWord(at: opening.offset)
    let opensNew = rules.isStarter(next) && !isDottedInitial(next)
    // "(feat. Mara Quist)", "(incl. Arden)": a short word behind a bracket is cut.
    if word.startIndex > start, [0x28, 0x5B].contains(bytes[word.startIndex - 1]),
      word.count <= Self.longestAside, word.allSatisfy(\.isLowercase)
    {
      return false
    }
    switch rules.abbreviation(word) {
    case .title where first.isCapital, .company where first.isCapital:
      return opening.kind == .capital && opensNew
    case .number: return opening.kind != .digit
    case .month where first.isCapital: return opening.kind != .digit
    case .unit:
      let isMeasure = word.startIndex >= 2 && bytes[word.startIndex - 2].isDigit
      return !(isMeasure && opening.kind == .digit)
    case .clock:
      return opening.kind == .capital && !rules.followsClock(next)
        && !(rules.abbreviation(next) == .title && isBareTime(cluster, from: start))
    // "Saturn V" has a numeral, "Arden v. Holt" an abbreviation.
    case .never where !isInitial(word): return false
    default: break
    }
    if word.count == 1, first.isCapital { return opening.kind != .capital || opensNew }
    if word.contains(0x2E), word.contains(where: \.isLetter), isDotted(word) {
      return opening.kind == .capital && opensNew
    }
    return true
  }

  /// Letters of a word behind a bracket that is an abbreviation, at most.
  private static let longestAside = 6

  /// "At 5 a.m." alone is no sentence: at most two words before the clock's.
  private func isBareTime(_ cluster: Cluster, from start: Int) -> Bool {
    bytes[start..<cluster.start].count { $0 == 0x20 } <= 2
  }

  private func isInitial(_ word: Word) -> Bool { word.count == 1 && word.first?.isCapital == true }

  /// Whether the word is the next initial of a name ("A. A. Brandt"), not an article.
  private func isDottedInitial(_ word: Word) -> Bool {
    isInitial(word) && word.endIndex < end && bytes[word.endIndex] == 0x2E
  }

  /// Whether the stop belongs to a list number that opens the sentence ("1. The first item").
  private func isListNumber(_ cluster: Cluster, from start: Int) -> Bool {
    ListMarker(at: start, in: bytes, until: end) != nil && cluster.start <= start + 6
      && !bytes[start..<cluster.start].contains(0x20)
  }

  /// Whether what looks like a list number is the number of an abbreviation ("See No. 5. It").
  private func isAbbreviatedNumber(_ cluster: Cluster, next: Int) -> Bool {
    guard bytes[next].isDigit, !cluster.hasMark else { return false }
    let kind = rules.abbreviation(word(before: cluster.start))
    return kind == .number || kind == .month
  }

  /// Whether single letters stand between the dots ("U.S", "Ph.D" has one of two letters), as in an
  /// initialism.
  private func isDotted(_ word: Word) -> Bool {
    word.split(separator: 0x2E).allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isLetter) }
  }

  /// The ASCII letters, digits and inner dots right before `index`; empty after anything else.
  private func word(before index: Int) -> Word {
    var first = index
    while first > start,
      bytes[first - 1].isLetter || bytes[first - 1].isDigit
        || bytes[first - 1] == 0x2E
    { first -= 1 }
    if first > start, bytes[first - 1] >= 0x80, !isPunctuation(before: first) {
      return bytes[index..<index]
    }
    return bytes[first..<index]
  }

  /// Whether the character before `index` is a dash or quote (U+2010 to U+203F) or a no-break
  /// space, not a letter.
  func isPunctuation(before index: Int) -> Bool {
    index - 3 >= start && bytes[index - 3] == 0xE2 && bytes[index - 2] == 0x80
  }

  private func nextWord(at index: Int) -> Word {
    var last = index
    while last < end, bytes[last].isLetter { last += 1 }
    return bytes[index..<last]
  }

  /// Whether a space was lost after the stop ("the report notes.The move is bold").
  ///
  /// The word before must be in lower case, a year or a share, the next a capitalised word, and
  /// neither part of an address.
  private func isMissingSpace(after cluster: Cluster) -> Bool {
    guard !cluster.isEllipsis, cluster.stopsEnd == cluster.start + 1 else { return false }
    let next = nextWord(at: cluster.end)
    guard let first = next.first, first.isCapital,
      next.dropFirst().allSatisfy(\.isLowercase), next.count > 1 || rules.isStarter(next)
    else { return false }
    if next.endIndex < end, bytes[next.endIndex] != 0x20, bytes[next.endIndex] != 0x2C,
      bytes[next.endIndex] != 0x27
    {
      return false
    }
    if cluster.start > start, bytes[cluster.start - 1] == 0x25 || bytes[cluster.start - 1] == 0x29 {
      return true
    }
    let word = word(before: cluster.start)
    let begins =
      word.startIndex == start || " (\"'$-".utf8.contains(bytes[word.startIndex - 1])
      || bytes[word.startIndex - 1] >= 0x80
    guard begins else { return false }
    return word.count >= 2 && word.allSatisfy(\.isLowercase)
      || word.count == 4 && word.allSatisfy(\.isDigit)
  }
}
