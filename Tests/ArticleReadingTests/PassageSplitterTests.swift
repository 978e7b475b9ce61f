internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// An article of blocks, each a kind and a number of sentences of ten words.
private func article(_ blocks: [(Block.Kind, Int)]) -> Document {
  var builder = DocumentBuilder()
  for (kind, count) in blocks {
    let sentence = "One two three four five six seven eight nine ten."
    let text = Array(repeating: sentence, count: count).joined(separator: " ")
    builder.append(TextPiece(kind: kind, text: text, anchors: []))
  }
  let source = SourceFile(path: "a.txt", key: "a.txt", bytes: [])
  return builder.document(for: source, metadata: ArticleMetadata())
}

private func passageLengths(of document: Document) -> [Int] {
  let sentences = segmenter.sentences(of: document)
  return PassageSplitter().passages(of: sentences, in: document.text).map(\.sentences.count)
}

@Suite struct PassageSplitterTests {
  @Test func `a passage ends with the paragraph once it is long enough`() {
    #expect(passageLengths(of: article([(.paragraph, 7), (.paragraph, 7)])) == [7, 7])
  }

  @Test func `short paragraphs are gathered`() {
    #expect(passageLengths(of: article(Array(repeating: (.paragraph, 2), count: 6))) == [6, 6])
  }

  @Test func `a long paragraph is cut between sentences`() {
    #expect(passageLengths(of: article([(.paragraph, 30)])) == [12, 12, 6])
  }

  @Test func `headings open a passage and stay together`() {
    let document = article([(.paragraph, 2), (.heading, 1), (.heading, 1), (.paragraph, 3)])
    #expect(passageLengths(of: document) == [2, 5])
  }

  @Test func `no text has no passages`() {
    #expect(PassageSplitter().passages(of: [], in: "").isEmpty)
  }

  @Test func `together the passages hold every sentence once`() {
    let document = article([(.heading, 1), (.paragraph, 40), (.listItem, 1), (.listItem, 9)])
    let sentences = segmenter.sentences(of: document)
    let passages = PassageSplitter().passages(of: sentences, in: document.text)
    #expect(passages.flatMap { Array($0.sentences) } == Array(sentences.indices))
    #expect(
      passages.allSatisfy {
        $0.span.start == sentences[$0.sentences.lowerBound].span.start
          && $0.span.end == sentences[$0.sentences.upperBound - 1].span.end
      })
  }
}
