package import Text

/// A figure that an article gives, bound to what it is a figure of.
package struct FigureFact: Sendable, Equatable {
  /// What sort of figure it is.
  package enum Kind: String, Sendable, CaseIterable {
    case money, percentage, count, duration, quantity
    /// Percentage points, basis points and points of an index.
    case points
  }

  /// How exactly it is meant; nil in a fact stands for what is told as it is.
  package enum Bound: String, Sendable, CaseIterable {
    case about, nearly, exactly
    case justOver = "just over"
    case moreThan = "more than"
    case atLeast = "at least"
    case upTo = "up to"
    case lessThan = "less than"
  }

  /// How it stands to what is so.
  package enum Standing: String, Sendable, CaseIterable {
    case reported, planned, forecast, estimate, offer, possible, conditional, denied, asked
  }

  /// What is measured, as the text puts it.
  package struct Measure: Sendable, Equatable {
    package var span: TextSpan
    package var text: String
  }

  /// Which way a figure went, and what the figure is in that.
  package struct Change: Sendable, Equatable {
    /// Which way it went.
    package enum Direction: String, Sendable, CaseIterable {
      case up, down
      /// The end is told and not the way ("reached 5").
      case to
    }

    /// What the figure itself is.
    package enum Part: String, Sendable {
      case by, to, from
    }

    package var direction: Direction
    package var part: Part
    /// Where the amount of the change and its two ends stand; nil for what is not told.
    package var by: TextSpan?
    package var from: TextSpan?
    package var to: TextSpan?
  }

  /// Where a figure of a table stands.
  package struct Cell: Sendable, Equatable {
    /// What the row is about; nil where its first cell is a figure too.
    package var row: TextSpan?
    /// Headings of its column, of all header rows, from the top.
    package var columns: [TextSpan] = []
    /// Words of caption or heading that give the unit.
    package var unit: TextSpan?
    /// The mark of a note behind it.
    package var note: TextSpan?
    /// What else its row is about, in order: the label over a group of rows, and further cells of
    /// words before the figures.
    package var labels: [TextSpan] = []
  }

  /// The number with its unit, sign and scale; words of a bound are not part of it.
  package var span: TextSpan
  /// In decimal digits, scales resolved ("1.2 billion" is 1200000000); a minus first where
  /// negative.
  package var value: String
  /// The upper end of a range ("20" of "10 to 20 ships"); nil for one figure.
  package var upperValue: String?
  package var kind: Kind
  /// Code of a currency, "percent", "percentage point", the name of a unit, or what is counted in
  /// the singular; nil for a bare number.
  package var unit: String?
  package var bound: Bound?
  package var measure: Measure?
  /// The party whose figure it is, as written here ("it"); nil where the sentence names none.
  package var of: TextSpan?
  /// Number of the party's entity; nil where it is none.
  package var entity: Int?
  /// The verb that governs it; nil where it has none.
  package var predicate: TextSpan?
  package var period: DayRange?
  /// The words that name the period; nil where it was not found in words.
  package var time: TextSpan?
  package var standing: Standing = .reported
  package var change: Change?
  /// Nil outside of tables.
  package var cell: Cell?
}
