internal import Foundation
internal import TestSupport
internal import Testing

/// Editor, browser and clipboard, in the place of which scripts stand.
@Suite(.serialized) struct OtherProgramTests {
  let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
    try library.folder.write(
      """
      {"id": "a", "title": "Tides", "text": "Tora Brandvik measures tides at Ymse.", "url": "https://example.org/tides?a='b'"}
      {"id": "b", "title": "Gales", "text": "Odd Fjelltun measures gales at Runde.", "url": "file:///etc/passwd"}
      """, to: "articles/import.jsonl")
    try library.index()
  }

  /// Puts a program called `name` into `bin`, which does what `script` says.
  private func install(_ name: String, _ script: String) throws -> String {
    let path = try library.folder.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
    chmod(path, 0o755)
    return path
  }

  private var path: [String: String] {
    ["PATH": library.folder.url.path + "/bin:/usr/bin:/bin"]
  }

  /// What the screen shows of a conversation.
  private func screen(_ environment: [String: String], _ lines: String...) throws -> (
    text: String, raw: String
  ) {
    let terminal = try library.terminal(environment: path.merging(environment) { $1 })
    terminal.waitForPrompt()
    for line in lines {
      terminal.type(line + "\r", andWaitFor: "\n")
      try #require(terminal.waitForPrompt(), "no prompt after “\(line)”")
    }
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    return (terminal.screen, terminal.raw)
  }

  private func contents(_ name: String) -> String? {
    try? String(contentsOfFile: library.folder.url.path + "/" + name, encoding: .utf8)
  }

  @Test func `a question is written in the editor, and asked`() throws {
    let editor = try install(
      "pen",
      "cat \"$2\" >> seen; ls -l \"$2\" >> seen; echo \"$2\" > place; echo 'Who is\nArne Vik?' > \"$2\""
    )
    let text = try screen(
      ["VISUAL": "\(editor) -n"], "How much did the Halden fund commit?", ".edit", ".edit What now?"
    ).text
    #expect(text.contains("Who is\nArne Vik?\n") && text.contains("Arne Vik, called"))
    let seen = contents("seen") ?? ""
    #expect(seen.hasPrefix("How much did the Halden fund commit?\n-rw-------"))
    #expect(seen.contains("What now?\n"))
    let place = (contents("place") ?? "").trimmingCharacters(in: .newlines)
    #expect(!place.isEmpty && !FileManager.default.fileExists(atPath: place))
  }

  @Test func `an editor that is missing, fails or writes nothing asks nothing`() throws {
    #expect(
      try screen(["EDITOR": "/no/such/editor"], ".edit").text
        .contains("The editor “/no/such/editor” could not be started. Name another one"))
    #expect(
      try screen(["EDITOR": "false"], ".edit").text.contains("“false” ended with an error"))
    #expect(
      try screen(["EDITOR": "true"], ".edit").text.contains("Nothing was written"))
    let none = try library.terminal(environment: ["PATH": library.folder.url.path + "/bin"])
    none.waitForPrompt()
    #expect(none.type(".edit\r", andWaitFor: "No editor is known. Name one"))
    #expect(try library.run(["chat"], input: ".edit\n").output.contains("only from a conversation"))
  }

  @Test func `a citation is opened in the editor at its line`() throws {
    _ = try install("pen", "echo \"$@\" > opened")
    _ = try install("code", "echo \"$@\" > opened")
    _ = try screen(["EDITOR": "pen"], "Who is Arne Vik?", ".open 1!")
    let file = library.folder.url.path + "/articles/ferry.md"
    #expect(contents("opened")?.hasPrefix("+5 \(file)\n") == true, "\(contents("opened") ?? "")")
    _ = try screen(["EDITOR": "code -w"], "Who is Arne Vik?", ".open 1 !")
    #expect(contents("opened") == "-w --goto \(file):5\n")
  }

  @Test func `an import's article is opened in the browser at its own address, and at no other`()
    throws
  {
    _ = try install("xdg-open", "echo \"$@\" > opened")
    let text = try screen([:], "Who measures tides at Ymse?", ".open 1!").text
    #expect(text.contains("Opened https://example.org/tides?a='b'."))
    #expect(contents("opened") == "https://example.org/tides?a='b'\n")
    let broken = try screen(["BROWSER": "false"], "Who measures tides at Ymse?", ".open 1!").text
    #expect(broken.contains("No browser could be started for https://example.org/"))
    _ = try install("pen", "echo \"$@\" > opened")
    let local = try screen(["EDITOR": "pen"], "Who measures gales at Runde?", ".open 1!").text
    #expect(!local.contains("Opened"))
    #expect(contents("opened")?.hasSuffix("articles/import.jsonl\n") == true)
  }

  @Test func `a file that has gone while its citation is opened is named`() throws {
    let terminal = try library.terminal(environment: ["EDITOR": "true"])
    terminal.waitForPrompt()
    terminal.type("Who is Arne Vik?\r", andWaitFor: "[1]")
    terminal.waitForPrompt()
    try FileManager.default.removeItem(atPath: library.folder.url.path + "/articles/ferry.md")
    #expect(terminal.type(".open 1!\r", andWaitFor: "ferry.md is not there any more."))
    terminal.waitForPrompt()
    #expect(terminal.type(".index\r", andWaitFor: "1 removed"))
    terminal.waitForPrompt()
    #expect(terminal.type(".open 1\r", andWaitFor: "no longer in the index"))
  }

  @Test func `a reply is copied by the program that has the clipboard`() throws {
    _ = try install("wl-copy", "cat > copied")
    let text = try screen(
      ["WAYLAND_DISPLAY": "wayland-0"], ".copy", "Who is Arne Vik?", "copy that")
    #expect(text.text.contains("There is no reply with sources yet."))
    #expect(text.text.contains("Copied."))
    let copied = contents("copied") ?? ""
    #expect(copied.hasPrefix("Who is Arne Vik?\n\n") && copied.contains("articles/ferry.md:5"))
    #expect(!copied.contains("\u{1B}"))
  }

  @Test func `where no program has it, the terminal is told`() throws {
    let raw = try screen(["TERM": "xterm-kitty"], "Who is Arne Vik?", ".copy").raw
    let code = raw.firstMatch(of: #/\x{1B}\]52;c;([A-Za-z0-9+\/=]+)\x{07}/#)?.output.1 ?? ""
    let copied = Data(base64Encoded: String(code)).map { String(decoding: $0, as: UTF8.self) }
    #expect(copied?.hasPrefix("Who is Arne Vik?\n\n") == true)
    _ = try install("wl-copy", "cat > copied")
    let far = try screen(
      ["TERM": "foot", "WAYLAND_DISPLAY": "w", "SSH_CONNECTION": "1 2 3 4"], "Who is Arne Vik?",
      ".copy")
    #expect(far.raw.contains("\u{1B}]52;c;") && contents("copied") == nil)
  }

  @Test func `where nothing has a clipboard, the message names the ways`() throws {
    let text = try screen([:], "Who is Arne Vik?", ".copy").text
    #expect(text.contains("No clipboard can be reached from here."))
    #expect(text.contains(".save FILE"))
  }
}
