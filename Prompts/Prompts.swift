internal import Mustache
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The wording and tables the assistant works with.
///
/// Built-in files stand beside the program; a person's folder may replace any of them by a file of
/// the same relative name (`answers/refusal.mustache`, `languages/en/tables/abbreviations.tsv`).
/// Files missing there fall back to those of the voice, then to the built-in ones. In each of these
/// places a table of the language (`languages/en/tables`) goes before one that all languages share
/// (`tables`).
package final class Prompts: Sendable {
  /// A person's own folder, or nil for the built-in files alone.
  package let folder: String?
  /// Name of the voice: `plain` is the built-in wording itself, others stand in `voices/NAME`.
  package let voice: String
  private let templates = Mutex<[String: MustacheTemplate]>([:])
  private let tables = Mutex<[String: [TableRow]]>([:])

  /// The language whose tables are read: the name of a folder in `languages`.
  package static let language = "en"

  /// The voice of the built-in wording.
  package static let plainVoice = "plain"

  /// - Throws: `PromptsError.folderMissing` when `folder` is given and is not a folder,
  ///   `.voiceUnknown` for a voice there is not.
  package init(folder: String? = nil, voice: String = plainVoice) throws(PromptsError) {
    if let folder, !Self.isFolder(folder) { throw .folderMissing(folder) }
    let voices = Self.voices
    guard voices.contains(voice) else { throw .voiceUnknown(voice, known: voices) }
    self.folder = folder
    self.voice = voice
  }

  /// Names of all voices, `plain` first.
  package static var voices: [String] {
    let homes = builtInFolders.map { "\($0)/voices" }
    guard let home = homes.first(where: isFolder) else { return [plainVoice] }
    return [plainVoice] + names(in: home)
  }

  /// Names of what is in the folder at `path`, sorted, hidden files left out; empty when it cannot
  /// be read.
  package static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The rows of the table `NAME.tsv`, in file order: the first line names the columns, `#` opens a
  /// comment line. Tables are read once.
  ///
  /// - Throws: `PromptsError.badRow` for a row with more or fewer fields than the heading.
  package func table(_ name: String) throws(PromptsError) -> [TableRow] {
    if let rows = tables.withLock({ $0[name] }) { return rows }
    let rows = try rows(of: name)
    tables.withLock { $0[name] = rows }
    return rows
  }

  private func rows(of name: String) throws(PromptsError) -> [TableRow] {
    let (path, text) = try contents(of: Self.places(ofTable: "\(name).tsv"))
    var columns: [String]?
    var rows: [TableRow] = []
    // By bytes, which is several times as fast as by characters; some editors end lines with a
    // carriage return too.
    let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, ending) in lines.enumerated() {
      let line = ending.last == 0x0D ? ending.dropLast() : ending
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let columns else {
        columns = fields
        continue
      }
      guard fields.count == columns.count else {
        throw .badRow(
          file: path, line: index + 1,
          reason: "\(fields.count) fields where the heading has \(columns.count)")
      }
      rows.append(TableRow(file: path, line: index + 1, columns: columns, fields: fields))
    }
    return rows
  }

  /// The lines of the table `NAME.txt` without blank lines and `#` comments, in file order.
  package func words(_ name: String) throws(PromptsError) -> [String] {
    try contents(of: Self.places(ofTable: "\(name).txt")).text.split(separator: "\n")
      .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
      .map(String.init)
  }

  /// `answers/NAME.mustache` filled with `holes`; without the file's last line break. Templates are
  /// read once.
  ///
  /// - Throws: `PromptsError.brokenTemplate` with file and line when the template cannot be parsed.
  package func render(_ name: String, _ holes: [String: any Sendable] = [:]) throws(PromptsError)
    -> String
  {
    if let template = templates.withLock({ $0[name] }) { return template.render(holes) }
    var (path, text) = try contents(of: ["answers/\(name).mustache"])
    if text.hasSuffix("\n") { text.removeLast() }
    let template = try Self.compile(text, file: path)
    templates.withLock { $0[name] = template }
    return template.render(holes)
  }

  /// A template from its text.
  ///
  /// - Throws: `PromptsError.brokenTemplate`.
  static func compile(_ text: String, file: String) throws(PromptsError) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw .brokenTemplate(
        file: file, line: error.context.lineNumber,
        reason: TemplateTag.words(for: "\(error.error)"))
    } catch {
      throw .brokenTemplate(file: file, line: 1, reason: "\(error)")
    }
  }

  /// The folders of tables below a home of prompts, the one that goes first first.
  static let tableFolders = ["languages/\(language)/tables", "tables"]

  private static func places(ofTable file: String) -> [String] {
    tableFolders.map { "\($0)/\(file)" }
  }

  /// Path and text of the file that counts among those at `places`, paths below a home of prompts,
  /// best first.
  private func contents(of places: [String]) throws(PromptsError) -> (path: String, text: String) {
    let homes = Self.builtInFolders
    let voices = voice == Self.plainVoice ? [] : homes.map { "\($0)/voices/\(voice)" }
    for home in (folder.map { [$0] } ?? []) + voices + homes {
      for path in places.map({ "\(home)/\($0)" }) {
        if let text = Self.text(ofFile: path) { return (path, text) }
      }
    }
    throw .fileMissing(places[0])
  }

  /// Where the built-in files may be: beside the running program, or in the source tree it was
  /// built from.
  private static let builtInFolders: [String] = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let program = String(
      decoding: buffer.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let home = program.split(separator: "/").dropLast().joined(separator: "/")
    let source = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return ["/\(home)/footnote_Prompts.resources", "/\(source)"]
  }()

  /// Names of the built-in files in a folder of theirs, sorted.
  static func builtInNames(in folder: String) -> [String] {
    builtInFolders.map { names(in: "\($0)/\(folder)") }.first { !$0.isEmpty } ?? []
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The file's text, invalid UTF-8 repaired; nil when it cannot be read or is no plain file, such
  /// as a pipe that nobody writes to.
  package static func text(ofFile path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fdopen(descriptor, "r")
    else {
      close(descriptor)
      return nil
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return ferror(file) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// One row of a table, with its place for messages.
package struct TableRow: Sendable {
  package let file: String
  /// Counted from 1.
  package let line: Int
  package let columns: [String]
  private let fields: [String]

  init(file: String, line: Int, columns: [String], fields: [String]) {
    self.file = file
    self.line = line
    self.columns = columns
    self.fields = fields
  }

  /// The field of the column named `column`; empty when the table has no such column.
  package subscript(column: String) -> String {
    columns.firstIndex(of: column).map { fields[$0] } ?? ""
  }

  /// The words of that field, in order; spaces stand between them.
  package func words(_ column: String) -> [String] {
    Array(self[column].utf8).split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The error that names this row, for a loader that cannot use it.
  package func error(_ reason: String) -> PromptsError {
    .badRow(file: file, line: line, reason: reason)
  }
}

/// What can be wrong with wording and tables; the message names file, line and cure.
package enum PromptsError: Error, Equatable, CustomStringConvertible {
  case folderMissing(String)
  case voiceUnknown(String, known: [String])
  case fileMissing(String)
  case badRow(file: String, line: Int, reason: String)
  case brokenTemplate(file: String, line: Int, reason: String)

  package var description: String {
    switch self {
    case .folderMissing(let path):
      "No prompts folder at \(path). Give --prompts a folder, or leave it out for the built-in wording."
    case .voiceUnknown(let name, let known):
      "There is no voice “\(name)”. There are: \(known.joined(separator: ", "))."
    case .fileMissing(let name):
      "The built-in file Prompts/\(name) is missing beside the program. Build it again with Scripts/chat, or move the footnote_Prompts.resources folder along with the program."
    case .badRow(let file, let line, let reason):
      "\(file):\(line): \(reason). Mend that row, or remove the file to use the built-in one."
    case .brokenTemplate(let file, let line, let reason):
      "\(file):\(line): the template cannot be read (\(reason)). Mend it, or remove the file to use the built-in one."
    }
  }
}
