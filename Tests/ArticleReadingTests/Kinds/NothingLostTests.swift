internal import Foundation
internal import Testing

@testable import ArticleReading
@testable import Text

/// The text of the one article that `text` makes as a file of that name.
private func body(_ text: String, as name: String) throws -> String {
  try #require(read(text, as: name).documents.first).text
}

/// The page with `body`.
private func page(_ body: String) -> String {
  "<html lang=en><head><title>Salt of Arden</title></head><body><article>\(body)</article></body></html>"
}

@Suite struct NothingLostTests {
  static let first =
    "<p>The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, the owner said.</p>"
  static let second =
    "<p>The works had been shut for nine years, and the council wants the chimney mended before the winter storms, its leader said.</p>"

  @Test(arguments: [
    "<!DOCTYPE html><html><meta charset=utf-8><title>Salt</title><article>",
    "<!DOCTYPE html><title>Salt</title><main>", "<html><head><title>Salt</title><section>",
    "<html><!-- x --><meta name=author content=Ann><time>Monday</time><article>",
  ])
  func `a page without tags for head and body is read`(head: String) throws {
    let document = try #require(read(head + Self.first + Self.second, as: "a.html").documents.first)
    #expect(document.text.hasPrefix("The salt works") && document.text.contains("chimney"))
  }

  @Test(arguments: [
    "clip: rect(0 0 0 0); position: absolute", "position:absolute; left:-9999px",
    "clip-path: inset(50%)", "font-size: 0", "width:1px;height:1px;overflow:hidden",
    "opacity:0; height:0", "DISPLAY: NONE !important",
  ])
  func `text that its own style hides is left out`(style: String) throws {
    let text = try body(
      page(Self.first.replacing("works", with: "works<span style='\(style)'> (new tab)</span>")),
      as: "a.html")
    #expect(!text.contains("new tab"))
    #expect(text.hasPrefix("The salt works of Arden"))
  }

  @Test(arguments: [
    "opacity: 0", "font-size: 12px", "clip: rect(0 90px 40px 0)", "position: absolute; left: 10px",
    "width: 1px", "height: auto; overflow: hidden", "text-indent: -4px",
  ])
  func `other styles hide nothing`(style: String) throws {
    let text = try body(
      page(Self.first.replacing("Monday", with: "<b style='\(style)'>Monday</b>")), as: "a.html")
    #expect(text.contains("on Monday with"))
  }

