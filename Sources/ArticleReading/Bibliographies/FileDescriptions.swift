internal import Synchronization
internal import Text

/// What bibliographies say of the files beside them: Zotero's storage
/// (`storage/AB12CD34/page.html`) and its exports with files (`files/12/page.html`), where one lies
/// in the folder above.
final class FileDescriptions: Sendable {
  private let fields: ImportFields
  private let known = Mutex<[String: Described]>([:])

  /// A folder's bibliographies as read last.
  private struct Described {
    var modified: Int64
    /// Records by folder and name of the file, as `12/page.html`.
    var records: [String: ImportRecord]
  }

  init(fields: ImportFields) { self.fields = fields }

  /// What a bibliography says of the file at `path`; nil for files that stand in no such folder, or
  /// of which none tells.
  func record(ofFile path: String) -> ImportRecord? {
    guard let home = Self.home(ofFile: path) else { return nil }
    let bibliographies = Self.bibliographies(in: home)
    guard !bibliographies.isEmpty else { return nil }
    let modified = bibliographies.map(\.modified).max() ?? 0
    return known.withLock { known in
      if known[home]?.modified != modified {
        known[home] = Described(
          modified: modified, records: records(of: bibliographies.map(\.path)))
      }
      return known[home]?.records[Self.name(ofFile: path)]
    }
  }

  /// When the bibliographies that may describe the files of a folder changed last; 0 for none.
  static func modified(home: String) -> Int64 {
    bibliographies(in: home).map(\.modified).max() ?? 0
  }

  /// Names of folders that hold a folder for each item.
  static let folders: Set = ["storage", "files", pages]
  /// That of an Omnivore export, which holds its files itself.
  private static let pages = "content"

  /// The folder in which a bibliography may tell of the file; nil for none.
  private static func home(ofFile path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPage = parts.count > 1 && parts[parts.count - 2] == pages
    guard isPage || parts.count > 2 && folders.contains(String(parts[parts.count - 3])) else {
      return nil
    }
    let home = parts.dropLast(isPage ? 2 : 3).joined(separator: "/")
    return home.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : home
  }

  private static func name(ofFile path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.suffix(2).joined(separator: "/")
  }

  private static func bibliographies(in folder: String) -> [(path: String, modified: Int64)] {
    (FolderNames.names(in: folder) ?? []).compactMap { name in
      guard let ending = name.split(separator: ".").last?.lowercased(),
        Bibliography.endings.contains(ending) || OmnivoreList.isOne(name),
        let status = FileStatus(of: "\(folder)/\(name)", followingLink: false), status.kind == .file
      else { return nil }
      return ("\(folder)/\(name)", status.modified)
    }
  }

  private func records(of paths: [String]) -> [String: ImportRecord] {
    var records: [String: ImportRecord] = [:]
    for path in paths {
      guard let bytes = try? FileBytes(limit: 200_000_000).read(path) else { continue }
      let source = SourceFile(path: path, key: path, bytes: bytes)
      for entry in Bibliography.entries(of: source, fields: fields) {
        for file in entry.files { records[Self.name(ofFile: file)] = entry.record }
      }
    }
    return records
  }
}
