internal import Foundation
internal import Prompts
internal import Testing

@testable import ArticleReading
@testable import Text

/// Lines above and around a text that say who wrote it and when, and lines of those who pass it on.
@Suite struct HeadLineTests {
  private static let rules = Result {
    try CleaningRules(prompts: Prompts(), dates: ReadingRules(prompts: Prompts()).dates)
  }

  private static let text =
    "The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, as they did nine years ago."

  private func article(_ text: String, as name: String) throws -> Document {
    try #require(read(text, as: name).documents.first)
  }

  // MARK: - Who and when

  @Test func `names and days above a document of a word processor are its author and day`() throws {
    let lines = ["By Mara Quist", "12 February 2024", Self.text, "By the pier lies a boat."]
    let paragraphs = lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    let docx = ZipFile([
      "word/document.xml": "<w:document xmlns:w='w'><w:body>\(paragraphs)</w:body></w:document>",
      "docProps/core.xml": "<p><creator>office7</creator></p>",
    ])
    let odt = ZipFile([
      "content.xml":
        "<document-content><body><text>\(lines.map { "<p>\($0)</p>" }.joined())</text></body></document-content>"
    ])
    let rtf = "{\\rtf1 " + lines.joined(separator: "\\par ") + "\\par}"
    for document in try [
      read(docx.bytes, as: "a.docx"), read(odt.bytes, as: "a.odt"), read(rtf, as: "a.rtf"),
    ].compactMap(\.documents.first) {
      #expect(document.metadata.author == "Mara Quist")
      #expect(document.metadata.published == "2024-02-12")
      #expect(document.text == Self.text + "\n\nBy the pier lies a boat.")
    }
  }

  @Test(arguments: [
    ("By Mara Quist April 12, 2024", "Mara Quist"), ("By Mara Quist 12 April 2024", "Mara Quist"),
    ("By April Quist May 3, 2024", "April Quist"), ("By Mara Quist, April 12, 2024", "Mara Quist"),
  ])
  func `a month that opens a day is no part of a name`(line: String, name: String) throws {
    let byline = try #require(try Byline(line: line, rules: Self.rules.get()))
    #expect(byline.author == name)
    #expect(byline.day?.hasPrefix("2024-0") == true)
  }

  @Test(arguments: [
    "Mara Quist April 12, 2024", "Mara Quist, 12 April 2024", "Mara Quist | 12 Apr 2024",
  ])
  func `a name and a day below a paper's title are its author`(line: String) throws {
    let pieces = ["Salt of Arden", line, Self.text].map { TextPiece(text: $0, anchors: []) }
    let found = try PDFAuthors(rules: Self.rules.get()).names(behind: 0, in: pieces)
    #expect(found?.names == "Mara Quist" && found?.line == 1)
  }

  @Test(arguments: [
    ("By Mara Quist, Jon Vale and Ida Lind, Nordic Ledger", "Mara Quist, Jon Vale and Ida Lind"),
    (
      "Von Mara Quist, Jon van Vale, Ida Lind und Carl Voss",
      "Mara Quist, Jon van Vale, Ida Lind und Carl Voss"
    ),
    ("By Mara Quist, Nordic Ledger", "Mara Quist"),
    ("By Mara Quist, editor of Tides and Boats", "Mara Quist"),
  ])
  func `all names of a line are its authors, an outlet behind them is none`(
    line: String, names: String
  ) throws {
    #expect(try Byline(line: line, rules: Self.rules.get())?.author == names)
  }

  @Test(arguments: [
    ("Written by Mara Quist in Harbours on 1 June 2019", "Mara Quist"),
    ("Mara Quist / NTB / Updated", "Mara Quist"),
    ("Mara Quist for the Ledger", "Mara Quist"), ("Sophie in 't Veld", "Sophie in 't Veld"),
  ])
  func `a name ends before what it was written for`(line: String, name: String) throws {
    #expect(try AuthorLine(rules: Self.rules.get()).names(in: line) == name)
  }

  @Test func `a paper's authors stand in tags of their own`() throws {
    let tags = ["Mara Quist", "Vale, Jon P.", "Mara Quist", "Lind, Ida van"].map {
      "<meta name=citation_author content='\($0)'>"
    }
    let page =
      "<html><head>\(tags.joined())</head><body><article><h1>Salt</h1><p>\(Self.text)</p></article></body></html>"
    let author = try article(page, as: "a.html").metadata.author
    #expect(author == "Mara Quist, Jon P. Vale, Ida van Lind")
  }

