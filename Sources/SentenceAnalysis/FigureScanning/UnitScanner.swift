internal import Text

/// Reads what a number is counted in from the words behind it.
struct UnitScanner {
  let scanner: FigureScanner

  /// Fills in kind and unit, and takes the unit's words into the figure.
  func read(_ figure: inout ScannedFigure) {
    let end = figure.pieces.upperBound
    guard let place = afterHyphen(end), let piece = scanner.piece(place) else { return }
    if figure.kind == .money {
      // "$5 million dollars"
      let isSame = piece.entry?.currency == figure.unit && piece.entry?.minor == nil
      return isSame && figure.unit != nil && !piece.isGlued ? extend(&figure, to: place + 1) : ()
    }
    if readPercent(&figure, place) || readMoney(&figure, place) { return }
    if piece.has(.times), piece.isGlued || piece.span.length > 1 {
      figure.unit = nil
      return
    }
    readMeasure(&figure, place)
  }

  /// Past the hyphen of "10-year"; nil where the figure is followed by nothing.
  private func afterHyphen(_ place: Int) -> Int? {
    guard scanner.piece(place) != nil else { return nil }
    let isHyphen = scanner.byte(place) == 0x2D && scanner.piece(place)?.isGlued ?? false
    return isHyphen && scanner.piece(place + 1)?.isGlued ?? false ? place + 1 : place
  }

  private func extend(_ figure: inout ScannedFigure, to end: Int) {
    figure.pieces = figure.pieces.lowerBound..<end
  }

  private func readPercent(_ figure: inout ScannedFigure, _ place: Int) -> Bool {
    if scanner.has(place, .percent) {
      let hasPoint = scanner.has(place + 1, .point)
      figure.kind = hasPoint ? .points : .percentage
      figure.unit = hasPoint ? name(place..<place + 2) : scanner.words.percentName
      extend(&figure, to: hasPoint ? place + 2 : place + 1)
      return true
    }
    if scanner.has(place, .per), scanner.has(place + 1, .centi) {
      figure.kind = .percentage
      figure.unit = scanner.words.percentName
      extend(&figure, to: place + 2)
      return true
    }
    let isBasis = scanner.has(place, .basis) && scanner.has(place + 1, .point)
    guard isBasis || scanner.has(place, .point), figure.kind != .money else { return false }
    let end = isBasis ? place + 2 : place + 1
    figure.kind = .points
    figure.unit = name(place..<end)
    extend(&figure, to: end)
    return true
  }

  /// "5 million euros", "20 cents", "5 US dollars".
  private func readMoney(_ figure: inout ScannedFigure, _ place: Int) -> Bool {
    var end = place
    if let next = scanner.piece(place + 1), next.entry?.currency != nil, !next.isGlued,
      scanner.piece(place)?.hasCapital ?? false, scanner.piece(place)?.entry?.currency == nil
    {
      end += 1
    }
    guard let piece = scanner.piece(end), let code = piece.entry?.currency, !piece.isNumber else {
      return false
    }
    let isWord = FigureScanner.isLetter(scanner.bytes[piece.span.start])
    // "20 pounds" are a weight where no sign of the currency is written.
    if isWord, piece.span.length > 3, code == scanner.words.poundCode, !scanner.hasPounds,
      piece.entry?.minor == nil
    {
      figure.kind = .quantity
      figure.unit = name(end..<end + 1)
      extend(&figure, to: end + 1)
      return true
    }
    // "20 won seats" and "5 try" are no money.
    let tag = scanner.sentence.tokens[piece.token].tag
    if isWord, !tag.isNoun, tag != .dollar, !piece.isGlued, !hasHyphen(before: end) { return false }
    figure.kind = .money
    figure.unit = code
    if let minor = piece.entry?.minor {
      figure.value = figure.value.times(minor) ?? figure.value
      figure.upper = figure.upper.flatMap { $0.times(minor) }
    }
    extend(&figure, to: end + 1)
    return true
  }

