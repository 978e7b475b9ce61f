internal import Testing

@testable import Text

/// What stands in and around the articles of news pages and is not theirs.
@Suite struct PageBoilerplateTests {
  static let article = PageReaderTests.article
  static let articleText = PageReaderTests.articleText

  func document(_ body: String, head: String = "") throws -> Document {
    try PageReaderTests().document(body, head: head)
  }

  static let halves: (String, String) = {
    let paragraphs = HTMLExtractorTests.paragraphs.map { "<p>\($0)</p>" }
    return (paragraphs[0], paragraphs[1...].joined())
  }()

  @Test(arguments: [
    ("<div class=inline-gallery><h3>1/2 The quay</h3><p>Boats at noon</p></div>", "gallery"),
    ("<div class='ai2html'><p>2024</p><p>40 %</p></div>", "graphic"),
    (
      "<div class=report-error><p>Seen a slip of the pen? Mark it and tell the desk.</p></div>",
      "form"
    ),
    ("<div data-testid=related-articles><p>The bridge that never was</p></div>", "related"),
    (
      "<section data-component=newsletter-signup><p>Our letter comes on Fridays</p></section>",
      "newsletter"
    ),
    ("<div class=support-us><p>Three crowns a month keep this desk alive.</p></div>", "donation"),
    ("<span class=image-credit>Jon Vale</span>", "image-credit"),
    ("<p>Mara Quist / AFP via Getty Images</p>", "credit-agency"),
    ("<p>Reuters</p>", "credit-agency-alone"),
    ("<p>* * *</p>", "signs"),
    ("<p>Continue reading</p>", "continue-reading"),
    ("<p>Lesen Sie auch: Die Brücke von Halden</p>", "related-also-german"),
    ("<p>Lea también: El puente de Halden</p>", "related-also-other"),
    ("<p>Partager sur Facebook</p>", "share-other"),
  ])
  func `boilerplate inside the article is cut for its own reason`(part: String, reason: String)
    throws
  {
    let document = try document("<article>\(Self.halves.0)\(part)\(Self.halves.1)</article>")
    #expect(document.text == Self.articleText)
    #expect(document.removed.map(\.reason).contains(reason))
  }

  @Test(arguments: [
    ("<p>最終更新</p><p>関連記事</p>", "east-asian-related"),
    ("<p>责任编辑：王海</p>", "east-asian-editor"),
    ("<p>desk@dispatch.example</p>", "contact"),
    ("<p>By Mara Quist</p>", "byline"),
    ("<p>Harbour Dispatch | 4 November 2025 | Mara Quist</p>", "byline"),
    ("<p>Halden, Nordic Ledger —</p>", "dateline"),
    ("<p>137</p>", "number"),
    ("<h2>Más leídas</h2>", "empty-heading"),
  ])
  func `boilerplate after the article is cut`(part: String, reason: String) throws {
    let document = try document("<article>\(Self.article)\(part)</article>")
    #expect(document.removed.map(\.reason).contains(reason))
    #expect(document.text.hasPrefix(Self.articleText))
  }

  @Test func `an article in Chinese has its ends like any other`() throws {
    let sentence = "哈尔登基金周二表示，将向港口旁的热泵制造商明波投资四亿五千万克朗，用于建设第二座工厂，并招聘二百名新员工，"
    let document = try document(
      "<div><p>来源：港口快报</p><p>\(sentence)\(sentence)</p><p>\(sentence)价格将下降三分之一。\(sentence)</p><p>【责任编辑：王海】</p></div>"
    )
    #expect(document.blocks.count == 2)
  }

  @Test func `the captions of a gallery go even where they outweigh the article`() throws {
    let captions = (1...16).map {
      "<li><h3>\($0)/16</h3><p>Picture \($0) shows the harbour of Halden on a day in the year when the new works stood half built.</p></li>"
    }
    let document = try document(
      "<div class=body>\(Self.article)<div class=gallery><ul>\(captions.joined())</ul></div></div>")
    #expect(document.text == Self.articleText)
  }

