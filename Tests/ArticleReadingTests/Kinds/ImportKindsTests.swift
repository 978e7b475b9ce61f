internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

/// Ways in which exports and archives are written that lost or altered something.
@Suite struct ImportKindsTests {
  private static let page =
    "The salt works of Halmø will open in spring, the mayor Ada Quill said at the harbour on Monday."

  private func html(_ title: String) -> [UInt8] {
    Array(
      "<html><head><title>\(title)</title></head><body><article><p>\(Self.page)</p></article></body></html>"
        .utf8)
  }

  private func record(_ address: String, _ fields: String, _ body: [UInt8]) -> [UInt8] {
    WebArchive.record(
      "response", address, Array("HTTP/1.1 200 OK\r\n\(fields)\r\n".utf8) + body)
  }

  @Test func `of a web archive that is cut off the whole records stay`() throws {
    let parts = (1...4).map { number in
      Gzip.packed(
        record("https://c.example/\(number)", "Content-Type: text/html\r\n", html("P\(number)")))
    }
    let cut = Array(parts.joined().dropLast(60))
    let extraction = try read(cut, as: "crawl.warc.gz")
    #expect(extraction.documents.map(\.metadata.title) == ["P1", "P2", "P3"])
    #expect(extraction.skipped.map(\.reason) == ["it is cut off; what stands before was read"])
  }

  @Test func `pages packed by deflate or of no type are read, those packed by Brotli told`() throws
  {
    // A stored block: deflate without packing, and zlib's frame around it.
    let body = html("Salt")
    let length = UInt16(body.count)
    let stored: [UInt8] =
      [1, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
      + body
    let deflate = "Content-Type: text/html\r\nContent-Encoding: deflate\r\n"
    let bytes =
      record("https://c.example/raw", deflate, stored)
      + record("https://c.example/framed", deflate, [0x78, 0x01] + stored + [0, 0, 0, 0])
      + record("https://c.example/untold", "", body)
      + record(
        "https://c.example/br", "Content-Type: text/html\r\nContent-Encoding: br\r\n",
        [0x8B, 0xFF, 0x80, 3])
    let extraction = try read(bytes, as: "crawl.warc")
    #expect(
      extraction.documents.map { $0.metadata.url?.suffix(6) } == ["le/raw", "framed", "untold"])
    #expect(extraction.documents.allSatisfy { $0.text == Self.page })
    #expect(extraction.skipped.map(\.reason) == ["one page is packed by Brotli, which is not read"])
  }

