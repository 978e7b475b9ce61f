internal import Foundation
internal import Prompts

/// The person's editor: `$VISUAL`, else `$EDITOR`, else `editor` or `vi`, the first that is there.
struct Editor {
  /// A line of shell.
  let command: String

  /// - Throws: `EditorError.none` when no editor is named and none of the usual ones is installed.
  init() throws(EditorError) {
    if let named = Console.environment("VISUAL") ?? Console.environment("EDITOR") {
      command = named
    } else if let usual = ["editor", "vi", "nano"].first(where: OtherProgram.exists) {
      command = usual
    } else {
      throw .none
    }
  }

  /// Lets the person write, beginning with `text`; what the file held afterwards.
  ///
  /// - Throws: `EditorError`; nothing is asked then.
  func write(beginningWith text: String) throws(EditorError) -> String {
    let folder = Console.environment("TMPDIR") ?? "/tmp"
    var name = Array("\(folder)/footnote-question-XXXXXX.txt".utf8CString)
    let descriptor = mkstemps(&name, 4)
    let path = String(
      decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw .noTemporaryFile(folder) }
    defer { unlink(path) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } catch {
      throw .noTemporaryFile(folder)
    }
    try run([path])
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .noTemporaryFile(folder)
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Opens the file at `path` with the cursor on `line`, counted from 1, in the way that
  /// `Prompts/tables/editors.tsv` says for the editor.
  func open(_ path: String, line: Int, prompts: Prompts) throws {
    let name =
      command.split(separator: " ").first?.split(separator: "/").last.map(String.init) ?? ""
    let rows = try prompts.table("editors")
    let row = rows.first { $0["editor"] == name } ?? rows.first { $0["editor"] == "*" }
    let arguments = (row?["arguments"] ?? "PATH").split(separator: " ").map {
      String($0).replacing("LINE", with: "\(line)").replacing("PATH", with: path)
    }
    try run(arguments)
  }

  private func run(_ arguments: [String]) throws(EditorError) {
    switch OtherProgram.run(command, arguments) {
    case .done: return
    case .failed: throw .failed(command)
    case .missing: throw .missing(command)
    }
  }
}

/// Why nothing was edited.
enum EditorError: Error, Equatable, CustomStringConvertible {
  case none
  case missing(String)
  case failed(String)
  case noTemporaryFile(String)

  var description: String {
    switch self {
    case .none:
      "No editor is known. Name one in the environment variable VISUAL or EDITOR, for example: export EDITOR=nano"
    case .missing(let command):
      "The editor “\(command)” could not be started. Name another one in the environment variable VISUAL or EDITOR, for example: export EDITOR=nano"
    case .failed(let command): "“\(command)” ended with an error."
    case .noTemporaryFile(let folder):
      "No file for the editor could be made in \(folder). Name a folder of your own in the environment variable TMPDIR."
    }
  }
}
