package import Text

/// A sentence of an article, or a piece of one that is too long, with what is understood of it.
package struct ReadSentence: Sendable, Equatable {
  /// UTF-8 bytes of the document.
  package var span: TextSpan
  /// Position of its block in `Document.blocks`.
  package var block: Int
  package var kind: Block.Kind
  package var analysis: AnalyzedSentence

  package init(span: TextSpan, block: Int, kind: Block.Kind, analysis: AnalyzedSentence) {
    self.span = span
    self.block = block
    self.kind = kind
    self.analysis = analysis
  }
}