  private func hasHyphen(before place: Int) -> Bool { scanner.byte(place - 1) == 0x2D }

  /// "5 km", "5-mile", "5 square miles", "5 miles per hour", "40 years old".
  private func readMeasure(_ figure: inout ScannedFigure, _ start: Int) {
    var place = start
    var prefix: Int?
    if scanner.has(place, .unitPrefix), scanner.has(place + 1, .unit) {
      prefix = place
      place += 1
    }
    guard let piece = scanner.piece(place), let (unit, isDuration) = scanner.unit(at: place),
      !piece.isNumber, isUnit(place, figure)
    else { return readJoined(&figure, start) }
    figure.kind = isDuration ? .duration : .quantity
    figure.unit = prefix.map { "\(name($0..<$0 + 1)) \(unit)" } ?? unit
    extend(&figure, to: place + 1)
    if readRatio(&figure, unit, place + 1) { return }
    if scanner.has(place + 1, .per), let per = scanner.piece(place + 2)?.entry?.unit {
      figure.unit = "\(unit) \(name(place + 1..<place + 2)) \(per)"
      extend(&figure, to: place + 3)
    }
    readAge(&figure, place + 1)
  }

  /// Whether a mark may close a quotation: one was opened before it, or no common noun follows.
  private func isQuotation(_ place: Int) -> Bool {
    let token = scanner.pieces[place].token
    let tokens = scanner.sentence.tokens
    let isOpened = tokens[..<token].contains { $0.tag == .openQuote }
    guard !isOpened, let next = scanner.piece(place + 1) else { return true }
    return tokens[next.token].tag != .noun && tokens[next.token].tag != .plural
  }

  /// "kg/l" in a cell.
  private func readRatio(_ figure: inout ScannedFigure, _ unit: String, _ place: Int) -> Bool {
    guard scanner.isCell, scanner.byte(place) == 0x2F, scanner.piece(place + 1)?.isGlued ?? false,
      let other = scanner.unit(at: place + 1)
    else { return false }
    figure.kind = .quantity
    figure.unit = "\(unit) \(scanner.words.perName) \(other.name)"
    extend(&figure, to: place + 2)
    return true
  }

  /// Letters that are short need to be joined to the number, or to be no word of their own.
  private func isUnit(_ place: Int, _ figure: ScannedFigure) -> Bool {
    guard let piece = scanner.piece(place) else { return false }
    if case .mark = piece.kind { return piece.isGlued && !isQuotation(place) }
    if piece.isGlued || piece.span.length > 2 { return true }
    if piece.span.length == 1, !figure.isWord {
      return scanner.piece(place + 1).map {
        if case .word = $0.kind { false } else { scanner.isCell || !$0.isNumber }
      } ?? true
    }
    return !figure.isWord && piece.span.length == 2
  }

  /// "a 48-piece set": the unit is whatever is joined.
  private func readJoined(_ figure: inout ScannedFigure, _ place: Int) {
    guard let piece = scanner.piece(place), case .word = piece.kind, piece.isGlued,
      hasHyphen(before: place), !piece.has(.fraction), !piece.hasCapital
    else { return }
    figure.unit = name(place..<place + 1)
    extend(&figure, to: place + 1)
  }

  private func readAge(_ figure: inout ScannedFigure, _ place: Int) {
    let next = scanner.byte(place) == 0x2D ? place + 1 : place
    guard scanner.has(next, .old), figure.kind == .duration else { return }
    figure.isAge = true
    extend(&figure, to: next + 1)
  }

  /// The words of some pieces in the singular.
  private func name(_ range: Range<Int>) -> String {
    range.compactMap { scanner.piece($0) }.map { piece in
      let word = String(
        decoding: scanner.bytes[piece.span.start..<piece.span.end], as: UTF8.self
      ).lowercased()
      let isPlural = scanner.sentence.tokens[piece.token].tag == .plural
      return isPlural ? scanner.words.plurals.singular(word) : word
    }.joined(separator: " ")
  }
}