  @Test(arguments: [
    "<salt-story><template shadowrootmode=open>\(first)\(second)</template></salt-story>",
    "<div><template shadowrootmode=closed>\(first)<slot></slot></template>\(second)</div>",
    "<x-a><template shadowroot=open>\(first)\(second)</template></x-a>",
  ])
  func `a declarative shadow root is part of the page`(body text: String) throws {
    let text = try body(page(text), as: "a.html")
    #expect(text.contains("boil brine") && text.contains("chimney"))
    #expect(
      !(try body(page("\(Self.first)<template>Not shown</template>\(Self.second)"), as: "a.html"))
        .contains("Not"))
  }

  @Test(arguments: [
    "\(first)\(second)",
    "<html><head><title>Frame</title></head><body>\(first)<p>x</p>\(second)</body></html>",
    "<main><div>\(first)</div></main><main>\(second)</main>",
  ])
  func `a frame that brings its page along is read`(frame: String) throws {
    let value = frame.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      .replacing("<", with: "&lt;")
    let document = try #require(
      read(page("<h1>Salt of Arden</h1><iframe srcdoc=\"\(value)\"></iframe>"), as: "a.html")
        .documents.first)
    #expect(document.text.contains("boil brine") && document.text.contains("chimney"))
    #expect(document.metadata.title == "Salt of Arden")
  }

  @Test func `frames inside frames without end do no harm`() throws {
    var frame = Self.first
    for _ in 0..<6 {
      let value = frame.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      frame = "<iframe srcdoc=\"\(value)\"></iframe>"
    }
    _ = try? read(page(Self.second + frame), as: "a.html")
    #expect(
      try body(page("\(Self.second)<iframe srcdoc=\"\"></iframe>"), as: "a.html").contains(
        "chimney"))
  }

  @Test(arguments: [
    "<aside role=note><p><b>Correction:</b> The works have 14 pans, not 40.</p></aside>",
    "<aside class='sidebar'><p>Editor’s note: The works have 14 pans, the owner writes.</p></aside>",
    "<div role=alert><h4>Update</h4>\n<p>The works have 14 pans since June.</p></div>",
    "<aside class='fact-box'><p>The works have 14 pans.</p></aside>",
    "<aside><p>Berichtigung: The works have 14 pans.</p></aside>",
  ])
  func `a correction or fact box beside the text stays`(box: String) throws {
    let text = try body(page(Self.first + box + Self.second), as: "a.html")
    #expect(text.contains("14 pans"))
  }

  @Test(arguments: [
    "<aside><p>Update your browser to see 14 pans</p></aside>", "<aside>Salt in 14 pans</aside>",
    "<div role=dialog><p>We use 14 pans</p></div>",
  ])
  func `other boxes beside the text are cut`(box: String) throws {
    #expect(!(try body(page(Self.first + box + Self.second), as: "a.html")).contains("14 pans"))
  }

  @Test(arguments: [
    "<p>Related: The 15 oldest salt works of the coast</p>", "<p>SEE MORE: Brine of the north</p>",
    "<p>Lesen Sie auch: Die Salzwerke der Küste</p>", "<p>The pans of Arden (Photo: Carl Voss)</p>",
    "<figure><figcaption>The pans of Arden (Image: GETTY )</figcaption></figure>",
    "<p>The pans of Arden (AP Photo/Carl Voss)</p>",
  ])
  func `lines to other pages and captions with a credit are no text`(line: String) throws {
    let text = try body(page(Self.first + line + Self.second), as: "a.html")
    #expect(text.components(separatedBy: "\n\n").count == 2)
  }

  @Test(arguments: [
    "<p>Related: two of the three works belong to one family.</p>",
    "<p>The pans (formerly those of Molde) are of copper.</p>",
    "<p>The pans of Arden (formerly Molde)</p>",
    "<p>Pans: The oldest is of copper</p>",
  ])
  func `lines that look alike but state something stay`(line: String) throws {
    let text = try body(page(Self.first + line + Self.second), as: "a.html")
    #expect(text.components(separatedBy: "\n\n").count == 3)
  }

  @Test func `a list of links never takes a paragraph along`() throws {
    let links = (1...40).map { "<div><a href=x>Salt letter number \($0) of the year</a></div>" }
      .joined()
    let long =
      "<div>" + Self.first.dropLast(4)
      + " It will mend the chimney, pay for the road and buy two carts for the town.</p></div>"
    let text = try body(
      "<html><body><div class=wrap><div>\(links)</div>\(long)</div></body></html>", as: "a.html")
    #expect(text.contains("two carts"))
  }

  @Test(arguments: [("", 1), ("\u{FFFD}", 3), ("x", 2)])
  func `stray bytes leave the rest of a file in its character set`(mark: String, count: Int) throws
  {
    let text = "Die Salzwerke von Ärden öffneten — für 40 €.\n\nGrüße aus der Straße der Zöllner."
    var bytes = Array(text.utf8)
    for index in 0..<count { bytes.insert(0xE9, at: 10 + 7 * index) }
    let read = try #require(read(bytes, as: "a.txt").documents.first).text
    #expect(read.contains("Grüße aus der Straße der Zöllner.") && read.contains("40 €"))
  }

  @Test func `text in another character set is not taken for UTF-8`() throws {
    let latin: [UInt8] =
      Array("The caf".utf8) + [0xE9] + Array(" of Z".utf8) + [0xFC] + Array("rich opened.".utf8)
    #expect(TextDecoder().text(of: latin) == "The café of Zürich opened.")
    #expect(TextDecoder().text(of: latin, declared: "iso-8859-1") == "The café of Zürich opened.")
  }

  @Test func `a list item and a paragraph over several lines are whole`() throws {
    let text = """
      Salt of Arden

      - The first pan holds nine tonnes of brine and
        was cast in the year 1911.
      - The second one
        is of copper.

         The works had been shut for nine years, and the council
      of Arden wants the chimney mended before the storms, its
      leader said on Monday. It will pay for half of the work.
         The owner did not say when the second pan is to be used,
      nor what became of the third, which was sold to two museums
      of the coast in the year of the great flood of the Ostrey.
      """
    let blocks = try #require(read(text, as: "a.txt").documents.first)
    #expect(
      blocks.text == """
        - The first pan holds nine tonnes of brine and was cast in the year 1911.

        - The second one is of copper.

        The works had been shut for nine years, and the council of Arden wants the chimney mended before the storms, its leader said on Monday. It will pay for half of the work.

        The owner did not say when the second pan is to be used, nor what became of the third, which was sold to two museums of the coast in the year of the great flood of the Ostrey.
        """)
  }

  @Test(arguments: [
    ("<p>It has <b>14</b> pans &amp; a still.</p>", "It has 14 pans & a still."),
    ("It has 14 pans<br>and a still.", "It has 14 pans\nand a still."),
    ("It has <i>14</i> pans.\n\nAnd a still.", "It has 14 pans.\n\nAnd a still."),
    ("It has 14 < 20 pans, and x <b is bold.", "It has 14 < 20 pans, and x <b is bold."),
  ])
  func `tags inside imported text are read`(text: String, wanted: String) throws {
    let line = try #require(
      String(
        data: JSONEncoder().encode(["id": "1", "title": "Salt", "text": text]), encoding: .utf8))
    #expect(try body(line, as: "a.jsonl") == wanted)
  }
}

