internal import Text

extension FigureScanner {
  /// A number with its scale.
  struct Number {
    var value: ExactDecimal
    /// Before its scale.
    var mantissa: ExactDecimal
    var scale: ExactDecimal?
    var end: Int
    var isWord = false
    var isLong = false
  }

  /// The number whose pieces begin at `place`; nil where there is none.
  func number(at place: Int, hasCurrency: Bool) -> Number? {
    guard let piece = piece(place) else { return nil }
    if piece.has(.article), !piece.isNumber { return articleNumber(at: place) }
    guard case .number(let read) = piece.kind, let value = read else { return nil }
    if piece.entry?.number != nil { return wordNumber(at: place) }
    var number = Number(value: value, mantissa: value, end: place + 1)
    number.isLong = !value.isWhole || piece.span.length > 4
    if let rest = spaced(place) {
      number.value = rest
      number.mantissa = rest
      number.end += 1
      number.isLong = true
    }
    if let half = self.piece(place + 1), half.isGlued, half.span.length == 2,
      let part = half.entry?.number, let sum = value.plus(part)
    {
      number.value = sum
      number.mantissa = sum
      number.end += 1
    }
    return scaled(number, hasCurrency: hasCurrency)
  }

  /// "2 400": three digits behind a space go on with the one to three before it, where a noun
  /// follows.
  private func spaced(_ place: Int) -> ExactDecimal? {
    guard let first = piece(place), let second = piece(place + 1), first.span.length <= 3,
      second.span.length == 3, second.span.start - first.span.end <= 3, !second.isGlued,
      second.entry == nil, case .number(let high) = first.kind, case .number(let low) = second.kind,
      goesOn(behind: place + 2)
    else { return nil }
    return low.flatMap { high?.times(ExactDecimal(1000))?.plus($0) }
  }

  /// A noun stands there, or a cell ends.
  private func goesOn(behind place: Int) -> Bool {
    guard let next = piece(place) else { return isCell }
    return !next.isGlued && sentence.tokens[next.token].tag.isNoun
  }

  /// With "million", "bn", "-billion" behind it.
  private func scaled(_ number: Number, hasCurrency: Bool) -> Number {
    var number = number
    while true {
      var place = number.end
      if byte(place) == 0x2D, piece(place)?.isGlued ?? false { place += 1 }
      guard let piece = piece(place), let scale = piece.entry?.scale,
        isScale(place, hasCurrency: hasCurrency), let product = number.value.times(scale)
      else { return number }
      if piece.entry?.number != nil { return number }
      number.value = product
      number.scale = number.scale.flatMap { $0.times(scale) } ?? scale
      number.end = place + 1
      number.isLong = true
    }
  }

  /// A single letter is a scale only of money, or joined to the number and before a plural.
  private func isScale(_ place: Int, hasCurrency: Bool) -> Bool {
    guard let piece = piece(place) else { return false }
    guard piece.span.length == 1 else { return true }
    if hasCurrency { return piece.isGlued }
    if isCell { return isCellScale(place) }
    guard piece.isGlued, let next = self.piece(place + 1), !next.isGlued else { return false }
    let tag = sentence.tokens[next.token].tag
    return tag == .plural || tag == .properPlural || bytes[piece.span.start] == 0x6B
  }

  /// "12k", "5M" with nothing but marks behind; "5 m" is a length.
  private func isCellScale(_ place: Int) -> Bool {
    guard let piece = piece(place), piece.isGlued, cellUnit(place) == nil else { return false }
    guard let next = self.piece(place + 1) else { return true }
    if case .mark = next.kind { return true }
    return false
  }

  /// The unit that a sign names in cells alone ("m"); nil for any other word.
  func cellUnit(_ place: Int) -> FigureWords.CellUnit? {
    guard isCell, let piece = piece(place), !piece.isNumber else { return nil }
    return words.cellUnits[WordHash.of(bytes[piece.span.start..<piece.span.end])]
  }

