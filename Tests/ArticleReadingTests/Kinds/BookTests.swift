internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

/// What of a book is its text, and who wrote a paper.
@Suite struct BookTests {
  private func book(_ chapters: KeyValuePairs<String, String>, guide: String = "") throws
    -> Document
  {
    let names = chapters.map(\.key)
    var zip = ZipFile([
      "META-INF/container.xml":
        "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>",
      "b.opf":
        "<package xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>Salt</dc:title></metadata><manifest>\(names.map { "<item id=\"\($0)\" href=\"\($0).xhtml\"/>" }.joined())</manifest><spine>\(names.map { "<itemref idref=\"\($0)\"/>" }.joined())</spine>\(guide)</package>",
    ])
    for (name, markup) in chapters {
      zip.entries.append(
        ("\(name).xhtml", Array("<html><body>\(markup)</body></html>".utf8)))
    }
    return try #require(read(zip.bytes, as: "a.epub").documents.first)
  }

  @Test func `imprint, contents and licence of a book are no text`() throws {
    let document = try book(
      [
        "cover": "<p>Salt, by Mara Quist</p>",
        "front":
          "<p>Copyright © 2025 Mara Quist</p><p>All rights reserved. ISBN 978-0-00-000000-2</p>",
        "toc": "<section epub:type=\"toc\"><p>One. Two.</p></section>",
        "one": "<h2>The pans</h2><p>It has 14 pans. All rights to them are the island's.</p>",
        "two": "<h2>The quay</h2><p>It is old.</p>",
      ], guide: "<guide><reference type=\"cover\" href=\"cover.xhtml\"/></guide>")
    #expect(
      document.text
        == "The pans\n\nIt has 14 pans. All rights to them are the island's.\n\nThe quay\n\nIt is old."
    )
    #expect(Set(document.removed.map(\.reason)) == ["about-the-book"])
    #expect(document.anchors.number(at: 0) == 4)
  }

  @Test func `what a library puts around a text is no part of it`() throws {
    let document = try book([
      "one":
        "<p>This eBook is for the use of anyone.</p><p>*** START OF THE PROJECT GUTENBERG EBOOK SALT ***</p><p>It has 14 pans.</p>",
      "two":
        "<p>It is old.</p><p>*** END OF THE PROJECT GUTENBERG EBOOK SALT ***</p><p>Section 1. Terms.</p>",
    ])
    #expect(document.text == "It has 14 pans.\n\nIt is old.")
  }

  @Test func `a book that is nothing else keeps its pages`() throws {
    let document = try book(["front": "<p>Copyright © 2025. All rights reserved. ISBN 1.</p>"])
    #expect(document.text.hasPrefix("Copyright"))
  }

  @Test(arguments: [
    (
      "Mara Quist1, Jon Vale2*, and Bo van der Lind", ["Mara Quist", "Jon Vale", "Bo van der Lind"]
    ),
    ("Mara Quist and Jon Vale", ["Mara Quist", "Jon Vale"]), ("M. Quist", ["M. Quist"]),
  ])
  func `a line of names below a title is its authors`(line: String, names: [String]) throws {
    let rules = try CleaningRules(
      prompts: Prompts(), dates: ReadingRules(prompts: Prompts()).dates)
    #expect(PDFAuthors(rules: rules).names(in: line) == names)
  }

  @Test(arguments: [
    "Salt and Kelp of the North", "Department of Salt, University of Halmø",
    "In May, Mara Quist came",
    "Abstract", "Halmø, 4 May 2025", "ANNUAL REPORT, HALMØ WORKS", "",
  ])
  func `other lines below a title name nobody`(line: String) throws {
    let rules = try CleaningRules(
      prompts: Prompts(), dates: ReadingRules(prompts: Prompts()).dates)
    #expect((PDFAuthors(rules: rules).names(in: line)?.count ?? 0) < 2)
  }
}
