internal import CArchive

/// A ZIP file made in memory.
struct ZipFile {
  var entries: [(name: String, bytes: [UInt8])] = []
  /// Locks the entries, with an encryption libarchive knows.
  var password: String?

  init(_ entries: KeyValuePairs<String, String>, password: String? = nil) {
    self.entries = entries.map { ($0.key, Array($0.value.utf8)) }
    self.password = password
  }

  var bytes: [UInt8] {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    if let password {
      archive_write_set_options(archive, "zip:encryption=zipcrypt")
      archive_write_set_passphrase(archive, password)
    }
    var buffer = [UInt8](repeating: 0, count: entries.reduce(65536) { $0 + $1.bytes.count })
    let capacity = buffer.count
    var used = 0
    buffer.withUnsafeMutableBytes { memory in
      archive_write_open_memory(archive, memory.baseAddress, capacity, &used)
      for (name, bytes) in entries {
        let entry = archive_entry_new()
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(bytes.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_write_header(archive, entry)
        _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        archive_entry_free(entry)
      }
      archive_write_close(archive)
    }
    return Array(buffer.prefix(used))
  }
}
