internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct ZoteroTests {
  private static let page = """
    <html><head><title>Loading</title></head><body><article><p>The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, the owner said.</p></article></body></html>
    """
  private static let rdf = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" \
    xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" \
    xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <bib:Article rdf:about="https://coast.example/salt"><z:itemType>newspaperArticle</z:itemType>
    <dcterms:isPartOf><bib:Newspaper><dc:title>Coast Post</dc:title></bib:Newspaper></dcterms:isPartOf>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Quist</foaf:surname><foaf:givenName>Mara</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <link:link rdf:resource="#item_13"/><dc:title>Salt again</dc:title><dc:date>2025-11-04</dc:date>
    <dc:identifier><dcterms:URI><rdf:value>https://coast.example/salt</rdf:value></dcterms:URI></dc:identifier></bib:Article>
    <z:Attachment rdf:about="#item_13"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="PLACE"/><dc:title>Snapshot</dc:title></z:Attachment>
    </rdf:RDF>
    """

  @Test(arguments: [
    ("library.rdf", rdf.replacing("PLACE", with: "files/13/salt.html"), "files/13/salt.html"),
    (
      "library.ris",
      "TY  - NEWS\nTI  - Salt again\nAU  - Quist, Mara\nT2  - Coast Post\nDA  - 2025/11/04\nUR  - https://coast.example/salt\nL2  - /home/ann/Zotero/storage/AB12CD34/salt.html\nER  - \n",
      "storage/AB12CD34/salt.html"
    ),
    (
      "library.bib",
      "@article{a, title={Salt again}, author={Quist, Mara}, journal={Coast Post}, date={2025-11-04}, url={https://coast.example/salt}, file={Snapshot:C\\:\\\\Zotero/storage/AB12CD34/salt.html:text/html;PDF:storage/X/y.pdf:application/pdf}}",
      "storage/AB12CD34/salt.html"
    ),
  ])
  func `an export above the storage tells of its files`(name: String, text: String, file: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Self.page, to: "zotero/" + file)
    let before = try ArticleFolder(path: folder.url.path).listing().files.first {
      $0.key.hasSuffix("html")
    }
    try folder.write(text, to: "zotero/" + name)
    let listing = try ArticleFolder(path: folder.url.path).listing()
    let article = try #require(listing.files.first { $0.key.hasSuffix("html") })
    #expect(article.modified > before?.modified ?? 0)
    let document = try ArticleReader(prompts: Prompts()).read(article).documents[0]
    let metadata = document.metadata
    #expect(
      [metadata.title, metadata.author, metadata.outlet, metadata.published, metadata.url] == [
        "Salt again", "Mara Quist", "Coast Post", "2025-11-04", "https://coast.example/salt",
      ])
    #expect(document.text.hasPrefix("The salt works"))
  }

  @Test func `the lists of an Omnivore export tell of its pages, and are no articles`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.page, to: "omnivore/content/salt-1.html")
    try folder.write(
      #"[{"id": "o1", "slug": "salt-1", "title": "Salt again", "description": "Short.", "author": "Mara Quist", "url": "https://coast.example/salt", "publishedAt": "2025-11-04T00:00:00.000Z"}]"#,
      to: "omnivore/metadata_0_to_19.json")
    let files = try ArticleFolder(path: folder.url.path).listing().files
    let reader = try ArticleReader(prompts: Prompts())
    let metadata = try reader.read(files[0]).documents[0].metadata
    #expect(
      [metadata.title, metadata.author, metadata.published] == [
        "Salt again", "Mara Quist", "2025-11-04",
      ])
    #expect(throws: ReadingError.self) { try reader.read(files[1]) }
  }

  @Test func `a file that no export names keeps what it says itself`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.page, to: "storage/AB12CD34/salt.html")
    try folder.write("TY  - NEWS\nTI  - Other\nL1  - storage/ZZ/b.pdf\nER  - \n", to: "library.ris")
    let listing = try ArticleFolder(path: folder.url.path).listing()
    let article = try #require(listing.files.first { $0.key.hasSuffix("html") })
    #expect(
      try ArticleReader(prompts: Prompts()).read(article).documents[0].metadata.title == "Loading")
  }

  @Test(arguments: [
    ("a.ris", ""), ("a.ris", "TY  - "), ("a.ris", "ER  - \nER  -\n"), ("a.bib", "@"),
    ("a.bib", "@a{"),
    ("a.bib", "@a{b, title = {{{{{"), ("a.bib", "@a{b, title = \"x\\"), ("a.bib", "@a(b, , , = ,"),
    ("a.bib", String(repeating: "@a{b,title={\\'", count: 10_000)),
    ("a.bib", "@a{b, title = {" + String(repeating: "\\'{", count: 100_000)),
    ("a.bib", String(repeating: "@a{b, c = d", count: 50_000)),
    ("a.rdf", "<rdf:RDF><z:Attachment/>"),
  ])
  func `a damaged bibliography does no harm`(name: String, text: String) throws {
    let time = processorTime { _ = try? read(text, as: name) }
    #expect(time < .seconds(10))
  }

  @Test func `an address of monolith's comment is the page's`() throws {
    let page =
      "<!-- Saved from https://coast.example/salt at 2025-11-09T10:00:00Z using monolith v2.8.1 -->"
      + Self.page
    #expect(try read(page, as: "a.html").documents[0].metadata.url == "https://coast.example/salt")
  }
}
