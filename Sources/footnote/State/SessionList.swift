internal import AnswerRendering

/// The list of earlier conversations.
struct SessionList {
  let records: [SessionRecord]

  /// A line each: its name, when it began, how many questions, and the first of them.
  func print(asJSON: Bool) {
    if records.isEmpty && !asJSON {
      Console.remark("no conversation is kept yet; those at a terminal are")
    }
    for record in records { Console.print(asJSON ? json(record) : line(record)) }
  }

  private func line(_ record: SessionRecord) -> String {
    let count = record.turns.count
    let questions = "\(count) \(count == 1 ? "question" : "questions")"
    // A person's own file, yet any program may have written it.
    return [record.id, record.day, questions, record.turns.first?.question ?? ""]
      .map { SafeText.line($0) }.joined(separator: "  ")
  }

  private func json(_ record: SessionRecord) -> String {
    JSONValue.object([
      "id": .string(record.id), "started": .string(record.day), "index": .string(record.index),
      "questions": .array(record.turns.map { .string($0.question) }),
    ]).text
  }
}