@Suite struct ContainersWholeTests {
  private static let space =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

  private func word(_ body: String, notes: String = "") throws -> String {
    let zip = ZipFile([
      "word/document.xml": "<w:document \(Self.space)><w:body>\(body)</w:body></w:document>",
      "word/footnotes.xml": "<w:footnotes \(Self.space)>\(notes)</w:footnotes>",
    ])
    return try #require(read(zip.bytes, as: "a.docx").documents.first).text
  }

  private func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test func `a text box stands behind its paragraph, once`() throws {
    let box = "<w:txbxContent><w:p>\(run("It has 14 pans."))</w:p></w:txbxContent>"
    let both =
      "<w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r>"
    #expect(try word("<w:p>\(both)\(run("Salt."))</w:p>") == "Salt.\n\nIt has 14 pans.")
    #expect(
      try word("<w:p>\(run("Salt."))<w:r><w:pict>\(box)</w:pict></w:r></w:p>")
        == "Salt.\n\nIt has 14 pans.")
    #expect(
      try word("<w:p><w:r><w:pict>\(box)</w:pict></w:r></w:p><w:p>\(run("Salt."))</w:p>")
        == "It has 14 pans.\n\nSalt.")
  }

  @Test func `notes are marked and stand at the end, raised figures are set apart`() throws {
    let text = try word(
      "<w:p>\(run("In 1902"))\(run("7", "<w:vertAlign w:val=\"superscript\"/>"))\(run(" it had pans of 9 m"))\(run("2", "<w:vertAlign w:val=\"superscript\"/>"))<w:r><w:footnoteReference w:id=\"3\"/></w:r>\(run("."))</w:p>",
      notes: "<w:footnote w:id=\"3\"><w:p>\(run("List of pans."))</w:p></w:footnote>")
    #expect(text == "In 1902[7] it had pans of 9 m²[1].\n\n[1] List of pans.")
  }

  @Test(arguments: [
    ("<w:vanish/>", false), ("<w:webHidden/>", false), ("<w:vanish w:val=\"0\"/>", true),
    ("<w:b/>", true),
  ])
  func `hidden text is left out`(properties: String, isShown: Bool) throws {
    let text = try word("<w:p>\(run("Draft.", properties))\(run("It has 14 pans."))</w:p>")
    #expect(text.contains("Draft") == isShown)
  }

  private func book(_ metadata: String, chapter: String = "a.xhtml", reference: String? = nil)
    throws -> Document
  {
    let zip = ZipFile([
      "META-INF/container.xml":
        "<container><rootfiles><rootfile full-path=\"OPS/b.opf\"/></rootfiles></container>",
      "OPS/b.opf":
        "<package xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:opf=\"http://www.idpf.org/2007/opf\"><metadata>\(metadata)</metadata><manifest><item id=\"a\" href=\"\(reference ?? chapter)\"/></manifest><spine><itemref idref=\"a\"/></spine></package>",
      "OPS/\(chapter)": "<html><body><p>It has 14 pans.</p></body></html>",
    ])
    return try #require(read(zip.bytes, as: "a.epub").documents.first)
  }

  @Test(arguments: [
    ("salzsüd.xhtml", "salzs%C3%BCd.xhtml"), ("第一章.xhtml", "第一章.xhtml"),
    ("Teil 1.xhtml", "Teil%201.xhtml"),
    ("Kapitel.XHTML", "kapitel.xhtml"),
  ])
  func `chapters with any file name are read`(name: String, reference: String) throws {
    #expect(try book("", chapter: name, reference: reference).text == "It has 14 pans.")
  }

  @Test func `a book's author and first day are those of the book`() throws {
    let described = try book(
      "<dc:title>Salt</dc:title><dc:creator opf:role=\"ill\">Carl Voss</dc:creator><dc:creator opf:role=\"aut\">Mara Quist</dc:creator><dc:date opf:event=\"conversion\">2020-01-02</dc:date><dc:date opf:event=\"publication\">1911-05-04</dc:date>"
    )
    #expect(described.metadata.author == "Mara Quist")
    #expect(described.metadata.published == "1911-05-04")
    let refined = try book(
      "<dc:creator id=\"x\">Carl Voss</dc:creator><dc:creator id=\"y\">Mara Quist</dc:creator><meta refines=\"#x\" property=\"role\">trl</meta><meta property=\"dcterms:modified\">2021-01-02T00:00:00Z</meta><dc:date>1999-03-04</dc:date>"
    )
    #expect(refined.metadata.author == "Mara Quist")
    #expect(refined.metadata.published == "1999-03-04")
    let changed = try book(
      "<dc:creator>Mara Quist</dc:creator><dc:date opf:event=\"modification\">2020-01-02</dc:date>")
    #expect(changed.metadata.author == "Mara Quist")
    #expect(changed.metadata.published == nil)
  }
}

