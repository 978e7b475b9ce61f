internal import Text

extension Document {
  /// The article without the blocks `isRemoved` names by their position in `blocks` and their text;
  /// offsets and places are those of the shorter text. O(length of the text).
  func removing(reason: String, where isRemoved: (Int, Substring) -> Bool) -> Document {
    rebuilt { piece, index, builder in
      if isRemoved(index, piece.text[...]) {
        builder.remove(piece, reason: reason)
      } else {
        builder.append(piece)
      }
    } part: { part, builder in
      builder.remove(part.text, reason: part.reason, place: part.place)
    }
  }

  /// The article with the blocks that were cut and that `isRestored` names by their text, each at
  /// its place. A block that is there already and is named so is kept from other rules. O(length of
  /// the text).
  func restoring(where isRestored: (String) -> Bool) -> Document {
    rebuilt { piece, _, builder in
      var piece = piece
      piece.isKept = piece.isKept || isRestored(piece.text)
      builder.append(piece)
    } part: { part, builder in
      guard isRestored(part.text) else {
        return builder.remove(part.text, reason: part.reason, place: part.place)
      }
      let places = part.place.map { [PlaceAnchor(offset: 0, number: $0)] } ?? []
      builder.append(TextPiece(text: part.text, anchors: places, isKept: true))
    }
  }

  /// The article made anew from its blocks, with their positions, and from what was cut between
  /// them.
  private func rebuilt(
    piece: (TextPiece, Int, inout DocumentBuilder) -> Void,
    part: (RemovedBlock, inout DocumentBuilder) -> Void
  ) -> Document {
    var builder = DocumentBuilder()
    let cut = Dictionary(grouping: removed, by: \.position)
    for (index, one) in pieces().enumerated() {
      for removed in cut[index] ?? [] { part(removed, &builder) }
      piece(one, index, &builder)
    }
    for removed in cut[blocks.count] ?? [] { part(removed, &builder) }
    let source = SourceFile(path: path, key: key, bytes: [])
    var document = builder.document(for: source, metadata: metadata)
    document.placeUnit = placeUnit
    return document
  }

  /// The blocks as the builder takes them, each with its places.
  private func pieces() -> [TextPiece] {
    var next = 0
    return blocks.map { block in
      var places: [PlaceAnchor] = []
      while next < anchors.count, anchors[next].offset < block.span.end {
        if anchors[next].offset >= block.span.start {
          let offset = anchors[next].offset - block.span.start
          places.append(PlaceAnchor(offset: offset, number: anchors[next].number))
        }
        next += 1
      }
      if places.first?.offset != 0, let number = anchors.number(at: block.span.start) {
        places.insert(PlaceAnchor(offset: 0, number: number), at: 0)
      }
      return TextPiece(
        kind: block.kind, text: text[block.span].map(String.init) ?? "", anchors: places,
        isBroken: block.isBroken, isKept: block.isKept)
    }
  }
}
