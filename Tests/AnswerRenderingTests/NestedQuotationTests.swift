internal import Prompts
internal import QuestionAnswering
internal import Testing

@testable import AnswerRendering

@Suite struct NestedQuotationTests {
  @Test(arguments: [
    (#""Late," she said."#, "‘Late,’ she said."),
    (#"She said: "Late.""#, "She said: ‘Late.’"),
    ("“Late,” she said.", "‘Late,’ she said."),
    (#"("Late") — "so""#, "(‘Late’) — ‘so’"),
    // The rest of a quotation that began before the excerpt.
    (#"too late," she said."#, "too late,’ she said."),
    // Inches, and a year in a name.
    (#"A 5" pipe, 12" long."#, #"A 5" pipe, 12" long."#),
    (#"the "class of 2024" left"#, "the ‘class of 2024’ left"),
    ("It's the crew's own.", "It's the crew's own."),
    ("", ""), (#"""#, "‘"),
    ("\u{12}\"Late\"\u{14}, she said", "\u{12}‘Late’\u{14}, she said"),
  ])
  func `double marks become single ones, and nothing else changes`(excerpt: String, set: String) {
    #expect(NestedQuotation.set(excerpt) == set)
  }

  static let excerpt = #""NOK 450 million," said Tora Lien, "is "not" much.""#

  @Test func `a terminal shows inner marks inside outer ones`() throws {
    let text = try TerminalRenderer(layout: layout(), width: { 200 }, color: false)
      .render(sampleAnswer(excerpt: Self.excerpt))
    #expect(text.contains("“‘NOK 450 million,’ said Tora Lien, ‘is ‘not’ much.’” [1]"))
  }

  @Test func `a pipe, JSON and a terminal without Unicode keep the article's own characters`()
    throws
  {
    let answer = sampleAnswer(excerpt: Self.excerpt)
    let plain = try PlainRenderer(layout: layout()).render(answer)
    let ascii = try TerminalRenderer(
      layout: layout(), width: { 200 }, color: false, setsQuotations: false
    ).render(answer)
    for text in [plain, ascii] { #expect(text.contains("\"\(Self.excerpt)\" [1]")) }
    let json = try JSONRenderer(layout: layout())
      .object(of: answer, id: .null, elapsedMilliseconds: 1).text
    #expect(json.contains(JSONValue.string(Self.excerpt).text))
    #expect(!json.contains("‘"))
  }
}