  @Test func `links to other stories between the paragraphs go, a linked sentence stays`() throws {
    let document = try document(
      "<article>\(Self.article)<p><a href=a>Why the harbour freezes so late</a></p><p><a href=b>The fund has said so in its report.</a></p>\(Self.article.replacing("The", with: "Again the"))</article>"
    )
    #expect(!document.text.contains("freezes"))
    #expect(document.text.contains("The fund has said so in its report."))
    #expect(document.removed.contains { $0.reason == "lone-link" })
  }

  @Test func `what a person says twice is kept, a label shown twice is not`() throws {
    let document = try document(
      "<article>\(Self.halves.0)<p>“I would rather not.”</p><p>(Drawing: Jon Vale)</p>\(Self.halves.1)<p>“I would rather not.”</p><p>(Drawing: Jon Vale)</p></article>"
    )
    #expect(document.blocks.count { document.text[$0.span] == "“I would rather not.”" } == 2)
    #expect(document.removed.map(\.text) == ["(Drawing: Jon Vale)"])
  }

  @Test func `a formula stays in its sentence`() throws {
    let document = try document(
      "<article>\(Self.article)<p>The yield is <mjx-container class='MathJax CtxtMenu_Attached_0'><math><mi>a</mi><mo>=</mo><mn>3</mn></math></mjx-container> in a mild winter.</p></article>"
    )
    #expect(document.text.hasSuffix("The yield is a=3 in a mild winter."))
  }

  @Test func `text declared for other programs stands in for what a script would draw`() throws {
    let body = HTMLExtractorTests.paragraphs.joined(separator: "\\n\\n")
    let data =
      "{\"@type\":\"NewsArticle\",\"headline\":\"Halden backs Brightwave\",\"articleBody\":\"\(body)\"}"
    let document = try document(
      "<div id=app><p>Please wait</p></div>",
      head: "<script type=application/ld+json>\(data)</script>")
    #expect(document.text == Self.articleText)
    #expect(document.metadata.title == "Halden backs Brightwave")
  }

  @Test func `a page that shows nothing gives its description`() throws {
    let document = try document(
      "<div id=app></div>",
      head: "<meta name=description content='The fund pays 450 million crowns.'>")
    #expect(document.text == "The fund pays 450 million crowns.")
  }

  @Test(arguments: [
    ("<h1>Halden backs Brightwave</h1>", "Halden backs Brightwave - Dispatch.example"),
    ("<h1>Halden backs Brightwave</h1>", "Halden backs Brightwave | Markets"),
  ])
  func `the title leaves out what stands after the heading`(heading: String, title: String) throws {
    let document = try document(
      heading + Self.article, head: "<meta property=og:title content='\(title)'>")
    #expect(document.metadata.title == "Halden backs Brightwave")
  }

  @Test(
    arguments: [
      ("<p class=byline>By Mara Quist March 11, 2025 3:46 PM</p>", "Mara Quist", "2025-03-11"),
      ("<p>By Mara Quist<br>March 11, 2025</p>", "Mara Quist", "2025-03-11"),
      ("<span class=submitted>Submitted on Tue, 2025-03-11 13:49</span>", nil, "2025-03-11"),
      ("<div class=c-published>Posted by the desk on 11 March 2025</div>", nil, "2025-03-11"),
    ] as [(String, String?, String)])
  func `author and day are read from the page`(line: String, author: String?, day: String) throws {
    let metadata = try document("<article>\(line)\(Self.article)</article>").metadata
    #expect(metadata.author == author)
    #expect(metadata.published == day)
  }

  @Test func `a page described as a page names its day and author`() throws {
    let data = """
      {"@type":"WebPage","datePublished":"2025-03-11T06:00:00Z","author":{"name":"Mara Quist"}}
      """
    let metadata = try document(
      Self.article, head: "<script type=application/ld+json>\(data)</script>"
    ).metadata
    #expect(metadata.author == "Mara Quist")
    #expect(metadata.published == "2025-03-11")
  }
}
