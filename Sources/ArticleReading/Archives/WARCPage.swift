internal import Text

/// A page of a web archive.
struct WARCPage {
  let address: String
  /// In UTF-8 where it is text.
  let bytes: [UInt8]
  private let type: String
  private let date: String?

  /// Nil for records of other kinds, answers that are no pages, and what cannot be unpacked.
  init?(_ record: WARCRecords.Record, budget: UnpackingBudget) {
    guard let address = record.address, address.hasPrefix("http") else { return nil }
    self.address = address
    date = record.date
    switch record.type {
    case "response":
      guard let answer = HTTPAnswer(record.block, budget: budget), answer.status == 200,
        let body = answer.body
      else { return nil }
      type = answer.type.isEmpty ? Self.type(of: body) : answer.type
      bytes = Self.text(body, charset: answer.charset, type: type)
    case "resource", "conversion":
      type = (record.fields["content-type"] ?? "").prefix { $0 != ";" }.lowercased()
      bytes = Array(record.block)
      guard record.type == "conversion" || type != "text/plain" else { return nil }
    default: return nil
    }
  }

  /// What a body of which nothing is declared looks like.
  private static func type(of body: [UInt8]) -> String {
    if body.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
    let head = String(decoding: body.prefix(1000), as: UTF8.self).lowercased()
    return head.contains("<html") || head.contains("<!doctype html") ? "text/html" : ""
  }

  /// Whether the page is packed by Brotli, which is not read.
  static func isUnreadable(_ record: WARCRecords.Record) -> Bool {
    guard record.type == "response" else { return false }
    let head = HeadFields(record.block)
    return head.fields["content-encoding"]?.lowercased() == "br"
      && head.fields["content-type"]?.lowercased().hasPrefix("text/html") == true
      && head.end.map { !UTF8Validity.holds(Array(record.block[$0...])) } == true
  }

  /// How the page is read; nil for scripts, pictures and the rest.
  var kind: FileKind? {
    switch type {
    case "text/html", "application/xhtml+xml": HTMLExtractor.files
    case "application/pdf": PDFExtractor.files
    case "text/plain": address.hasSuffix("/robots.txt") ? nil : PlainTextExtractor.files
    default: nil
    }
  }

  /// The article with the address; no day behind that of saving is its own.
  func completed(_ document: Document, _ rules: CleaningRules) -> Document {
    var document = document
    document.metadata.url = document.metadata.url ?? address
    document.metadata.saved = date.flatMap { SavedMoment.iso($0, by: rules) }
    if document.placeUnit == .line { document.anchors = [] }
    if let day = document.metadata.published, let date,
      PublicationDay.isLater(day, than: date, by: rules)
    {
      (document.metadata.published, document.metadata.publishedSource) = (nil, nil)
    }
    return document
  }

  private static func text(_ body: [UInt8], charset: String?, type: String) -> [UInt8] {
    guard let charset, type.hasPrefix("text/"), !UTF8Validity.holds(body) else { return body }
    return Array(TextDecoder().text(of: body, declared: charset).utf8)
  }
}
