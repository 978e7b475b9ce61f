internal import Text

/// Whether the days of a table, "05/06/2024", name the day or the month first: other rows of it
/// tell, as "25/06/2024" does.
struct DayOrder {
  /// What the rows tell.
  enum Finding {
    case dayFirst, monthFirst
    /// Every row can be read both ways; read as month first. The line is that of the first of them.
    case unknown(line: Int)
  }

  /// Nil where no row writes its day so.
  private(set) var finding: Finding?

  init(_ records: [ImportRecord]) {
    var firstLine: Int?
    for record in records {
      guard let (first, second, _) = record[.published].flatMap(Self.numbers) else { continue }
      if first > 12 || second > 12 {
        finding = first > 12 ? .dayFirst : .monthFirst
        return
      }
      if first != second { firstLine = firstLine ?? record.line }
    }
    finding = firstLine.map { .unknown(line: $0) }
  }

  /// The record with its day in the order of ISO 8601, where the table names days first.
  func ordered(_ record: ImportRecord) -> ImportRecord {
    guard case .dayFirst = finding,
      let (day, month, year) = record[.published].flatMap(Self.numbers),
      let value = CivilDay(year: year, month: month, day: day)
    else { return record }
    var record = record
    record.replace(.published, with: value.description)
    return record
  }

  /// What is told of a table whose order nothing tells; nil for any other.
  func remark(path: String) -> SkippedPart? {
    guard case .unknown(let line) = finding else { return nil }
    return SkippedPart(
      path: path, line: line,
      reason: """
        only its order of days: nothing tells whether days or months stand first here and below; \
        they are read with the month first, write them as 2025-11-04 if that is wrong
        """)
  }

  private static func numbers(_ text: String) -> (Int, Int, Int)? {
    guard let found = text.prefix(40).firstMatch(of: /^\s*(\d{1,2})[\/\-](\d{1,2})[\/\-](\d{4})\b/),
      let first = Int(found.1), let second = Int(found.2), let year = Int(found.3)
    else { return nil }
    return (first, second, year)
  }
}
