internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct DocumentTests {
  private func rtf(_ body: String) throws -> String {
    try read("{\\rtf1\\ansi\\ansicpg1252 \(body)}", as: "a.rtf").documents[0].text
  }

  @Test(arguments: [
    ("It \\{grew\\} by 5\\\\6.\\par", "It {grew} by 5\\6."),
    ("It grew{\\super\\chftn}{\\*\\footnote\\chftn\\~So Ann.}.", "It grew[1].\n\n[1] So Ann."),
    ("\\bullet \\tx360\\tab Ten came.\\par", "Ten came."),
    ("One.\\line Two.\\par\nThree.", "One. Two.\n\nThree."),
    ("na\\uc2\\u239 \\'c3\\'afve", "naïve"), ("a\\uc0\\u8211 b", "a–b"),
    ("non\\~break and co\\-op and re\\_do", "non break and coop and re-do"),
    ("{\\ansicpg1251 \\'d1\\'ee\\'eb\\'fc}", "Соль"),
    ("{\\*\\bkmkstart x}It{\\*\\bkmkend x} grew.{\\bin5 }}}}}", "It grew."),
    ("\\trowd\\intbl A\\par B\\cell C\\cell D\\cell\\row\\pard After.", "A B; C; D\n\nAfter."),
    ("It {\\revised grew}{\\deleted shrank}.", "It grew."),
    ("x{\\super 2}.", "x²."), ("ten{\\super 3} \\dn4 low\\dn0", "ten[3] low"),
  ])
  func `RTF is read as it is shown`(body: String, text: String) throws {
    #expect(try rtf(body) == text)
  }

  @Test(arguments: [
    "{\\rtf1", "{\\rtf1 \\'", "{\\rtf1 \\u", "{\\rtf1 \\bin99999999999 x", "{\\rtf1 \\uc-5\\u1 ab",
    "{\\rtf1 }}}}}}}}", "{\\rtf1{\\fonttbl{\\f99999999999\\fcharset9999 ;",
    "{\\rtf1 \\ansicpg-1 \\'e9",
    "{\\rtf1 \\bin-5 x}", "{\\rtf1 \\\\\\", "{\\rtf1 \\u-99999999999?}",
  ])
  func `damaged RTF does no harm`(text: String) throws {
    _ = try? read(text, as: "a.rtf")
  }

  @Test func `RTF nested without end and with many words is read in time`() throws {
    let deep = String(repeating: "{\\b", count: 500_000)
    _ = try? read("{\\rtf1 It grew. \(deep)", as: "a.rtf")
    let rows = String(repeating: "\\intbl a\\cell b\\cell\\row ", count: 30_000)
    #expect(try read("{\\rtf1 \(rows)}", as: "a.rtf").documents[0].blocks.count > 10_000)
  }

  @Test(arguments: ["a.rtf", "a.odt", "a.enex", "a.ris"])
  func `a text under another name is refused`(name: String) throws {
    let reason = try refusal(of: Array("The harbour of Arden opened.".utf8), as: name)
    #expect(reason?.isEmpty == false)
  }

  @Test func `a document with a password says so`() throws {
    let files = ZipFile([
      "content.xml": "\u{1}\u{2}nothing",
      "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
    ])
    #expect(try refusal(of: files.bytes, as: "a.odt")?.contains("password") == true)
    #expect(
      try refusal(of: ZipFile(["a.txt": "x"]).bytes, as: "a.odt")?.contains("no text") == true)
  }

  @Test func `cells by the million are not made`() throws {
    let cell = "<table-cell number-columns-repeated=\"99999999\"><p>a</p></table-cell>"
    let content =
      "<document-content><body><text><table><table-row>\(cell)</table-row></table></text></body></document-content>"
    #expect(
      try read(ZipFile(["content.xml": content]).bytes, as: "a.odt").documents[0].text.utf8.count
        < 500)
  }

  @Test func `notes that are cut off, empty or hostile cost no other`() throws {
    let entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
    let text = """
      <en-export><note><title>A</title><content><![CDATA[<en-note>It grew.</en-note>]]></content></note>
      <note><title>B</title></note>
      <note><title>C</title><content><![CDATA[\(entity)<en-note>It &a; shrank.</en-note>]]></content></note>
      <note><title>D</title><content><![CDATA[<en-note><div>It stay
      """
    let extraction = try read(text, as: "a.enex")
    #expect(extraction.documents.map(\.metadata.title) == ["A", "C", "D"])
    #expect(extraction.skipped.map(\.line) == [2, nil])
    #expect(extraction.skipped.last?.reason.contains("cut off") == true)
    #expect(extraction.documents.map { $0.anchors.number(at: 0) } == [1, 3, 4])
  }
}
