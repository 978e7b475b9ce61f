internal import Foundation

/// The source tree, as far as tests of its order read it.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// One Swift module of ours.
  struct Module {
    var name: String
    /// Below the root.
    var folder: String
    /// Modules of ours that it may import, in the order of Package.swift.
    var dependencies: [String]

    /// Its Swift files, by path below its folder.
    var files: [(path: String, text: String)] {
      get throws { try SourceTree.files(in: folder) }
    }

    /// What its files import, system libraries and packages as well.
    var imports: Set<String> {
      get throws {
        try Set(
          files.flatMap { file in
            file.text.matches(of: #/(?m)^(?:[\w@]+ )*import (\w+)/#).map { String($0.output.1) }
          })
      }
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The Swift files below a folder, by path below it, sorted.
  static func files(in folder: String) throws -> [(path: String, text: String)] {
    let base = root.appendingPathComponent(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { ($0, try String(contentsOf: base.appendingPathComponent($0), encoding: .utf8)) }
  }

  /// Our modules in the order of Package.swift, tests and what is written in C left out.
  static func modules() throws -> [Module] {
    let target =
      #/\.(?:target|executableTarget)\(\s*name: "([\w-]+)",(?:\s*dependencies: \[([^\]]*)\])?(?:[^()]*?path: "([^"]+)")?/#
    let found = try text("Package.swift").matches(of: target).map { match in
      Module(
        name: String(match.output.1),
        folder: match.output.3.map(String.init) ?? "Sources/\(match.output.1)",
        dependencies: (match.output.2 ?? "").matches(of: #/"([\w-]+)"/#).map {
          String($0.output.1)
        })
    }
    let ours = try found.filter { try !$0.folder.hasPrefix("Tests/") && !$0.files.isEmpty }
    let names = Set(ours.map(\.name))
    return ours.map {
      Module(
        name: $0.name, folder: $0.folder, dependencies: $0.dependencies.filter(names.contains))
    }
  }

  static func module(_ name: String) throws -> Module {
    try modules().first { $0.name == name } ?? Module(name: name, folder: "", dependencies: [])
  }
}
