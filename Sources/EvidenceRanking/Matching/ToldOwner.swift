internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Who owns or makes something, where a sentence tells so in passing: "Tarn Dryers, a subsidiary of
/// Tarn" for "Who owns Tarn Dryers?", "Oldry's D4" for "Who makes the D4?".
extension ClauseMatcher {
  /// Words between the comma and "subsidiary": "a wholly owned subsidiary".
  private static let mostBetween = 4

  /// The owner or maker that a sentence names beside what is asked about; nil where it names none.
  package func toldOwner(in candidate: Candidate) -> OpenPart? {
    guard asksForOwner || asksForMaker, let asked = askedProperty else { return nil }
    let facts = candidate.article.facts
    let names = facts.mentions(in: candidate.span).filter { $0.form == .name || $0.form == .short }
    let owned = names.filter { mention in
      asked.verdict(on: facts.names(of: mention.entity, table).union(terms(of: mention, candidate)))
        == .matched
    }
    for property in owned {
      let owner =
        asksForOwner
        ? owner(of: property, names, candidate) : possessor(of: property, names, candidate)
      guard let owner, owner.entity != property.entity || owner.span != property.span else {
        continue
      }
      return OpenPart(span: owner.span, entity: facts.entity(owner.entity))
    }
    return nil
  }

  /// "Who owns …?", "Who is … owned by?", "Whose subsidiary is …?"
  private var asksForOwner: Bool {
    type != .yesNo && (holds(.ownedPart) && holds(.whose) || predicate(.owning))
  }

  private var asksForMaker: Bool { type != .yesNo && predicate(.making) && type == .person }

  private func holds(_ list: RuleWords.List) -> Bool { !words.isDisjoint(with: stems(list)) }

  /// The terms of the words of a list, as texts have them.
  func stems(_ list: RuleWords.List) -> Set<Int32> {
    Set(table.terms(list).flatMap { table.terms(ofPhrase: table.terms[Int($0)]) })
  }

  private func predicate(_ list: RuleWords.List) -> Bool {
    parts.contains {
      $0.part.role == .predicate && !$0.terms.isDisjoint(with: stems(list))
    }
  }

  /// The one name, or word with a digit ("the D4"), that the question gives.
  private var askedProperty: AskedPart? {
    let names = parts.filter { asked in
      let isNamed =
        asked.part.isName || asked.part.terms.contains { $0.contains(where: \.isNumber) }
      return isNamed && !asked.part.isWanted && !asked.terms.isEmpty
    }
    return names.count == 1 ? names[0] : nil
  }

  private func terms(of mention: Mention, _ candidate: Candidate) -> Set<Int32> {
    Set(candidate.article.tokens(in: mention.span).map { candidate.article.terms[$0] })
  }

  /// "Tarn" behind "Tarn Dryers, a subsidiary of".
  private func owner(
    of property: Mention, _ names: [Mention], _ candidate: Candidate
  ) -> Mention? {
    let article = candidate.article
    let behind = article.tokens(in: TextSpan(property.span.end, candidate.span.end))
    let part = behind.prefix(Self.mostBetween + 1).first {
      table.holds(.ownedPart, article.word($0))
    }
    guard let part, part > behind.lowerBound,
      article.gap(after: behind.lowerBound - 1).first == 0x2C,
      behind.contains(part + 1), table.terms(.of).contains(article.terms[part + 1]),
      (behind.lowerBound..<part).allSatisfy({ article.isDirectlyFollowed($0) })
    else { return nil }
    let end = Int(article.ends[part + 1])
    return names.first { $0.span.start >= end && $0.span.start - end <= Self.determiner }
  }

  /// Bytes of a space, a determiner and a space: " the ".
  private static let determiner = 5

  /// "Oldry" of "Oldry's D4".
  private func possessor(
    of property: Mention, _ names: [Mention], _ candidate: Candidate
  ) -> Mention? {
    let article = candidate.article
    return names.last { name in
      guard name.span.end <= property.span.start else { return false }
      let between = article.text(of: TextSpan(name.span.end, property.span.start))
      return ["'s ", "’s "].contains(between)
    }
  }
}
