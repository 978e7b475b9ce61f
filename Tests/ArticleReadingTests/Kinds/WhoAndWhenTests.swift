internal import Foundation
internal import Testing

@testable import ArticleReading
@testable import Text

/// What is known of the one article that `text` makes as a file of that name.
private func metadata(_ text: String, as name: String = "a.html") throws -> ArticleMetadata {
  try #require(read(text, as: name).documents.first).metadata
}

@Suite struct WhoAndWhenTests {
  static let text = """
    <p>The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, the owner said in a letter.</p>
    <p>The works had been shut for nine years, and the council wants the chimney mended before the winter storms, its leader said.</p>
    """

  private func page(_ body: String, head: String = "", text: String = text) -> String {
    "<html lang=en><head>\(head)</head><body><article>\(body)\(text)</article></body></html>"
  }

  @Test(arguments: [
    ("Updated 9 August 2024, first published 13 November 2023", "2023-11-13"),
    ("Modified 14 Nov 2023, originally posted 13 Nov 2023", "2023-11-13"),
    ("Aktualisiert 14.11.2023, veröffentlicht 13.11.2023", "2023-11-13"),
    ("Published Nov 13, 2023 at 9:15 a.m. Updated Nov 14, 2023", "2023-11-13"),
    ("Updated 14 November 2023", "2023-11-14"), ("13/11/23", "2023-11-13"),
    ("13 Nov 23", "2023-11-13"),
    ("Nov. 13, '23", "2023-11-13"), ("13.11.23", "2023-11-13"), ("13 Nov 98", "1998-11-13"),
    ("13 Nov 15:00", nil), ("Rooms 3-4-5 and 10/11/12/13", nil),
  ])
  func `the day of the publication is told from that of a change`(line: String, day: String?) {
    #expect(CleaningRulesTests.rules.dates.day(in: line) == day)
  }

  @Test(arguments: [
    ("Thu, 03 Sep 15 00:01:01 +0200", "2015-09-03"), ("Thu Sep  3 00:01:01 2015", "2015-09-03"),
    ("Thu Sep  3 00:01:01 CEST 2015", "2015-09-03"), ("1441231261", "2015-09-02"),
    ("2015-09-03T23:30:00-05:00", "2015-09-03"), ("1441231261000", "2015-09-02"), ("some day", nil),
  ])
  func `a field with a date is read in the forms of programs`(field: String, day: String?) {
    #expect(PublicationDay.first(in: field, by: CleaningRulesTests.rules) == day)
  }

  @Test(arguments: ["13 November 2023", "Nov 13, 2023", "13/11/2023"])
  func `a short article's date line is read`(line: String) throws {
    let page = page(
      "<h1>Salt of Arden</h1><p>By Mara Quist</p><p>\(line)</p>",
      text: "<p>The works of Arden opened with forty people.</p>")
    #expect(try metadata(page).published == "2023-11-13")
  }

