/// Finds texts among bytes.
enum ByteSearch {
  /// Where `text` first stands in `bytes`; nil for nowhere.
  static func first(_ text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let length = text.utf8CodeUnitCount
    return text.withUTF8Buffer { wanted in
      bytes.withUnsafeBufferPointer { buffer in
        var index = 0
        while index + length <= buffer.count {
          if buffer[index] == wanted[0],
            UnsafeBufferPointer(rebasing: buffer[index..<(index + length)]).elementsEqual(wanted)
          {
            return bytes.startIndex + index
          }
          index += 1
        }
        return nil
      }
    }
  }
}
