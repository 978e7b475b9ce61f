internal import Foundation
internal import Testing

@testable import ArticleReading
@testable import Text

/// What was lost or changed on the way once, and where a file that ends too early is told of.
@Suite struct LossTests {
  private static let first =
    "<p>The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft.</p>"
  private static let second =
    "<p>The works had been shut for nine years, and the council wants the chimney mended before the storms.</p>"

  private func text(_ text: String, as name: String) throws -> String {
    try #require(read(text, as: name).documents.first).text
  }

  @Test(arguments: ["a.txt", "a.html", "a.md"])
  func `joiners stay where letters and signs need them`(name: String) throws {
    let line =
      "می\u{200C}خواهم, क्\u{200D}ष and 👩\u{200D}👧 ❤\u{FE0F}\u{200D}🔥 stood on the wall of the salt works in Arden."
    #expect(try text("<p>\(line)</p>", as: name).contains(line) || text(line, as: name) == line)
  }

  @Test func `joiners that no letter needs are dropped`() throws {
    let found = try text(
      "The sa\u{200D}lt works\u{200C} of Arden, \u{200D} Monday.", as: "a.txt")
    #expect(found == "The salt works of Arden, Monday.")
  }

  @Test(arguments: [
    ("One caf\u{E9} in Arden, she said", 0x97), ("Ülvane and Arden", 0xE9),
  ])
  func `one bad byte beside one letter keeps the file in its charset`(
    text: String, byte: UInt8
  ) throws {
    let bytes = Array(text.utf8) + [0x20, byte] + Array(" and more of it.".utf8)
    #expect(TextDecoder().text(of: bytes).hasPrefix(text))
  }

  @Test func `a file in another charset with one letter stays in it`() throws {
    let bytes = Array("One caf".utf8) + [0xE9] + Array(" in Arden".utf8)
    #expect(TextDecoder().text(of: bytes) == "One café in Arden")
  }

  @Test func `under a quotation stands whose it is`() throws {
    let page =
      "<article>\(Self.first)<blockquote><p>It is good salt.</p><footer>Mara Quist, owner</footer></blockquote>\(Self.second)</article>"
    #expect(try text(page, as: "a.html").contains("Mara Quist, owner"))
  }

  @Test(arguments: [5_000, 60_000])
  func `what lies too deep is read as if it lay higher`(depth: Int) throws {
    let page =
      Self.first + String(repeating: "<div>", count: depth) + Self.second
      + "<script>var hidden = 1</script><button>Press</button><p>It is good salt, the owner of the works said.</p>"
      + String(repeating: "</div>", count: depth)
      + "<p>Ten more will come to Arden in May, he said.</p>"
    let text = try text(page, as: "a.html")
    #expect(text.contains("nine years") && text.contains("\n\nIt is good salt"))
    #expect(text.contains("Ten more") && !text.contains("Press") && !text.contains("hidden"))
  }

  @Test func `a mark that prints nothing leaves no space before a stop`() throws {
    let tex =
      #"\begin{document}The works make salt~\cite{vale}, and more \label{a}. It \cite{b} grew.\end{document}"#
    #expect(try text(tex, as: "a.tex") == "The works make salt, and more. It grew.")
  }

  // MARK: - Cut off

  private static let book: [(String, String)] = [
    (
      "META-INF/container.xml",
      "<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>"
    ),
    (
      "c.opf",
      "<package><metadata><title>Salt</title></metadata><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
    ),
    ("a.xhtml", "<html><body>\(first)</body></html>"),
    ("b.xhtml", "<html><body>\(second)</body></html>"),
  ]

  private static func zip(_ entries: some Sequence<(String, String)>) -> [UInt8] {
    var file = ZipFile([:])
    file.entries = entries.map { (name: $0.0, bytes: Array($0.1.utf8)) }
    return file.bytes
  }

  @Test func `an e-book that is cut off gives the chapters before, and says so`() throws {
    let whole = Self.zip(Self.book)
    let directory = try #require(whole.firstRange(of: Array("PK\u{1}\u{2}".utf8)))
    for cut in [10, 60] {
      let extraction = try read(Array(whole[..<(directory.lowerBound - cut)]), as: "a.epub")
      #expect(extraction.documents.first?.text.hasPrefix("The salt works of Arden") == true)
      #expect(extraction.skipped.map(\.reason) == ["it is cut off; what stands before was read"])
    }
  }

  @Test func `a chapter that a book lists and lacks is told of`() throws {
    let extraction = try read(Self.zip(Self.book.dropLast()), as: "a.epub")
    #expect(extraction.documents.count == 1)
    #expect(extraction.skipped.map(\.reason) == ["one chapter that it lists is not in it"])
  }

  @Test(arguments: [
    ("{\\rtf1 The salt works of Arden opened on Mon", "a.rtf"),
    ("<en-export><note><title>A</title><content><![CDATA[<en-note>The salt works op", "a.enex"),
    (
      "<rss><channel><item><title>A</title><description>The salt works op</description></item>",
      "a.rss"
    ),
    ("<feed><entry><title>A</title><content>The salt works op", "a.atom"),
  ])
  func `a file that is cut off is read and told of`(text: String, name: String) throws {
    let extraction = try read(text, as: name)
    #expect(extraction.documents.first?.text.contains("salt works") == true)
    #expect(extraction.skipped.last?.reason.contains("cut off") == true)
  }

  @Test(arguments: [
    ("{\\rtf1 The salt works of Arden opened.}\n\u{0}", "a.rtf"),
    (
      "<rss><channel><item><title>A</title><description>Salt.</description></item></channel></rss>\n",
      "a.rss"
    ),
    ("<feed><entry><title>A</title><content>Salt.</content></entry></feed><!-- end -->", "a.atom"),
  ])
  func `a file that ends as it should is not called cut off`(text: String, name: String) throws {
    #expect(try read(text, as: name).skipped.isEmpty)
  }
}
