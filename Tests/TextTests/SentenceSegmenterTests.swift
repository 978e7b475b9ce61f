internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import Text

/// The sentences of `text` taken as one block.
private func sentences(of text: String) -> [String] {
  segmenter.spans(in: text, within: TextSpan(0, text.utf8.count))
    .map { String(text[$0] ?? "?") }
}

@Suite struct SentenceSegmenterTests {
  static let abbreviations = (try? Prompts().table("abbreviations")) ?? []

  @Test func `the tables can be read`() throws {
    _ = try SentenceSegmenter(prompts: Prompts())
    #expect(!Self.abbreviations.isEmpty)
  }

  @Test(
    arguments: abbreviations.map { [$0["abbreviation"], $0["example"], $0["counter-example"]] })
  func `an abbreviation's own examples are cut where they say`(row: [String]) {
    for example in row.dropFirst() where !example.isEmpty {
      let expected = example.components(separatedBy: " | ")
      #expect(sentences(of: expected.joined(separator: " ")) == expected, "\(row[0])")
    }
  }

  @Test(
    arguments: ((try? Prompts().table("ordinals")) ?? []).map {
      [$0["example"], $0["counter-example"]]
    })
  func `an ordinal's own examples are cut where they say`(row: [String]) {
    #expect(row.count == 2)
    for expected in row.map({ $0.components(separatedBy: " | ") }) {
      #expect(sentences(of: expected.joined(separator: " ")) == expected)
    }
  }

  /// Scripts and languages beside English: where they stop, close, and do not.
  @Test(arguments: [
    "Роман написал А. С. Пушков. | Его печатали в Одессе.",
    "Он родился в г. Тверь. | Потом уехал.", "Завод открыт в 1990 г. | Он мал.",
    "Η Α. Παππά μίλησε. | Τι είπε; | Ότι «θα μείνει». | Έφυγε.",
    "Le livre d'É. Zolan plaît. | Il coûte cher.",
    "„Wir bleiben.“ | Dann ging er. | »Wirklich?« | Ja.",
    "Das 3. Werk stand dort. | Im 2. Jahr brannte es.",
    "यह नदी है। | वह पहाड़ है।", "هل جاء؟ | نعم جاء.", "وہ آیا۔ | پھر گیا۔",
    "Նա եկավ։ | Հետո գնաց։", "መጣ። | ሄደ።", "គាត់មក។ | គាត់ទៅ។", "သူလာသည်။ | သွားသည်။",
    "¿Quién vino? | Vino Ana. | «Bien», dijo.",
  ])
  func `sentences of other scripts end at their own stops`(text: String) {
    let expected = text.components(separatedBy: " | ")
    #expect(sentences(of: expected.joined(separator: " ")) == expected)
  }

  @Test func `Thai is cut into pieces at spaces, none of them short`() {
    let phrase = "โรงงานแห่งใหม่เปิดทำการเมื่อวันจันทร์ที่ผ่านมาในเมืองท่า"
    let text = Array(repeating: phrase, count: 12).joined(separator: " ")
    let pieces = sentences(of: text)
    #expect(pieces.count > 2)
    #expect(pieces.joined(separator: " ") == text)
    #expect(pieces.allSatisfy { $0.unicodeScalars.count >= 40 && $0.unicodeScalars.count < 250 })
  }

  @Test(arguments: [
    "Prices rose by 3.5 percent. | Nobody was glad.",
    "“We will not sell.” | The board agreed.",
    "\"We will not sell.\" | The board agreed.",
    "\"Will you sell?\" the reporter asked.",
    "The firm is based in the U.S. and in France.",
    "It pleased U.S. officials. | They said so.",
    "A book by J. K. Marlow and Ann B. Orr sold well.",
    "The light was measured by A. A. Brandt. | A. A. Brandt wrote it down.",
    "It weighs .5 grams. | It costs $3.",
    "They waited… and waited. | Then it came.",
    "It was over... | The crowd left.",
    "The move failed, the report notes. | The next one did not.",
    "See https://example.org/a.b?c=d for more. | Then write to us.",
    "市场上涨。 | 投资者高兴！ | “为什么？” | 他说。",
    "The iPhone sold. | iPads did not.",
    "Élan won the race. | Élan lost the next.",
    "It sold 5,000 tonnes. | 7 buyers came.",
    "1. Packaging: it grows. | The rest follows.",
    "He asked: why? | Nobody knew.",
    "The probe flew on a Saturn V. | It came down in May.",
    "She signed for Queen Anna V. | The court agreed.",
    "He left in 1969.[citation needed] | His son stayed.",
    "He left in 1969. [citation needed] | His son stayed.[12][13] | Nobody asked.",
    "By this rule (p − 1)! + 1 is divided by p. | Nobody knew it.",
    "The rule n! = n(n − 1)! holds. | It is old.",
    "Was it 5! × 2? | Nobody knew.",
    "The song (feat. Mara Quist) came out. | It sold well.",
    "Three works (incl. Arden) closed. | One (approx. 40 years old) stayed.",
    "It took a feat. | Mara Quist won it.",
  ])
  func `a stop ends a sentence where a reader would say so`(example: String) {
    let expected = example.components(separatedBy: " | ")
    let isChinese = example.hasPrefix("市")
    let text = expected.joined(separator: isChinese ? "" : " ")
    #expect(sentences(of: text) == expected)
  }