  @Test func `an entry without an author has the feed's`() throws {
    let feed =
      "<feed><title>Ledger</title><author><name>Mara Quist</name></author><entry><title>A</title><content>Salt.</content></entry><entry><title>B</title><author><name>Jon Vale</name></author><content>Sea.</content></entry></feed>"
    #expect(
      try read(feed, as: "a.atom").documents.map(\.metadata.author) == ["Mara Quist", "Jon Vale"])
  }

  @Test(arguments: [
    ("05/06/2024", "25/06/2024", "2024-06-05", false),
    ("05/06/2024", "06/25/2024", "2024-05-06", false),
    ("05/06/2024", "07/08/2024", "2024-05-06", true),
  ])
  func `other rows of a table tell whether days stand first`(
    first: String, second: String, day: String, isTold: Bool
  ) throws {
    let table = "title,date,text\nA,\(first),Salt of Arden.\nB,\(second),More of it.\n"
    let extraction = try read(table, as: "a.csv")
    #expect(extraction.documents.first?.metadata.published == day)
    #expect(extraction.skipped.contains { $0.reason.contains("order of days") } == isTold)
  }

  @Test func `a German table is read as an English one`() throws {
    let table = "Titel;Datum;Quelle;Text\nA;05.06.2024;Ledger;Salz aus Arden.\n"
    let document = try article(table, as: "a.csv")
    #expect(document.metadata.title == "A" && document.metadata.published == "2024-06-05")
    #expect(document.metadata.outlet == "Ledger" && document.text == "Salz aus Arden.")
  }

  @Test func `a day that is far ahead is not believed`() throws {
    let page =
      "<html><head><meta property='article:published_time' content='2199-01-01'></head><body><article><h1>Salt of Arden</h1><p>By Mara Quist, 4 November 2025</p><p>\(Self.text)</p></article></body></html>"
    #expect(try article(page, as: "a.html").metadata.published == "2025-11-04")
    let line = #"{"id": "1", "title": "A", "text": "Salt of Arden.", "published": "2150-01-01"}"#
    #expect(try article(line, as: "a.jsonl").metadata.published == nil)
  }

  // MARK: - Clutter

  @Test(arguments: [
    "<p>The post Salt of Arden appeared first on The Ledger.</p>",
    "<p>Stand: 02.05.2025, 14:05 Uhr</p>",
    "<p>Teilen Drucken Merken</p>", "<p>Zur Startseite</p>",
    "<p>Updated 3 May 2025, published 2 May 2025</p>",
    "<div class=sf-hidden><p>The works lost 400 boats in secret.</p></div>",
    "<div class='x9 y'><p>The works lost 400 boats in secret.</p></div>",
    "<p style='color:#fff;background-color:#ffffff'>The works lost 400 boats in secret.</p>",
    "<div style='max-height:0;overflow:hidden'><p>The works lost 400 boats in secret.</p></div>",
  ])
  func `lines that nobody reads as the article are cut`(line: String) throws {
    let head =
      "<html><head><style>/* .p{} */ @media print { .q { display: none } } a{b:c} .x9 , #z { color: red; display: none !important }</style></head>"
    let page =
      "\(head)<body><article><p>\(Self.text)</p><p>\(Self.text.replacing("Arden", with: "Halden"))</p>\(line)</article></body></html>"
    let text = try article(page, as: "a.html").text
    #expect(text.hasSuffix("years ago.") && !text.contains("in secret"))
  }

  @Test(arguments: [
    "<style>@media print { .x9 { display: none } }</style>",
    "<style>.x9:hover { display: none }</style>",
    "<style>.a .x9 { display: none }</style>",
    "<style>.x9 { display: none } .x9 { display: block }</style>",
    "<style>.x9 { display: none } .x9.open { display: block }</style>",
    "<style>.x9 { display: none } @media (min-width: 90px) { .x9 { display: block } }</style>",
    "<style>#a { display: block } .x9 { display: none }</style><style>.open .x9{display:block}</style>",
    "<style>.x9 { display: none", "<style></style>", "<style>.x99{display:none}</style>",
  ])
  func `style sheets that hide something else hide nothing`(sheet: String) throws {
    let isCut = sheet.hasSuffix("none")
    let page =
      "\(sheet)\(isCut ? "}</style>" : "")<article><p>\(Self.text)</p><p>\(Self.text.replacing("Arden", with: "Halden"))</p><p class='x9'>It is good salt, he said.</p></article>"
    #expect(try article(page, as: "a.html").text.contains("good salt") != isCut)
  }

  @Test func `a page that its programs have yet to show is read`() throws {
    let page =
      "<style>.x9{display:none}</style><article class=x9><p>\(Self.text)</p><p>\(Self.text.replacing("Arden", with: "Halden"))</p></article>"
    #expect(try article(page, as: "a.html").text.contains("Halden"))
  }

  @Test func `properties and tags of notes are no text`() throws {
    let note =
      "id:: 5\n#salt #arden/works\n\n\(Self.text) #salt\n\n- status:: read\n\n# Heading\n\nWe came #1 and C# is a language:: not a property, he said.\n"
    let text = try article(note, as: "a.md").text
    #expect(text.hasPrefix(Self.text + "\n") && !text.contains("status") && !text.contains("id::"))
    #expect(text.contains("#1 and C# is a language:: not"))
  }

  @Test func `a PDF by another name is told of`() throws {
    #expect(try refusal(of: Array("%PDF-1.4 x".utf8), as: "a.txt")?.contains(".pdf") == true)
  }

  @Test func `a feed's lines about itself are cut`() throws {
    let feed =
      "<rss><channel><item><title>A</title><description>&lt;p&gt;\(Self.text)&lt;/p&gt;&lt;p&gt;The post Salt appeared first on Ledger.&lt;/p&gt;</description></item></channel></rss>"
    #expect(try article(feed, as: "a.rss").text == Self.text)
  }
}
