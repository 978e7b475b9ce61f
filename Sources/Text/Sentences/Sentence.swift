/// One sentence of an article: where it stands, in which block, and what is known of its quality.
package struct Sentence: Sendable, Equatable {
  package var span: TextSpan
  /// Position of its block in `Document.blocks`.
  package var block: Int
  package var kind: Block.Kind
  /// Words are missing (a lost link text); kept, but ranked below whole sentences.
  package var isBroken: Bool

  package init(span: TextSpan, block: Int, kind: Block.Kind, isBroken: Bool = false) {
    self.span = span
    self.block = block
    self.kind = kind
    self.isBroken = isBroken
  }
}

extension Block {
  /// The blocks that hold sentences, from the first to the last of each; those without a sentence
  /// are empty. All that is known of blocks where only sentences are kept.
  package static func holding(_ sentences: [Sentence]) -> [Block] {
    var blocks: [Block] = []
    for sentence in sentences where sentence.block >= 0 && sentence.block <= sentence.span.end {
      while blocks.count <= sentence.block {
        let start = sentence.span.start
        blocks.append(Block(kind: sentence.kind, span: TextSpan(start, start)))
      }
      blocks[sentence.block].span.end = max(blocks[sentence.block].span.end, sentence.span.end)
    }
    return blocks
  }
}
