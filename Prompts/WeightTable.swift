/// A table of weights: one row a name, one number in each of some columns.
package struct WeightTable {
  /// One list a column, each in the order of the names; 0 for a name whose row is left out.
  package private(set) var values: [[Double]]
  /// Positions of the names whose row says "yes" under `fixed`: fitting leaves them alone.
  package private(set) var fixed: Set<Int> = []
  /// The numbers of the rows that are no weights, by name: thresholds.
  package private(set) var settings: [String: Double] = [:]

  /// Reads `Prompts/tables/<table>.tsv`.
  ///
  /// - Parameters:
  ///   - key: the column with the names, and what messages call one of them.
  ///   - names: every name that may have weights.
  ///   - columns: the columns with numbers.
  ///   - settings: names of rows with one number in the first of `columns` that is no weight.
  /// An empty cell is 0.
  ///
  /// - Throws: `PromptsError.badRow` for an unknown name or a weight that is no finite number.
  package init(
    _ table: String, key: String, names: [String], columns: [String] = ["weight"],
    settings: [String] = [], prompts: Prompts
  ) throws(PromptsError) {
    let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    values = columns.map { _ in [Double](repeating: 0, count: names.count) }
    for row in try prompts.table(table) {
      let name = row[key]
      if settings.contains(name) {
        self.settings[name] = try Self.number(in: row, columns[0])
        continue
      }
      guard let position = positions[name] else {
        throw row.error("there is no \(key) named “\(name)”")
      }
      if try Self.isFixed(row) { fixed.insert(position) }
      for (index, column) in columns.enumerated() {
        values[index][position] = try Self.number(in: row, column)
      }
    }
  }

  private static func isFixed(_ row: TableRow) throws(PromptsError) -> Bool {
    switch row["fixed"] {
    case "yes": return true
    case "": return false
    default: throw row.error("“\(row["fixed"])” under “fixed” must be “yes” or nothing")
    }
  }

  private static func number(in row: TableRow, _ column: String) throws(PromptsError) -> Double {
    if row[column].isEmpty { return 0 }
    guard let number = Double(row[column]), number.isFinite else {
      throw row.error("“\(row[column])” must be a number")
    }
    return number
  }
}
