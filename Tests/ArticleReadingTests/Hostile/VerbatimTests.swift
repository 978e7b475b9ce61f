internal import Testing
internal import Text

@testable import ArticleReading

/// Whatever a page does, what is read of it stands in it: no run of text moves, doubles or comes
/// from elsewhere.
@Suite struct VerbatimTests {
  private static let zeros = String(repeating: "0", count: 80)
  private static let opening = "The harbour of Arden opened on Monday and cost three million."

  @Test(arguments: [
    "&#x\(zeros)F0000;", "&#\(zeros)983040;", "&#X\(zeros)f0000 ", "&#xF0000", "&<!-- -->#xF0000;",
    "&<!-- -->#xF0000", "&#x00<!-- a -->F0000;", "&#<!---->983040;", "&#x<!--\n-->F0000",
    "\u{F0000}", "<a\u{F0000}>", "<\u{F0000}", "</\u{F0000}>", "<b a=\u{F0000}>",
    "<iframe srcdoc='&lt;p>&amp;#xF0000; &#xF0000;'></iframe>",
    "<svg><![CDATA[&#xF0000;\u{F0000}]]></svg>",
  ])
  func `no page writes the sign that stands for its first run of text`(forged: String) throws {
    let page = "<p>\(Self.opening)</p><p>x \(forged)</p><p>y \(forged) says the mayor.</p>"
    for page in [page, "<body title='\(Self.opening)'>" + page] {
      let tree = HTMLTree(Array(page.utf8))
      let text = String(decoding: tree.bytes, as: UTF8.self)
      let stands = page.split(separator: Self.opening, omittingEmptySubsequences: false).count
      let told = text.split(separator: Self.opening, omittingEmptySubsequences: false).count
      #expect(told <= stands, "\(text)")
    }
  }

  @Test func `a page takes no more than a few times its length`() {
    let run = String(repeating: "a", count: 20_000)
    let forged = String(repeating: "&#x\(Self.zeros)F0000;", count: 20_000)
    let page = Array("<p>\(run)</p><p>\(forged)</p>".utf8)
    #expect(HTMLTree(page).bytes.count < 3 * page.count)
  }

  /// Pieces of markup between which words are put.
  private static let pieces = [
    "<p>", "</p>", "<b>", "</b>", "<div title='", "'>", "\">", "<!--", "-->", "<script>",
    "</script>", "&", "&#", "&#x", "#xF0000;", "F0001;", "&#983041;", "&#x\(zeros)f0002;", "&amp;",
    "amp;", ";", "<", ">", "\u{F0000}", "\u{F0001}", "\u{10FFFF}", "\n", "\0", " ", "=", "é", "🙂",
    "<a href=", "<meta content=\"", "<iframe srcdoc=\"", "<template shadowroot=open>",
    "</template>",
    "<table><tr><td>", "</td></tr></table>", "<pre>", "</pre>", "<![CDATA[", "]]>", "<?php", "?>",
    "<textarea>", "</textarea>", "<title>", "</title>", "<svg>", "<", "</",
  ]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `of three hundred words between any markup none is moved, doubled or made up`(
    seed: UInt64
  ) throws {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<20 {
      var page = "<html><body>"
      for number in 0..<300 {
        page += "word\(number)x "
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          page += Self.pieces.randomElement(using: &random) ?? ""
        }
      }
      let tree = HTMLTree(Array(page.utf8))
      // Frames stand in an attribute of their page and are read once more from there.
      let texts = tree.nodes.filter { $0.tag == .text }.map { tree.string($0.text) }
      let told = texts.joined(separator: " ").matches(of: #/word(\d+)x/#).compactMap {
        Int($0.output.1)
      }
      #expect(Set(told).count == told.count, "seed \(seed)")
      #expect(told == told.sorted(), "seed \(seed)")
      _ = try? HTMLExtractorTests().document(page)
    }
  }
}

/// The same numbers for the same seed (SplitMix64), so that what fails can be run again.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