  /// The unit that the piece names.
  func unit(at place: Int) -> (name: String, isDuration: Bool)? {
    if let unit = cellUnit(place) { return (unit.name, unit.isDuration) }
    guard let entry = piece(place)?.entry, let name = entry.unit else { return nil }
    return (name, entry.isDuration)
  }

  /// "a hundred", "a dozen"; not "a million-dollar".
  private func articleNumber(at place: Int) -> Number? {
    guard let next = piece(place + 1), let scale = next.entry?.scale, !next.isGlued,
      next.span.length > 2
    else { return nil }
    let number = Number(
      value: scale, mantissa: ExactDecimal(1), scale: scale, end: place + 2, isWord: true,
      isLong: true)
    return scaled(number, hasCurrency: false)
  }

  /// "twenty-five", "one hundred and twenty", "half a million", "two and a half million".
  private func wordNumber(at start: Int) -> Number? {
    var reader = WordNumber()
    var place = start
    while let piece = piece(place) {
      if case .number(let value) = piece.kind, let value, piece.entry?.number != nil {
        guard reader.add(value) else { break }
      } else if let scale = piece.entry?.scale, piece.span.length > 2 {
        guard reader.multiply(scale) else { break }
      } else {
        guard let next = afterLink(place, reader) else { break }
        place = next
        continue
      }
      place += 1
      reader.end = place
    }
    guard let value = reader.value, reader.end > start else { return nil }
    return Number(
      value: value, mantissa: value, scale: nil, end: reader.end, isWord: true,
      isLong: reader.hasScale)
  }

  /// Past a hyphen, "and", or the article of "half a million", where a number goes on behind it.
  private func afterLink(_ place: Int, _ reader: WordNumber) -> Int? {
    guard let piece = piece(place), reader.end > 0 else { return nil }
    let next = self.piece(place + 1)
    if bytes[piece.span.start] == 0x2D, piece.isGlued {
      return next?.entry?.number != nil || next?.entry?.scale != nil ? place + 1 : nil
    }
    if piece.has(.article), next?.entry?.scale != nil, next?.span.length ?? 0 > 2,
      !reader.isWhole
    {
      return place + 1
    }
    guard piece.has(.plusLink) else { return nil }
    if has(place + 1, .article), let half = self.piece(place + 2)?.entry?.number, !half.isWhole {
      return place + 2
    }
    return reader.hasHundred && next?.entry?.number?.isWhole ?? false ? place + 1 : nil
  }
}

/// Adds up the words of a number.
struct WordNumber {
  private var total = ExactDecimal(0)
  private var current: ExactDecimal?
  private(set) var hasScale = false
  /// The last word was a scale.
  private(set) var hasHundred = false
  /// Behind the last word that belongs to it; 0 before the first.
  var end = 0

  var isWhole: Bool { current?.isWhole ?? true }

  var value: ExactDecimal? { current.map { total.plus($0) } ?? (hasScale ? total : nil) }

  /// False where the word begins another number.
  mutating func add(_ number: ExactDecimal) -> Bool {
    guard let current else {
      self.current = number
      hasHundred = false
      return true
    }
    guard fits(number, behind: current), let sum = current.plus(number) else { return false }
    self.current = sum
    hasHundred = false
    return true
  }

  private func fits(_ number: ExactDecimal, behind current: ExactDecimal) -> Bool {
    if !number.isWhole { return current.isWhole }
    guard let own = current.integer, let next = number.integer else { return false }
    if own % 100 == 0, own > 0 { return next < 100 }
    return own % 10 == 0 && own % 100 >= 20 && next < 10
  }

  /// False where the scale does not fit.
  mutating func multiply(_ scale: ExactDecimal) -> Bool {
    let isSmall = scale.isLess(than: ExactDecimal(1000))
    guard let product = (current ?? ExactDecimal(1)).times(scale) else { return false }
    if isSmall {
      guard current != nil else { return false }
      current = product
    } else {
      guard current != nil || hasScale,
        let sum = current == nil ? total.times(scale) : total.plus(product)
      else { return false }
      total = sum
      current = nil
    }
    hasScale = true
    hasHundred = true
    return true
  }
}