  @Test func `LaTeX: percent signs of addresses, macros with arguments, and the document's end`()
    throws
  {
    let text = #"""
      \newcommand{\co}[1]{CO$_{#1}$}
      \newcommand{\who}[2][Ada Quill]{#1 of #2}
      \def\pair#1#2{#1 and #2}
      \newcommand{\grow}[1]{\grow{#1#1}\grow{#1#1}}
      \begin{document}
      See \url{https://c.example/a%20b~c} and \verb|50% \item x|: \co{2}, \who{Halmø}, \who[Bo]{Skar}; \pair{a}{b}. % no

      \begin{verbatim}
      x = 50 % 7
      \end{verbatim}

      \grow{x}
      \end{document}
      Not printed.
      """#
    let document = try read(text, as: "a.tex").documents[0]
    #expect(
      document.text.hasPrefix(
        "See https://c.example/a%20b~c and 50% \\item x: CO2, Ada Quill of Halmø, Bo of Skar; a and b."
      ))
    #expect(document.text.contains("x = 50 % 7") && !document.text.contains("Not printed"))
  }

  @Test(arguments: ["U2FsdA", "U2FsdA==", "U2Fs\r\ndA", "U2FsdA=", "U2FsdAA"])
  func `base64 is read with and without what fills it up`(text: String) {
    let decoded = String(decoding: Base64Bytes.decoded(text.utf8), as: UTF8.self)
    #expect(decoded.hasPrefix("Salt"))
  }

  @Test func `a text in an archive has its own name, and what leads outside is told`() throws {
    let zip = ZipFile(["port-fees.txt": Self.page, "../out.txt": "Out.", "a.psd": "x"])
    let extraction = try read(zip.bytes, as: "letters.zip")
    #expect(extraction.documents.map(\.metadata.title) == ["Port fees"])
    #expect(
      extraction.skipped.contains { $0.reason.hasPrefix("../out.txt: its name leads outside") })
    #expect(extraction.skipped.contains { $0.reason.hasPrefix("a.psd: files of this kind") })
  }

  @Test func `a packed Zotero export tells who, when and where of its files`() throws {
    let ris = """
      TY  - JOUR
      TI  - Salt of Halmø
      AU  - Quist, Mara
      AU  - Vale, Jon
      T2  - Coast Notes
      Y1  - 2025/11/04/
      L1  - files/12/page.html
      ER  -
      """
    let page = String(decoding: html("Page"), as: UTF8.self)
    let zip = ZipFile(["Library/Library.ris": ris, "Library/files/12/page.html": page])
    let document = try read(zip.bytes, as: "zotero.zip").documents[0]
    #expect(document.metadata.title == "Salt of Halmø")
    #expect(document.metadata.author == "Mara Quist, Jon Vale")
    #expect(
      document.metadata.published == "2025-11-04" && document.metadata.outlet == "Coast Notes")
  }

  @Test func `BibTeX: strings, days in the month, and others`() throws {
    let text = """
      @string{cn = "Coast Notes"}
      @article{a, title={Salt}, author={Quist, Mara and others}, journal=cn, year=2025, month=nov # "~4", abstract={It opens.}}
      @article{b, title={Kelp}, year=2025, month=3, day=7, abstract={It grew.}}
      @article{c, title={Cod}, year=2025, month=mar, abstract={It left.}}
      """
    let documents = try read(text, as: "a.bib").documents.map(\.metadata)
    #expect(documents.map(\.published) == ["2025-11-04", "2025-03-07", nil])
    #expect(documents[0].author == "Mara Quist" && documents[0].outlet == "Coast Notes")
  }

  @Test func `bookmarks: references are read, a folder's description is nobody's`() throws {
    let text = """
      <!DOCTYPE NETSCAPE-Bookmark-file-1>
      <DL><p><DT><A HREF="https://c.example/a">Salt</A>
      <DD>Salt &amp; kelp &lt;b&gt; were sold.
      <DT><H3>Sea</H3><DD>All about the sea.
      <DL><p><DT><A HREF="https://c.example/b">Kelp</A><DD>It grew.</DL></DL>
      """
    #expect(
      try read(text, as: "a.html").documents.map(\.text) == [
        "Salt & kelp <b> were sold.", "It grew.",
      ])
  }

  @Test func `notes among the passages of Raindrop's CSV are no text`() throws {
    let text = """
      id,title,note,url,highlights
      1,Salt,mine,https://c.example/salt,"Highlight:The works open.
      Note:ask Ada
      Highlight:It costs 3 million."
      """
    let document = try read(text, as: "a.csv").documents[0]
    #expect(document.text == "The works open.\n\nIt costs 3 million.")
    #expect(document.removed.map(\.text) == ["mine", "ask Ada"])
  }

  @Test func `the resolved address goes before the one that was given`() throws {
    let text =
      #"[{"given_url": "https://s.example/x", "resolved_url": "https://c.example/salt", "text": "It opens."}]"#
    #expect(try read(text, as: "a.json").documents[0].metadata.url == "https://c.example/salt")
  }

  @Test func `captions written while somebody speaks are read once`() throws {
    let text = """
      1
      00:00:01,000 --> 00:00:02,000
      The salt works

      2
      00:00:02,000 --> 00:00:03,000
      The salt works open

      3
      00:00:03,000 --> 00:00:05,000
      The salt works open in May.

      4
      00:00:06,000 --> 00:00:07,000
      Ada Quill said so.
      """
    #expect(
      try read(text, as: "a.srt").documents[0].text
        == "The salt works open in May. Ada Quill said so.")
  }

  @Test func `Org leaves out what is not exported`() throws {
    let text = """
      * The works
      CLOCK: [2025-11-04 Tue 10:00]--[2025-11-04 Tue 11:00] =>  1:00
      They open.
      * COMMENT Private
      Hidden.
      ** Below
      Hidden too.
      * TODO COMMENT Later
      Hidden as well.
      * Notes :sea:noexport:
      Hidden last.
      * The end :sea:
      It ends.
      """
    #expect(
      try read(text, as: "a.org").documents[0].text
        == "They open.\n\nThe end\n\nIt ends.")
  }

  @Test func `a document without a title has its file's name`() throws {
    let text = #"{\rtf1\ansi The works open in spring.\par}"#
    #expect(try read(text, as: "port-fees.rtf").documents[0].metadata.title == "Port fees")
  }
}
