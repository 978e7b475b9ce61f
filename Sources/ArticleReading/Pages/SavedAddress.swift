/// What a browser, SingleFile or monolith notes in a comment at the top of a page it saves.
enum SavedAddress {
  /// Bytes of a page in which the comment stands.
  private static let reach = 4096

  /// The address; nil for a page without such a comment.
  ///
  ///     <!-- saved from url=(0026)https://coast.example/salt -->
  static func address(in bytes: [UInt8]) -> String? {
    if let capture = capture(in: bytes) { return capture.address }
    guard let head = head(of: bytes),
      let found = head.firstMatch(
        of:
          #/[Ss]aved (?:from url=\([0-9]+\)|with SingleFile\s+url: *|from )(https?:\/\/[^\s<>"]+)/#)
    else { return nil }
    return String(found.1)
  }

  /// The day on which SingleFile or monolith saved the page, as written; nil when unknown. Nothing
  /// that the page tells of itself is later.
  ///
  ///     saved date: Tue Nov 04 2025 10:00:00 GMT+0100 (Central European Standard Time)
  static func day(in bytes: [UInt8]) -> String? {
    if let capture = capture(in: bytes) { return capture.moment }
    let start = bytes.prefix(reach)
    guard
      ByteSearch.first("SingleFile", in: start) != nil
        || ByteSearch.first("monolith", in: start) != nil,
      let head = head(of: bytes),
      let found = head.firstMatch(
        of: #/saved date: *([^\n<>]{8,60})|Saved from \S+ at ([0-9-]{10})\S* using monolith/#)
    else { return nil }
    return (found.1 ?? found.2).map(String.init)
  }

  /// What the Wayback Machine writes into the pages it shows.
  ///
  ///     __wm.wombat("http://coast.example:80/salt","20251104090000", …
  private static func capture(in bytes: [UInt8]) -> (address: String, moment: String)? {
    let head = bytes.prefix(reach)
    guard let start = ByteSearch.first("__wm.wombat(", in: head) else { return nil }
    let call = String(decoding: head[start...].prefix(2100), as: UTF8.self)
    guard
      let found = call.firstMatch(of: #/wombat\("(https?:\/\/[^\s<>"]+)", *"([0-9]{14})"/#)
    else { return nil }
    return (String(found.1).replacing(":80/", with: "/"), String(found.2))
  }

  private static func head(of bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(reach), as: UTF8.self)
    return head.contains("<!--") ? head : nil
  }
}
