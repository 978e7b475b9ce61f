internal import Ledgers
internal import PassageIndex
internal import SentenceAnalysis

/// What was said, in the articles in scope.
extension Library {
  /// The statements that `query` asks for, the newest first.
  func statements(_ query: StatementQuery, limit: Int?) throws -> FoundStatements {
    try StatementLedger(
      store: reading, citer: try citer(), aliases: AliasFile().entityAliases
    ).statements(query, limit: limit)
  }
}
