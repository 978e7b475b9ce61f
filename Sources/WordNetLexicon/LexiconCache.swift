internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where the lexicon is kept, and how it comes to be there.
///
/// The table is made once from WordNet's files, by `prepare` (about three seconds), and kept as
/// `footnote/words-5.3.table` in the XDG cache folder. `FOOTNOTE_WORDNET` names another folder of
/// WordNet files; empty, it means that none is to be used.
package enum LexiconCache {
  /// Whether there is a table that no longer says what was made; reads all of it.
  package static var isDamaged: Bool {
    wordNetFolder != nil && path.flatMap(LexiconFile.init)?.isSound == false
  }

  /// The lexicon of this machine; nil when WordNet is not installed or not wanted, or `prepare` has
  /// not made the table. It is opened at the first use, in well under a millisecond.
  package static let installed: Lexicon? = {
    wordNetFolder == nil ? nil : path.flatMap(Lexicon.init)
  }()

  /// Whether WordNet is installed and wanted, and its table has still to be made.
  package static var lacksTable: Bool {
    wordNetFolder != nil && path.map { Lexicon(path: $0) == nil } ?? false
  }

  /// Makes the table of this machine, whether there is one or not; does nothing without WordNet.
  ///
  /// - Parameter progress: told now and then which share is done, 0 to 1.
  /// - Returns: the path of the table; nil without WordNet.
  /// - Throws: `LexiconError` naming the file that cannot be read or written.
  package static func prepare(progress: (Double) -> Void = { _ in }) throws(LexiconError) -> String?
  {
    guard let folder = wordNetFolder, let path else { return nil }
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
    let draft = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let descriptor = open(draft, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw .cannotWrite(path) }
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

  /// Nil for who has no folder of their own: in one that is everybody's, anybody could have made
  /// the table.
  private static var path: String? {
    guard let cache = environment("XDG_CACHE_HOME") ?? home.map({ $0 + "/.cache" }) else {
      return nil
    }
    return "\(cache)/footnote/words-\(LexiconSection.version).\(Tokenizer.version).table"
  }

  private static var home: String? {
    if let named = environment("HOME"), !named.isEmpty { return named }
    guard let entry = getpwuid(geteuid()), let folder = entry.pointee.pw_dir else { return nil }
    return String(cString: folder)
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
