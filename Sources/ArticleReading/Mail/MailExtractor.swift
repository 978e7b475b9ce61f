internal import Text

/// Reads mail messages (newsletters, .eml) and pages that a browser saved as one file (.mhtml).
///
/// The first part in HTML is the article, else the first in plain text; attachments are left out. A
/// message inside, forwarded whole or one of a digest, is an article of its own, and so is each
/// that another one forwards or answers in its text: with sender and day told above it, or without.
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
    if isPage {
      var documents = try page.extract(inner).documents
      for index in documents.indices { complete(&documents[index], from: message, part: part) }
      return documents
    }
    guard part.type == "text/html" else {
      return try documents(ofText: text, message, inner)
    }
    var read = try page.read(inner, isWhole: true)
    let lines = Self.lines(of: read.blocks, labels: rules.mailLabels)
    let body = MailBody(lines, labels: rules.mailLabels, isAnswer: isAnswer(message))
    guard body.messages.count == 1 else { return try documents(of: body, message, inner) }
    complete(&read.document, from: message, part: part)
    return [read.document]
  }

  /// Whether the message answers or forwards another.
  private func isAnswer(_ message: MIMEMessage) -> Bool {
    message.field("In-Reply-To") != nil || message.field("References") != nil
      || message.field("Subject").map(rules.mailLabels.isAnswer) == true
  }

  private func documents(
    ofText text: String, _ message: MIMEMessage, _ source: SourceFile
  ) throws(ReadingError) -> [Document] {
    let body = MailBody(text, labels: rules.mailLabels, isAnswer: isAnswer(message))
    return try documents(of: body, message, source)
  }

  /// The blocks of a message in HTML as lines of text, quotations behind `>`; without what was cut,
  /// but for lines above other messages.
  private static func lines(
    of blocks: [PageReader.JudgedPiece], labels: MailLabels
  ) -> String {
    var lines: [String] = []
    for block in blocks {
      let text = block.piece.text
      guard
        block.reason == nil || labels.field(of: text[...]) != nil
          || text.hasSuffix(":")
            && labels.attribution(text) != nil
      else { continue }
      let mark = block.piece.kind == .quotation ? "> " : ""
      for line in text.split(separator: "\n") { lines.append(mark + line) }
      lines.append(mark)
    }
    return lines.joined(separator: "\n")
  }

  /// The articles of a body: the writer's own words, and each message that it holds, which has its
  /// own sender and day or none.
  private func documents(
    of body: MailBody, _ message: MIMEMessage, _ source: SourceFile
  ) throws(ReadingError) -> [Document] {
    var documents: [Document] = []
    for (index, part) in body.messages.enumerated() {
      let isOwn = index == 0
      // "FYI" above a message that is passed on is no article.
      if isOwn, body.messages.count > 1, Self.saysNothing(part) { continue }
      var builder = DocumentBuilder()
      if documents.isEmpty {
        for (text, reason) in body.removed {
          builder.remove(CharacterCleaner().line(text), reason: reason)
        }
      }
      let isTitled = !isOwn || message.field("Subject") != nil
      var document = article(of: part, builder, source, isTitled: isTitled)
      guard !document.blocks.isEmpty else { continue }
      complete(&document, from: message, part: message)
      if !isOwn { name(&document, by: part) }
      documents.append(document)
    }
    guard !documents.isEmpty else { throw .empty(path: source.path) }
    return documents
  }

  /// Words of a remark above a message that is passed on, at most.
  private static let shortRemark = 3

  private static func saysNothing(_ message: MailBody.Message) -> Bool {
    let text = message.parts.map(\.text).joined(separator: " ")
    return text.split(whereSeparator: \.isWhitespace).count <= shortRemark
      && !text.contains(where: \.isNumber)
  }

  private func article(
    of message: MailBody.Message, _ builder: DocumentBuilder, _ source: SourceFile, isTitled: Bool
  ) -> Document {
    var builder = builder
    var metadata = ArticleMetadata()
    for (text, isQuoted) in message.parts {
      if isQuoted {
        for var piece in TextLines(rules: rules).pieces(of: text) {
          piece.kind = .quotation
          builder.append(piece)
        }
      } else {
        let cleaner = PlainTextCleaner(rules: rules)
        let found = cleaner.clean(text, keepsTitle: isTitled, into: &builder)
        metadata = metadata.completed(by: found)
      }
    }
    if metadata.title == nil { metadata.title = FileNameTitle.title(ofKey: source.key, in: "") }
    return builder.document(for: source, metadata: metadata)
  }

  /// Gives the article sender, day and subject of the message that it was, as far as they are told.
  private func name(_ document: inout Document, by message: MailBody.Message) {
    document.metadata.title = message.subject ?? document.metadata.title
    document.metadata.outlet = message.from.flatMap { Self.name(ofSender: $0) ?? $0 }
    let day = message.date.flatMap { PublicationDay.first(in: $0, by: rules) }
    document.metadata.published = day
    document.metadata.publishedSource = day == nil ? nil : "mail-header"
  }

  /// The name in a sender's address, `Mara Quist <quist@fathom.example>`; nil where there is none.
  private static func name(ofSender sender: String) -> String? {
    let end = sender.firstRange(of: "[mailto:")?.lowerBound ?? sender.endIndex
    return String(sender[..<end].prefix { $0 != "<" }.filter { $0 != "\"" && $0 != "*" }).nonBlank
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
      document.metadata.outlet = Self.name(ofSender: sender) ?? document.metadata.outlet ?? sender
    }
    if let day = message.field("Date").flatMap({ PublicationDay.first(in: $0, by: rules) }) {
      document.metadata.published = day
      document.metadata.publishedSource = "mail-header"
    }
  }
}
