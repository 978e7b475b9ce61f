internal import TestSupport
internal import Testing

@testable import Text

@Suite struct TokenizerTests {
  /// Terms in order; a joined form is marked by "+".
  private func terms(_ text: String) -> [String] {
    Tokenizer().tokens(in: text).map { $0.isColocated ? "+" + $0.term : $0.term }
  }

  @Test(arguments: [
    ("Café CRÈME, Łódź; straße", ["cafe", "creme", "lodz", "strass"]),
    ("committed commits committing", ["commit", "commit", "commit"]),
    ("Paid pays; children of a child", ["pay", "pay", "child", "of", "a", "child"]),
    ("founded, found, left", ["found", "found", "left"]),
    ("$7.5 billion, 30% and €1,835.50", ["7.5", "billion", "30", "and", "1835.50"]),
    ("1,835,000 in 2021,22", ["1835000", "in", "2021", "22"]),
    ("2 400 sheets", ["2", "+2400", "400", "sheet"]),
    (
      "12\u{A0}600 or 1\u{202F}450\u{2009}000.50",
      [
        "12", "+12600", "600", "or", "1", "+1450000.50", "450", "000.50",
      ]
    ),
    ("2024 100, 0 500, 5 40, 3 100m", ["2024", "100", "0", "500", "5", "40", "3", "100m"]),
    ("3.5.2 ends 3.", ["3.5.2", "end", "3"]),
    (
      "U.S. officials, A.I and the U.K.'s e.g. end.A",
      [
        "us", "offici", "ai", "and", "the", "uk", "eg", "end", "a",
      ]
    ),
    ("910B chips in Q3 of FY2025", ["910b", "chip", "in", "q3", "of", "fy2025"]),
    ("AI-chip maker", ["ai", "+aichip", "chip", "maker"]),
    ("AI‑chip", ["ai", "+aichip", "chip"]),
    ("l'économie", ["economi", "+leconomi"]), ("L’économie", ["economi", "+leconomi"]),
    ("d'Ivoire", ["ivoir", "+divoir"]), ("L'Espagne", ["lespagn", "+espagn"]),
    ("D'Angelo's", ["dangelo", "+angelo"]),
    ("dell'arte, qu'elle", ["art", "+dellart", "ell", "+quell"]),
    ("jusqu'au porte-d'eau", ["au", "+jusquau", "port", "+portedeau", "eau"]),
    ("o'clock, aujourd'hui, po', l'", ["oclock", "aujourdhui", "po", "l"]),
    ("أحمد مدرسةٌ إلى مـــصر", ["احمد", "مدرسه", "الي", "مصر"]),
    ("R&D at 10-20", ["r", "+rd", "d", "at", "10", "20"]),
    ("2020–2025 — dashes", ["2020", "2025", "dash"]),
    (
      "company's companies' company’s O'Brien don’t",
      [
        "compani", "compani", "compani", "obrien", "dont",
      ]
    ),
    ("soft\u{AD}ware zero\u{200D}width", ["softwar", "zerowidth"]),
    ("東京都 の", ["東京", "京都", "の"]),
    ("H₂O ½ ﬁnance ＡＢＣ１", ["h2o", "financ", "abc1"]),
    ("٣٤ Ελλάδα йод", ["34", "ελλαδα", "иод"]),
    ("", []), ("?! *** \"\" 😀", []),
  ])
  func `text becomes terms`(text: String, expected: [String]) {
    #expect(terms(text) == expected)
  }

  @Test(arguments: [
    ("The company's café", ["The", "company", "café"]),
    ("in the U.S. today", ["in", "the", "U.S.", "today"]),
    ("paid $1,835.50.", ["paid", "1,835.50"]),
    ("état—major 東京", ["état", "major", "東京"]),
  ])
  func `a span holds the word as it was written`(text: String, expected: [String]) {
    let spans = Tokenizer().tokens(in: text).map { String(text[$0.span] ?? "?") }
    #expect(spans == expected)
  }

  @Test func `a joined form stands at the place of its first part`() {
    let tokens = Tokenizer().tokens(in: "a long-term plan")
    #expect(tokens.map(\.position) == [0, 1, 1, 2, 3])
    #expect(tokens.map(\.isColocated) == [false, false, true, false, false])
    #expect("a long-term plan"[tokens[2].span] == "long-term")
    #expect(tokens[2].folded == "longterm")
  }

  @Test func `folded keeps the word before stemming`() {
    #expect(Tokenizer().tokens(in: "Fundings")[0].folded == "fundings")
  }

