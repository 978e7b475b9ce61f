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
    longest(in: phrase) { $0.start <= head.start && $0.end >= head.end }
  }

  /// The entity that a phrase for a party ends with: "the carmaker Halden", "Halden Ltd".
  func entity(of phrase: TextSpan) -> Int? {
    longest(in: phrase) { $0.end == phrase.end }
  }

  /// Who speaks: the first person that the phrase names, else the first of anything.
  func speaker(_ phrase: TextSpan) -> Int? {
    let named = inside(phrase)
    if let whole = named.first(where: { $0.form == .role && $0.span.end == phrase.end }) {
      return whole.entity
    }
    return (named.first { kinds[$0.entity] == .person } ?? named.first)?.entity
  }

  /// The entity of the longest mention in `phrase` that fits, of equal ones the first.
  private func longest(in phrase: TextSpan, where fits: (TextSpan) -> Bool) -> Int? {
    var best: (entity: Int, length: Int)?
    for place in first(from: phrase.start)..<mentions.count {
      let span = mentions[place].span
      if span.start >= phrase.end { break }
      guard span.end <= phrase.end, fits(span), best.map({ $0.length < span.length }) ?? true else {
        continue
      }
      best = (mentions[place].entity, span.length)
    }
    return best?.entity
  }

  /// The mentions that begin and end in `phrase`, in order.
  private func inside(_ phrase: TextSpan) -> [Mention] {
    mentions[first(from: phrase.start)...].prefix { $0.span.start < phrase.end }
      .filter { $0.span.end <= phrase.end }
  }

  /// Position of the first mention that starts at `offset` or behind it. O(log n).
  private func first(from offset: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ArticleAnalysis {
  /// Sets the entities of parties, speakers and figures. Linear but for the look-ups.
  ///
  /// - Parameter areParties: also those of parties and figures.
  mutating func nameEntities(areParties: Bool = true) {
    let places = EntityPlaces(entities: entities, mentions: mentions)
    for index in statements.indices {
      statements[index].entity = places.speaker(statements[index].speaker)
    }
    if areParties { nameParties(by: places) }
  }

  private mutating func nameParties(by places: EntityPlaces) {
    for index in clauses.indices {
      clauses[index].subject?.name(by: places)
      clauses[index].agent?.name(by: places)
      for place in clauses[index].objects.indices {
        clauses[index].objects[place].name(by: places)
      }
      for place in clauses[index].modifiers.indices {
        clauses[index].modifiers[place].object.name(by: places)
      }
    }
    for index in figures.indices {
      figures[index].entity = figures[index].of.flatMap(places.entity)
    }
  }
}

extension ArticleClause.Party {
  /// Sets the entity that it means.
  fileprivate mutating func name(by places: EntityPlaces) {
    entity = places.entity(of: span, head: head)
  }
}
