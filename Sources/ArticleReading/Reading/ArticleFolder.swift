/// Finds the article files of one folder, or the one file a person named.
///
/// Links are never followed, so a listing never leaves the folder and never runs in circles; hidden
/// files, indexes of our own and sidecars are not articles and are passed over without a word.
package struct ArticleFolder: Sendable {
  /// What a listing found.
  package struct Listing: Sendable, Equatable {
    /// Files that can be read, ordered by the bytes of their keys.
    package var files: [ArticleFile] = []
    /// What was passed over, ordered by path.
    package var skipped: [SkippedPart] = []
  }

  /// The folder or file as the person gave it, without slashes at the end.
  package let path: String

  /// - Parameter path: taken as it is, but for slashes at its end.
  package init(path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The files below the folder, at any depth; the file itself where `path` is one. One system call
  /// a file.
  ///
  /// - Throws: `ReadingError.unreadable` when there is no such folder or file, or it may not be
  ///   read.
  package func listing() throws(ReadingError) -> Listing {
    guard let status = FileStatus(of: path, followingLink: true) else {
      throw .unreadable(path: path, reason: SystemError.last.description)
    }
    var listing = Listing()
    switch status.kind {
    case .folder:
      guard let names = FolderNames.names(in: path) else {
        throw .unreadable(path: path, reason: SystemError.last.description)
      }
      walk(names, below: "", described: 0, into: &listing)
    case .file:
      add(
        path, key: fileName(of: path), status: status, described: 0, to: &listing)
    case .link, .other: throw .unreadable(path: path, reason: "it is neither a file nor a folder")
    }
    listing.files.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    listing.skipped.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return listing
  }

  /// The one file at `path`.
  ///
  /// - Throws: `ReadingError.unsupported` for a folder or a kind of file that is not read,
  ///   `.unreadable` when there is no such file.
  package func singleFile() throws(ReadingError) -> ArticleFile {
    if FileStatus(of: path, followingLink: true)?.kind == .folder {
      throw .unsupported(
        path: path, reason: "it is a folder; footnote index reads folders, footnote read one file")
    }
    let listing = try listing()
    if let file = listing.files.first { return file }
    throw .unsupported(path: path, reason: listing.skipped.first?.reason ?? "it is not read")
  }

  /// Adds what stands in the folder `prefix` (empty, or a relative path with a slash at its end).
  ///
  /// `described` is when the bibliography that tells of its files changed last; 0 for none.
  private func walk(
    _ names: [String], below prefix: String, described: Int64, into listing: inout Listing
  ) {
    let present = Set(names)
    for name in names where !isPassedOver(name) {
      let key = prefix + name
      let file = "\(path)/\(key)"
      guard !name.utf8.contains(0xEF) || !name.unicodeScalars.contains("\u{FFFD}") else {
        listing.skipped.append(SkippedPart(path: file, reason: "its name is not valid UTF-8"))
        continue
      }
      guard let status = FileStatus(of: file, followingLink: false) else {
        listing.skipped.append(SkippedPart(path: file, reason: SystemError.last.description))
        continue
      }
      switch status.kind {
      case .file: add(file, key: key, status: status, described: described, to: &listing)
      case .link: listing.skipped.append(SkippedPart(path: file, reason: "links are not followed"))
      case .other: listing.skipped.append(SkippedPart(path: file, reason: "it is not a file"))
      case .folder:
        if let page = savedPage(ofCompanion: name, among: present) {
          let reason = "it holds the pictures and scripts of \(page)"
          listing.skipped.append(SkippedPart(path: file, reason: reason))
        } else if let names = FolderNames.names(in: file) {
          let home = prefix.isEmpty ? path : "\(path)/\(prefix.dropLast())"
          let isDescribed = FileDescriptions.folders.contains(name)
          walk(
            names, below: key + "/",
            described: isDescribed ? FileDescriptions.modified(home: home) : described,
            into: &listing)
        } else {
          listing.skipped.append(SkippedPart(path: file, reason: SystemError.last.description))
        }
      }
    }
  }

  private func add(
    _ file: String, key: String, status: FileStatus, described: Int64, to listing: inout Listing
  ) {
    guard let kind = ArticleFormats.kind(ofFile: file) else {
      let reason = "files of this kind are not read (\(ArticleFormats.endingsInWords) are)"
      listing.skipped.append(SkippedPart(path: file, reason: reason))
      return
    }
    var article = ArticleFile(
      path: file, key: key, kind: kind, byteCount: status.byteCount,
      modified: max(status.modified, described))
    article.written = status.written
    if let sidecar = FileStatus(of: article.sidecarPath, followingLink: false) {
      article.modified = max(article.modified, sidecar.modified)
    }
    listing.files.append(article)
  }

  /// Hidden files, our own index with its companions, and sidecars.
  private func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix(ArticleFile.sidecarEnding)
      || Self.indexSuffixes.contains(where: name.hasSuffix)
  }

  private static let indexSuffixes = [
    ".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal", ".sqlite.lock",
  ]

  /// The page a browser saved together with the folder `name` ("Page.html" with "Page_files"); nil
  /// for any other folder.
  private func savedPage(ofCompanion name: String, among names: Set<String>) -> String? {
    guard name.hasSuffix("_files") else { return nil }
    let stem = name.dropLast("_files".count)
    return ["\(stem).html", "\(stem).htm", "\(stem).xhtml"].first(where: names.contains)
  }

  private func fileName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
