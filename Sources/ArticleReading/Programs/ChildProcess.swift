internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Runs another program on a file, with limits, and takes what it writes. No shell is involved.
struct ChildProcess {
  /// What came of a run.
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    /// First part of what the program said on standard error.
    var complaint: String
  }

  /// Why there is no outcome.
  enum Failure: Error { case notStarted, tooSlow, tooMuch }

  /// Real time, in seconds.
  var timeLimit = 10
  /// Of standard output, in bytes.
  var outputLimit = 64_000_000
  /// Processor time, in seconds; nil: as real time.
  var processorLimit: Int?
  /// Address space of the program, in bytes.
  var memoryLimit = 1_500_000_000
  /// Memory that it writes to, in bytes, in the place of its address space; nil: that is bounded.
  var dataLimit: Int?
  /// What reading one file may take, in bytes.
  static let usualMemory = 520_000_000

  /// Runs `program` and waits for its end; kills it when it takes too long or writes too much.
  func run(_ program: String, _ arguments: [String]) throws(Failure) -> Outcome {
    // One at a time, or a child of another thread could keep this one's pipe open.
    let started = try Self.starting.withLock { _ throws(Failure) in
      guard let output = Pipe(), let errors = Pipe() else { throw .notStarted }
      let process = try start(program, arguments, output: output, errors: errors)
      output.closeWriting()
      errors.closeWriting()
      return Started(process: process, output: output, errors: errors)
    }
    let (process, output, errors) = (started.process, started.output, started.errors)
    let outcome = collect(output: output, errors: errors)
    if outcome.failure != nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    if let failure = outcome.failure { throw failure }
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Outcome(
      status: code, output: outcome.output,
      complaint: String(decoding: outcome.complaint, as: UTF8.self))
  }

  private static let starting = Mutex(())

  /// A running child with the pipes it writes to.
  private struct Started {
    var process: pid_t
    var output: Pipe
    var errors: Pipe
  }

  /// Starts the program through `prlimit`, where there is one, so that its memory is bounded.
  private func start(
    _ program: String, _ arguments: [String], output: Pipe, errors: Pipe
  ) throws(Failure) -> pid_t {
    var words = [program] + arguments
    if let limiter = SearchPath.program("prlimit") {
      let memory = dataLimit.map { "--data=\($0)" } ?? "--as=\(memoryLimit)"
      let time = "--cpu=\(processorLimit ?? timeLimit)"
      words = [limiter, memory, time, "--core=0", "--"] + words
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, nil, pointers, environ) == 0 else {
      throw .notStarted
    }
    return process
  }

  /// Reads both pipes until they end, the time is up or the output is too long.
  private func collect(
    output: Pipe, errors: Pipe
  ) -> (output: [UInt8], complaint: [UInt8], failure: Failure?) {
    var collected: [UInt8] = []
    var complaint: [UInt8] = []
    var isOpen = [true, true]
    let end = Self.now + timeLimit * 1000
    while isOpen.contains(true) {
      let left = end - Self.now
      guard left > 0 else { return (collected, complaint, .tooSlow) }
      var polls = [output, errors].enumerated().map { index, pipe in
        pollfd(fd: isOpen[index] ? pipe.reading : -1, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&polls, 2, Int32(left)) >= 0 || errno == EINTR else { break }
      if polls[0].revents != 0 { isOpen[0] = output.read(into: &collected) }
      if polls[1].revents != 0 { isOpen[1] = errors.read(into: &complaint) }
      complaint = Array(complaint.prefix(2000))
      if collected.count > outputLimit { return (collected, complaint, .tooMuch) }
    }
    return (collected, complaint, nil)
  }

  /// Milliseconds of a clock that never goes back.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

/// A pipe between this program and a child, closed in other children.
private final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  /// Nil when the system has no more.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeWriting()
    close(reading)
  }

  /// Appends what is there; false at the end.
  func read(into bytes: inout [UInt8]) -> Bool {
    var piece = [UInt8](repeating: 0, count: 65536)
    let count = FileBytes.some(of: reading, into: &piece, atMost: piece.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    bytes.append(contentsOf: piece.prefix(count))
    return count > 0
  }
}
