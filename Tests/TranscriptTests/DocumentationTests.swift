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
    "Start", "The flow of a question", "What it reads", "Commands", "In the conversation",
    "What it is made with", "When something is wrong", "Measured", "Limits", "Licence",
  ])
  func `the README has this section`(title: String) throws {
    #expect(try text("README.md").contains("\n## \(title)\n"))
  }

  @Test func `the README says what each installed library is for`() throws {
    let readme = try text("README.md")
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
