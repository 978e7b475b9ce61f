/// Why an index cannot be read or written; the message says what to do.
package enum IndexError: Error, Equatable, CustomStringConvertible {
  /// There is no file at `path`.
  case missing(path: String)
  /// The file at `path` is something else; it is left as it is.
  case foreign(path: String)
  /// A file that is not ours stands at `path`, where one beside the index has to be written; it is
  /// left as it is.
  case inTheWay(_ path: String, index: String)
  /// Made by a newer program, with schema `version`; it is left as it is.
  case newer(path: String, version: Int)
  /// Made by an older program in a way that cannot be read any more.
  case outdated(path: String)
  case damaged(path: String, detail: String)
  case readOnly(path: String)
  /// Another process is writing; `holder` names it as well as it can be known.
  case locked(path: String, holder: String)
  /// Made by an older program, and open in one that would not understand it any more.
  case inUse(path: String)
  case diskFull(path: String)
  /// No folder of that name is in the index; `known` are those that are.
  case unknownFolder(String, known: [String])
  /// A folder that the articles came from is not there, so that a rebuild would lose them.
  case folderMissing(path: String, folder: String)
  /// A damaged index does not tell any more what it was made from.
  case foldersUnknown(path: String)
  /// Any other failure of the file system or of SQLite.
  case failed(path: String, detail: String)

  package var description: String {
    switch self {
    case .missing(let path):
      "No index at \(path). Make one with: footnote index FOLDER --index \(path)"
    case .foreign(let path):
      "\(path) is not an index of Footnote; it was left as it is. Move it away, or name another file with --index."
    case .inTheWay(let path, let index):
      "\(path) is no file of Footnote, which would write one of that name beside the index \(index); it was left as it is. Move it away, or name another index with --index."
    case .newer(let path, let version):
      "\(path) was made by a newer Footnote (schema \(version)); it was left as it is. Use that version, or name another file with --index."
    case .outdated(let path):
      "\(path) was made by an older Footnote. Build it anew with: footnote index --rebuild --index \(path)"
    case .damaged(let path, let detail):
      "\(path) is damaged (\(detail)). Mend it from the articles with: footnote doctor --repair --index \(path) (the damaged file is kept beside it)"
    case .readOnly(let path):
      "\(path) cannot be written. Give yourself write permission to it and its folder, or name another file with --index."
    case .locked(let path, let holder):
      "\(path) is being updated by \(holder). Wait until it is done and try again; questions can be asked meanwhile."
    case .inUse(let path):
      "\(path) was made by an older Footnote, and another program has it open; it was left as it is. Close that program, then try again."
    case .diskFull(let path):
      "No space left where \(path) is. Make room and run the command again; the index holds what it held before."
    case .unknownFolder(let folder, let known):
      "The index was not made from \(folder). It was made from: \(known.isEmpty ? "nothing" : known.joined(separator: ", "))."
    case .folderMissing(let path, let folder):
      "\(folder) is not there, so \(path) was not built anew: its articles would be lost. Put the folder back, or forget it with: footnote index --forget \(folder)"
    case .foldersUnknown(let path):
      "\(path) is so damaged that the folders it was made from cannot be read. Name them: footnote index --rebuild FOLDER --index \(path) (the damaged file is kept beside it)"
    case .failed(let path, let detail):
      "\(path): \(detail)"
    }
  }

  /// The command that would mend it; nil where the message says all there is to say.
  package var cure: String? {
    switch self {
    case .missing(let path): "footnote index FOLDER --index \(path)"
    case .outdated(let path): "footnote index --rebuild --index \(path)"
    case .damaged(let path, _): "footnote doctor --repair --index \(path)"
    case .foldersUnknown(let path): "footnote index --rebuild FOLDER --index \(path)"
    default: nil
    }
  }
}
