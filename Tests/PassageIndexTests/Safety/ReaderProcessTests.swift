internal import Foundation
internal import TestSupport
internal import Testing

@testable import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Programs that read while others write, and files that are cut under an open conversation.
@Suite(.serialized) struct ReaderProcessTests {
  private static let seconds = FaultTests.isLong ? 60 : 8

  @Test func `readers beside writers answer, whatever the writers do`() throws {
    let library = try Library(["a.txt": Library.harbour])
    for file in 0..<20 { try library.write(FaultTests.text(file, version: 0), to: "\(file).txt") }
    try library.update()
    let run = try Program.shell(
      """
      end=$(( $(date +%s) + \(Self.seconds) ))
      reader() {
        while [ $(date +%s) -lt $end ]; do
          "$0" search --quiet --index '\(library.indexPath)' Tverrvik >out.$1 2>err.$1
          status=$?
          if [ $status != 0 ]; then echo "reader $1: $status"; cat err.$1; fi
          grep -q Tverrvik out.$1 || echo "reader $1 found nothing"
        done
      }
      writer() {
        n=0
        while [ $(date +%s) -lt $end ]; do
          n=$((n + 1))
          echo "Round $n. A note of writer $1 on round $n." >'\(library.articles)'/note-$1.txt
          "$0" index --quiet $2 --index '\(library.indexPath)' >/dev/null 2>err.$1
          status=$?
          if [ $status != 0 ] && ! grep -q 'is being updated' err.$1; then
            echo "writer $1: $status"; cat err.$1
          fi
        done
      }
      reader 1 & reader 2 & reader 3 & reader 4 &
      writer 5 & writer 6 --rebuild &
      wait
      """, in: library.folder)
    #expect(run.output.isEmpty, "\(run.output)")
    let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
    #expect(!findings.contains { $0.status == .bad }, "\(findings)")
    try library.update()
    #expect(try library.store().statistics.articles == 23)
  }

  @Test func `an index that is cut or copied over under a reader gives an error or the answer`()
    throws
  {
    let library = try Library(["a.txt": Library.harbour])
    for file in 0..<40 { try library.write(FaultTests.text(file, version: 0), to: "\(file).txt") }
    try library.update()
    let sound = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    let other = try Library(["z.txt": Library.ferry])
    try other.update()
    let others = try Data(contentsOf: URL(fileURLWithPath: other.indexPath))
    var generator = SeededGenerator(state: DamageTests.seed)
    for round in 0..<(FaultTests.isLong ? 200 : 24) {
      try Self.put(sound, into: library.indexPath)
      let store = try library.store()
      if round % 2 == 0 { _ = try store.articles() }
      switch round % 3 {
      case 0:
        truncate(library.indexPath, Int.random(in: 0..<sound.count, using: &generator))
      case 1: try Self.put(others, into: library.indexPath)
      default: try FileManager.default.removeItem(atPath: library.indexPath)
      }
      let what = "seed \(DamageTests.seed), round \(round)"
      do {
        for article in try store.articles() {
          let text = try store.article(article.id)?.text ?? ""
          #expect(text.contains("Tverrvik") || text.contains("version v0x"), "\(what)")
        }
        let found = try store.retrieve(
          [WeightedTerm("tverrvik")], passageLimit: 5, articleLimit: 5)
        #expect(found.passages.count == 1, "\(what)")
      } catch { #expect(error is IndexError, "\(what): \(error)") }
      do {
        try store.renew()
        _ = try store.articles()
      } catch { #expect(error is IndexError, "\(what): \(error)") }
    }
  }

  /// Writes into the file itself, as `cp` does.
  private static func put(_ bytes: Data, into path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    try #require(file >= 0)
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  @Test func `a conversation over an index that is cut says so, and ends in order`() throws {
    let library = try Library(["a.txt": Library.harbour])
    for file in 0..<40 { try library.write(FaultTests.text(file, version: 0), to: "\(file).txt") }
    try library.update()
    for size in FaultTests.isLong ? Array(stride(from: 0, to: 200, by: 10)) : [0, 9, 40] {
      let run = try Program.shell(
        """
        cp '\(library.indexPath)' cut.sqlite
        # What an earlier conversation said is not to be waited for.
        rm -f out
        { echo 'What did the harbour of Tverrvik cost?'
          turn=0
          until grep -qs '3.5 million' out || [ $turn = 300 ]; do sleep 0.2; turn=$((turn + 1)); done
          truncate -s \(size * 1000) cut.sqlite
          echo 'Which note speaks of file f7x?'; echo .articles; } | "$0" chat --index cut.sqlite >out
        status=$?; cat out; exit $status
        """, in: library.folder)
      #expect([0, 2].contains(run.status), "\(size): \(run.status) \(run.errors)")
      #expect(run.output.contains("3.5 million"), "\(size): \(run.output)")
      #expect(!run.output.contains("do not say"), "\(size): \(run.output)")
    }
  }

  @Test func `a folder of decoys is the same after every command`() throws {
    let library = try Library(["a.txt": Library.harbour])
    let commands = [
      "index '\(library.articles)'", "ask 'What did it cost?'", "search harbour", "articles",
      "people", "facts harbour", "explain 'What did it cost?'", "doctor", "doctor --repair",
      "index --rebuild", "read '\(library.articles)/a.txt'", "index --forget '\(library.articles)'",
    ]
    let run = try Program.shell(
      """
      mkdir decoys && cd decoys
      for name in diary.txt diary.txt.new diary.txt.lock diary.txt-wal notes.sqlite-journal \\
        index.sqlite.new index.sqlite.lock words.table history chat.md footnote; do
        echo "mine: $name" >$name
      done
      ln -s diary.txt link.lock; ln -s nowhere dangling; mkdir folder
      list() { find . -printf '%p %y %m %s %T@ %l\\n' | sort; cat * 2>/dev/null; }
      list >../before
      try() { "$0" "$@" </dev/null >>../out 2>&1; echo $? >>../codes; }
      for index in diary.txt link dangling folder index.sqlite notes.sqlite; do
        for command in index 'index --rebuild' 'ask Why?' 'doctor --repair'; do
          try $command --index $index
        done
      done
      \(commands.map { "try \($0) --index ../index.sqlite" }.joined(separator: "\n"))
      list >../after
      diff -a ../before ../after | cut -c1-200; sort -u ../codes | tr '\\n' ' '
      """, in: library.folder)
    #expect(run.output == "0 1 2 " || run.output == "0 2 ", "\(run.output) \(run.errors)")
  }
}
