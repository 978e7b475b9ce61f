internal import CTestTerminal
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The program in a terminal of its own, typed at and read by a test.
package final class PseudoTerminal {
  private var main: Int32
  private let process: ChildProcess
  /// Everything the program has written so far, escape sequences included.
  package private(set) var raw = ""
  private var bytes: [UInt8] = []
  private var isFinished = false

  /// - Parameter columns: width of the terminal.
  package init(
    _ arguments: [String], columns: UInt16 = 80, environment: [String: String] = [:],
    in folder: TemporaryFolder
  ) throws {
    var name = [CChar](repeating: 0, count: 64)
    main = test_open_terminal(columns, &name, name.count)
    guard main >= 0 else { throw CocoaError(.fileReadUnknown) }
    let terminal = String(
      decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    process = try ChildProcess(
      Program.path, arguments,
      environment: Program.base(folder).merging(["TERM": "xterm-256color"]) { $1 }
        .merging(environment) { $1 },
      folder: folder.url.path, input: terminal, output: terminal, errors: terminal)
  }

  deinit {
    if !isFinished {
      kill(process.identifier, SIGKILL)
      _ = process.wait()
    }
    if main >= 0 { close(main) }
  }

  /// Types `keys` as a person would: `\r` is Enter, `\u{3}` Ctrl-C, `\t` Tab. Gives up when the
  /// program takes nothing for 20 seconds.
  package func type(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      var place = pollfd(fd: main, events: Int16(POLLOUT), revents: 0)
      guard poll(&place, 1, 20_000) > 0 else { return }
      let count = rest.withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Types `text` as a terminal does when it is pasted, reading what comes meanwhile: a terminal's
  /// queues are short.
  package func paste(_ text: String) {
    var rest = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)[...]
    while !rest.isEmpty {
      var place = pollfd(fd: main, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&place, 1, 20_000) > 0 else { return }
      if place.revents & Int16(POLLIN) != 0, !readBytes() { return }
      if place.revents & Int16(POLLOUT) != 0 {
        let count = rest.prefix(1024).withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Reads until the bytes since now end in something that holds `text`; for output too long to be
  /// searched again and again.
  package func waitForRaw(_ text: String, seconds: Double) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    let wanted = Array(text.utf8)
    while Date() < end {
      if bytes.suffix(16_384).contains(wanted) {
        raw = String(decoding: bytes, as: UTF8.self)
        return true
      }
      var input = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
      if poll(&input, 1, 100) > 0, !readBytes() { return false }
    }
    return false
  }

  /// Types `keys`, and waits until `text` appears; see `waitForRaw`.
  package func typeRaw(_ keys: String, andWaitFor text: String) -> Bool {
    type(keys)
    return waitForRaw(text, seconds: 90)
  }

  /// Closes the terminal as a window is closed, and waits for the end of the program.
  package func hangUp() -> Int32 {
    close(main)
    main = -1
    isFinished = true
    return process.wait()
  }

  /// Stops the program as Ctrl-Z does, and lets it go on as `fg` does.
  package func suspendAndResume() {
    kill(process.identifier, SIGTSTP)
    Thread.sleep(forTimeInterval: 0.2)
    kill(process.identifier, SIGCONT)
  }

  /// Tells the program that the terminal has another width.
  package func resize(columns: UInt16) {
    test_resize_terminal(main, columns)
  }

  /// Reads until what is on the screen since `mark` holds `text`; false when it did not come within
  /// `seconds`.
  @discardableResult
  package func waitFor(_ text: String, after mark: Int = 0, seconds: Double = 90) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !screen.dropFirst(mark).contains(text) {
      guard Date() < end, readSome(milliseconds: 100) else {
        return screen.dropFirst(mark).contains(text)
      }
    }
    return true
  }

  /// Reads until the program waits for a line: the prompt, perhaps with a scope before it, is the
  /// last thing on the screen.
  @discardableResult
  package func waitForPrompt(seconds: Double = 90) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while screen.split(separator: "\n").last?.hasSuffix("> ") != true {
      guard Date() < end, readSome(milliseconds: 100) else { return false }
    }
    return true
  }

  /// Types `keys`, and waits until `text` appears after them.
  @discardableResult
  package func type(_ keys: String, andWaitFor text: String) -> Bool {
    let mark = screen.count
    type(keys)
    return waitFor(text, after: mark)
  }

  /// Reads the rest and waits for the end of the program; its exit status, or nil when it did not
  /// end in time.
  package func finish(seconds: Double = 90) -> Int32? {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if !readSome(milliseconds: 100) {
        isFinished = true
        return process.wait()
      }
    }
    return nil
  }

  /// What a person reads in the end: `raw` without escape sequences and carriage returns, and
  /// without lines that showed progress and were removed again.
  package var screen: String { Self.withoutEscapes(raw) }

  /// Reads what is there within the time; false at the end of the terminal.
  private func readSome(milliseconds: Int32) -> Bool {
    var input = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, milliseconds) > 0 else { return true }
    guard readBytes() else { return false }
    raw = String(decoding: bytes, as: UTF8.self)
    return true
  }

  /// Reads what is there; false at the end of the terminal.
  private func readBytes() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(main, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    return true
  }

  /// What a person sees of it: no escape sequences, and no line that was drawn and wiped. O(bytes):
  /// it is looked at again with all that comes.
  package static func withoutEscapes(_ text: String) -> String {
    let lines = Array(text.utf8).split(separator: newline, omittingEmptySubsequences: false)
    let shown = lines.map { withoutSequences(withoutWiped($0)) }
    return String(decoding: Array(shown.joined(separator: [newline])), as: UTF8.self)
  }

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let escape: UInt8 = 0x1B
  private static let bell: UInt8 = 0x07
  /// The line is wiped, and once more from its start.
  private static let wipe = Array("\u{1B}[K\r\u{1B}[K".utf8)

  /// The line without what stands between a carriage return and a wipe.
  private static func withoutWiped(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = line
    while let start = rest.firstIndex(of: carriageReturn),
      let end = rest[start...].firstRange(of: wipe)?.upperBound
    {
      kept += rest[..<start]
      rest = rest[end...]
    }
    return kept + rest
  }

  /// The line without escape sequences, bells and carriage returns.
  private static func withoutSequences(_ line: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = line[...]
    while let byte = rest.first {
      if byte == escape, let length = length(ofSequence: rest) {
        rest = rest.dropFirst(length)
        continue
      }
      if byte != bell, byte != carriageReturn { kept.append(byte) }
      rest = rest.dropFirst()
    }
    return kept
  }

  /// Of "ESC [ … letter" and "ESC ] … BEL" or "ESC ] … ESC \\"; nil where none is whole.
  private static func length(ofSequence bytes: ArraySlice<UInt8>) -> Int? {
    let body = bytes.dropFirst(2)
    switch bytes.dropFirst().first {
    case UInt8(ascii: "["):
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      let marks = [UInt8(ascii: ";"), UInt8(ascii: "?")]
      guard let end = body.firstIndex(where: { !digits.contains($0) && !marks.contains($0) }),
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(body[end] & ~0x20)
      else { return nil }
      return end + 1 - bytes.startIndex
    case UInt8(ascii: "]"):
      guard let end = body.firstIndex(where: { $0 == bell || $0 == escape }) else { return nil }
      if body[end] == bell { return end + 1 - bytes.startIndex }
      guard body[(end + 1)...].first == UInt8(ascii: "\\") else { return nil }
      return end + 2 - bytes.startIndex
    default: return nil
    }
  }
}
