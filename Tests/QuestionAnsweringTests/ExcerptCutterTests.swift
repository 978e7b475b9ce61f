internal import AnsweringSupport
internal import EvidenceRanking
internal import ExactAnswers
internal import Testing
internal import Text

@testable import QuestionAnswering

/// What of a long sentence is quoted.
@Suite struct ExcerptCutterTests {
  /// What a cutter of at most `length` characters quotes of a sentence, keeping `answer`.
  private func excerpt(
    _ question: String, _ sentence: String, keeping answer: String?, length: Int
  ) throws -> String {
    let asked = try AskedQuestion(question)
    let candidate = asked.candidate(sentence)
    let article = candidate.article
    let kept = try answer.map { words in
      let tokens = try #require(article.tokens(of: words))
      return TextSpan(
        Int(article.starts[tokens.lowerBound]), Int(article.ends[tokens.upperBound - 1]))
    }
    let cutter = ExcerptCutter(maximumLength: length, terms: asked.terms)
    return article.text(of: cutter.excerpt(of: Quotation(candidate), keeping: kept))
  }

  private static let long = """
    The dock, which the yard had wanted for many a long year, and which the bank had twice \
    refused to pay for, cost EUR 38 million, more than all ferries of the last decade together, \
    and it was filled for the first time in March.
    """

  @Test func `a short sentence is quoted whole`() throws {
    let sentence = "The dock cost EUR 38 million."
    #expect(
      try excerpt("What did the dock cost?", sentence, keeping: "EUR 38 million", length: 330)
        == sentence)
  }

  @Test(arguments: [60, 90, 120, 160])
  func `the answer is kept, whole words and few letters`(length: Int) throws {
    let cut = try excerpt(
      "What did the dock cost?", Self.long, keeping: "EUR 38 million", length: length)
    #expect(cut.contains("EUR 38 million"))
    #expect(Self.long.contains(cut) && cut.utf8.count <= length)
    let edges = Self.long.split(separator: cut, omittingEmptySubsequences: false)
    #expect(edges.first.map { $0.isEmpty || $0.hasSuffix(" ") } == true, "\(cut)")
    #expect(edges.last.map { $0.isEmpty || " ,.".contains($0.prefix(1)) } == true, "\(cut)")
  }

  @Test func `an excerpt begins with a clause where one is near`() throws {
    let cut = try excerpt(
      "What did the dock cost?", Self.long, keeping: "EUR 38 million", length: 90)
    #expect(cut.hasPrefix("and which the bank had twice"), "\(cut)")
  }

  @Test func `without an answer the question's words are kept`() throws {
    let cut = try excerpt("When was it filled?", Self.long, keeping: nil, length: 80)
    #expect(cut.contains("filled"), "\(cut)")
  }

  @Test(arguments: [true, false])
  func `an answer longer than an excerpt is given whole, also at the article's beginning`(
    opensArticle: Bool
  ) throws {
    let answer = (1...60).map { "hall\($0)" }.joined(separator: " ")
    let sentence = opensArticle ? "\(answer) burnt in May." : "It is told that \(answer) burnt."
    let cut = try excerpt("Which halls burnt?", sentence, keeping: answer, length: 330)
    #expect(answer.utf8.count > 330 && cut.contains(answer))
  }

  /// A word of each script; between the words of some stands no space.
  private static let scripts = [
    ("λιμάνι", " "), ("гавань", " "), ("बंदरगाह", " "), ("ميناء", " "), ("ท่าเรือ", ""), ("海港", ""),
    ("பட்டணம்", " "), ("👩‍👩‍👧", ""), ("e\u{301}", ""),
  ]

  @Test(arguments: scripts)
  func `a quotation is as long in any script, never empty, and cut at no vowel sign`(
    word: String, gap: String
  ) throws {
    func sentence(_ count: Int) -> String {
      (0..<count).map { $0 == 20 ? "Kombura" : word }.joined(separator: gap.isEmpty ? "" : " ")
    }
    let short = sentence(300 / (word.unicodeScalars.count + 1))
    #expect(try excerpt("Kombura?", short, keeping: nil, length: 330) == short)
    let long = sentence(600)
    let cut = try excerpt("Kombura?", long, keeping: nil, length: 330)
    #expect(!cut.isEmpty && long.contains(cut))
    #expect(200...420 ~= cut.unicodeScalars.count, "\(cut.unicodeScalars.count)")
    // Characters as a reader counts them: no part of one at either end.
    let letters = Set(word + "Kombura ")
    #expect(cut.allSatisfy(letters.contains), "\(cut)")
  }
}
