internal import CArchive

/// Reads files out of a ZIP container in memory; nothing is written anywhere.
struct ArchiveEntries {
  /// The largest entry, and the largest sum of entries, that are unpacked, in bytes. A document's
  /// text is far smaller; more is a bomb.
  private let entryLimit = 50_000_000
  private let totalLimit = 150_000_000
  private let countLimit = 20_000

  /// What was unpacked.
  struct Contents {
    /// Contents by name.
    var files: [String: [UInt8]] = [:]
    /// Whether the container is damaged behind these, the last of which may lack its end.
    var isCutOff = false
  }

  /// Contents of the entries that `isWanted` asks for, as far as the container is sound.
  ///
  /// Entries whose names lead outside (`..`, a slash at the start) are passed over.
  /// - Throws: `ReadingError` when `source` is no ZIP file, is locked with a password, or unpacks
  ///   to too much.
  func contents(
    of source: SourceFile, where isWanted: (String) -> Bool
  ) throws(ReadingError) -> Contents {
    let locale = ArchiveLocale()
    defer { locale.end() }
    guard let archive = archive_read_new() else {
      throw .unreadable(path: source.path, reason: "there is not enough memory")
    }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    let result = source.bytes.withUnsafeBytes { bytes in
      Result { () throws(ReadingError) in
        guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
          throw damaged(source)
        }
        return try read(archive, of: source, where: isWanted)
      }
    }
    return try result.get()
  }

  /// What the entries that hold text unpack to by the list of the container, in bytes; nil where it
  /// has none. `contents` unpacks no more than that.
  func unpackedSize(of source: SourceFile) -> Int? {
    let locale = ArchiveLocale()
    defer { locale.end() }
    guard let archive = archive_read_new() else { return nil }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    return source.bytes.withUnsafeBytes { bytes in
      guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
        return nil
      }
      var total: Int?
      var entry: OpaquePointer?
      for _ in 0..<countLimit {
        let status = archive_read_next_header(archive, &entry)
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { break }
        guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry),
          Self.holdsText(String(cString: name))
        else { continue }
        // One that does not say how large it is may be as large as any.
        let size =
          archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : entryLimit
        total = (total ?? 0) + min(max(0, size), entryLimit)
      }
      return total
    }
  }

  private static func holdsText(_ name: String) -> Bool {
    [".xml", ".html", ".xhtml", ".htm", ".opf", ".ncx"].contains { name.lowercased().hasSuffix($0) }
  }

  private func read(
    _ archive: OpaquePointer, of source: SourceFile, where isWanted: (String) -> Bool
  ) throws(ReadingError) -> Contents {
    var contents = Contents()
    var total = 0
    var entry: OpaquePointer?
    for _ in 0..<countLimit {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return contents }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
        contents.isCutOff = true
        break
      }
      guard let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
        continue
      }
      let name = String(cString: pointer)
      guard isInside(name), isWanted(name) else { continue }
      guard archive_entry_is_encrypted(entry) == 0 else {
        throw .unsupported(
          path: source.path, reason: "it is locked with a password; save a copy without one")
      }
      let told = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : entryLimit
      let data = try data(of: archive, source: source, room: min(totalLimit - total, told))
      total += data.bytes.count
      contents.isCutOff = contents.isCutOff || data.isCutOff
      contents.files[name] = data.bytes
    }
    if contents.files.isEmpty { throw damaged(source) }
    contents.isCutOff = true
    return contents
  }

  private func isInside(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
  }

  private func data(
    of archive: OpaquePointer, source: SourceFile, room: Int
  ) throws(ReadingError) -> (bytes: [UInt8], isCutOff: Bool) {
    var bytes: [UInt8] = []
    // Block by block: of a piece that is damaged at its end nothing would be given.
    while true {
      var block: UnsafeRawPointer?
      var count = 0
      var offset: Int64 = 0
      let status = archive_read_data_block(archive, &block, &count, &offset)
      if let block, count > 0 {
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
      }
      guard bytes.count <= min(entryLimit, room) else {
        throw .unsupported(
          path: source.path, reason: "it unpacks to far more than a document holds")
      }
      if status == ARCHIVE_EOF { return (bytes, false) }
      guard status == ARCHIVE_OK else { return (bytes, true) }
    }
  }

  /// What is told of a container of which nothing can be read.
  func damaged(_ source: SourceFile) -> ReadingError {
    .unsupported(path: source.path, reason: "it is damaged, or not of the kind its name says")
  }
}
