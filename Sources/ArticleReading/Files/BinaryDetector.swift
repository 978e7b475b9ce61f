/// Tells text from pictures, programs and archives by the first bytes.
struct BinaryDetector {
  /// How many bytes are looked at.
  private let sample = 8192

  /// Whether `bytes` begin like something that is not text. Text in UTF-16 or UTF-32 counts as text
  /// when it has its byte-order mark.
  func isBinary(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(sample)
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    if marks.contains(where: { head.starts(with: $0) }) { return false }
    let controls = head.count { $0 < 0x20 && !($0 >= 0x07 && $0 <= 0x0D) && $0 != 0x1B }
    return controls * 20 > head.count
  }
}
