package import SentenceAnalysis
package import Text

/// What is understood of an article, with look-ups by place.
package final class ArticleFacts {
  package let analysis: ArticleAnalysis
  private let entities: [Int: Entity]
  /// Sorted by place.
  private let mentions: [Mention]
  private let figures: [FigureFact]
  /// Of entities, as far as asked.
  private var names: [Int: Set<Int32>] = [:]

  package init(_ analysis: ArticleAnalysis) {
    self.analysis = analysis
    entities = Dictionary(
      analysis.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    mentions = analysis.mentions.sorted { $0.span < $1.span }
    figures = analysis.figures.sorted { $0.span < $1.span }
  }

  /// Nil for no such number.
  package func entity(_ number: Int?) -> Entity? { number.flatMap { entities[$0] } }

  /// Terms of every name of an entity, and of the initials of what is no person ("DOT" for
  /// "Department of Transport"), remembered; empty for no such number.
  ///
  /// - Parameter table: always the same.
  package func names(of number: Int?, _ table: TermTable) -> Set<Int32> {
    guard let number, let entity = entities[number] else { return [] }
    if let known = names[number] { return known }
    var terms = Set(entity.names.flatMap { table.terms(ofPhrase: $0) })
    if entity.kind != .person {
      terms.formUnion(entity.names.flatMap(Self.initials).map { table.number(of: $0) })
    }
    names[number] = terms
    return terms
  }

  /// The first letters of all words of a name, and of those with capitals; none for one word.
  private static func initials(of name: String) -> [String] {
    let words = name.split(separator: " ")
    guard 2...mostInitials ~= words.count else { return [] }
    let capitals = words.filter { $0.first?.isUppercase ?? false }
    return [words, capitals].filter { $0.count > 1 }
      .map { String($0.compactMap(\.first)).lowercased() }
  }

  /// Words of a name that is called by its initials, at most.
  private static let mostInitials = 6

  /// The clauses whose verb stands in a sentence, with their positions. O(log clauses + found).
  package func clauses(in sentence: TextSpan) -> ArraySlice<ArticleClause> {
    Self.slice(analysis.clauses, sentence) { $0.verb.start }
  }

  /// The mentions that begin in `span`. O(log mentions + found).
  package func mentions(in span: TextSpan) -> ArraySlice<Mention> {
    Self.slice(mentions, span) { $0.span.start }
  }

  /// The figures that begin in `span`. O(log figures + found).
  package func figures(in span: TextSpan) -> ArraySlice<FigureFact> {
    Self.slice(figures, span) { $0.span.start }
  }

  /// The times that begin in `span`. O(log times + found).
  package func times(in span: TextSpan) -> ArraySlice<TimeMention> {
    Self.slice(analysis.times, span) { $0.span.start }
  }

  /// The days that a clause names itself; nil where it names none.
  package func days(of clause: ArticleClause) -> DayRange? {
    clause.time.flatMap { analysis.times.indices.contains($0) ? analysis.times[$0].days : nil }
  }

  /// Those of `items`, which are in the order of the text, that start in `span`.
  private static func slice<Item>(
    _ items: [Item], _ span: TextSpan, _ start: (Item) -> Int
  ) -> ArraySlice<Item> {
    func first(from offset: Int) -> Int {
      var (low, high) = (0, items.count)
      while low < high {
        let middle = (low + high) / 2
        if start(items[middle]) < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let from = first(from: span.start)
    return items[from..<max(from, first(from: span.end))]
  }
}
