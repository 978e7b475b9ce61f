internal import Foundation
internal import TestSupport
internal import Testing
internal import Text

@testable import SentenceAnalysis

/// Articles made to cost much, and what one article leaves behind for the next.
struct HostileArticleTests {
  private static let usual = """
    Coastlink will cut 12 crossings a week from May, Tora Lien of Altsol said on Tuesday. “It is hard,” she added.
    """

  @Test func `what one article taught changes nothing of the next`() throws {
    let fresh = try ArticleAnalyzer(language: english)
    let segmenter = try #require(AnalyzedText.segmenter)
    let document = try AnalyzedText(Self.usual).document
    let alone = fresh.analyze(document, sentences: segmenter.sentences(of: document))
    for text in [Self.usual.uppercased(), Self.usual.lowercased(), Self.usual + " COASTLINK Cut."] {
      let other = try AnalyzedText(text).document
      _ = fresh.analyze(other, sentences: segmenter.sentences(of: other))
    }
    #expect(fresh.analyze(document, sentences: segmenter.sentences(of: document)) == alone)
    #expect(try AnalyzedText(Self.usual).analysis == alone)
  }

  @Test func `of more words than are read the first are understood, and it is said`() throws {
    let document = try AnalyzedText(String(repeating: Self.usual + " ", count: 4)).document
    let segmenter = try #require(AnalyzedText.segmenter)
    let sentences = segmenter.sentences(of: document)
    var analyzer = try ArticleAnalyzer(language: english)
    let whole = analyzer.analyze(document, sentences: sentences)
    analyzer.mostWords = 40
    let part = analyzer.analyze(document, sentences: sentences)
    #expect(!whole.omissions.contains(.longText) && part.omissions.contains(.longText))
    #expect(!part.mentions.isEmpty && part.mentions.count < whole.mentions.count)
  }

  /// Text that is repeated without an end, where some reader may look far ahead or back.
  @Test(arguments: [
    "Aberg ", "A, ", "he said he ", "\"", "“a ", " 'a", "(a ", "Alpha and ", "5 May ", "may ",
    "Lunde met him. ", "Bank of ", "Vik: ", "rose 5% to 7% from 3% ", "according to ", "a-",
  ])
  func `four times the text takes no more than some four times as long`(_ piece: String) throws {
    // Twice the smaller first, so that nothing is read for the first time in what is measured.
    _ = try seconds(of: piece, 4_000)
    let short = try seconds(of: piece, 4_000)
    let long = try seconds(of: piece, 16_000)
    #expect(long < 10 * short + 0.05)
  }

  /// Time of the processor on this thread for the analysis of `length` bytes.
  private func seconds(of piece: String, _ length: Int) throws -> Double {
    let text = String(repeating: piece, count: length / piece.utf8.count)
    let span = TextSpan(0, text.utf8.count)
    let document = Document(
      key: "a", path: "a", metadata: ArticleMetadata(published: "2024-05-16"), text: text,
      blocks: [Block(kind: .paragraph, span: span)])
    let sentences = try #require(AnalyzedText.segmenter).sentences(of: document)
    let analyzer = try #require(AnalyzedText.analyzer)
    let start = Self.now()
    _ = analyzer.analyze(document, sentences: sentences)
    return Self.now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
