#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where the index is when nobody says: in the project's own folder when started there, else in the
/// person's data folder.
enum IndexLocation {
  static var standard: String {
    let local = "Index/footnote.sqlite"
    return access(local, F_OK) == 0 ? local : XDG.data + "/index.sqlite"
  }
}

/// The program's folders under the XDG base directories.
enum XDG {
  /// Indexes.
  static var data: String { folder("XDG_DATA_HOME", fallback: ".local/share") }
  /// History of typed lines, saved sessions.
  static var state: String { folder("XDG_STATE_HOME", fallback: ".local/state") }
  /// Aliases and settings.
  static var configuration: String { folder("XDG_CONFIG_HOME", fallback: ".config") }

  private static func folder(_ variable: String, fallback: String) -> String {
    let home =
      Console.environment(variable) ?? (Console.environment("HOME") ?? ".") + "/" + fallback
    return home + "/footnote"
  }
}
