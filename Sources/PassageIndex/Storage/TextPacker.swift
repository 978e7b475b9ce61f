internal import CZstd

/// Makes texts smaller for the index and whole again: each a Zstandard frame (RFC 8878) of its own,
/// which knows its length and carries a checksum, so that a text that was altered on the disk is
/// never quoted.
///
/// Not safe for use from several threads at once.
final class TextPacker {
  /// Articles of a few kilobytes shrink to half at this level; level 3 takes a third more time to
  /// gain a 200th of that.
  private static let level: Int32 = 1
  /// No text is longer, in bytes; what claims to be is damaged.
  private static let longest: UInt64 = 1 << 30

  private let packing: OpaquePointer
  private let unpacking: OpaquePointer

  init() {
    // Only want of memory makes these fail, in which Swift's own arrays end the program too.
    guard let packing = ZSTD_createCCtx(), let unpacking = ZSTD_createDCtx() else {
      fatalError("no memory")
    }
    self.packing = packing
    self.unpacking = unpacking
    ZSTD_CCtx_setParameter(packing, ZSTD_c_compressionLevel, Self.level)
    ZSTD_CCtx_setParameter(packing, ZSTD_c_checksumFlag, 1)
  }

  deinit {
    ZSTD_freeCCtx(packing)
    ZSTD_freeDCtx(unpacking)
  }

  /// Never more than a little longer than `text`. O(length).
  func pack(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { pack($0) }
  }

  private func pack(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
      let size = ZSTD_compress2(
        packing, buffer.baseAddress, buffer.count, bytes.baseAddress, bytes.count)
      guard ZSTD_isError(size) == 0 else { fatalError("no memory") }
      count = size
    }
  }

  /// The same for bytes that are no text.
  func pack(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { pack($0) }
  }

  /// Nil when `bytes` are not what `pack` gave for bytes.
  func unpackBytes(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let length = length(of: bytes) else { return nil }
    let whole = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = unpack(bytes, into: buffer)
    }
    return whole.count == length ? whole : nil
  }

  /// Nil when `bytes` are not what `pack` gave. A few microseconds for an article.
  func unpack(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard let length = length(of: bytes) else { return nil }
    let text = String(unsafeUninitializedCapacity: length) { unpack(bytes, into: $0) }
    return text.utf8.count == length ? text : nil
  }

  /// How long the frame says that its contents are; nil for what is none.
  private func length(of bytes: UnsafeRawBufferPointer) -> Int? {
    let length = ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count)
    // Unknown and invalid lengths are the highest numbers there are.
    return length <= Self.longest ? Int(length) : nil
  }

  /// How many bytes were written; 0 where the frame is not whole.
  private func unpack(
    _ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let size = ZSTD_decompressDCtx(
      unpacking, buffer.baseAddress, buffer.count, bytes.baseAddress, bytes.count)
    return ZSTD_isError(size) == 0 ? size : 0
  }
}
