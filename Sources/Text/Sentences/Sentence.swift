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
