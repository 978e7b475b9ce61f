internal import ArticleReading
internal import Foundation
internal import GRDB
internal import Text

/// Examines an index from end to end, changing nothing.
package struct IndexInspector {
  /// What one check found.
  package struct Finding: Sendable, Equatable {
    /// How grave it is; only `bad` makes the examination fail.
    package enum Status: String, Sendable { case good, notice, bad }

    package var check: String
    package var status: Status
    package var detail: String
    /// What to do; nil when there is nothing to do.
    package var cure: String?
    /// Whether the index is to be mended from its articles.
    package var isDamage = false

    package init(
      check: String, status: Status, detail: String, cure: String? = nil, isDamage: Bool = false
    ) {
      self.check = check
      self.status = status
      self.detail = detail
      self.cure = cure
      self.isDamage = isDamage
    }
  }

  /// Free space below which an update may fail, in bytes.
  private static let scarceBytes = 200 << 20

  private let path: String
  private let rules: Int

  /// - Parameter rules: `ArticleAnalyzer.rules` of the rules of now.
  package init(path: String, rules: Int) {
    self.path = path
    self.rules = rules
  }

  /// All findings, in a fixed order. Reads the whole index: about a second for 100 MB.
  ///
  /// What keeps the index from being opened is a finding too, and the last one then.
  package func findings() -> [Finding] {
    do {
      let store = try PassageStore(path: path)
      return try [
        version(store), integrity(), fullText(), contents(store), analyses(store), files(),
        copies(store), space(),
      ] + leftovers()
    } catch {
      let error = IndexError.from(error, path: path)
      var finding = Finding(
        check: "index", status: .bad, detail: "\(error)", cure: (error as? IndexError)?.cure)
      if case IndexError.damaged = error { finding.isDamage = true }
      return [finding]
    }
  }

  private func version(_ store: PassageStore) throws -> Finding {
    let bytes = FileIdentity(path: path)?.byteCount ?? 0
    let statistics = store.statistics
    return Finding(
      check: "index", status: .good,
      detail:
        "\(path): schema \(Schema.version), \(statistics.articles) articles, \(statistics.passages) passages, \(bytes / 1_000_000) MB"
    )
  }

  private func integrity() throws -> Finding {
    let problems = try inspect { try String.fetchAll($0, sql: "pragma integrity_check(5)") }
    let broken = try inspect { try Row.fetchAll($0, sql: "pragma foreign_key_check").count }
    let isGood = problems == ["ok"] && broken == 0
    let isChecked = IndexFile.hasChecksums(path: path)
    if isGood, !isChecked {
      return Finding(
        check: "database", status: .notice,
        detail: "every page and every reference is sound; pages have no checksums yet",
        cure: "footnote index --rebuild --index \(path)")
    }
    return Finding(
      check: "database", status: isGood ? .good : .bad,
      detail: isGood
        ? "every page, its checksum and every reference is sound"
        : (problems.filter { $0 != "ok" } + (broken > 0 ? ["\(broken) broken references"] : []))
          .joined(separator: "; "),
      cure: isGood ? nil : repairCommand, isDamage: !isGood)
  }

  /// FTS5's own check, which needs a transaction that writes; it is rolled back.
  private func fullText() throws -> Finding {
    do {
      try inspect { database in
        try database.execute(sql: "begin")
        defer { try? database.execute(sql: "rollback") }
        try database.execute(
          sql: "insert into passage_terms (passage_terms) values ('integrity-check')")
      }
      return Finding(check: "terms", status: .good, detail: "the term lists are sound")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return Finding(
        check: "terms", status: .notice,
        detail: "not checked, because another program is writing to the index",
        cure: "Run footnote doctor again when it is done.")
    } catch let error as DatabaseError
      where [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL].contains(error.resultCode)
    {
      return Finding(
        check: "terms", status: .notice, detail: "not checked, because the index cannot be written")
    } catch let error as DatabaseError where error.resultCode != .SQLITE_IOERR {
      return Finding(
        check: "terms", status: .bad, detail: error.message ?? "the term lists are damaged",
        cure: repairCommand, isDamage: true)
    }
  }

  /// Every sentence and passage inside its article, and as many rows as passages.
  private func contents(_ store: PassageStore) throws -> Finding {
    var problems: [String] = []
    var passages = 0
    for summary in try store.articles() {
      guard let article = try? store.article(summary.id) else {
        problems.append("article \(summary.id) (\(summary.key)) cannot be unpacked")
        continue
      }
      passages += article.passages.count
      let isWhole = article.sentences.allSatisfy { article.text[$0.span] != nil }
      if !isWhole { problems.append("a sentence of \(summary.key) cuts a character apart") }
    }
    if passages < store.statistics.passages {
      problems.append("\(store.statistics.passages) rows of terms for \(passages) passages")
    }
    return Finding(
      check: "articles", status: problems.isEmpty ? .good : .bad,
      detail: problems.isEmpty
        ? "every sentence and passage stands inside its article"
        : problems.prefix(5).joined(separator: "; "),
      cure: problems.isEmpty ? nil : repairCommand, isDamage: !problems.isEmpty)
  }

  /// How many articles are understood by the rules of now, and whether their analyses are whole.
  private func analyses(_ store: PassageStore) throws -> Finding {
    let old = try inspect { try AnalysisRecords(database: $0).outdatedCount(below: rules) }
    let broken = try store.articles().count { try store.analysis(of: $0.id) == nil }
    let isDamaged = broken > old
    return Finding(
      check: "analyses", status: old + broken > 0 ? .notice : .good,
      detail: isDamaged
        ? "what was understood of \(broken) articles is missing or damaged; it is made anew when asked for"
        : old > 0
          ? "\(old) articles were analysed by older rules or not yet"
          : "all \(store.statistics.articles) articles are analysed by the rules of now",
      cure: isDamaged ? repairCommand : old > 0 ? "footnote index --index \(path)" : nil,
      isDamage: isDamaged)
  }

  /// What an update would find to do, and folders that are gone.
  private func files() throws -> Finding {
    let plan = try inspect { database in
      let records = FileRecords(database: database)
      return try UpdatePlan(records.sources(), records: records, retriesFailures: false)
    }
    let missing = plan.skipped.filter { $0.reason.contains("--forget") }
    if let folder = missing.first {
      return Finding(
        check: "files", status: .bad, detail: "\(folder.path): \(folder.reason)", cure: nil)
    }
    let (new, changed) = (plan.newFiles.count, plan.changedFiles.count)
    let failed = (plan.unchanged + plan.jobs.compactMap(\.known)).count { $0.hasFailed }
    let isStale = new + changed + plan.gone.count > 0
    let unread = failed == 0 ? "" : "; \(failed) could not be read (footnote index says why)"
    return Finding(
      check: "files", status: isStale ? .notice : .good,
      detail: isStale
        ? "\(new) new, \(changed) changed, \(plan.gone.count) gone\(unread)"
        : "all \(plan.unchanged.count + plan.jobs.count) files are as they were indexed\(unread)",
      cure: isStale ? "footnote index --index \(path)" : nil)
  }

  private func copies(_ store: PassageStore) throws -> Finding {
    let groups = try store.copyGroups()
    let copies = groups.reduce(0) { $0 + $1.count - 1 }
    return Finding(
      check: "copies", status: .good,
      detail: copies == 0
        ? "no article stands there twice"
        : "\(copies == 1 ? "1 article is a copy of another" : "\(copies) articles are copies of others"); an answer quotes only one of them (footnote articles --duplicates)"
    )
  }

  private func space() throws -> Finding {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
    let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    let isScarce = free < Self.scarceBytes
    if FolderWatch.isShared(folder) {
      return Finding(
        check: "space", status: .notice,
        detail: "the index lies on a network or user-space file system",
        cure:
          "Keep it on a local disk with --index FILE; several computers must never write to one index."
      )
    }
    return Finding(
      check: "space", status: isScarce ? .notice : .good,
      detail: "\(free / 1_000_000) MB free beside the index",
      cure: isScarce ? "Make room: an update needs about twice the size of what it adds." : nil)
  }

  /// What a rebuild that was killed left, and damaged indexes that are kept.
  private func leftovers() -> [Finding] {
    guard IndexPlace.hasLeftovers(path) else { return [] }
    return [
      Finding(
        check: "leftovers", status: .notice,
        detail: "a rebuild that ended early left \(path).new",
        cure: "footnote index --index \(path)")
    ]
  }

  private var repairCommand: String { "footnote doctor --repair --index \(path)" }

  private func inspect<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let queue = try IndexFile.openToInspect(path: path)
    defer { try? queue.close() }
    return try queue.inDatabase(body)
  }
}
