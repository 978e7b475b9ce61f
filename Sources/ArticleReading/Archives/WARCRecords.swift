internal import Text

/// The records of a web archive (ISO 28500).
struct WARCRecords {
  /// A record with what its head says.
  struct Record {
    var fields: [String: String]
    var block: ArraySlice<UInt8>

    /// `response`, `resource`, `conversion` …
    var type: String { fields["warc-type"] ?? "" }
    var address: String? {
      fields["warc-target-uri"].map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
    }
    /// When it was saved, as written.
    var date: String? { fields["warc-date"] }
  }

  private let bytes: [UInt8]
  private var index: Int
  /// Whether the last record is cut off.
  private(set) var isCutOff = false

  /// - Parameter bytes: unpacked.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = 0
  }

  /// Whether `bytes` begin like a web archive.
  static func areIn(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("WARC/".utf8)) }

  /// The next record; nil at the end. What is no record is stepped over.
  mutating func next() -> Record? {
    while index < bytes.count {
      guard let start = ByteSearch.first("WARC/", in: bytes[index...]) else { return nil }
      // A version and the end of the line follow.
      guard bytes[start...].prefix(12).contains(0x0A) else {
        index = start + 5
        continue
      }
      // A head is over where another record begins, so that each byte is looked at once.
      let next = ByteSearch.first("\nWARC/", in: bytes[(start + 5)...]) ?? bytes.count
      let head = HeadFields(bytes[start..<next])
      guard let end = head.end, let length = head.fields["content-length"].flatMap({ Int($0) }),
        length >= 0
      else {
        isCutOff = isCutOff || head.end == nil
        index = start + 5
        continue
      }
      let stop = min(
        bytes.count, end.addingReportingOverflow(length).overflow ? bytes.count : end + length)
      isCutOff = isCutOff || stop - end < length
      index = stop
      return Record(fields: head.fields, block: bytes[end..<stop])
    }
    return nil
  }
}
