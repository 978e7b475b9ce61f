internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where the lexicon is kept, and how it comes to be there.
///
/// The table is made once from WordNet's files, by `prepare` (about three seconds), and kept as
/// `footnote/words-1.table` in the XDG cache folder. `FOOTNOTE_WORDNET` names another folder of
/// WordNet files; empty, it means that none is to be used.
package enum LexiconCache {
  /// The lexicon of this machine; nil when WordNet is not installed or not wanted, or `prepare` has
  /// not made the table. It is opened at the first use, in well under a millisecond.
  package static let installed: Lexicon? = {
    wordNetFolder == nil ? nil : Lexicon(path: path)
  }()

  /// Whether WordNet is installed and wanted, and its table has still to be made.
  package static var lacksTable: Bool { wordNetFolder != nil && Lexicon(path: path) == nil }

  /// Makes the table of this machine, whether there is one or not; does nothing without WordNet.
  ///
  /// - Parameter progress: told now and then which share is done, 0 to 1.
  /// - Returns: the path of the table; nil without WordNet.
  /// - Throws: `LexiconError` naming the file that cannot be read or written.
  package static func prepare(progress: (Double) -> Void = { _ in }) throws(LexiconError) -> String?
  {
    guard let folder = wordNetFolder else { return nil }
    try build(from: folder, to: path, progress: progress)
    return path
  }

  /// Makes the table at `path` from the WordNet files in `folder`; readers see the old table or the
  /// new one, never half.
  ///
  /// - Throws: `LexiconError` naming the file that cannot be read or written.
  package static func build(
    from folder: String, to path: String, progress: (Double) -> Void = { _ in }
  ) throws(LexiconError) {
    let numbers = try LexiconBuilder.numbers(
      from: WordNetFiles(folder: folder), progress: progress)
    makeFolders(above: path)
    let draft = "\(path).\(getpid())"
    guard let file = fopen(draft, "w") else { throw .cannotWrite(path) }
    let written = fwrite(numbers, 4, numbers.count, file)
    guard fclose(file) == 0, written == numbers.count, rename(draft, path) == 0 else {
      unlink(draft)
      throw .cannotWrite(path)
    }
  }

  private static var wordNetFolder: String? {
    let folder = environment("FOOTNOTE_WORDNET") ?? "/usr/share/wordnet"
    return access(folder + "/data.noun", R_OK) == 0 ? folder : nil
  }

  private static var path: String {
    let cache = environment("XDG_CACHE_HOME") ?? (environment("HOME") ?? "/tmp") + "/.cache"
    return "\(cache)/footnote/words-\(LexiconSection.version).\(Tokenizer.version).table"
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func makeFolders(above path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
