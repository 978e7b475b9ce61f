internal import Foundation
internal import Prompts
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct ExportTests {
  static let samples =
    ExportSample.readLater + ExportSample.data + ExportSample.spoken
    + ExportSample.kept + ExportSample.documents + ExportSample.written + ExportSample.packed

  @Test(arguments: samples)
  func `what programs write is read with who, when and where`(sample: ExportSample) throws {
    try sample.check()
  }

  @Test func `links without text are one message with its cure`() throws {
    let links = (1...300).map { "Page \($0),https://coast.example/\($0),1762682400,,unread" }
    let text = "title,url,time_added,tags,status\n" + links.joined(separator: "\n")
    let skipped = try read(text, as: "pocket.csv").skipped
    #expect(skipped.map(\.line) == [2])
    #expect(
      skipped.map(\.reason) == [
        "this and other entries, 300 in all, hold an address but no text; save the pages themselves to have them read"
      ])
  }

  @Test func `a reader's own notes are kept from quotations`() throws {
    let document = try #require(
      read(
        #"[{"title": "Salt", "url": "https://coast.example", "excerpt": "It grew.", "note": "ask Ann"}]"#,
        as: "a.json"
      ).documents.first)
    #expect(document.text == "It grew.")
    #expect(document.removed.map(\.reason) == ["reader-note"])
  }

  @Test func `entries have their line and a key of their own`() throws {
    let text =
      "[{\"id\": 4, \"text\": \"It grew.\"},\n\n{\"text\": \"It shrank.\"},\n{\"id\": 4, \"text\": \"It stayed.\"}]"
    let documents = try read(text, as: "a.json").documents
    #expect(documents.map(\.key) == ["a.json#4", "a.json#2", "a.json#4#3"])
    #expect(documents.map { $0.anchors.number(at: 0) } == [1, 3, 4])
  }

  @Test func `rows have their lines`() throws {
    let text = "Title,Text\nA,\"It\ngrew.\"\n\nB,It shrank.\n"
    let documents = try read(text, as: "a.csv").documents
    #expect(documents.map { $0.anchors.number(at: 0) } == [2, 5])
    let facts = try read("Town,People,Boats\nArden,40,2\nTarn,50,3\n", as: "b.csv").documents[0]
    #expect(facts.anchors.map(\.number) == [2, 3])
    #expect(facts.blocks.map(\.kind) == [.tableRow, .tableRow])
  }

  @Test(arguments: [
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("sep=;\na;b,c\n1;2", [["a", "b,c"], ["1", "2"]]),
    ("a|b\r\n1|2\r\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n\"x \"\"y\"\"; z\";2,5\n3;4,5", [["a", "b"], ["x \"y\"; z", "2,5"], ["3", "4,5"]]),
    ("a,b\n5\" pipe,2\n\"6\" pipe\",3", [["a", "b"], ["5\" pipe", "2"], ["6\" pipe", "3"]]),
    ("a,b\n\"open,2\n3,4", [["a", "b"], ["\"open", "2"], ["3", "4"]]),
    ("a,b\n1,\n,\n", [["a", "b"], ["1", ""]]),
  ])
  func `cells are told apart however they are written`(text: String, rows: [[String]]) {
    #expect(DelimitedText(text).rows.map(\.cells) == rows)
  }

  @Test func `what stands above a table is no row of it`() throws {
    let text = "Salt of the coast;;\n;;\nin tonnes;;\nWorks;2023;2024\nArden;1100;1200\nTarn;;900\n"
    let document = try read(text, as: "a.csv").documents[0]
    #expect(
      document.text
        == "Salt of the coast\n\nin tonnes\n\nWorks: Arden; 2023: 1100; 2024: 1200\n\nWorks: Tarn; 2024: 900"
    )
  }

  @Test func `a table in UTF-16 is read`() throws {
    let text = "Works\tPeople\nArden – Süd\t40\nTarn\t50\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for name in ["a.tsv", "a.csv"] {
      #expect(
        try read(bytes, as: name).documents[0].text.hasPrefix("Works: Arden – Süd; People: 40"))
    }
  }

  @Test func `no name of a field stands twice in the table`() throws {
    _ = try ImportFields(prompts: Prompts())
  }

  /// The page is a promise: whatever it names has a file here that is read so.
  @Test func `each row of the page on exports has a sample, and each sample a row`() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/footnote/Documentation.docc/Exports.md")
    let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| ") }.dropFirst(2)
      .map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) }
    #expect(Set(rows).subtracting(["Zotero's storage"]) == Set(Self.samples.map(\.program)))
  }
}
