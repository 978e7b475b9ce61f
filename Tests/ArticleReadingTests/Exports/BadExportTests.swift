internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct BadExportTests {
  @Test func `of JSON that is cut off what stands before is read`() throws {
    let text =
      "{\"articles\": [{\"title\": \"A\", \"text\": \"It grew.\"},\n{\"title\": \"B\", \"text\": \"It shr"
    let extraction = try read(text, as: "a.json")
    #expect(extraction.documents.map(\.text) == ["It grew."])
    #expect(extraction.skipped.map(\.line) == [2])
    #expect(extraction.skipped[0].reason.contains("cut off"))
  }

  @Test(arguments: [
    "[{\"text\": \"It\\u0067rew\\ud83d\\ude00\\ud83d \\q\"},]",
    "[{\"text\": \"Line\nbreak\", \"n\": -1.5e3, \"b\": [true, false, null]}]",
    "{\"text\": \"One\"}\n{\"text\": \"Two\"}",
  ])
  func `JSON that is nearly right is read`(text: String) throws {
    #expect(try !read(text, as: "a.json").documents.isEmpty)
  }

  @Test(arguments: [
    "{\"name\": \"tool\", \"version\": \"1.0\", \"description\": \"A tool.\", \"scripts\": {\"test\": \"x\"}}",
    "[1, 2, 3]", "\"text\"", "{}", "[]", "[[[[]]]]", "{\"items\": [{\"a\": 1}, {\"b\": 2}]}",
    "nonsense", "{{{{",
  ])
  func `other JSON is refused with what is missing`(text: String) throws {
    let reason = try refusal(of: Array(text.utf8), as: "a.json")
    #expect(reason?.contains("no list of objects with a text") == true)
  }

  @Test func `nesting without end ends`() throws {
    for open in ["[", "{\"a\":", "[{\"node\":"] {
      _ = try? read(String(repeating: open, count: 500_000), as: "a.json")
    }
    let deep = String(repeating: "{\"node\":", count: 90) + "{\"text\":\"It grew.\"}"
    _ = try? read(deep + String(repeating: "}", count: 90), as: "a.json")
  }

  @Test func `a large file of small rows is read in time`() throws {
    let rows = (1...200_000).map { "\($0),Arden \($0),\"a \"\"b\"\"\"" }.joined(separator: "\n")
    let time = try processorTime {
      let document = try #require(read("n,Town,Note\n" + rows, as: "a.csv").documents.first)
      #expect(document.blocks.count == 200_000)
      let quotes = "a,b\n" + String(repeating: "\"x,\n", count: 200_000)
      #expect(try read(quotes, as: "b.csv").skipped.map(\.line) == [2])
    }
    #expect(time < .seconds(20))
  }

  @Test(arguments: ["Town", "Town,People", "no table at all", "\"", ",,,\n,,,"])
  func `a text without rows is no table`(text: String) throws {
    #expect(try refusal(of: Array(text.utf8), as: "a.csv")?.contains("no table") == true)
  }

  @Test(arguments: [
    "<A HREF=", "<A HREF=\"https://coast.example\">Salt",
    "<DT><A HREF=\"x\" TAGS=\"a>b\">S</A><DD>",
  ])
  func `a damaged list of bookmarks does no harm`(text: String) throws {
    _ = try? read("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n" + text, as: "a.html")
  }

  @Test func `bookmarks by the thousand are read in time`() throws {
    let list = String(
      repeating: "<DT><A HREF=\"https://coast.example/\">Salt</A><DD>It grew.\n", count: 5_000)
    let text = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n" + list
    #expect(try read(text, as: "a.html").documents.count == 5_000)
  }
}
