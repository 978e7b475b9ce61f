internal import CUchardet

/// Guesses the character set of text that neither declares one nor is UTF-8, with libuchardet.
struct CharsetDetector {
  /// How many bytes are looked at.
  private let sample = 65536

  /// The name of the most likely character set; nil when there is too little to go by.
  func name(of bytes: [UInt8]) -> String? {
    let head = bytes.prefix(sample)
    guard head.count(where: { $0 >= 0x80 }) >= 8, let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = head.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        uchardet_handle_data(detector, $0.baseAddress, $0.count)
      }
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    let name = String(cString: uchardet_get_charset(detector))
    return name.isEmpty ? nil : name
  }
}
