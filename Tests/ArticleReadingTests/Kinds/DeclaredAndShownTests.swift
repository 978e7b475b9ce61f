internal import Testing

@testable import ArticleReading
@testable import Text

/// What a page declares, what it shows, and which of the two is believed.
@Suite struct DeclaredAndShownTests {
  private static let story = WhoAndWhenTests.text

  private func document(_ body: String, head: String = "", text: String = story) throws -> Document
  {
    try #require(
      read(
        "<html lang=en><head>\(head)</head><body>\(body)\(text)</body></html>", as: "a.html"
      ).documents.first)
  }

  private func author(_ body: String, head: String = "") throws -> String? {
    try document("<h1>Salt of Arden</h1>" + body, head: head).metadata.author
  }

  private func published(_ body: String, head: String = "") throws -> String? {
    try document("<h1>Salt of Arden</h1>" + body, head: head).metadata.published
  }

  @Test(arguments: [
    "<p>By Mara Quist</p>", "<p><span>By</span> <a>Mara Quist</a></p>",
    "<p>Written by: Mara Quist</p>", "<p>Von Mara Quist</p>",
  ])
  func `the line above the text goes before a tag that names somebody else`(line: String) throws {
    #expect(try author(line, head: "<meta name=author content='Carl Voss'>") == "Mara Quist")
    let link = "<footer><a rel=author href='/voss'>Carl Voss</a></footer>"
    #expect(try author(link + line) == "Mara Quist")
  }

  @Test func `a tag that names more authors than the line stays`() throws {
    let head = "<meta name=author content='Mara Quist and Jon Vale'>"
    #expect(try author("<p>By Mara Quist</p>", head: head) == "Mara Quist and Jon Vale")
  }

  @Test func `structured data go before the line above the text`() throws {
    let head = """
      <script type='application/ld+json'>{"@type":"NewsArticle","author":{"name":"Carl Voss"}}</script>
      """
    #expect(try author("<p>By Mara Quist</p>", head: head) == "Carl Voss")
  }

  @Test(arguments: [
    ("<p>By Mara Quist and Jon Vale</p>", "Mara Quist and Jon Vale"),
    ("<p>Von Mara Quist und Jon Vale</p>", "Mara Quist und Jon Vale"),
    ("<div>By Mara Quist</div><div>and</div><div>Jon Vale</div>", "Mara Quist and Jon Vale"),
    ("<p>Mara Quist, Jon Vale</p>", "Mara Quist, Jon Vale"),
    ("<p>Jon Vale and Mara Quist</p>", "Mara Quist, Jon Vale"),
  ])
  func `several authors are joined as the page joins them`(line: String, names: String) throws {
    let head = """
      <script type='application/ld+json'>
      {"@type":"NewsArticle","author":[{"name":"Mara Quist"},{"name":"Jon Vale"}]}</script>
      """
    #expect(try author(line, head: head) == names)
  }

  @Test(arguments: [
    ("Autoren Mara Quist und Jon Vale", "Mara Quist und Jon Vale"),
    ("Autor: Mara Quist", "Mara Quist"), ("Por: Mara Quist", "Mara Quist"),
    ("Written by: Mara Quist", "Mara Quist"), ("Autoren des Landes trafen sich in Arden", nil),
  ])
  func `a label at the end of a text names its author`(line: String, name: String?) throws {
    #expect(
      try document("<h1>Salt</h1>", text: Self.story + "<p>\(line)</p>").metadata.author == name)
  }

  @Test(arguments: ["link", "meta"])
  func `an author is read whose name is declared and not shown`(tag: String) throws {
    let mark = "<span itemprop=author itemscope><\(tag) itemprop=name content='Mara Quist'></span>"
    #expect(try author(mark) == "Mara Quist")
    #expect(try author("<\(tag) itemprop=name content='Coast Post'>") == nil)
  }

  @Test func `a text for browsers that run no scripts is read where the page shows nothing else`()
    throws
  {
    let text = try document(
      "<p>The coast, day by day.</p><noscript>\(Self.story)</noscript>", text: ""
    )
    .text
    #expect(text.contains("opened on Monday") && text.contains("nine years"))
    let advice = "<noscript>\(String(repeating: "Turn scripts on, please. ", count: 20))</noscript>"
    #expect(try !document(advice, text: Self.story + Self.story).text.contains("scripts"))
  }

  @Test func `what an article refers to is not the article`() throws {
    let works = (1...30).map {
      "<li>Quist, M., Vale, J., Voss, C., Salt, brine, and shafts of Arden, part \($0), Molde, 1911, pp. 3, 4, 7.</li>"
    }
    let text = try document(
      "<div class=abstract><h2>Abstract</h2>\(Self.story)</div>",
      text: "<div class=paper-references><ul>\(works.joined())</ul></div>"
    ).text
    #expect(text.contains("opened on Monday"))
  }

  @Test func `a teaser that leads to no other story opens its own`() throws {
    let lead = "Arden has its salt works back, and forty people have work again."
    #expect(
      try document("<div class='teaser-text'><p>\(lead)</p></div>").text.hasPrefix("Arden has its"))
    for other in [
      "<div class='teaser-text'><p><a href='/b'>\(lead)</a></p></div>",
      "<a href='/b'><div class='teaser-text'><p>\(lead)</p></div></a>",
    ] {
      #expect(try !document(other).text.contains(lead))
    }
  }

  @Test func `a page cut into sections of unlike make is read whole`() throws {
    let sections = ["brine", "shaft", "quay", "ferry", "school", "chimney", "council", "storm"]
      .enumerated().map { index, word in
        let paragraph =
          "The \(word) of Arden is told of in the parish books, which say who paid for it, what it cost, when it was mended, and what became of it when the works were shut and the people left for the mainland, year after year."
        return "<div class=box\(index)><div class=s\(index)><p>\(paragraph)</p></div></div>"
      }
    let lead =
      "<div class=intro><div class=col><p>Salt, brine, coal, ferries, schools, chimneys, storms, councils: Arden, its works, its people, its quay, and what became of them.</p></div></div>"
    let text = try document(lead + sections.joined(), text: "").text
    #expect(text.contains("The brine of Arden") && text.contains("The storm of Arden"))
  }

  @Test func `a moment told in UTC has the day of the page's own address`() throws {
    func day(_ moment: String, _ address: String) throws -> String? {
      try published(
        "",
        head: """
          <link rel=canonical href='https://coast.example/\(address)/salt'>
          <meta property=article:published_time content='\(moment)'>
          """)
    }
    #expect(try day("2023-11-14T03:10:00Z", "2023/11/13") == "2023-11-13")
    #expect(try day("2023-11-12T23:10:00+00:00", "2023/11/13") == "2023-11-13")
    #expect(try day("2023-11-14T03:10:00+01:00", "2023/11/13") == "2023-11-14")
    #expect(try day("2023-11-16T03:10:00Z", "2023/11/13") == "2023-11-16")
  }

  @Test func `a moment told in UTC has the day of the same moment in the page's own zone`() throws {
    let head = "<meta property=article:published_time content='2023-11-14T03:10:00+00:00'>"
    func day(_ time: String) throws -> String? {
      try published("<time datetime='\(time)'>Monday</time>", head: head)
    }
    #expect(try day("2023-11-13T23:10:00-04:00") == "2023-11-13")
    #expect(try day("2023-11-13T20:00:00-04:00") == "2023-11-14")
  }

  @Test(arguments: [
    ("Stand: 13.11.2023 18:00 Uhr", "2023-11-13"), ("13.11.2023 - Molde", "2023-11-13"),
    ("13 November 2023", "2023-11-13"), ("Published 13 November 2023", "2023-11-13"),
    ("Updated 20 November 2023", "2023-11-15"), ("Open until 20 November 2023", "2023-11-15"),
  ])
  func `a tag that says no more than date gives way to the line below the headline`(
    line: String, day: String
  ) throws {
    let head = "<meta name=date content='2023-11-15'>"
    #expect(try published("<p>\(line)</p>", head: head) == day)
    let stated = "<meta property=article:published_time content='2023-11-15'>"
    #expect(try published("<p>\(line)</p>", head: stated) == "2023-11-15")
  }
}