  @Test(arguments: [
    ("The plan works, the report notes.The move is bold.", 2),
    ("It ended in 2024.The rest is known.", 2),
    ("Profit rose by 5%.Sales fell.", 2),
    ("Use Node.Js or www.Example.Com today.", 1),
    ("The file Notes.Txt was lost.", 1),
  ])
  func `a lost space after a stop is noticed, an address is left whole`(text: String, count: Int) {
    #expect(sentences(of: text).count == count, "\(sentences(of: text))")
  }

  @Test func `a line break ends a line that is not wrapped`() {
    #expect(sentences(of: "first item\nsecond item") == ["first item", "second item"])
  }

  @Test func `a sentence of a thousand words is cut at its clauses`() {
    let text = Array(repeating: "one two three four five,", count: 200).joined(separator: " ")
    let parts = sentences(of: text)
    #expect(parts.count > 8)
    #expect(parts.joined(separator: " ") == text)
  }

  @Test(arguments: [
    "", " ", ".", "...", "?!", "\n\n", "a.", ". . . .", "“.”", "(", "1.", "1. ", "(a) ", "…",
    "\u{E2}",
    "。", "A. B. C.", String(repeating: ". ", count: 1000), String(repeating: "(", count: 1000),
  ])
  func `every visible byte lies in exactly one sentence`(text: String) {
    let spans = segmenter.spans(in: text, within: TextSpan(0, text.utf8.count))
    #expect(spans == spans.sorted())
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    #expect(spans.allSatisfy { !$0.isEmpty && text[$0] != nil })
    let covered = spans.map { String(text[$0] ?? "") }.joined().filter { !$0.isWhitespace }
    #expect(covered == text.filter { !$0.isWhitespace })
  }

  @Test(.enabled(if: SharedData.has("text/sentences.jsonl")))
  func `nine in ten of the shared cases are cut exactly right`() throws {
    struct Case: Decodable {
      var name: String
      var text: String
      var sentences: [String]
    }
    let cases = try SharedData.lines(of: "text/sentences.jsonl").map {
      try JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
    let wrong = cases.filter { sentences(of: $0.text) != $0.sentences }
    if ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] != nil {
      print("SENTENCES \(cases.count - wrong.count) of \(cases.count): \(wrong.map(\.name))")
    }
    #expect(wrong.count * 10 <= cases.count, "\(wrong.map(\.name))")
  }

  /// Lines of the shared file that are prose: no control characters, a stop between two words.
  /// Format characters are taken out, as cleaning does.
  @Test(.enabled(if: SharedData.has("text/SentenceBreakTest.txt")))
  func `prose is cut where Unicode cuts it`() throws {
    var wrong: [String] = []
    var count = 0
    for line in try SharedData.lines(of: "text/SentenceBreakTest.txt") where line.hasPrefix("÷") {
      let fields = line.prefix { $0 != "#" }.split(separator: " ")
      var parts = [""]
      for field in fields.dropFirst() {
        if field == "÷" { parts.append("") }
        if let number = UInt32(field, radix: 16), let scalar = Unicode.Scalar(number) {
          parts[parts.count - 1].unicodeScalars.append(scalar)
        }
      }
      let clean = parts.map { CharacterCleaner().line($0) }.filter { !$0.isEmpty }
      let text = CharacterCleaner().line(parts.joined())
      let isProse = text.count >= 5 && text.contains(" ") && text.contains(where: \.isLetter)
      guard isProse, !parts.joined().contains("\n"), text.utf8.allSatisfy({ $0 >= 0x20 }) else {
        continue
      }
      count += 1
      if sentences(of: text) != clean { wrong.append("\(clean) \(sentences(of: text))") }
    }
    if ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] != nil {
      print("BREAKS \(count - wrong.count) of \(count): \(wrong)")
    }
    #expect(count > 10)
    #expect(wrong.count * 5 <= count, "\(wrong.count) of \(count): \(wrong)")
  }
}
