internal import Text

/// Finds what a draft puts in quotation marks.
struct DraftQuotations {
  private(set) var runs: [Draft.QuotedRun] = []
  /// Where marks open that nothing closes.
  private(set) var unclosed: [Int] = []

  private static let closers: [UInt32: Set<UInt32>] = [
    0x22: [0x22], 0x201C: [0x201D], 0x201E: [0x201C, 0x201D], 0xAB: [0xBB], 0x2018: [0x2019],
  ]

  init(_ document: Document) {
    for (index, block) in document.blocks.enumerated() where block.kind != .code {
      let before = runs.count
      let open = read(document, index)
      if let open {
        let goesOn =
          index + 1 < document.blocks.count
          && Self.first(document, index + 1) == open.mark
        if goesOn {
          runs.append(Draft.QuotedRun(span: TextSpan(open.start, block.span.end), block: index))
        } else {
          unclosed.append(open.start)
        }
      }
      if block.kind == .quotation, runs.count == before, open == nil {
        runs.append(Draft.QuotedRun(span: block.span, block: index))
      }
    }
  }

  /// What a block begins with; a quotation that goes on in it repeats its mark.
  private static func first(_ document: Document, _ block: Int) -> UInt32? {
    document.text[document.blocks[block].span]?.unicodeScalars.first?.value
  }

  /// Reads the marks of a block; returns the one that is left open.
  private mutating func read(
    _ document: Document, _ index: Int
  ) -> (mark: UInt32, start: Int)? {
    let block = document.blocks[index].span
    guard let slice = document.text[block] else { return nil }
    var open: (mark: UInt32, start: Int)?
    var offset = block.start
    var before: Unicode.Scalar = " "
    let scalars = Array(slice.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let length = UTF8.width(scalar)
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      if let (mark, start) = open, Self.closers[mark]?.contains(scalar.value) ?? false {
        let isApostrophe = mark == 0x2018 && next.properties.isAlphabetic
        if !isApostrophe {
          runs.append(Draft.QuotedRun(span: TextSpan(start, offset), block: index))
          open = nil
        }
      } else if open == nil, Self.closers[scalar.value] != nil,
        scalar.value != 0x2018 || !before.properties.isAlphabetic
      {
        // Inches and feet: 5" or 6".
        if scalar.value != 0x22 || !("0"..."9" ~= before) { open = (scalar.value, offset + length) }
      }
      offset += length
      before = scalar
    }
    return open.flatMap { $0.mark == 0x2018 ? nil : $0 }
  }
}
