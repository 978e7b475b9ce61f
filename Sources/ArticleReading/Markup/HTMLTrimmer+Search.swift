#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Looking for bytes and words of markup in the page.
extension HTMLTrimmer {
  func starts(with text: StaticString) -> Bool { matches(text, at: index) }

  /// Whether `text`, in lower case, stands at `start` in any case.
  func matches(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= page.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { offset in
      let byte = page[start + offset]
      return text.utf8Start[offset] == (Self.isLetter(byte) ? byte | 0x20 : byte)
    }
  }

  func position(of byte: UInt8, from start: Int) -> Int? {
    guard start < page.count, let base = page.baseAddress,
      let found = memchr(base + start, Int32(byte), page.count - start)
    else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  func position(of text: StaticString, from start: Int) -> Int? {
    var start = start
    while let found = position(of: text.utf8Start[0], from: start) {
      if matches(text, at: found) { return found }
      start = found + 1
    }
    return nil
  }

  static func equals(_ name: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    name.count == text.utf8CodeUnitCount
      && name.indices.allSatisfy { name[$0] | 0x20 == text.utf8Start[$0] | 0x20 }
  }
}
