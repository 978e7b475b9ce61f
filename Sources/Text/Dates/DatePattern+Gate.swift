extension DatePattern {
  /// What a stretch of lexemes must hold for a pattern to stand in it, to pass most patterns over
  /// without trying them: how many lexemes, and for each of the first elements that must be there
  /// something that it can take. False is certain, true only likely.
  struct Gate: Sendable {
    /// Lexemes at least.
    let count: Int
    private var needs: (UInt64, UInt64, UInt64, UInt64)

    init(_ elements: [Element]) {
      let needed = elements.filter { !$0.isOptional }
      count = needed.count
      let signatures = needed.map { $0.pieces.reduce(0) { $0 | $1.signature } }
      func need(_ place: Int) -> UInt64 { place < signatures.count ? signatures[place] : .max }
      needs = (need(0), need(1), need(2), need(3))
    }

    /// Whether a stretch of `count` lexemes with those signatures together may hold the pattern.
    @inline(__always)
    func opens(for count: Int, _ signatures: UInt64) -> Bool {
      count >= self.count && needs.0 & signatures != 0 && needs.1 & signatures != 0
        && needs.2 & signatures != 0 && needs.3 & signatures != 0
    }
  }

  /// The bits of groups stand below those of words and signs, of which several may share one.
  fileprivate static func signature(ofLiteral number: Int) -> UInt64 {
    1 << (20 + UInt64(truncatingIfNeeded: number) % 28)
  }

  fileprivate static func signature(ofSign byte: Int) -> UInt64 {
    1 << (48 + UInt64(truncatingIfNeeded: byte) % 16)
  }
}

extension DatePattern.Piece {
  /// Bits of which a lexeme that the piece takes has one.
  fileprivate var signature: UInt64 {
    switch self {
    case .group(let group): 1 << UInt64(group.rawValue)
    case .literal(let number): DatePattern.signature(ofLiteral: number)
    case .sign(let byte): DatePattern.signature(ofSign: byte)
    }
  }
}

extension DateLexeme {
  /// Bits of all pieces that can take the lexeme; 0 for one of no interest.
  var signature: UInt64 {
    switch kind {
    case .number: UInt64(DatePattern.Groups.ofNumbers.rawValue)
    case .word:
      word.map { UInt64($0.groups.rawValue) | DatePattern.signature(ofLiteral: $0.literal) } ?? 0
    case .sign: DatePattern.signature(ofSign: value)
    case .other: 0
    }
  }
}
