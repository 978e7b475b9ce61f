internal import Foundation
internal import Testing

/// The README and the documentation pages say what the project holds.
@Suite struct DocumentationTests {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.package.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(arguments: [
    "Start", "Install", "What you can ask", "What it reads", "Commands", "Limits", "Changing it",
    "Licence",
  ])
  func `the README has this section`(title: String) throws {
    #expect(try text("README.md").contains("\n## \(title)\n"))
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md"])
  func `what it links is there`(page: String) throws {
    let links = try text(page).matches(of: #/\]\(([^)#:]+)\)/#).map(\.output.1)
    #expect(links.count > 5)
    for link in links {
      let path = Self.package.appendingPathComponent(String(link)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(page) links \(link)")
    }
  }

  @Test func `the README is short enough to be read, and links the pages for those who use it`()
    throws
  {
    let readme = try text("README.md")
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 135)
    for page in [
      "Asking", "InTheConversation", "ReadingArticles", "Commands", "Limits", "Measured",
      "WhenSomethingIsWrong", "Libraries", "FlowOfAQuestion",
    ] {
      #expect(readme.contains("/\(page).md"), "\(page)")
    }
  }

  @Test func `the page on libraries says what each installed one is for`() throws {
    let readme = try text("Sources/footnote/Documentation.docc/Libraries.md")
    let packages = try text("Scripts/packages.txt").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: " ").first }
      .filter { $0.hasPrefix("lib") && !$0.contains("|") && !$0.hasPrefix("libc6") }
    #expect(packages.count > 5)
    for package in packages { #expect(readme.contains("`\(package)`"), "\(package)") }
  }

  @Test func `the landing page links every other page`() throws {
    let folder = "Sources/footnote/Documentation.docc"
    let landing = try text("\(folder)/Footnote.md")
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: Self.package.appendingPathComponent(folder).path
    ).filter { $0.hasSuffix(".md") && $0 != "Footnote.md" }
    #expect(pages.count > 10)
    for page in pages { #expect(landing.contains("<doc:\(page.dropLast(3))>"), "\(page)") }
  }

  @Test func `links between pages lead somewhere`() throws {
    let folder = "Sources/footnote/Documentation.docc"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.package.appendingPathComponent(folder).path)
    for name in names where name.hasSuffix(".md") {
      for link in try text("\(folder)/\(name)").matches(of: #/<doc:([^>]+)>/#) {
        #expect(names.contains("\(link.output.1).md"), "\(name) links \(link.output.1)")
      }
    }
  }
}
