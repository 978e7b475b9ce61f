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
    let first = SafeText.line(record.turns.first?.question ?? "")
    let count = record.turns.count
    return
      "\(record.id)  \(record.day)  \(count) \(count == 1 ? "question" : "questions")  \(first)"
  }

  private func json(_ record: SessionRecord) -> String {
    JSONValue.object([
      "id": .string(record.id), "started": .string(record.day), "index": .string(record.index),
      "questions": .array(record.turns.map { .string($0.question) }),
    ]).text
  }
}
