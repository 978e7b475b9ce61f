internal import CReadline

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The keys that have come and that readline has not taken yet.
///
/// readline asks the system twice for every byte; a large paste would take minutes. Here what waits
/// is read at once. As readline itself, it is used by one thread only.
enum InputBuffer {
  private nonisolated(unsafe) static var bytes = [UInt8](repeating: 0, count: 4096)
  private nonisolated(unsafe) static var position = 0
  private nonisolated(unsafe) static var end = 0

  /// Milliseconds within which the rest of a key's sequence comes, as readline has it.
  private static let sequenceMilliseconds: Int32 = 100

  static var isEmpty: Bool { position == end }

  /// From now on readline takes its keys here.
  static func attach() {
    footnote_set_input({ InputBuffer.next($0) }, { InputBuffer.isAvailable ? 1 : 0 })
  }

  /// Forgets what has come, as the terminal does at Ctrl-C.
  static func drop() { position = end }

  /// The next byte; waits as readline would, which knows what signals mean meanwhile.
  private static func next(_ stream: UnsafeMutablePointer<FILE>?) -> Int32 {
    if isEmpty {
      let key = rl_getc(stream)
      if key >= 0 { fill() }
      return key
    }
    defer { position += 1 }
    return Int32(bytes[position])
  }

  /// Reads what waits in the terminal, without waiting itself.
  private static func fill() {
    var waiting: Int32 = 0
    guard ioctl(STDIN_FILENO, UInt(FIONREAD), &waiting) == 0, waiting > 0 else { return }
    let count = read(STDIN_FILENO, &bytes, min(bytes.count, Int(waiting)))
    (position, end) = (0, max(0, count))
  }

  /// Whether a key follows at once, so that Escape alone can be told from an arrow key.
  private static var isAvailable: Bool {
    if !isEmpty { return true }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, sequenceMilliseconds) > 0
  }
}