@Suite struct MailWholeTests {
  private func mail(_ head: String, _ body: String) throws -> Extraction {
    try read("From: Salt Letter <a@arden.example>\nSubject: Salt\n\(head)\n\n\(body)", as: "a.eml")
  }

  @Test(arguments: [
    "=?UTF-8?Q?Salz_in_=C3?= =?utf-8?Q?=84rden?=",
    "=?UTF-8?B?U2FseiBpbiDDhA==?=\n =?UTF-8?Q?rden?=",
    "=?utf-8*de?Q?Salz_in_=C3=84rden?=",
  ])
  func `a subject cut inside a character is whole`(subject: String) throws {
    let mail = try read("Subject: \(subject)\n\nIt has 14 pans.", as: "a.eml")
    #expect(mail.documents.first?.metadata.title == "Salz in Ärden")
  }

  @Test func `messages inside are articles of their own`() throws {
    let inner =
      "From: Mara Quist <m@x.example>\nSubject: Pans\nDate: Fri, 1 Mar 2024 10:00:00 +0000\n\nIt has 14 pans."
    let forwarded = try mail(
      "Content-Type: multipart/mixed; boundary=b",
      "--b\nContent-Type: text/plain\n\nSee below, all of you.\n--b\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n\(inner)\n--b--\n"
    )
    #expect(forwarded.documents.map(\.text) == ["See below, all of you.", "It has 14 pans."])
    #expect(forwarded.documents.last?.metadata.title == "Pans")
    #expect(forwarded.documents.last?.metadata.published == "2024-03-01")
    #expect(Set(forwarded.documents.map(\.key)).count == 2)
    let digest = try mail(
      "Content-Type: multipart/digest; boundary=b",
      "--b\n\n\(inner)\n--b\n\n\(inner.replacing("14", with: "15"))\n--b--\n")
    #expect(digest.documents.map(\.text) == ["It has 14 pans.", "It has 15 pans."])
    let bare = try mail("Content-Type: message/rfc822", inner)
    #expect(bare.documents.map(\.text) == ["It has 14 pans."])
  }

  @Test(arguments: [
    (
      "yes", "It has fourteen pans and a st \nill, the owner said.",
      "It has fourteen pans and a still, the owner said."
    ),
    ("no", "It has fourteen pans \nand a still.", "It has fourteen pans and a still."),
    ("no", "It has fourteen pans.\n Indented once.", "It has fourteen pans.\n\nIndented once."),
  ])
  func `flowed text is put together`(delsp: String, body: String, wanted: String) throws {
    let mail = try mail("Content-Type: text/plain; format=flowed; delsp=\(delsp)", body)
    #expect(mail.documents.first?.text == wanted)
  }
}
