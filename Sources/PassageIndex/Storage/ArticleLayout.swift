internal import Text

/// Where sentences, passages and places of an article stand in its text, packed into few bytes.
///
/// Format 1, all numbers as `ByteWriter` makes them: 1, place unit; number of sentences, then for
/// each the gap from the end of the one before, its length, and (blocks further on) · 16 + kind · 2
/// + broken; number of passages, then the sentences in each; number of anchors, then for each the
/// distance in bytes and the zigzag distance in lines from the one before.
struct ArticleLayout: Equatable {
  var sentences: [Sentence]
  /// Positions in `sentences`, one range a passage; together they hold every sentence once, in
  /// order.
  var passages: [Range<Int>]
  var anchors: [PlaceAnchor]
  var placeUnit: PlaceUnit

  init(
    sentences: [Sentence], passages: [Range<Int>], anchors: [PlaceAnchor], placeUnit: PlaceUnit
  ) {
    self.sentences = sentences
    self.passages = passages
    self.anchors = anchors
    self.placeUnit = placeUnit
  }

  /// Nil when the bytes are not a layout, or one that leaves a text of `textLength` bytes.
  init?(packed: UnsafeRawBufferPointer, textLength: Int) {
    var reader = ByteReader(packed)
    guard reader.next() == 1, let unit = reader.next().flatMap({ UInt8(exactly: $0) }),
      let placeUnit = PlaceUnit(rawValue: unit),
      let sentences = Self.sentences(&reader, textLength: textLength),
      let passages = Self.passages(&reader, sentenceCount: sentences.count),
      let anchors = Self.anchors(&reader), reader.isAtEnd
    else { return nil }
    self.init(
      sentences: sentences, passages: passages, anchors: anchors, placeUnit: placeUnit)
  }

  /// Where the passages stand in the text: from the first to the last sentence of each.
  var passageSpans: [TextSpan] {
    passages.map {
      TextSpan(sentences[$0.lowerBound].span.start, sentences[$0.upperBound - 1].span.end)
    }
  }

  var packed: [UInt8] {
    var writer = ByteWriter()
    writer.append(1)
    writer.append(Int(placeUnit.rawValue))
    writer.append(sentences.count)
    var end = 0
    var block = 0
    for sentence in sentences {
      writer.append(sentence.span.start - end)
      writer.append(sentence.span.length)
      let quality = Int(sentence.kind.rawValue) << 1 | (sentence.isBroken ? 1 : 0)
      writer.append((sentence.block - block) << 4 | quality)
      end = sentence.span.end
      block = sentence.block
    }
    writer.append(passages.count)
    for passage in passages { writer.append(passage.count) }
    writer.append(anchors.count)
    var last = PlaceAnchor(offset: 0, number: 0)
    for anchor in anchors {
      let step = anchor.number - last.number
      writer.append(anchor.offset - last.offset)
      writer.append(step < 0 ? -step << 1 | 1 : step << 1)
      last = anchor
    }
    return writer.bytes
  }

  private static func sentences(_ reader: inout ByteReader, textLength: Int) -> [Sentence]? {
    guard let count = reader.next(), count <= textLength else { return nil }
    var sentences: [Sentence] = []
    sentences.reserveCapacity(count)
    var end = 0
    var block = 0
    for _ in 0..<count {
      guard let gap = reader.next(), let length = reader.next(), let quality = reader.next(),
        let kind = Block.Kind(rawValue: UInt8(quality >> 1 & 7)), gap <= textLength,
        length <= textLength, end + gap + length <= textLength
      else { return nil }
      block &+= quality >> 4
      let start = end + gap
      end = start + length
      sentences.append(
        Sentence(
          span: TextSpan(start, end), block: block, kind: kind, isBroken: quality & 1 == 1))
    }
    return sentences
  }

  private static func passages(_ reader: inout ByteReader, sentenceCount: Int) -> [Range<Int>]? {
    guard let count = reader.next(), count <= sentenceCount else { return nil }
    var passages: [Range<Int>] = []
    passages.reserveCapacity(count)
    var first = 0
    for _ in 0..<count {
      guard let length = reader.next(), length > 0, length <= sentenceCount - first else {
        return nil
      }
      passages.append(first..<first + length)
      first += length
    }
    return first == sentenceCount ? passages : nil
  }

  private static func anchors(_ reader: inout ByteReader) -> [PlaceAnchor]? {
    guard let count = reader.next() else { return nil }
    var anchors: [PlaceAnchor] = []
    var last = PlaceAnchor(offset: 0, number: 0)
    for _ in 0..<count {
      guard let distance = reader.next(), let step = reader.next() else { return nil }
      last.offset &+= distance
      last.number &+= step & 1 == 1 ? -(step >> 1) : step >> 1
      anchors.append(last)
    }
    return anchors
  }
}
