internal import Text

/// A figure as its own words give it, without what it is a figure of.
struct ScannedFigure {
  /// Its words among the pieces of the sentence, without bound.
  var pieces: Range<Int>
  var span: TextSpan
  /// The words of the sentence it has parts of.
  var tokens: Range<Int>
  var value: ExactDecimal
  var upper: ExactDecimal?
  var kind: FigureFact.Kind = .count
  var unit: String?
  var bound: FigureFact.Bound?
  /// "Basil, 63,", "aged 40", "a 40-year-old bridge".
  var isAge = false
  /// The number is in words ("one").
  var isWord = false
  /// By what the number was multiplied; nil where nothing says so.
  var scale: ExactDecimal?
  /// Written with signs of thousands, a point or a scale: no number of a name.
  var isLong = false
}

/// Finds the figures of a sentence among its pieces.
final class FigureScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let sentence: AnalyzedSentence
  let words: FigureWords
  let pieces: [FigurePiece]
  /// Where the sentence names times, in order.
  let times: [TextSpan]
  /// "pounds" are money here, not weight.
  let hasPounds: Bool
  /// Tokens of clauses whose verb is shared, where a name and a figure stand side by side.
  let elided: Set<Int>
  /// The pieces are all of a table's cell: short signs are units, and nothing follows.
  let isCell: Bool

  init(
    bytes: UnsafeBufferPointer<UInt8>, sentence: AnalyzedSentence, words: FigureWords,
    pieces: [FigurePiece], times: [TextSpan], hasPounds: Bool, elided: Set<Int>,
    isCell: Bool = false
  ) {
    self.bytes = bytes
    self.sentence = sentence
    self.words = words
    self.pieces = pieces
    self.times = times
    self.hasPounds = hasPounds
    self.elided = elided
    self.isCell = isCell
  }

  /// In the order of the text. Linear in the number of pieces.
  func figures() -> [ScannedFigure] {
    var found: [ScannedFigure] = []
    var place = 0
    while place < pieces.count {
      if mayOpen(place), let figure = figure(at: place), figure.pieces.upperBound > place {
        place = figure.pieces.upperBound
        if !isExcluded(figure) { found.append(bounded(figure)) }
      } else {
        place = afterJoined(place)
      }
    }
    return found
  }

  /// Whether a figure may begin with the piece: a number, an article, a currency or a sign.
  private func mayOpen(_ place: Int) -> Bool {
    if pieces[place].isNumber || pieces[place].has([.article, .currency]) { return true }
    let byte = bytes[pieces[place].span.start]
    return byte == 0x2D || byte == 0xE2
  }

  func piece(_ index: Int) -> FigurePiece? {
    pieces.indices.contains(index) ? pieces[index] : nil
  }

  func has(_ index: Int, _ classes: FigureWords.Classes) -> Bool {
    pieces.indices.contains(index) && pieces[index].has(classes)
  }

  func byte(_ index: Int) -> UInt8 {
    pieces.indices.contains(index) ? bytes[pieces[index].span.start] : 0
  }

  /// Past a number that is no figure and what is joined to it.
  private func afterJoined(_ place: Int) -> Int {
    guard pieces[place].isNumber else { return place + 1 }
    var next = place + 1
    while let piece = piece(next), piece.isGlued { next += 1 }
    return next
  }

  func figure(at place: Int) -> ScannedFigure? {
    var start = place
    var currency: String?
    if let code = currencyBefore(place) {
      currency = code
      start += 1
    }
    let isNegative = isSign(start)
    if isNegative { start += 1 }
    // "−$5"
    if currency == nil, let code = currencyBefore(start) {
      currency = code
      start += 1
    }
    guard let number = number(at: start, hasCurrency: currency != nil) else { return nil }
    var figure = ScannedFigure(
      pieces: place..<number.end, span: TextSpan(0, 0), tokens: 0..<0,
      value: isNegative ? number.value.negated() : number.value)
    figure.isWord = number.isWord
    figure.isLong = number.isLong
    figure.scale = number.scale
    if let currency {
      figure.kind = .money
      figure.unit = currency
    }
    readRange(&figure)
    UnitScanner(scanner: self).read(&figure)
    if figure.upper == nil, figure.unit != nil, figure.kind != .duration { readSecond(&figure) }
    close(&figure)
    readAge(&figure)
    return figure
  }

  private func close(_ figure: inout ScannedFigure) {
    let inner = pieces[figure.pieces]
    guard let first = inner.first, let last = inner.last else { return }
    figure.span = TextSpan(first.span.start, last.span.end)
    figure.tokens = first.token..<last.token + 1
  }

  /// "Basil, 63," and "aged 63".
  private func readAge(_ figure: inout ScannedFigure) {
    guard figure.kind == .count, figure.unit == nil, !figure.isLong,
      let value = figure.value.integer,
      value < 120
    else { return }
    let (first, end) = (figure.tokens.lowerBound, figure.tokens.upperBound)
    let isApart =
      first > 1 && sentence.tokens[first - 1].tag == .comma
      && sentence.tokens[first - 2].tag.isProperName && end < sentence.tokens.count
      && (sentence.tokens[end].tag == .comma || sentence.tokens[end].tag == .period)
    guard isApart && value > 0 && !figure.isWord || has(figure.pieces.lowerBound - 1, .age)
    else { return }
    figure.kind = .duration
    figure.unit = words.ageUnit
    figure.isAge = true
  }

  /// A sign, or a code or name in capitals, right before a number.
  private func currencyBefore(_ place: Int) -> String? {
    guard let piece = piece(place), let code = piece.entry?.currency, !piece.isNumber else {
      return nil
    }
    let isSign = piece.span.length <= 3 && !Self.isLetter(bytes[piece.span.start])
    guard isSign || piece.hasCapital else { return nil }
    let next = isSignAt(place + 1) ? place + 2 : place + 1
    guard let number = self.piece(next), number.isNumber || number.has(.article) else { return nil }
    if isSign || number.isGlued { return code }
    return bytes[piece.span.start..<piece.span.end].contains { $0 &- 0x61 < 26 } ? nil : code
  }

  private func isSignAt(_ place: Int) -> Bool {
    let minus = byte(place) == 0x2D || byte(place) == 0x2B || isMinus(place)
    return minus && piece(place)?.span.length ?? 9 <= 3
  }

  private func isMinus(_ place: Int) -> Bool {
    guard let piece = piece(place), piece.span.length == 3 else { return false }
    let start = piece.span.start
    return bytes[start] == 0xE2 && bytes[start + 1] == 0x88 && bytes[start + 2] == 0x92
  }

  /// A minus before a number, with nothing before it that it could join.
  private func isSign(_ place: Int) -> Bool {
    guard byte(place) == 0x2D || isMinus(place), let next = piece(place + 1), next.isGlued,
      next.isNumber || next.has(.currency)
    else { return false }
    return !(piece(place)?.isGlued ?? true) || [0x28, 0x5B].contains(byte(place - 1))
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// "10 to 20", "10–20", "between 10 and 20".
  private func readRange(_ figure: inout ScannedFigure) {
    var place = figure.pieces.upperBound
    let isOpened = has(figure.pieces.lowerBound - 1, .rangeOpener)
    guard let link = piece(place), link.has(.rangeLink), !link.isNumber else { return }
    let isDash =
      bytes[link.span.start] == 0x2D
      || link.span.length == 3 && !link.hasCapital
        && !Self.isLetter(bytes[link.span.start])
    if has(place, .plusLink), !isOpened { return }
    if !isDash, has(figure.pieces.lowerBound - 1, [.changeStart, .changeBy]) { return }
    if !isDash, followsChange(figure.pieces.lowerBound), has(place, .changeEnd) { return }
    place += 1
    guard isDash || !(piece(place)?.isGlued ?? false) else { return }
    if let code = currencyBefore(place) {
      guard figure.unit == code else { return }
      place += 1
    }
    guard let upper = number(at: place, hasCurrency: figure.kind == .money) else { return }
    var low = figure.value
    if let scale = upper.scale, !figure.isLong, low.isLess(than: upper.mantissa) {
      low = low.times(scale) ?? low
    }
    guard low.isLess(than: upper.value) else { return }
    if !isDash, low.times(ExactDecimal(20))?.isLess(than: upper.value) ?? false { return }
    figure.value = low
    figure.upper = upper.value
    figure.isLong = figure.isLong || upper.isLong
    figure.pieces = figure.pieces.lowerBound..<upper.end
  }

  /// "7% to 8%": a range whose ends both have the unit.
  private func readSecond(_ figure: inout ScannedFigure) {
    var whole = figure
    readRange(&whole)
    guard whole.upper != nil else { return }
    var second = whole
    second.kind = figure.kind == .money ? .money : .count
    UnitScanner(scanner: self).read(&second)
    guard second.kind == figure.kind, figure.kind == .money || second.unit == figure.unit else {
      return
    }
    figure = second
    figure.unit = whole.unit
  }

  /// "rose 5 to 20": the second is where it went.
  private func followsChange(_ place: Int) -> Bool {
    guard let token = piece(place)?.token else { return false }
    return sentence.clauses.contains {
      (token - 3..<token).contains($0.verb.main) && words.changes[$0.verb.lemma] != nil
    }
  }

  /// Pieces of the words that bound a figure behind them, at `start`; 0 where there are none.
  func boundLength(at start: Int) -> Int {
    words.before.first { begins($0.words, at: start) }?.words.count ?? 0
  }

  /// Takes in the words that bound the figure; they stay outside of its span.
  func bounded(_ figure: ScannedFigure) -> ScannedFigure {
    var figure = figure
    let start = figure.pieces.lowerBound
    if let phrase = words.before.first(where: { ends($0.words, at: start) }) {
      figure.bound = phrase.bound
    } else if let phrase = words.behind.first(where: {
      begins($0.words, at: figure.pieces.upperBound)
        || begins($0.words, at: figure.pieces.upperBound + 1)
    }) {
      figure.bound = phrase.bound
    }
    return figure
  }

  private func ends(_ hashes: [UInt64], at end: Int) -> Bool {
    let start = end - hashes.count
    return start >= 0 && begins(hashes, at: start)
  }

  private func begins(_ hashes: [UInt64], at start: Int) -> Bool {
    guard start + hashes.count <= pieces.count else { return false }
    return hashes.indices.allSatisfy { pieces[start + $0].hash == hashes[$0] }
  }
}
