internal import CTestTerminal
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What a finished run of the program left.
package struct ProgramResult: Sendable {
  package let output: String
  package let errors: String
  /// Exit status; 128 and the signal's number when a signal ended it.
  package let status: Int32
}

/// The `footnote` that is tried: the one built together with the tests, unless `FOOTNOTE_PROGRAM`
/// names another, such as a release build, which makes the suite much shorter.
package enum Program {
  /// Beside the test bundle that is running, where nothing else is named.
  package static let path: String = {
    if let path = ProcessInfo.processInfo.environment["FOOTNOTE_PROGRAM"], !path.isEmpty {
      return path
    }
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("footnote").path
  }()

  /// Runs the program with files as its standard streams, and waits for it.
  ///
  /// - Parameters:
  ///   - environment: all the variables it sees beside `PATH`; its state goes to a folder of the
  ///     test's own.
  ///   - folder: its current folder, and its home.
  package static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in folder: TemporaryFolder
  ) throws -> ProgramResult {
    try run(path, arguments, input: input, environment: environment, in: folder)
  }

  /// Runs a line of shell in `folder`; `$0` is the program.
  package static func shell(_ script: String, in folder: TemporaryFolder) throws -> ProgramResult {
    try run("/bin/sh", ["-c", script, path], input: [], environment: [:], in: folder)
  }

  private static func run(
    _ path: String, _ arguments: [String], input: [UInt8], environment: [String: String],
    in folder: TemporaryFolder
  ) throws -> ProgramResult {
    let streams = try TemporaryFolder()
    let input = try streams.write(Data(input), to: "input")
    let output = streams.url.appendingPathComponent("output").path
    let errors = streams.url.appendingPathComponent("errors").path
    let process = try ChildProcess(
      path, arguments, environment: base(folder).merging(environment) { $1 },
      folder: folder.url.path,
      input: input, output: output, errors: errors)
    let status = process.wait()
    let text = { (path: String) in
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return ProgramResult(output: text(output), errors: text(errors), status: status)
  }

  /// The variables every run sees: nothing of the person who runs the tests.
  static func base(_ folder: TemporaryFolder) -> [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
      "HOME": folder.url.path, "XDG_STATE_HOME": folder.url.path + "/state",
      "XDG_DATA_HOME": folder.url.path + "/data", "XDG_CONFIG_HOME": folder.url.path + "/config",
      "INPUTRC": "/dev/null", "TZ": "UTC",
      // A release build would make the table of words for every test.
      "FOOTNOTE_WORDNET": "",
    ]
  }
}

/// A program that runs in a session of its own.
struct ChildProcess {
  let identifier: pid_t

  /// - Parameters:
  ///   - folder: its current folder.
  ///   - input: path that is opened as standard input; likewise `output` and `errors`.
  init(
    _ path: String, _ arguments: [String], environment: [String: String], folder: String,
    input: String, output: String, errors: String
  ) throws {
    identifier = withStrings([path] + arguments) { words in
      withStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        test_spawn(path, words, variables, folder, input, output, errors)
      }
    }
    guard identifier > 0 else { throw CocoaError(.executableLoad) }
  }

  /// Longest wait for its end, in milliseconds: what hangs fails its own test, not the whole run.
  private static let patience: Int32 = 180_000

  /// Waits for the end: exit status, or 128 and the number of the signal; a program that does not
  /// end in three minutes is killed, which is 137.
  func wait() -> Int32 {
    var status: Int32 = 0
    if test_wait(identifier, Self.patience, &status) == 0 {
      kill(-identifier, SIGKILL)
      _ = test_wait(identifier, Self.patience, &status)
    }
    return Self.exitStatus(status)
  }

  /// Whether it has ended by now, and how; nil while it runs.
  func ended() -> Int32? {
    var status: Int32 = 0
    return test_wait(identifier, 0, &status) == 1 ? Self.exitStatus(status) : nil
  }

  private static func exitStatus(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// A `footnote` that runs beside the test, its output thrown away.
package final class RunningProgram {
  private let process: ChildProcess
  private var status: Int32?

  /// - Parameter folder: its current folder, and its home.
  package init(_ arguments: [String], in folder: TemporaryFolder) throws {
    process = try ChildProcess(
      Program.path, arguments, environment: Program.base(folder), folder: folder.url.path,
      input: "/dev/null", output: "/dev/null", errors: "/dev/null")
  }

  deinit { if status == nil { stop() } }

  /// Whether it has not ended yet.
  package var isRunning: Bool {
    if status == nil { status = process.ended() }
    return status == nil
  }

  /// Waits for its end; its exit status, see `ProgramResult.status`.
  @discardableResult
  package func wait() -> Int32 {
    let ended = status ?? process.wait()
    status = ended
    return ended
  }

  /// Kills it, unless it has ended, and waits for its end.
  package func stop() {
    if isRunning { kill(process.identifier, SIGKILL) }
    wait()
  }
}

/// Calls `body` with a null-terminated list of C strings.
private func withStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
