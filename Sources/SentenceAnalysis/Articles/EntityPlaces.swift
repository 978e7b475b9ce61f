internal import Text

/// Finds which entity a phrase means by the mentions that stand in it.
struct EntityPlaces {
  /// In the order of the text.
  private let mentions: [Mention]
  private let kinds: [Int: EntityKind]

  init(entities: [Entity], mentions: [Mention]) {
    self.mentions = mentions.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    kinds = Dictionary(entities.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entity whose mention holds the phrase's main word; nil where none does: "Altsol's revenue"
  /// is not Altsol. O(log mentions + mentions in the phrase).
  func entity(of phrase: TextSpan, head: TextSpan) -> Int? {
    inside(phrase).filter { $0.span.start <= head.start && $0.span.end >= head.end }
      .max { $0.span.length < $1.span.length }?.entity
  }

  /// The entity that a phrase for a party ends with: "the carmaker Halden", "Halden Ltd".
  func entity(of phrase: TextSpan) -> Int? {
    inside(phrase).filter { $0.span.end == phrase.end }
      .max { $0.span.length < $1.span.length }?.entity
  }

  /// Who speaks: the first person that the phrase names, else the first of anything.
  func speaker(_ phrase: TextSpan) -> Int? {
    let named = inside(phrase)
    if let whole = named.first(where: { $0.form == .role && $0.span.end == phrase.end }) {
      return whole.entity
    }
    return (named.first { kinds[$0.entity] == .person } ?? named.first)?.entity
  }

  /// The mentions that begin and end in `phrase`, in order.
  private func inside(_ phrase: TextSpan) -> [Mention] {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.start < phrase.start { low = middle + 1 } else { high = middle }
    }
    return mentions[low...].prefix { $0.span.start < phrase.end }
      .filter { $0.span.end <= phrase.end }
  }
}

extension ArticleAnalysis {
  /// Sets the entities of parties, speakers and figures. Linear but for the look-ups.
  mutating func nameEntities() {
    let places = EntityPlaces(entities: entities, mentions: mentions)
    func named(_ party: ArticleClause.Party?) -> ArticleClause.Party? {
      guard var party else { return nil }
      party.entity = places.entity(of: party.span, head: party.head)
      return party
    }
    for index in clauses.indices {
      clauses[index].subject = named(clauses[index].subject)
      clauses[index].agent = named(clauses[index].agent)
      clauses[index].objects = clauses[index].objects.compactMap(named)
      for place in clauses[index].modifiers.indices {
        let object = clauses[index].modifiers[place].object
        clauses[index].modifiers[place].object.entity = places.entity(
          of: object.span, head: object.head)
      }
    }
    for index in statements.indices {
      statements[index].entity = places.speaker(statements[index].speaker)
    }
    for index in figures.indices {
      figures[index].entity = figures[index].of.flatMap(places.entity)
    }
  }
}
