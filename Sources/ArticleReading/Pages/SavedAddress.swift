/// The address that a browser, or SingleFile, notes in a comment at the top of a page it saves.
enum SavedAddress {
  /// Bytes of a page in which the comment stands.
  private static let reach = 4096

  /// The address; nil for a page without such a comment.
  ///
  ///     <!-- saved from url=(0026)https://coast.example/salt -->
  static func address(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(reach), as: UTF8.self)
    guard head.contains("<!--"),
      let found = head.firstMatch(
        of: #/saved (?:from url=\([0-9]+\)|with SingleFile\s+url: *)(https?:\/\/[^\s<>"]+)/#)
    else { return nil }
    return String(found.1)
  }
}
