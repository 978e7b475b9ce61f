internal import Foundation
internal import TestSupport
internal import Testing

/// Questions, histories and aliases that are longer than anyone means.
@Suite(.serialized) struct LongInputTests {
  let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  /// What took minutes; built for tests, and beside other tests, everything takes long.
  private static let patience = Duration.seconds(60)

  private static let texts = [
    String(repeating: "fund ", count: 20_000), String(repeating: "x", count: 100_000),
    String(repeating: "Who founded Brightwave? ", count: 4_200),
    String(repeating: "(", count: 100_000), String(repeating: "港", count: 33_000),
    String(repeating: "\u{1B}[31m", count: 20_000) + "Who?",
  ]

  private func line(_ object: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self) + "\n"
  }

  @Test(arguments: texts.indices)
  func `a hundred kilobytes are refused in words at once`(index: Int) throws {
    let text = Self.texts[index]
    let empty = try library.run(["ask", "--batch"], input: line(["question": "Who is Arne Vik?"]))
    #expect(empty.status == 0)
    let clock = ContinuousClock()
    let started = clock.now
    let result = try library.run(
      ["ask", "--batch"],
      input: line(["question": text])
        + line([
          "question": "Who is Arne Vik?", "history": [["question": text], ["question": text]],
        ]))
    #expect(clock.now - started < Self.patience)
    let replies = result.output.split(separator: "\n")
    #expect(replies.count == 2 && replies.last?.contains("\"answered\"") == true)
    if text.contains("\u{1B}") { return }
    #expect(replies.first?.contains("KB long; a question may have 20 KB.") == true)
    let talk = try library.run(["chat"], input: text + "\nWho is Arne Vik?\n")
    #expect(talk.output.contains("KB long; a question may have 20 KB."))
    #expect(talk.output.contains("[1]"))
  }

  @Test(arguments: ["KGF", "Halden fund", "nobody"])
  func `three thousand aliases cost a question little`(first: String) throws {
    // Half of them one chain, the others pairs.
    var names = [first] + (0..<1500).map { "Arne Vik \($0)" }
    var lines = zip(names, names.dropFirst()).map { "\($0) = \($1)" }
    names = (0..<1500).map { "Coastlink \($0)" }
    lines += names.map { "\($0) = Kelp \($0)" }
    try library.folder.write(lines.joined(separator: "\n") + "\n", to: "config/footnote/aliases")
    let clock = ContinuousClock()
    let started = clock.now
    let question = "How much did the Halden fund commit to Brightwave?"
    let result = try library.run(
      ["ask", "--batch"], input: String(repeating: line(["question": question]), count: 4))
    #expect(clock.now - started < Self.patience)
    let replies = result.output.split(separator: "\n")
    #expect(replies.count == 4 && replies.allSatisfy { $0.contains("NOK 450 million") })
  }
}
