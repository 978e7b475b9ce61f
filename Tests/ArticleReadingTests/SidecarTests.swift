internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct SidecarTests {
  private static let article = """
    Harbour to grow

    The port of Arden will build a second quay for container ships, the harbour board said.

    Subscribe to the paper of the town of Arden and read it every morning.
    """

  private func read(_ sidecar: String) throws -> Document {
    try #require(extraction(sidecar).documents.first)
  }

  private func extraction(_ sidecar: String) throws -> Extraction {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.article, to: "a.txt")
    try folder.write(sidecar, to: "a.txt.footnote.toml")
    let reader = try ArticleReader(prompts: Prompts())
    return try reader.read(ArticleFolder(path: path).singleFile())
  }

  @Test func `a person's corrections replace what was found`() throws {
    let document = try read(
      """
      # checked by hand
      title = "The \\"second\\" quay"   # as printed
      author = "Ann Roe"
      published = "2025-10-28"
      """)
    #expect(document.metadata.title == "The \"second\" quay")
    #expect(document.metadata.author == "Ann Roe")
    #expect(document.metadata.published == "2025-10-28")
    #expect(document.metadata.publishedSource == "sidecar")
  }

  @Test func `a dropped block goes, and places stay right`() throws {
    let document = try read("drop = [\"The port of\", \"Nothing\"]")
    #expect(!document.text.contains("port of Arden"))
    #expect(document.removed.contains { $0.reason == "sidecar" })
    for block in document.blocks { #expect(document.text[block.span]?.isEmpty == false) }
    if let start = document.text.range(of: "Subscribe") {
      let offset = document.text.utf8.distance(from: document.text.startIndex, to: start.lowerBound)
      #expect(document.anchors.number(at: offset) == 5)
    }
  }

  @Test(arguments: [
    ("title: Harbour", "title = \"…\""), ("title = Harbour", "quotation marks"),
    ("published = \"last week\"", "published = \"2025-10-28\""),
    ("colour = \"red\"", "the keys are title"),
    ("drop = \"x\"", "drop = ["), ("drop = [\"x\"", "must end with ]"),
    ("title = \"x", "quotation marks"), ("title = 7", "quotation marks"),
    ("drop = [7]", "drop = ["), ("author = \"Bea\"", "set once"),
    ("published = 2025-02-30", "published = \"2025-10-28\""),
    ("published = 2025-03-04 2", "published = \"2025-10-28\""),
    ("published = 2025-&3-04 2", "published = \"2025-10-28\""),
    ("drop = [2025-03-04 2, 3]", "must end with ]"),
    ("[section]", "the keys are title"), ("[[[", "it should look like"),
    ("[#", "it should look like"), (" [ {", "it should look like"),
  ])
  func `a line that cannot be read is named with its cure, and the rest holds`(
    line: String, cure: String
  ) throws {
    let extraction = try extraction("author = \"Ann\"\n\(line)")
    #expect(extraction.documents.first?.metadata.author == "Ann")
    let reason = try #require(extraction.skipped.first?.reason)
    #expect(reason.contains("line 2 of its corrections in a.txt.footnote.toml"))
    #expect(reason.contains(cure))
  }

  @Test(arguments: [
    "title = \"\"\"\nThe second\nquay\"\"\"", "'title' = 'The second quay'",
    "title='The second quay'",
    "title = \"The\\u0020second\\tquay\" # as printed", "\"title\" = \"\"\"The second quay\"\"\"",
    "\r\ntitle = \"The second quay\"\r\n", "title = \"The second\\u001B quay\"",
  ])
  func `whatever TOML can write is read`(sidecar: String) throws {
    let extraction = try extraction(sidecar)
    #expect(extraction.documents.first?.metadata.title == "The second quay")
    #expect(extraction.skipped.isEmpty)
  }

  @Test(arguments: ["2025-10-28", "\"2025-10-28\"", "'2025-10-28'"])
  func `a day is TOML's own or a text`(day: String) throws {
    #expect(try read("published = \(day)").metadata.published == "2025-10-28")
  }

  @Test func `a sidecar of nothing but noise is named in a few lines`() throws {
    let noise = Array(repeating: "]]", count: 5000).joined(separator: "\n")
    #expect(try (1...20).contains(extraction(noise).skipped.count))
  }

  @Test func `a kept block returns to its place and its line`() throws {
    let document = try read("keep = [\"Subscribe to\"]")
    #expect(document.text.hasSuffix("read it every morning."))
    #expect(!document.removed.contains { $0.text.hasPrefix("Subscribe") })
    #expect(document.blocks.last?.isKept == true)
    #expect(document.anchors.number(at: document.text.utf8.count - 1) == 5)
    #expect(try !read("").text.contains("Subscribe to"))
  }

  @Test func `a kept title line stands first`() throws {
    let document = try read("keep = ['Harbour to grow']  # single quotes")
    #expect(document.text.hasPrefix("Harbour to grow\n\nThe port"))
  }

  @Test func `a list may go on over several lines`() throws {
    let document = try read(
      "drop = [\n  \"The port of\", # first\n  \"Nothing\",\n]\nauthor = \"Ann\"")
    #expect(!document.text.contains("port of Arden"))
    #expect(document.metadata.author == "Ann")
  }

  @Test func `corrections of a file of several articles hold for all of them`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "{\"id\": \"1\", \"text\": \"One.\"}\n{\"id\": \"2\", \"text\": \"Two.\\n\\nSign up for our newsletter.\"}",
      to: "a.jsonl")
    try folder.write(
      "outlet = \"Coast Post\"\nkeep = [\"Sign up\"]\ntitle = \"x\"", to: "a.jsonl.footnote.toml")
    let extraction = try ArticleReader(prompts: Prompts()).read(
      ArticleFolder(path: path).singleFile())
    #expect(extraction.documents.map(\.metadata.outlet) == ["Coast Post", "Coast Post"])
    #expect(extraction.documents.last?.text.contains("Sign up") == true)
    #expect(extraction.documents.first?.metadata.title == nil)
    #expect(extraction.skipped.first?.reason.contains("several articles") == true)
  }

  @Test func `a change of the corrections is a change of the file`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "a.txt")
    let before = try ArticleFolder(path: path).singleFile()
    let sidecar = try folder.write("", to: "a.txt.footnote.toml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 1000)], ofItemAtPath: sidecar)
    #expect(try ArticleFolder(path: path).singleFile().modified > before.modified)
  }
}

@Suite struct TimeLimitTests {
  @Test func `work that takes too long is given up`() {
    let busy: Void? = TimeLimit(seconds: 0.05).run {
      let end = Date(timeIntervalSinceNow: 30)
      while Date() < end {}
    }
    #expect(busy == nil)
    #expect(TimeLimit(seconds: 30).run { 7 } == 7)
  }
}

@Suite struct CharsetDetectorTests {
  @Test(arguments: [
    ("Порт Ардена построит второй причал для контейнерных судов, сообщил совет гавани.", "KOI8-R"),
    ("Порт Ардена построит второй причал для контейнерных судов, сообщил совет гавани.", "CP1251"),
    ("アーデン港は来年、二つ目の埠頭を建設すると港湾局が発表した。", "SHIFT-JIS"),
  ])
  func `undeclared text is read by a guess`(text: String, charset: String) throws {
    let encodings: [String: String.Encoding] = [
      "KOI8-R": String.Encoding(rawValue: 0x8000_0A02), "CP1251": .windowsCP1251,
      "SHIFT-JIS": .shiftJIS,
    ]
    guard let encoding = encodings[charset], let data = text.data(using: encoding) else { return }
    #expect(TextDecoder().text(of: [UInt8](data)) == text)
  }
}
