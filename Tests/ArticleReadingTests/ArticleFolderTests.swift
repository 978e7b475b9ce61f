internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

@Suite struct ArticleFolderTests {
  @Test func `files are listed in the order of their keys, whatever made them`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.md", "a.html", "C.TXT"] { try folder.write("x", to: name) }
    let listing = try ArticleFolder(path: folder.url.path + "//").listing()
    #expect(listing.files.map(\.key) == ["C.TXT", "a.html", "a/z.md", "b.txt"])
    #expect(listing.files.allSatisfy { $0.path == "\(folder.url.path)/\($0.key)" })
    #expect(listing.skipped.isEmpty)
  }

  @Test func `no ending is read by two, and every one is found in any letter case`() {
    let endings = ArticleFormats.extractors.flatMap { $0.files.endings }
    #expect(Set(endings).count == endings.count && endings.count > 15)
    #expect(endings.allSatisfy { ArticleFormats.kind(ofFile: "a.b.\($0.uppercased())") != nil })
    for name in ["exe", "a.exe", "a.", ""] { #expect(ArticleFormats.kind(ofFile: name) == nil) }
  }

  @Test func `hidden files, indexes and sidecars are no articles`() throws {
    let folder = try TemporaryFolder()
    let names = [
      ".hidden.txt", ".git/a.txt", "footnote.sqlite", "footnote.sqlite-wal", "a.html.footnote.toml",
    ]
    for name in names { try folder.write("x", to: name) }
    #expect(try ArticleFolder(path: folder.url.path).listing() == ArticleFolder.Listing())
  }

  @Test func `links are not followed, wherever they lead`() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("secret", to: "secret.txt")
    try folder.write("x", to: "a.txt")
    for (name, target) in [
      ("loop", "."), ("out", outside.url.path), ("gone.txt", "nowhere"),
      ("secret.txt", "\(outside.url.path)/secret.txt"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.url.path)/\(name)", withDestinationPath: target)
    }
    let listing = try ArticleFolder(path: folder.url.path).listing()
    #expect(listing.files.map(\.key) == ["a.txt"])
    #expect(listing.skipped.map(\.reason) == Array(repeating: "links are not followed", count: 4))
  }

  @Test func `the pictures and scripts of a saved page are left out with a reason`() throws {
    let folder = try TemporaryFolder()
    for name in ["Page.html", "Page_files/ad.html", "notes_files/a.txt"] {
      try folder.write("x", to: name)
    }
    let listing = try ArticleFolder(path: folder.url.path).listing()
    #expect(listing.files.map(\.key) == ["Page.html", "notes_files/a.txt"])
    #expect(listing.skipped.map(\.reason) == ["it holds the pictures and scripts of Page.html"])
  }

  @Test func `a kind that is not read is named with the kinds that are`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "picture.png")
    let listing = try ArticleFolder(path: folder.url.path).listing()
    #expect(listing.skipped.first?.reason.contains(".html") == true)
  }

  @Test func `one file is a listing of itself`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "deep/a.txt")
    let listing = try ArticleFolder(path: path).listing()
    #expect(listing.files.map(\.key) == ["a.txt"])
    #expect(listing.files.map(\.path) == [path])
  }

  @Test func `a missing folder says so`() {
    #expect(
      throws: ReadingError.unreadable(
        path: "/no/such", reason: "there is no such file or folder")
    ) { try ArticleFolder(path: "/no/such").listing() }
  }

  @Test func `a folder is not one file`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ReadingError.self) { try ArticleFolder(path: folder.url.path).singleFile() }
  }
}

@Suite struct ArticleReaderTests {
  private func read(_ bytes: [UInt8], as name: String) throws -> Extraction {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent(name)
    try Data(bytes).write(to: path)
    return try ArticleReader(prompts: Prompts())
      .read(ArticleFolder(path: path.path).singleFile())
  }

  @Test(arguments: ["a.txt", "a.md", "a.html", "a.jsonl"])
  func `an empty file says that it is empty`(name: String) {
    #expect(throws: ReadingError.self) { try read(Array(" \n".utf8), as: name) }
  }

  @Test(arguments: ["a.txt", "a.md", "a.html", "a.jsonl"])
  func `binary data under any name is refused`(name: String) {
    let bytes = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(throws: ReadingError.self) { try read([0x89, 0x50, 0, 0] + bytes, as: name) }
  }

  @Test func `clean text holds no control characters but line breaks`() throws {
    let text = "Prices\u{1B}[31m rose\u{7}\u{0}.\r\nThen\u{85}they fell\u{200B}.\u{9B}"
    let document = try #require(read(Array(text.utf8), as: "a.txt").documents.first)
    #expect(
      document.text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      })
  }

  @Test func `a file of a kind with a limit is not read beyond it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "big.txt")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 200_000_000)
    try handle.close()
    #expect(throws: ReadingError.tooLarge(path: path, bytes: 200_000_000, limit: 50_000_000)) {
      try ArticleReader(prompts: Prompts()).read(ArticleFolder(path: path).singleFile())
    }
  }
}
