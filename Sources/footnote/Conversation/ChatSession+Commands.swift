internal import AnswerRendering
internal import Answers
internal import ArticleReading
internal import PassageIndex
internal import Prompts

/// What each command of the conversation shows.
extension ChatSession {
  /// The lines that `command` prints.
  func run(_ command: ChatCommand, argument: String) throws -> [LayoutLine] {
    switch command {
    case .open: try open(argument, neighbours: 1)
    case .read: try open(argument, neighbours: 1_000_000)
    case .versions: try versions(argument)
    case .quote: try quote(argument)
    case .check: try check(argument)
    case .said: try said(argument)
    case .save: try save(to: argument)
    case .verify: try verify(argument)
    case .sources: try sources()
    case .more: try more()
    case .only: try limit(to: ArticleScope(argument, days: library.limitDays(asOf)))
    case .all: try limit(to: nil)
    case .why: try reasons(argument)
    case .articles: try articles()
    case .new: try newArticles()
    case .literal: try literal()
    case .undo: try undo()
    case .index: try update(rebuild: false)
    case .rebuild: try update(rebuild: true)
    case .alias: try alias(argument)
    case .set: try set(argument)
    case .copy: try copy()
    case .edit: try edit(argument)
    case .help: try help(on: argument)
    case .quit: []
    }
  }

  /// The excerpt of a citation with that many paragraphs of its article before and after it.
  private func open(_ argument: String, neighbours: Int) throws -> [LayoutLine] {
    guard let answer = lastAnswer, !answer.citations.isEmpty else {
      return try message("chat-no-answer-yet")
    }
    let isElsewhere = argument.hasSuffix("!")
    guard let number = Int((isElsewhere ? String(argument.dropLast()) : argument).trimmed) else {
      return try message("chat-open-usage")
    }
    guard let citation = answer.citations.first(where: { $0.number == number }) else {
      let count = answer.citations.count
      return try message(
        "chat-no-such-citation", ["number": number, "last": count, "several": count > 1])
    }
    if isElsewhere { return try openElsewhere(citation) }
    guard let article = try library.store.article(citation.article.id) else {
      return try message("chat-article-gone")
    }
    var view = try SourceView(prompts: prompts, currentFolder: surroundings.currentFolder)
    view.neighbours = neighbours
    let lines = try view.lines(of: citation, in: article) ?? message("chat-excerpt-gone")
    guard article.newest != nil else { return lines }
    return try lines + message("chat-older-version", ["number": number])
  }

  private func sources() throws -> [LayoutLine] {
    guard let answer = lastAnswer, !answer.citations.isEmpty else {
      return try message("chat-no-answer-yet")
    }
    return try ReplyLayout(prompts: prompts, currentFolder: surroundings.currentFolder)
      .sourceLines(of: answer.citations)
  }

  /// The reasons in words, or the whole explanation with every figure where `all` is asked for.
  private func reasons(_ argument: String) throws -> [LayoutLine] {
    guard let answer = lastAnswer else { return try message("chat-no-answer-yet") }
    if argument.lowercased() != "all" {
      let lines = try ReasonsLayout(prompts: prompts).lines(of: answer)
      if !lines.isEmpty { return lines }
    }
    return answer.explanation.map(ExplanationLayout.lines) ?? []
  }

  private func articles() throws -> [LayoutLine] {
    let articles = try library.articles()
    return try articles.isEmpty ? message("chat-no-articles") : list(articles)
  }

  /// The articles that were not there at the end of the last conversation.
  private func newArticles() throws -> [LayoutLine] {
    guard let seen = surroundings.seenBefore else { return try message("chat-new-first") }
    let articles = try library.articles().filter { !seen.contains(SeenArticles.digest($0)) }
    return try articles.isEmpty ? message("chat-nothing-new") : list(articles)
  }

  private func list(_ articles: [ArticleSummary]) throws -> [LayoutLine] {
    let label = try SourceLabel(prompts: prompts, currentFolder: surroundings.currentFolder)
    return try articles.map { LayoutLine(try label.label(of: $0), hangingIndent: 4) }
  }

  private func update(rebuild: Bool) throws -> [LayoutLine] {
    let bar = progressBar
    defer { bar?.clear() }
    let report = try library.update(rebuild: rebuild, progress: progress(on: bar))
    var holes: [String: any Sendable] = [
      "articles": report.articles, "one": report.articles == 1, "added": report.added,
      "updated": report.updated, "unchanged": report.unchanged, "removed": report.removed,
      "skipped": report.skipped.count,
    ]
    holes["seconds"] = String((report.seconds * 100).rounded() / 100)
    return try message("index-report", holes)
      + report.skipped.flatMap { part in
        var holes: [String: any Sendable] = ["path": part.path, "reason": part.reason]
        if let line = part.line { holes["line"] = line }
        return try message("index-skipped", holes)
      }
  }

  private func help(on argument: String) throws -> [LayoutLine] {
    let name = argument.hasPrefix(".") ? String(argument.dropFirst()) : argument
    let rows = commands.rows.filter { name.isEmpty || $0.command.rawValue == name.lowercased() }
    if rows.isEmpty { return try message("chat-unknown-command", ["command": "." + name]) }
    let labels = try rows.map { row in
      try prompts.render(
        "chat-help-row", ["name": row.command.rawValue, "arguments": row.arguments])
    }
    let table = Self.table(zip(labels, rows.map(\.summary)), isNarrow: isNarrow)
    if !name.isEmpty { return table }
    return try message("chat-help-head") + table + message("chat-help-foot")
  }

  /// Labels and what they stand for, side by side, or below each other where a second column would
  /// be too narrow to read.
  static func table(_ rows: some Sequence<(String, String)>, isNarrow: Bool) -> [LayoutLine] {
    let width = (rows.map { CharacterWidth.columns(of: $0.0) }.max() ?? 0) + 2
    return rows.flatMap { label, text in
      if isNarrow { return [LayoutLine(label, indent: 2), LayoutLine(text, indent: 6)] }
      let gap = String(repeating: "\u{A0}", count: width - CharacterWidth.columns(of: label))
      return [LayoutLine(label + gap + text, indent: 2, hangingIndent: 2 + width)]
    }
  }
}
