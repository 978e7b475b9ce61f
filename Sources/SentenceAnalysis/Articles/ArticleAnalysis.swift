package import Text

/// What is understood of one article.
///
/// Every place is a range of UTF-8 bytes of its cleaned text; lists are in the order of the text.
package struct ArticleAnalysis: Sendable, Equatable {
  /// Number of the rules that make analyses; another number makes all of them anew.
  package static let currentVersion = 4

  /// Why an analysis does not hold everything.
  package struct Omissions: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A sentence of more than 400 words was read in pieces.
    package static let longSentence = Omissions(rawValue: 1 << 0)
    /// The text behind `ArticleAnalyzer.longestText`, or behind `mostWords`, was not read.
    package static let longText = Omissions(rawValue: 1 << 1)
    /// Rows of tables behind `ArticleAnalyzer.mostRows` were not read.
    package static let longTable = Omissions(rawValue: 1 << 2)

    /// Those there are, with the word used in JSON.
    package static let named: [(name: String, omission: Omissions)] = [
      ("long sentence", .longSentence), ("long text", .longText), ("long table", .longTable),
    ]
  }

  /// Of the rules that made it.
  package var version = ArticleAnalysis.currentVersion
  /// Empty where everything was read.
  package var omissions: Omissions = []
  package var entities: [Entity] = []
  package var mentions: [Mention] = []
  package var times: [TimeMention] = []
  package var clauses: [ArticleClause] = []
  package var figures: [FigureFact] = []
  package var statements: [Statement] = []
  package var definitions: [DefinitionFact] = []
  package var lists: [IntroducedList] = []
  package var profile: [ProfileFact] = []

  package init() {}

  /// Whether nothing at all was understood.
  package var isEmpty: Bool {
    entities.isEmpty && mentions.isEmpty && times.isEmpty && clauses.isEmpty && figures.isEmpty
      && statements.isEmpty && definitions.isEmpty && lists.isEmpty && profile.isEmpty
  }
}

extension ArticleAnalysis {
  /// The days of each time by its place, of those whose days are known.
  package var daysByPlace: [TextSpan: DayRange] {
    var days: [TextSpan: DayRange] = [:]
    for time in times { days[time.span] = time.days }
    return days
  }
}
