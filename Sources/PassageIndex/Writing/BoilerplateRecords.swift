internal import ArticleReading
internal import GRDB

/// Lines of boilerplate by the scope they were learnt in.
struct LearntBoilerplate: Sendable, Equatable {
  var lines: [Int64: Set<Int64>] = [:]

  func contains(_ line: Int64, in scopes: [Int64]) -> Bool {
    scopes.contains { lines[$0]?.contains(line) == true }
  }
}

/// What one article that is a file of its own adds to what is known of repeated lines, and where it
/// counts.
struct ScopedLines: Sendable {
  var scopes: [Int64]
  var lines: BoilerplateLines

  init(_ lines: BoilerplateLines, path: String, source: String, outlet: String?) {
    self.lines = lines
    scopes = BoilerplateScope.scopes(path: path, source: source, outlet: outlet)
  }
}

/// The groups of articles in which lines are counted: the file's own folder, the whole folder that
/// is indexed, and the outlet.
enum BoilerplateScope {
  /// Ascending, each once.
  static func scopes(path: String, source: String, outlet: String?) -> [Int64] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    var scopes: Set = [digest("folder", folder)]
    if source != path { scopes.insert(digest("folder", source)) }
    if let outlet { scopes.insert(digest("outlet", outlet.lowercased())) }
    return scopes.sorted()
  }

  private static func digest(_ kind: String, _ name: String) -> Int64 {
    TextDigest.of("\(kind)\n\(name)".utf8)
  }
}

/// Which articles hold which lines that may be boilerplate, and which lines were learnt from that.
///
/// What is learnt depends on the articles that are in the index and on nothing else, so that an
/// index brought up to date step by step cuts the same lines as one built anew
/// (<doc:0015-Boilerplate-is-learnt-from-the-folder>).
final class BoilerplateRecords {
  private let database: Database
  /// Scopes whose articles changed since what is learnt was last noted; nil for all.
  private var touched: Set<Int64>? = []

  init(database: Database) { self.database = database }

  /// Has everything judged anew at the next `relearnt`.
  func touchAll() { touched = nil }

  /// Notes the lines of an article in place of those noted before.
  func replace(_ scoped: ScopedLines?, of article: ArticleID) throws {
    try forget(article)
    guard let scoped else { return }
    touch(scoped.scopes)
    let insertion = try database.cachedStatement(
      sql: "insert or ignore into line (scope, line, article, story) values (?, ?, ?, ?)")
    for scope in scoped.scopes {
      // Line 0 stands for the article itself.
      for line in [0] + scoped.lines.candidates.map(\.line) {
        try insertion.execute(arguments: [scope, line, article, scoped.lines.story])
      }
    }
  }

  /// Before an article goes.
  func forget(_ article: ArticleID) throws {
    let scopes = try Int64.fetchAll(
      database.cachedStatement(sql: "select distinct scope from line where article = ?"),
      arguments: [article])
    guard !scopes.isEmpty else { return }
    touch(scopes)
    try database.cachedStatement(sql: "delete from line where article = ?")
      .execute(arguments: [article])
  }

  /// Has the lines of the folders judged anew in which an article counts.
  func touch(_ article: ArticleID) throws {
    touch(
      try Int64.fetchAll(
        database.cachedStatement(sql: "select distinct scope from line where article = ?"),
        arguments: [article]))
  }

  private func touch(_ scopes: [Int64]) { touched?.formUnion(scopes) }

  /// What was learnt when it was last noted.
  func learnt() throws -> LearntBoilerplate {
    var learnt = LearntBoilerplate()
    for row in try Row.fetchAll(database, sql: "select scope, line from learnt_line") {
      learnt.lines[try row.checked(0), default: []].insert(try row.checked(1))
    }
    return learnt
  }

  /// What the articles of now teach; costs one look at the lines of the folders that changed.
  func relearnt(from known: LearntBoilerplate) throws -> LearntBoilerplate {
    var learnt = known
    let scopes =
      try touched?.sorted()
      ?? Int64.fetchAll(database, sql: "select scope from line union select scope from learnt_line")
    for scope in scopes {
      let lines = try lines(of: scope)
      learnt.lines[scope] = lines.isEmpty ? nil : lines
    }
    return learnt
  }

  private func lines(of scope: Int64) throws -> Set<Int64> {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          select line, count(distinct story) as stories from line
          where scope = ? and article not in (select id from article where newest is not null)
          group by line having stories >= ?
          """), arguments: [scope, BoilerplateThreshold.fewestStories])
    let counts = try rows.map {
      (line: try $0.checked(0) as Int64, stories: try $0.checked(1) as Int)
    }
    let total = counts.first { $0.line == 0 }?.stories ?? 0
    return Set(
      counts.filter {
        $0.line != 0 && BoilerplateThreshold.isReached(stories: $0.stories, of: total)
      }
      .map(\.line))
  }

  /// Paths of the files with a line that is learnt in only one of `old` and `new`.
  func files(between old: LearntBoilerplate, and new: LearntBoilerplate) throws -> Set<String> {
    let lookup = try database.cachedStatement(
      sql: """
        select file.path from line join article on article.id = line.article
        join file on file.id = article.file where line.scope = ? and line.line = ?
        """)
    var paths: Set<String> = []
    for scope in Set(old.lines.keys).union(new.lines.keys) {
      for line in (old.lines[scope] ?? []).symmetricDifference(new.lines[scope] ?? []) {
        paths.formUnion(try String.fetchAll(lookup, arguments: [scope, line]))
      }
    }
    return paths
  }

  /// Notes what is learnt now that all articles are cut accordingly.
  func settle(_ learnt: LearntBoilerplate, insteadOf old: LearntBoilerplate) throws {
    touched = []
    guard learnt != old else { return }
    try database.execute(sql: "delete from learnt_line")
    let insertion = try database.cachedStatement(
      sql: "insert into learnt_line (scope, line) values (?, ?)")
    for (scope, lines) in learnt.lines.sorted(by: { $0.key < $1.key }) {
      for line in lines.sorted() { try insertion.execute(arguments: [scope, line]) }
    }
  }
}

extension PassageStore {
  /// Digests of the lines that were learnt to be boilerplate where the file at `path` stands; empty
  /// when the file is not in the index.
  ///
  /// `path` must be absolute and without links; `outlet` is that of the file's one article.
  package func boilerplate(ofFile path: String, outlet: String?) throws -> Set<Int64> {
    try read { database in
      guard
        let source = try String.fetchOne(
          database,
          sql:
            "select source.path from file join source on source.id = file.source where file.path = ?",
          arguments: [path])
      else { return [] }
      let learnt = try BoilerplateRecords(database: database).learnt()
      return BoilerplateScope.scopes(path: path, source: source, outlet: outlet)
        .reduce(into: []) { $0.formUnion(learnt.lines[$1] ?? []) }
    }
  }
}
