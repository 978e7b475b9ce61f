/// Words of a text that name a day or a period.
package struct DateExpression: Sendable, Equatable {
  /// What was named, from the finest to the coarsest.
  package enum Precision: UInt8, Sendable, Comparable {
    case day, week, month, quarter, half, season, year, decade, century
    /// From one named date to another.
    case range

    /// The finer is the smaller, as the cases stand; a range is the largest.
    package static func < (left: Precision, right: Precision) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How the text bounds time by the expression: "since March", "before 2020".
  package enum Relation: UInt8, Sendable {
    case during, since, after, before, until
  }

  /// UTF-8 offsets of the words themselves ("March"), without the relation ("since").
  package var span: TextSpan
  /// The days meant; nil when they depend on a reference day and there was none, or on a calendar
  /// of which nothing is known.
  package var value: DayRange?
  package var precision: Precision
  package var relation: Relation
  /// Counted from the reference day, or completed by its year ("last week", "on Friday", "Oct. 2").
  package var isRelative: Bool
  /// A fiscal year or a quarter of one: `value` is the calendar period of the same number.
  package var isFiscal: Bool
  /// One of many ("every Monday through Friday"): `value` is the nearest of them.
  package var isRepeated = false

  /// The days the expression with its relation admits; open ends are the first and last day a text
  /// can name.
  package var admitted: DayRange? {
    guard let value else { return nil }
    switch relation {
    case .during: return value
    case .since: return DayRange(value.first, Self.lastDay)
    case .after: return DayRange(value.last + 1, Self.lastDay)
    case .before: return DayRange(Self.firstDay, value.first - 1)
    case .until: return DayRange(Self.firstDay, value.last)
    }
  }

  private static let firstDay = CivilDay(number: -719_162)  // 0001-01-01
  private static let lastDay = CivilDay(number: 2_932_896)  // 9999-12-31
}
