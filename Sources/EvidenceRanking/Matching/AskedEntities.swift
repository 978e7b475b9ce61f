internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Which entities of an article a question names, remembered for each article.
final class AskedEntities {
  /// Every word of the question, and of the names that stand for its names.
  private let words: Set<Int32>
  /// Those that are written as names, or are read as such where all letters are small.
  private let named: Set<Int32>
  private let table: TermTable
  private var known: [ObjectIdentifier: Set<Int>] = [:]

  private static let kinds: Set<EntityKind> = [.person, .organisation, .product, .other, .place]

  init(_ question: AnalyzedQuestion, words: Set<Int32>, table: TermTable) {
    self.words = question.aliases.flatMap { [$0.kept] + $0.others }.reduce(into: words) {
      $0.formUnion(table.terms(ofPhrase: $1.text.lowercased()))
    }
    let isSmall = !question.text.dropFirst().contains(where: \.isUppercase)
    let verbs = question.form.parts.filter { $0.role == .predicate }.flatMap(\.terms)
    let names = question.words.filter { word in
      word.isName
        || isSmall && !word.isNumber && !word.isStopword
          && !verbs.contains(word.token.term) && word.token.term != question.mainVerb
          && table.language.lexicon?.category(ofNoun: word.token.folded) == nil
    }
    named = Set(names.map { table.number(of: $0.token.term) })
      .union(self.words.subtracting(words))
    self.table = table
  }

  /// The numbers of those of which a name stands whole in the question. O(entities) once an
  /// article.
  func numbers(in facts: ArticleFacts) -> Set<Int> {
    if let numbers = known[ObjectIdentifier(facts)] { return numbers }
    let asked = facts.analysis.entities.filter { entity in
      Self.kinds.contains(entity.kind)
        && (entity.names.contains(where: isAsked) || isCalledByInitials(entity, in: facts))
    }
    let numbers = Set(asked.filter { !isPart($0, among: asked, in: facts) }.map(\.id))
    known[ObjectIdentifier(facts)] = numbers
    return numbers
  }

  /// "Union" beside "Dray Union".
  private func isPart(_ entity: Entity, among asked: [Entity], in facts: ArticleFacts) -> Bool {
    let own = facts.names(of: entity.id, table)
    return asked.contains { other in
      let names = facts.names(of: other.id, table)
      return own.count < names.count && own.isSubset(of: names)
    }
  }

  /// "DOT" for "Department of Transport".
  private func isCalledByInitials(_ entity: Entity, in facts: ArticleFacts) -> Bool {
    let written = Set(entity.names.flatMap { table.terms(ofPhrase: $0.lowercased()) })
    return facts.names(of: entity.id, table).subtracting(written).contains(where: named.contains)
  }

  private func isAsked(_ name: String) -> Bool {
    let terms = table.terms(ofPhrase: name).filter {
      !table.classes(of: $0).contains(.stopword)
    }
    return terms.contains(where: named.contains) && terms.allSatisfy(words.contains)
  }
}

/// Whom a stretch of an article means: by names, by what stands for them, and by what somebody is
/// at: "her company", "the guild", "its chairman Ada Lind".
struct MeantParties {
  let article: TokenizedArticle
  let table: TermTable
  private var facts: ArticleFacts { article.facts }

  /// Numbers of the entities that a span means.
  ///
  /// - Parameters:
  ///   - left: what lies in this span is passed over; nil: nothing.
  ///   - isSure: leaves out whom "the authority" may mean, of whom no name has that word.
  ///   - byName: leaves out whom "it" and "her" may mean.
  func numbers(
    in span: TextSpan, besides left: TextSpan? = nil, isSure: Bool = false, byName: Bool = false
  ) -> Set<Int> {
    let times = facts.times(in: span)
    let mentions = facts.mentions(in: span).filter { mention in
      // "Fiscal 2019" is nobody.
      !times.contains { $0.span.overlaps(mention.span) } && isTaken(mention, left, isSure, byName)
    }
    let named = mentions.reduce(into: Set<Int>()) { $0.formUnion(meant($1)) }
    return mentions.isEmpty ? called(span) : named
  }

  private func isTaken(
    _ mention: Mention, _ left: TextSpan?, _ isSure: Bool, _ byName: Bool
  ) -> Bool {
    !(left?.contains(mention.span) ?? false) && !(isSure && isGuessed(mention))
      && !(byName && isPersonal(mention))
  }

  /// Numbers of those whom somebody at `number` speaks for, with that.
  func withBodies(_ number: Int?) -> Set<Int> {
    guard let number, let entity = facts.entity(number) else { return [] }
    return Set(entity.roles.filter { !$0.isFormer }.compactMap(body) + [number])
  }

  /// Where an office is held: as the analysis says, or whose it is: "Marlow Bay's chairman".
  private func body(_ role: EntityRole) -> Int? {
    if let body = role.of { return body }
    let first = article.tokens(in: role.span).lowerBound
    let before = TextSpan(max(0, role.span.start - Self.longestOwner), role.span.start)
    return facts.mentions(in: before).last { mention in
      let gap = article.text(of: TextSpan(mention.span.end, max(mention.span.end, role.span.start)))
      return first > 0 && ["'s ", "’s ", "' ", "’ "].contains(gap)
    }?.entity
  }

  /// Bytes of a name before an office, at most.
  private static let longestOwner = 60

  private func meant(_ mention: Mention) -> Set<Int> {
    let called = mention.form == .definite ? called(mention.span) : []
    return called.isEmpty ? withBodies(mention.entity) : called
  }

  /// "it", "her", not "which", whose name stands before it.
  private func isPersonal(_ mention: Mention) -> Bool {
    mention.form == .pronoun
      && article.tokens(in: mention.span).allSatisfy {
        table.classes(of: article.terms[$0]).contains(.pronoun)
      }
  }

  private func isGuessed(_ mention: Mention) -> Bool {
    guard mention.form == .definite, called(mention.span).isEmpty,
      let last = article.tokens(in: mention.span).last
    else { return false }
    return !table.classes(of: article.terms[last]).contains(.standIn)
      && !facts.names(of: mention.entity, table).contains(article.terms[last])
  }

  /// "the guild" for the only name with that word: "the Engineers' Guild".
  private func called(_ span: TextSpan) -> Set<Int> {
    let tokens = article.tokens(in: span)
    guard tokens.count > 1, let last = tokens.last, let first = tokens.first,
      table.holds(.definiteArticle, article.word(first).lowercased()),
      !article.isCapitalised(last),
      !table.classes(of: article.terms[last]).contains(.standIn)
    else { return [] }
    let owners = facts.analysis.entities.filter {
      ($0.kind == .organisation || $0.kind == .other)
        && facts.names(of: $0.id, table).contains(article.terms[last])
    }
    return owners.count == 1 ? Set(owners.map(\.id)) : []
  }
}
