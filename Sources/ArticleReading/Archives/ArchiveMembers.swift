internal import CArchive

/// Bytes that may still be unpacked of one file and everything packed inside it.
final class UnpackingBudget {
  fileprivate(set) var bytes: Int
  fileprivate(set) var members: Int

  /// - Parameter bytes: what a file may unpack to; more is a bomb.
  init(bytes: Int = 500_000_000, members: Int = 100_000) {
    self.bytes = bytes
    self.members = members
  }
}

/// Unpacks archives in memory, one file after the other; nothing is written anywhere.
struct ArchiveMembers {
  /// How files are packed.
  enum Form { case zip, tar, gzip }

  /// The largest file that is unpacked, in bytes.
  static let memberLimit = 100_000_000

  let form: Form
  let budget: UnpackingBudget

  /// Why a file, or the rest of the archive, could not be unpacked.
  struct Problem: Equatable {
    /// Name of the file; nil for the archive from there on.
    var name: String?
    var reason: String
  }

  /// Gives each file that `isWanted` asks for to `take`, in their order, and returns what could not
  /// be unpacked. Names that lead outside are passed over.
  func visit(
    _ bytes: [UInt8], where isWanted: (String) -> Bool, take: (String, [UInt8]) -> Void
  ) -> [Problem] {
    let names = ArchiveLocale()
    defer { names.end() }
    guard let archive = archive_read_new() else {
      return [Problem(reason: "there is not enough memory")]
    }
    defer { archive_read_free(archive) }
    if form != .zip { archive_read_support_filter_gzip(archive) }
    switch form {
    case .zip: archive_read_support_format_zip(archive)
    case .tar: archive_read_support_format_tar(archive)
    case .gzip: archive_read_support_format_raw(archive)
    }
    return bytes.withUnsafeBytes { buffer in
      guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
        return [Self.damage]
      }
      return visit(archive, isWanted, take)
    }
  }

  private static let damage = Problem(
    reason: "it is damaged or cut off; what stands before the damage was read")

  private func visit(
    _ archive: OpaquePointer, _ isWanted: (String) -> Bool, _ take: (String, [UInt8]) -> Void
  ) -> [Problem] {
    var problems: [Problem] = []
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return problems }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { return problems + [Self.damage] }
      budget.members -= 1
      guard budget.members >= 0 else {
        return problems + [Problem(reason: "it holds more files than are read")]
      }
      guard let name = Self.name(of: entry), isWanted(name) else { continue }
      if archive_entry_is_encrypted(entry) != 0 {
        problems.append(
          Problem(name: name, reason: "it is locked with a password; unpack it first"))
        continue
      }
      let data = data(of: archive)
      if let problem = data.problem {
        problems.append(Problem(name: form == .gzip ? nil : name, reason: problem))
        if budget.bytes <= 0 { return problems }
        // Of a file that is cut off, what there is may be enough.
        if data.bytes.isEmpty || data.bytes.count > Self.memberLimit { continue }
      }
      take(name, data.bytes)
    }
  }

  /// The entry's name; nil for folders, links and names that lead outside.
  private static func name(of entry: OpaquePointer?) -> String? {
    let kind = archive_entry_filetype(entry)
    guard kind == 0o100000 || kind == 0 else { return nil }
    guard let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
      return nil
    }
    var name = String(cString: pointer)
    while name.hasPrefix("./") { name.removeFirst(2) }
    let isInside = !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
    return isInside && !name.hasSuffix("/") ? name : nil
  }

  private func data(of archive: OpaquePointer) -> (bytes: [UInt8], problem: String?) {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = archive_read_data(archive, &piece, piece.count)
      if count == 0 { return (bytes, nil) }
      guard count > 0 else { return (bytes, "it is damaged or cut off") }
      bytes.append(contentsOf: piece[..<count])
      budget.bytes -= count
      if bytes.count > Self.memberLimit || budget.bytes <= 0 {
        return ([], "it unpacks to far more than documents hold")
      }
    }
  }
}

/// Bytes that were packed by gzip.
enum GzipBytes {
  /// What they unpack to, as far as they are sound; nil where they are not packed so.
  static func unpacked(_ bytes: [UInt8], budget: UnpackingBudget) -> [UInt8]? {
    var found: [UInt8]?
    guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
    let members = ArchiveMembers(form: .gzip, budget: budget)
    _ = members.visit(bytes, where: isMember) { found = $1 }
    return found
  }

  /// There is but one.
  private static func isMember(_ name: String) -> Bool { true }
}