  @Test(arguments: [1_709_478_900, 1_709_478_900_000]) func `an import's day may be in seconds`(
    number: Int
  ) throws {
    #expect(
      try metadata(
        "{\"id\":\"1\",\"title\":\"Salt\",\"text\":\"It opened.\",\"date\":\(number)}",
        as: "a.jsonl"
      ).published
        == "2024-03-03")
  }

  @Test(arguments: [
    ("Mara Quist, Maritime Correspondent", "Mara Quist"),
    ("Words by Mara Quist. Photographs by Carl Voss.", "Mara Quist"),
    ("By Mara Quist | 4 Nov 2025", "Mara Quist"), ("ByJ.R.", "J.R."),
    ("ByMara Quist", "Mara Quist"),
    ("Byron Quist", "Byron Quist"), ("Mara Quist See full bio", "Mara Quist"),
    ("Von Mara Quist, Redakteurin", "Mara Quist"),
    ("Written by: Mara Quist and Jon Vale", "Mara Quist and Jon Vale"),
    ("Mara Quist, Jon Vale", "Mara Quist, Jon Vale"),
    ("Photos by Carl Voss", nil), ("Name *", nil), ("Posted", nil),
    ("Mara Quist March 11, 2025 3:46 PM", "Mara Quist"),
    ("Mara Quist Published 11 March 2025", "Mara Quist"), ("J. R. Quist", "J. R. Quist"),
    ("Admin", nil),
  ])
  func `a name is told from office, photographer and date`(line: String, name: String?) {
    #expect(AuthorLine(rules: CleaningRulesTests.rules).names(in: line) == name)
  }

  @Test func `a field for a reader's name is no author`() throws {
    let form = "<form><p class=comment-form-author><label>Name (required)</label></p></form>"
    #expect(try metadata(page("<h1>Salt of Arden</h1>") + form).author == nil)
    let comments = "<div id=comments><span class=author>Carl Voss</span></div>"
    #expect(try metadata(page("<h1>Salt of Arden</h1>") + comments).author == nil)
    #expect(
      try metadata(page("<h1>Salt</h1><span class=author>Mara Quist</span>") + comments).author
        == "Mara Quist")
  }

  @Test(arguments: [
    (
      "<h1>Salt pans of Arden boil again</h1>",
      "<meta property=og:title content='Arden salt: all you need to know'>",
      "Salt pans of Arden boil again"
    ),
    (
      "<h1>Salt pans of Arden boil again</h1>", "<title>Coast Post</title>",
      "Salt pans of Arden boil again"
    ),
    (
      "<h1><span>Coast Post</span></h1><h2>Pans 3 - Shafts 0: a year of salt</h2>",
      "<title>Pans 3 - Shafts 0: a year of salt</title>", "Pans 3 - Shafts 0: a year of salt"
    ),
    (
      "",
      "<title>Coast Post: Salt pans boil again</title><meta property=og:site_name content='Coast Post'>",
      "Salt pans boil again"
    ),
    (
      "<h1>Coast Post</h1><h2>Salt pans boil again</h2>",
      "<title>Salt pans boil again | Coast Post</title><meta property=og:title content='Salt pans boil again'>",
      "Salt pans boil again"
    ),
    (
      "<h1>Business</h1><h2>Salt pans boil again</h2>",
      "<meta property=og:title content='Salt pans boil again'>", "Salt pans boil again"
    ),
    (
      "<h1>Coast</h1><h1>Salt pans boil again</h1>",
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Arden salt: all to know\"}</script><meta property=og:title content='Salt pans boil again'>",
      "Salt pans boil again"
    ),
  ])
  func `the title is the headline that a reader sees`(body: String, head: String, title: String)
    throws
  {
    #expect(try metadata(page(body, head: head)).title == title)
  }

  private static let body = "The salt works of Arden opened on Monday with forty people."

  @Test(arguments: [
    "title: >\n  Salt of\n  Arden\nauthor:\n  - \"[[Mara Quist]]\"\n  - \"[[Jon Vale|J. Vale]]\"\npublished: 2024-10-08\ncreated: 2024-11-30\nsource: \"https://coast.example/salt\"",
    "title: \"Salt of Arden\"  # main\nauthors: [\"Mara Quist\", 'J. Vale']\ndate: 2024-10-08T10:00:00+02:00\nlink: https://coast.example/salt",
    "title: |-\n  Salt of Arden\nauthor:\n  name: Mara Quist, J. Vale\npublishDate: 2024-10-08\nurl: https://coast.example/salt",
    "title: 'Salt of Arden'\nauthor: Mara Quist,\n  J. Vale\ndate: 8 October 2024\ncanonical: https://coast.example/salt",
  ])
  func `front matter is read as Jekyll, Hugo and Obsidian write it`(lines: String) throws {
    let known = try metadata("---\n\(lines)\n---\n\(Self.body)\n", as: "a.md")
    #expect(known.title == "Salt of Arden")
    #expect(known.author == "Mara Quist, J. Vale")
    #expect(known.published == "2024-10-08")
    #expect(known.url == "https://coast.example/salt")
    #expect(known.outlet == nil)
  }

  @Test func `when a note was made is not its article's day, but the day before a file's name is`()
    throws
  {
    #expect(
      try metadata("---\ncreated: 2024-11-30\n---\n\(Self.body)\n", as: "a.md").published == nil)
    let known = try metadata("\(Self.body)\n", as: "2024-10-08-salt-of-arden.md")
    #expect(known.published == "2024-10-08")
    #expect(known.title == "Salt of Arden")
  }

  @Test(arguments: [
    "Title: Salt of Arden\nDate: 2024-10-08 10:20\nCategory: Coast\nAuthors: Mara Quist\nSlug: salt\n\n",
    "Title: Salt of Arden\n\nURL Source: https://coast.example/salt\n\nPublished Time: 2024-10-08T10:00:00Z\nAuthor: Mara Quist\n\nMarkdown Content:\nSalt of Arden\n=====\n\n",
    "# Salt of Arden\n\nSource: [Coast Post](https://coast.example/salt)\nPublished: 2024-10-08\n**Author:** [[Mara Quist]]\n\n",
  ])
  func `lines of metadata above the text are read and not quoted`(head: String) throws {
    let document = try #require(read(head + Self.body + "\n", as: "a.md").documents.first)
    #expect(document.text == Self.body)
    #expect(document.metadata.title == "Salt of Arden")
    #expect(document.metadata.published == "2024-10-08")
    #expect(document.metadata.author == "Mara Quist")
  }

  @Test(arguments: [
    (
      "It sails to [[Arden|the isle of Arden]] and [[Molde]].",
      "It sails to the isle of Arden and Molde."
    ),
    ("It has ==14 pans== %%my remark%%now.", "It has 14 pans now."),
    ("![[pan.jpg]]\n\nIt opened. ^block-1", "It opened."),
    ("It opened {{< figure src=\"a.jpg\" >}}today{% include x.html %}.", "It opened today."),
    ("It opened.[^1]\n\n[^1]: Coast Post.", "It opened.[1]\n\n[1] Coast Post."),
    ("- [x] It opened.", "It opened."),
    ("> [!warning] Correction\n> It has 14 pans.", "Correction\n\nIt has 14 pans."),
    ("%% a remark\nover lines %%\nIt opened.", "It opened."),
    ("A `[[link]]` in code, 2 == 2.", "A [[link]] in code, 2 == 2."),
    ("It opened.\n\n```dataview\ntable price\n```", "It opened."),
  ])
  func `marks of note programs do not reach quotations`(text: String, wanted: String) throws {
    #expect(
      try #require(read("---\ntitle: Salt\n---\n\(text)\n", as: "a.md").documents.first).text
        == wanted)
  }

  @Test(arguments: [
    "<!-- saved from url=(0026)https://coast.example/salt -->",
    "<!--\n Page saved with SingleFile \n url: https://coast.example/salt \n saved date: Tue Dec 03 2024\n-->",
    "<link rel=canonical href='https://coast.example/salt'><!-- saved from url=(0026)https://x.example/y -->",
  ])
  func `the address that a browser noted is the page's`(head: String) throws {
    #expect(try metadata(head + page("<h1>Salt</h1>")).url == "https://coast.example/salt")
  }

  @Test(arguments: [
    "<p>Arden, 13 November 2023</p>", "<p>Coast Post • 13.11.2023</p>",
    "<p>Mara Quist am Montag, 13. November 2023</p>",
  ])
  func `the day stands beside the title among other words`(line: String) throws {
    let page = page("<h1>Salt of Arden</h1>\(line)<p>Updated 14 November 2024</p>")
    #expect(try metadata(page).published == "2023-11-13")
  }

  @Test(arguments: [
    ("", "<p>Published on: 13 November 2023</p>", ""),
    ("13.11.2023 - ", "", ""), ("", "", "<meta name='dcterms:issued' content='2023-11-13'>"),
    ("", "<p>Letzte Änderung: 14.11.2024<br>Erschienen am: 13.11.2023</p>", ""),
    ("", "", "<meta name='article:published_time' value='2023-11-13T10:00:00Z'>"),
  ])
  func `the day opens the text, is labelled or declared`(start: String, end: String, head: String)
    throws
  {
    let text = Self.text.replacing(
      "<p>The salt works of Arden", with: "<p>\(start)The salt works of Arden")
    #expect(
      try metadata(page("<h1>Salt</h1>", head: head, text: text + end)).published == "2023-11-13")
  }

  @Test(arguments: [
    ("<p>Also here: <a href='https://coast.example/author/mara-quist'>Mara Quist</a></p>", ""),
    (
      "",
      "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Mara Quist'>"
    ),
    ("<p>Eingestellt von Mara Quist um 10:00</p>", ""),
    (
      "",
      "<script type='application/ld+json'>{\"@type\":\"Person\",\"name\":\"Mara Quist\"}</script>"
    ),
    ("", "<meta name=author content='Quist, Mara'>"),
    (
      "",
      "<meta name=author content='Coast Post'><meta property=og:site_name content='Coast Post'><script type='application/ld+json'>{\"@type\":\"Person\",\"name\":\"Mara Quist\"}</script>"
    ),
  ])
  func `an author is named by links, labels, signs and people described`(body: String, head: String)
    throws
  {
    #expect(try metadata(page("<h1>Salt</h1>\(body)", head: head)).author == "Mara Quist")
  }

  @Test func `a byline at the end names the author, an address of all authors nobody`() throws {
    #expect(
      try metadata(page("<h1>Salt</h1>", text: Self.text + "<p>Von Mara Quist</p>")).author
        == "Mara Quist")
    #expect(try metadata(page("<h1>Salt</h1><a href='/authors/'>Our writers</a>")).author == nil)
  }
}