  @Test func `an endless word is cut and stays valid text`() {
    let token = Tokenizer().tokens(in: String(repeating: "ж", count: 5000))[0]
    #expect(token.term.utf8.count <= 64)
    #expect(token.span.length == 10_000)
  }

  @Test func `packed terms are the tokens' terms`() {
    let text = "A well-known maker’s 3.5 million “chips”, 東京都 and R&D."
    var packed: [UInt8] = []
    let words = Array(text.utf8).withUnsafeBufferPointer {
      TermPacker().append($0, to: &packed)
    }
    let tokens = Tokenizer().tokens(in: text)
    let expected = tokens.map { ($0.isColocated ? "\u{1}" : " ") + $0.term }.joined()
    #expect(String(decoding: packed, as: UTF8.self) == expected)
    #expect(words == tokens.filter { !$0.isColocated }.count)
  }

  @Test func `invalid bytes separate words and harm nothing`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0xE2, 0x82, 0x63, 0xF0, 0x9F]
    var packed: [UInt8] = []
    let words = bytes.withUnsafeBufferPointer { TermPacker().append($0, to: &packed) }
    #expect(String(decoding: packed, as: UTF8.self) == " a b c")
    #expect(words == 3)
  }

  @Test func `words are counted until they are taken`() {
    let packer = TermPacker()
    var packed: [UInt8] = []
    for text in ["Kelp kelp farms", "of kelp 2025"] {
      _ = Array(text.utf8).withUnsafeBufferPointer { packer.append($0, to: &packed) }
    }
    let counts = Dictionary(uniqueKeysWithValues: packer.takeWordCounts().map { ($0, $1) })
    #expect(counts == ["kelp": 3, "farms": 1])
    #expect(packer.takeWordCounts().isEmpty)
  }

  @Test func `long texts give the terms of their parts`() {
    let parts = (0..<1500).map { "well-read\($0) sailor’s 東京都 R&D \($0).5" }
    let whole = Tokenizer().tokens(in: parts.joined(separator: ", ")).map(\.term)
    #expect(whole == parts.flatMap { Tokenizer().tokens(in: $0).map(\.term) })
  }

  @Test func `sums of counted words come in the order of their bytes`() {
    let packer = TermPacker()
    var packed: [UInt8] = []
    func count(_ text: String) -> WordCounts {
      _ = Array(text.utf8).withUnsafeBufferPointer { packer.append($0, to: &packed) }
      return packer.takeWordCounts()
    }
    var tally = WordTally()
    tally.add(count("nets and netsmaking, nets, netsmakers, zoo"))
    tally.add(
      count((0..<5000).map { "nets \(["a", "b", "c", "d", "e"][$0 % 5])qq" }.joined(separator: " "))
    )
    tally.subtract(count("zoo zoo and"))
    let totals = tally.take()
    let starts = [0] + totals.ends.dropLast()
    let words = zip(starts, totals.ends).map {
      String(decoding: totals.letters[$0..<$1], as: UTF8.self)
    }
    #expect(
      words == ["aqq", "bqq", "cqq", "dqq", "eqq", "nets", "netsmakers", "netsmaking", "zoo"])
    #expect(totals.sums == [1000, 1000, 1000, 1000, 1000, 5002, 1, 1, -1])
    #expect(tally.count == 0)
  }

  @Test func `several threads tokenise at once and agree`() async {
    let text = "The U.S. company’s long-term 1,835 café plans, naïvely priced at $7.5 billion."
    let expected = Tokenizer().tokens(in: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<200).allSatisfy { _ in Tokenizer().tokens(in: text) == expected } }
      }
      for await agrees in group { #expect(agrees) }
    }
  }

  /// UAX 29 marks word boundaries; where it sees whole words of letters or digits, so do we, apart
  /// from what we cut further on purpose (hyphens, scripts without spaces, joined controls).
  @Test(.enabled(if: SharedData.has("text/WordBreakTest.txt")))
  func `words never cross a boundary of UAX 29 that stands at a space`() throws {
    for line in try SharedData.lines(of: "text/WordBreakTest.txt") where line.hasPrefix("÷") {
      let sample = line.prefix { $0 != "#" }
      var text = ""
      var spaces: [Int] = []
      for field in sample.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        guard let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value) else {
          continue
        }
        if scalar.properties.isWhitespace { spaces.append(text.utf8.count) }
        text.unicodeScalars.append(scalar)
      }
      for token in Tokenizer().tokens(in: text) {
        #expect(!spaces.contains { token.span.contains($0) }, "\(line)")
        #expect(text[token.span] != nil, "\(line)")
      }
    }
  }
}
