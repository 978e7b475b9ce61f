package import EvidenceRanking
package import PassageIndex
package import Text

extension StoredArticle {
  /// An article of one paragraph, its sentences parted by spaces, that is one passage.
  package init(
    of sentences: [String], id: Int64 = 1, metadata: ArticleMetadata = ArticleMetadata()
  ) {
    var text = ""
    let spans = sentences.map { sentence in
      if !text.isEmpty { text += " " }
      let start = text.utf8.count
      text += sentence
      return TextSpan(start, text.utf8.count)
    }
    self.init(
      summary: ArticleSummary(
        id: ArticleID(id), key: "\(id).txt", path: "\(id).txt", metadata: metadata, words: 1),
      text: text, sentences: spans.map { Sentence(span: $0, block: 0, kind: .paragraph) },
      passages: [
        StoredPassage(
          id: PassageID(id), span: TextSpan(0, text.utf8.count), sentences: 0..<sentences.count)
      ],
      anchors: [], placeUnit: .line)
  }
}

extension TokenizedArticle {
  /// The tokens of the first place where `words` stand; nil where they do not.
  package func tokens(of words: String) -> Range<Int>? {
    guard let found = stored.text.firstRange(of: words) else { return nil }
    let utf8 = stored.text.utf8
    let start = utf8.distance(from: utf8.startIndex, to: found.lowerBound)
    let end = utf8.distance(from: utf8.startIndex, to: found.upperBound)
    let inside = terms.indices.filter { Int(starts[$0]) >= start && Int(ends[$0]) <= end }
    return inside.first.flatMap { first in inside.last.map { first..<$0 + 1 } }
  }

  /// The text from the first token to the last.
  package func words(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return text(of: TextSpan(Int(starts[first]), Int(ends[last])))
  }
}
