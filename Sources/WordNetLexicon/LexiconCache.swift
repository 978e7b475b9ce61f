internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where the lexicon is kept, and how it comes to be there.
///
/// The table is made once from WordNet's files and kept as `footnote/words-1.table` in the XDG cache folder. `FOOTNOTE_WORDNET` names
/// another folder of WordNet files; empty, it means that none is to be used.
package enum LexiconCache {
  /// The lexicon of this machine; nil when WordNet is not installed or not wanted. The first use after an installation makes the
  /// table (about a second); later ones open it in well under a millisecond.
  package static let installed: Lexicon? = {
    guard let folder = wordNetFolder else { return nil }
    if let lexicon = Lexicon(path: path) { return lexicon }
    #if DEBUG
      // Without optimisation making the table takes most of a minute.
      return nil
    #else
      // A folder that cannot be written is no reason not to answer.
      try? build(from: folder, to: path)
      return Lexicon(path: path)
    #endif
  }()

  /// Makes the table at `path` from the WordNet files in `folder`; readers see the old table or the new one, never half.
  ///
  /// - Throws: `LexiconError` naming the file that cannot be read or written.
  package static func build(from folder: String, to path: String) throws(LexiconError) {
    let numbers = try LexiconBuilder.numbers(from: WordNetFiles(folder: folder))
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
