internal import Foundation
internal import TestSupport
internal import Testing

@testable import Prompts

@Suite struct TableTests {
  @Test func `a table is read once`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("name\tvalue\nlength\t7\n", to: "languages/en/tables/sizes.tsv")
    let prompts = try Prompts(folder: folder.url.path)
    #expect(try prompts.table("sizes").map { $0["value"] } == ["7"])
    try FileManager.default.removeItem(atPath: path)
    #expect(try prompts.table("sizes").map { $0["value"] } == ["7"])
    #expect(throws: PromptsError.fileMissing("languages/en/tables/sizes.tsv")) {
      try Prompts(folder: folder.url.path).table("sizes")
    }
  }

  @Test func `a table that cannot be read stays one that cannot`() throws {
    let folder = try TemporaryFolder()
    try folder.write("name\tvalue\nlength\n", to: "languages/en/tables/sizes.tsv")
    let prompts = try Prompts(folder: folder.url.path)
    for _ in 1...2 { #expect(throws: PromptsError.self) { try prompts.table("sizes") } }
  }
}
