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
      if let outside = Self.outsideName(of: entry) {
        problems.append(
          Problem(name: outside, reason: "its name leads outside the archive; it was left out"))
        continue
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

  /// The name of a file that leads outside; nil for any other.
  private static func outsideName(of entry: OpaquePointer?) -> String? {
    guard archive_entry_filetype(entry) == 0o100000, name(of: entry) == nil,
      let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    else { return nil }
    let name = String(cString: pointer)
    return name.hasSuffix("/") ? nil : name
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
  /// Tries to find the end of a part that is damaged, at most.
  private static let mostTries = 64

  /// What they unpack to, as far as they are sound; nil where they are not packed so.
  static func unpacked(_ bytes: [UInt8], budget: UnpackingBudget) -> [UInt8]? {
    contents(of: bytes, budget: budget).bytes
  }

  /// The same, and whether a part is damaged or cut off. Of packed parts that stand one behind the
  /// other, as in web archives, those that are whole stay when one is.
  static func contents(of bytes: [UInt8], budget: UnpackingBudget)
    -> (bytes: [UInt8]?, isDamaged: Bool)
  {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return (nil, false) }
    let all = unpacked(whole: bytes, budget: budget)
    guard all.isDamaged else { return all }
    let parts = wholeParts(of: bytes, budget: budget)
    return (parts.count > all.bytes?.count ?? 0 ? parts : all.bytes, true)
  }

  /// What "deflate" packed, with or without the frame of zlib around it.
  static func inflated(_ bytes: [UInt8], budget: UnpackingBudget) -> [UInt8]? {
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    let isFramed =
      bytes.count > 2 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    let tail = [UInt8](repeating: 0, count: 8)
    return unpacked(whole: head + bytes.dropFirst(isFramed ? 2 : 0) + tail, budget: budget).bytes
  }

  private static func unpacked(whole bytes: [UInt8], budget: UnpackingBudget)
    -> (bytes: [UInt8]?, isDamaged: Bool)
  {
    var found: [UInt8]?
    let members = ArchiveMembers(form: .gzip, budget: budget)
    let problems = members.visit(bytes, where: isMember) { found = $1 }
    return (found, !problems.isEmpty)
  }

  /// The parts that can be unpacked one by one, put together.
  private static func wholeParts(of bytes: [UInt8], budget: UnpackingBudget) -> [UInt8] {
    var output: [UInt8] = []
    let marks = starts(in: bytes) + [bytes.count]
    var first = 0
    while first < marks.count - 1 {
      // What looks like the beginning of a part may be inside one.
      let end = (first + 1..<min(marks.count, first + 1 + mostTries)).first { last in
        let part = unpacked(whole: Array(bytes[marks[first]..<marks[last]]), budget: budget)
        guard !part.isDamaged, let found = part.bytes, budget.bytes > 0 else { return false }
        output += found
        return true
      }
      guard budget.bytes > 0 else { return output }
      first = end ?? first + 1
    }
    return output
  }

  /// Where packed parts may begin.
  private static func starts(in bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: 0x1F) {
      rest = bytes[(start + 1)...]
      if rest.starts(with: [0x8B, 8]) { starts.append(start) }
    }
    return starts
  }

  /// There is but one.
  private static func isMember(_ name: String) -> Bool { true }
}
