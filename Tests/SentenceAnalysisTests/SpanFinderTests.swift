internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import SentenceAnalysis

@Suite struct SpanFinderTests {
  private let table: TermTable

  init() throws { table = try TermTable(language: english) }

  private func article(_ text: String) -> TokenizedText {
    TokenizedText.ofOneSentence(text, table: table)
  }

  private func found(_ text: String) -> [(FoundSpan.Kind, String)] {
    let article = article(text)
    return SpanFinder(table: table).spans(in: article, tokens: 0..<article.terms.count).map {
      let start = Int(article.starts[$0.tokens.lowerBound])
      let end = Int(article.ends[$0.tokens.upperBound - 1])
      return ($0.kind, article.text(of: TextSpan(start, end)))
    }
  }

  @Test(arguments: [
    ("it paid NOK 450 million for", FoundSpan.Kind.money, "NOK 450 million"),
    ("it was sold to Halden II for EUR 52 million.", .money, "EUR 52 million"),
    ("it was sold to Halden II for EUR 52 million.", .name, "Halden II"),
    ("it paid 20 million euros for", .money, "20 million euros"),
    ("sales rose 12 percent in", .percentage, "12 percent"),
    ("it took three weeks of", .duration, "three weeks"),
    ("a cable of 40 kilometres was", .quantity, "40 kilometres"),
    ("with 1,250 workers on", .count, "1,250"),
    ("halls of 150,000 square feet in", .quantity, "150,000 square feet"),
    ("the share cost INR19 on", .money, "INR19"),
    ("a stake of USD500 million was", .money, "USD500 million"),
    ("it opened on 4 November 2025 in", .date, "4 November 2025"),
    ("since 1987 it has", .date, "1987"),
    ("the Bank of Narvik lent", .name, "Bank of Narvik"),
    ("when Dr Inger Solheim spoke", .name, "Dr Inger Solheim"),
  ])
  func `values and names are found whole`(text: String, kind: FoundSpan.Kind, expected: String) {
    let spans = found(text)
    #expect(
      spans.contains { $0.0 == kind && $0.1 == expected }, "\(spans)")
  }

  @Test(arguments: [
    ("RMB 450 million", "450 million yuan", true), ("EUR 12 million", "EUR 17 million", false),
    ("1,200 crowns", "1200 crowns", true),
  ])
  func `amounts are compared by value`(left: String, right: String, same: Bool) {
    func value(_ text: String) -> SpanValue {
      let article = article("it paid \(text) for")
      let finder = SpanFinder(table: table)
      let span = finder.spans(in: article, tokens: 0..<article.terms.count).first
      return span.map { finder.value(of: $0.tokens, kind: .money, in: article) } ?? .words([])
    }
    #expect(value(left).agrees(with: value(right)) == same)
  }
}
