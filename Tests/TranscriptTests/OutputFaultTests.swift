internal import Foundation
internal import TestSupport
internal import Testing

/// Terminals, pipes and files that take less than they should.
@Suite struct OutputFaultTests {
  private let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  @Test(arguments: [
    "ask 'Who is Arne Vik?'", "articles", "doctor", "ask --json 'Who is Arne Vik?'",
  ])
  func `output that is closed or full is a failure with its reason`(words: String) throws {
    for target in [">&-", ">/dev/full"] {
      let run = try Program.shell(
        "\"$0\" \(words) --index index.sqlite \(target)", in: library.folder)
      #expect(run.status == 2, "\(words) \(target): \(run.errors)")
      #expect(run.errors.contains("cannot be written to standard output"), "\(words) \(target)")
    }
  }

  @Test func `a pipe that takes little at a time, and does not wait, gets every byte`() throws {
    let run = try Program.shell(
      """
      command -v python3 >/dev/null || exit 9
      python3 - "$0" <<'END'
      import fcntl, os, subprocess, sys, time
      words = [sys.argv[1], "articles", "--json", "--index", "index.sqlite"]
      whole = subprocess.run(words, stdout=subprocess.PIPE).stdout
      reading, writing = os.pipe()
      fcntl.fcntl(writing, fcntl.F_SETFL, os.O_NONBLOCK)
      fcntl.fcntl(writing, 1031, 4096)
      os.write(writing, b"x" * 4000)
      process = subprocess.Popen(words, stdout=writing)
      os.close(writing)
      time.sleep(1)
      got = b""
      while piece := os.read(reading, 64):
          got += piece
      sys.exit(process.wait() or (0 if got[4000:] == whole and whole else 7))
      END
      """, in: library.folder)
    #expect(run.status == 0 || run.status == 9, "\(run.status): \(run.errors)")
  }

  @Test(arguments: [1, 2, 1000] as [UInt16])
  func `a terminal of any width is written to, and left in order`(columns: UInt16) throws {
    let terminal = try PseudoTerminal(
      ["chat", "--index", "index.sqlite"], columns: columns, environment: ["PAGER": "cat"],
      in: library.folder)
    #expect(terminal.typeRaw("Who is Arne Vik?\r", andWaitFor: "]"))
    terminal.type(".quit\r")
    #expect(terminal.finish() == 0)
  }

  @Test(arguments: ["", "no-such-terminal"])
  func `a terminal that nobody knows gets the answer`(name: String) throws {
    let terminal = try PseudoTerminal(
      ["chat", "--index", "index.sqlite"], environment: ["TERM": name], in: library.folder)
    #expect(terminal.type("Who is Arne Vik?\r", andWaitFor: "[1]"))
    terminal.type(".quit\r")
    #expect(terminal.finish() == 0)
  }
}
