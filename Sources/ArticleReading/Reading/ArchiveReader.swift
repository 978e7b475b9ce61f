internal import Text

/// Reads archives: files of any kind that are packed (.zip, .tar, .gz), and pages of web archives
/// (.warc, .wacz).
struct ArchiveReader {
  static let files = FileKind(
    "zip", "gz", "tgz", "tar", "warc", "wacz", isText: false, byteLimit: 500_000_000,
    isImport: true)

  /// Archives inside archives are read to this depth.
  static let depthLimit = 3

  let budget: UnpackingBudget
  let depth: Int
  let rules: CleaningRules
  /// Reads a file that was packed.
  let read: (SourceFile, FileKind) throws(ReadingError) -> Extraction

  /// The articles of everything inside, in its order; what cannot be read is named.
  func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    guard depth < Self.depthLimit else {
      throw .unsupported(path: source.path, reason: "archives are packed in archives too deep")
    }
    let name = source.path.lowercased()
    var extraction: Extraction
    if WARCRecords.areIn(source.bytes) {
      extraction = pages(of: source, bytes: source.bytes)
    } else if name.hasSuffix(".tgz") || name.hasSuffix(".tar.gz") || name.hasSuffix(".tar") {
      extraction = members(of: source, form: .tar)
    } else if name.hasSuffix(".gz") || source.bytes.starts(with: [0x1F, 0x8B]) {
      return try single(source).withUniqueKeys()
    } else {
      extraction = members(of: source, form: .zip)
    }
    guard !extraction.documents.isEmpty || !extraction.skipped.isEmpty else {
      throw .unsupported(path: source.path, reason: "it holds no files of kinds that are read")
    }
    extraction.skipped = extraction.skipped.map {
      SkippedPart(path: source.path, line: $0.line, reason: $0.reason)
    }
    return extraction.withUniqueKeys()
  }

  /// The one file that was packed by gzip, as if it stood there itself.
  private func single(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let packed = GzipBytes.contents(of: source.bytes, budget: budget)
    guard let bytes = packed.bytes, !bytes.isEmpty else {
      throw .unsupported(
        path: source.path, reason: "it is damaged, not packed by gzip, or unpacks to far too much")
    }
    let ending = source.path.lowercased().hasSuffix(".gz") ? 3 : 0
    var inner = SourceFile(
      path: String(source.path.dropLast(ending)), key: source.key, bytes: bytes)
    var extraction: Extraction
    if WARCRecords.areIn(bytes) {
      inner.path = source.path
      extraction = pages(of: inner, bytes: bytes)
    } else {
      guard let kind = ArticleFormats.kind(ofFile: inner.path) else {
        throw .unsupported(
          path: source.path, reason: "what is packed in it is of a kind that is not read")
      }
      extraction = try read(inner, kind)
    }
    for index in extraction.documents.indices { extraction.documents[index].path = source.path }
    let cutOff = SkippedPart.cutOff(source.path)
    if packed.isDamaged, !extraction.skipped.contains(where: { $0.reason == cutOff.reason }) {
      extraction.skipped.append(cutOff)
    }
    extraction.skipped = extraction.skipped.map {
      SkippedPart(path: source.path, line: $0.line, reason: $0.reason)
    }
    return extraction
  }

  private func members(of source: SourceFile, form: ArchiveMembers.Form) -> Extraction {
    var extraction = Extraction(documents: [])
    var others: [String] = []
    let described = PackedDescriptions(source, budget: budget, fields: rules.importFields)
    let listed = WACZPages(source, budget: budget)
    let problems = ArchiveMembers(form: form, budget: budget).visit(source.bytes) { name in
      guard !Self.isPassedOver(name), !described.isDescription(name), !listed.isList(name) else {
        return false
      }
      if ArticleFormats.kind(ofFile: name) == nil { others.append(name) }
      return ArticleFormats.kind(ofFile: name) != nil
    } take: { name, bytes in
      guard let kind = ArticleFormats.kind(ofFile: name) else { return }
      let inner = SourceFile(
        path: "\(source.path)/\(name)", key: "\(source.key)#\(name)", bytes: bytes)
      do throws(ReadingError) {
        var part = try read(inner, kind)
        for index in part.documents.indices {
          part.documents[index] = described.completed(part.documents[index], name: name, rules)
        }
        part.documents = listed.kept(part.documents)
        add(part, of: name, source, to: &extraction)
      } catch {
        extraction.skipped.append(
          SkippedPart(path: source.path, reason: "\(name): \(error.reason)"))
      }
    }
    for problem in problems {
      let reason = problem.name.map { "\($0): \(problem.reason)" } ?? problem.reason
      extraction.skipped.append(SkippedPart(path: source.path, reason: reason))
    }
    if let first = others.first, !listed.isWebArchive {
      let reason =
        others.count == 1
        ? "\(first): files of this kind are not read"
        : "\(first) and \(others.count - 1) others: files of their kinds are not read"
      extraction.skipped.append(SkippedPart(path: source.path, reason: reason))
    }
    return extraction
  }

  /// Adds the articles of a file inside; lines of it cannot be looked up without unpacking, pages
  /// and chapters can be found again.
  private func add(
    _ part: Extraction, of name: String, _ source: SourceFile, to extraction: inout Extraction
  ) {
    for var document in part.documents {
      document.path = source.path
      if document.placeUnit == .line { document = document.withoutPlaces }
      extraction.documents.append(document)
    }
    for skipped in part.skipped {
      let place = skipped.line.map { "\(name):\($0)" } ?? name
      extraction.skipped.append(
        SkippedPart(path: source.path, reason: "\(place): \(skipped.reason)"))
    }
  }

  /// Hidden files, what other systems put beside files, and the pictures and scripts of saved
  /// pages.
  private static func isPassedOver(_ name: String) -> Bool {
    name.split(separator: "/").contains {
      $0.hasPrefix(".") || $0 == "__MACOSX" || $0.hasSuffix("_files")
    }
  }

  /// The pages of a web archive, each with its address.
  private func pages(of source: SourceFile, bytes: [UInt8]) -> Extraction {
    var records = WARCRecords(bytes)
    var extraction = Extraction(documents: [])
    var empty = 0
    var packed = 0
    while let record = records.next() {
      guard let page = WARCPage(record, budget: budget), let kind = page.kind else {
        if WARCPage.isUnreadable(record) { packed += 1 }
        continue
      }
      let inner = SourceFile(
        path: source.path, key: "\(source.key)#\(page.address)", bytes: page.bytes)
      guard let part = try? read(inner, kind), !part.documents.isEmpty else {
        empty += 1
        continue
      }
      for document in part.documents {
        extraction.documents.append(page.completed(document, rules))
      }
    }
    if empty > 0 {
      let reason = empty == 1 ? "one page holds no text" : "\(empty) pages hold no text"
      extraction.skipped.append(SkippedPart(path: source.path, reason: reason))
    }
    if packed > 0 {
      let reason =
        packed == 1
        ? "one page is packed by Brotli, which is not read"
        : "\(packed) pages are packed by Brotli, which is not read"
      extraction.skipped.append(SkippedPart(path: source.path, reason: reason))
    }
    if records.isCutOff { extraction.skipped.append(.cutOff(source.path)) }
    return extraction
  }
}

extension Document {
  /// The article without the lines of its file.
  fileprivate var withoutPlaces: Document {
    var document = self
    document.anchors = []
    return document
  }
}
