internal import Foundation
internal import Testing

/// Where files stand, and how they are commented.
@Suite struct FolderTests {
  /// Files in a folder at most.
  private static let mostFiles = 15

  @Test func `a module has files or folders, and about fifteen files a folder`() throws {
    for module in try SourceTree.modules() {
      let folders = Dictionary(grouping: try module.files.map(\.path)) {
        ($0 as NSString).deletingLastPathComponent
      }
      #expect(folders.count == 1 || folders[""] == nil, "\(module.name): files lie beside folders")
      for (folder, files) in folders {
        #expect(files.count <= Self.mostFiles, "\(module.name)/\(folder)")
      }
    }
  }

  /// "path:line" of every line of our own code for which `isWrong` holds; it is given all lines of
  /// the file and the position.
  private func places(_ folders: [String], where isWrong: ([Substring], Int) -> Bool) throws
    -> [String]
  {
    try folders.flatMap { folder in
      try SourceTree.files(in: folder).flatMap { path, text in
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.filter { isWrong(lines, $0) }.map { "\(folder)/\(path):\($0 + 1)" }
      }
    }
  }

  @Test func `comments end at a hundred columns`() throws {
    let long = try places(["Sources", "Prompts", "Tests"]) { lines, position in
      lines[position].count > 100 && lines[position].contains(#/^\s*\/\/\/? /#)
    }
    #expect(long == [])
  }

  @Test func `every package type and function says what a caller cannot guess`() throws {
    let declaration =
      #/^\s*package (static |final |indirect |mutating )*(func|struct|class|enum|protocol|actor|subscript)\b/#
    let silent = try places(["Sources", "Prompts"]) { lines, position in
      guard lines[position].contains(declaration) else { return false }
      let above = lines[..<position].last { !$0.contains(#/^\s*@/#) }
      return above?.contains(#/^\s*\/\/\//#) != true
    }
    #expect(silent == [])
  }
}
