internal import Text

/// Reads mail messages (newsletters, .eml) and pages that a browser saved as one file (.mhtml).
///
/// The first part in HTML is the article, else the first in plain text; attachments are left out. A
/// message inside, forwarded whole or one of a digest, is an article of its own. Of plain text
/// signatures and heads of other messages are cut, and what is quoted is a quotation; a message that
/// only passes another on is that other's.
package struct MailExtractor: Extractor {
  package static let files = FileKind("eml", "emlx", "mhtml", "mht")

  private let page: HTMLExtractor
  private let rules: CleaningRules

  /// Messages inside messages are read to this depth.
  private static let depthLimit = 5

  package init(rules: CleaningRules) {
    page = HTMLExtractor(rules: rules)
    self.rules = rules
  }

  /// The message, and those inside it in order, without places, since lines of the file are not
  /// those of the decoded text.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let message = MIMEMessage(Self.message(in: source))
    guard message.hasFields else {
      throw .unsupported(path: source.path, reason: "it is no message: it has no head")
    }
    let documents = try documents(of: message, source, depth: 0)
    return Extraction(documents: documents).withUniqueKeys()
  }

  /// The message's own number in all the world, without its angle brackets; nil for none.
  func identifier(of source: SourceFile) -> String? {
    MIMEMessage(source.bytes[...]).field("Message-ID")?.filter { !"<> ".contains($0) }.nonBlank
  }

  /// The bytes of the message: as UTF-8 where a program wrote all of it in UTF-16, and without the
  /// count before it and the list behind it that Apple's Mail adds.
  private static func message(in source: SourceFile) -> ArraySlice<UInt8> {
    let bytes = source.bytes
    if bytes.first == 0xFF || bytes.first == 0xFE {
      return Array(TextDecoder().text(of: bytes).utf8)[...]
    }
    guard source.path.lowercased().hasSuffix(".emlx"), let end = bytes.firstIndex(of: 0x0A),
      let count = Int(String(decoding: bytes[..<end], as: UTF8.self).filter { !$0.isWhitespace })
    else { return bytes[...] }
    return bytes[(end + 1)...].prefix(max(0, count))
  }

  private func documents(
    of message: MIMEMessage, _ source: SourceFile, depth: Int
  ) throws(ReadingError) -> [Document] {
    let leaves = message.leaves()
    var documents: [Document] = []
    var failure: ReadingError?
    do throws(ReadingError) {
      documents = try self.documents(of: message, leaves: leaves, source)
    } catch {
      failure = error
    }
    if depth < Self.depthLimit {
      for inner in leaves.compactMap(\.enclosed) {
        documents += (try? self.documents(of: inner, source, depth: depth + 1)) ?? []
      }
    }
    if documents.isEmpty, let failure { throw failure }
    return documents
  }

  /// The message's own text.
  private func documents(
    of message: MIMEMessage, leaves: [MIMEMessage], _ source: SourceFile
  ) throws(ReadingError) -> [Document] {
    let shown = leaves.filter {
      $0.field("Content-Disposition")?.lowercased().hasPrefix("attachment") != true
    }
    guard
      let part = shown.first(where: { $0.type == "text/html" })
        ?? shown.first(where: { $0.type == "text/plain" })
    else {
      throw .unsupported(path: source.path, reason: "it holds no text part")
    }
    // A saved page has frames beside it, a message parts before and behind its pictures.
    let isPage =
      (message.field("Snapshot-Content-Location") ?? part.field("Content-Location")) != nil
    let parts = isPage ? [part] : shown.filter { $0.type == part.type }
    let text = parts.map(\.text).joined(separator: "\n\n")
    let inner = SourceFile(path: source.path, key: source.key, bytes: Array(text.utf8))
    if part.type == "text/plain" {
      let body = MailBody(text, labels: rules.mailLabels)
      var document = try document(of: body, inner, isTitled: message.field("Subject") != nil)
      complete(&document, from: message, part: part)
      if body.isForwarded { pass(body, to: &document) }
      return [document]
    }
    var extraction = try page.extract(inner)
    for index in extraction.documents.indices {
      complete(&extraction.documents[index], from: message, part: part)
    }
    return extraction.documents
  }

  /// The article of a body.
  ///
  /// - Parameter isTitled: whether its title is known, so that none is looked for in its lines.
  private func document(
    of body: MailBody, _ source: SourceFile, isTitled: Bool
  ) throws(ReadingError) -> Document {
    var builder = DocumentBuilder()
    var metadata = ArticleMetadata()
    for (part, text) in body.parts {
      switch part {
      case .own:
        let found = PlainTextCleaner(rules: rules).clean(
          text, keepsTitle: isTitled, into: &builder)
        metadata = metadata.completed(by: found)
      case .quoted:
        for var piece in TextLines(rules: rules).pieces(of: text) {
          piece.kind = .quotation
          builder.append(piece)
        }
      case .head: builder.remove(CharacterCleaner().line(text), reason: "mail-head")
      case .signature: builder.remove(CharacterCleaner().line(text), reason: "signature")
      }
    }
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    if metadata.title == nil { metadata.title = FileNameTitle.title(ofKey: source.key, in: "") }
    return builder.document(for: source, metadata: metadata)
  }

  /// Gives the article the sender, day and subject of the message that is passed on.
  private func pass(_ body: MailBody, to document: inout Document) {
    document.metadata.title = body.subject ?? document.metadata.title
    document.metadata.outlet = body.from.flatMap(Self.name(ofSender:)) ?? document.metadata.outlet
    if let day = body.date.flatMap({ PublicationDay.first(in: $0, by: rules) }) {
      document.metadata.published = day
    }
  }

  /// The name in a sender's address, `Mara Quist <quist@fathom.example>`; the address where there
  /// is none.
  private static func name(ofSender sender: String) -> String? {
    String(sender.prefix { $0 != "<" && $0 != "[" }.filter { $0 != "\"" && $0 != "*" }).nonBlank
      ?? sender.nonBlank
  }

  /// Adds what the message's head says, and drops line numbers, which count the decoded part and
  /// not the file.
  private func complete(_ document: inout Document, from message: MIMEMessage, part: MIMEMessage) {
    document.anchors = []
    let page = message.field("Snapshot-Content-Location") ?? part.field("Content-Location")
    if let page {
      // A saved page: its head tells when it was saved, which is not when it was published.
      document.metadata.url = document.metadata.url ?? page
      document.metadata.title = document.metadata.title ?? message.field("Subject")
      document.metadata.saved = message.field("Date").flatMap { SavedMoment.iso($0, by: rules) }
      return
    }
    document.metadata.title = message.field("Subject") ?? document.metadata.title
    if let sender = message.field("From") {
      let name = sender.prefix { $0 != "<" }.filter { $0 != "\"" }
      document.metadata.outlet = String(name).nonBlank ?? document.metadata.outlet ?? sender
    }
    if let day = message.field("Date").flatMap({ PublicationDay.first(in: $0, by: rules) }) {
      document.metadata.published = day
      document.metadata.publishedSource = "mail-header"
    }
  }
}
