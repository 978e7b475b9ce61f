internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Of another kind than the noun that the question asks by.
extension ImpossibleAnswer {
  /// "Norwegian" of "the Norwegian band" or a country for "Which member …?", a person for "Which
  /// state …?", him for "Which candidate said that she …?", "other days" for "Which day …?"
  func isOfOtherKind(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    guard let first = choice.tokens.first else { return false }
    if table.holds(.asksForOthers, word(first, lead.article)) {
      return !question.words.contains { table.holds(.asksForOthers, $0.token.folded) }
    }
    let named = kinds(in: choice, lead)
    if question.answerType == .person || question.answerType == .organisation,
      isDeed(choice, lead) || isPieceOfName(choice, lead)
    {
      return true
    }
    switch question.answerType {
    case .person where !question.focus.isEmpty && named == [.place]: return true
    case .person where isOnlyAsked(choice, lead): return true
    case .organisation where !question.focus.isEmpty:
      return !named.isEmpty && named.isSubset(of: Self.noBodies)
    case .person:
      return named.isDisjoint(with: Self.doers) && isPartOfPhrase(choice)
        || isOfOtherGender(choice, lead)
    case .place:
      let isKnown = choice.features[SpanFeature.headOfKind.index] > 0
      return !question.focus.isEmpty && named.contains(.person) && !named.contains(.place)
        && !isKnown
    default: return false
    }
  }

  /// "maker's shares rose": no name, and somebody does something.
  private func isDeed(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    choice.features[SpanFeature.verbInside.index] > 0
      && !choice.tokens.contains(where: lead.article.isCapitalised)
  }

  /// "Club" of "Narvik Rowing Club"; of a person the last name stands for the whole.
  private func isPieceOfName(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    return facts.mentions(in: lead.span).contains { mention in
      mention.form == .name && mention.span.contains(choice.span)
        && mention.span.start < choice.span.start
        && facts.entity(mention.entity)?.kind != .person
    }
  }

  private static let noBodies: Set<EntityKind> = [.place, .person, .event, .work, .law]

  /// "Carmaker Halden" for "Who is the head of Halden?": no name but that of whom it is asked.
  /// "Halden" may answer a question about "Halden Film", whose owner it is.
  private func isOnlyAsked(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    let mentions = facts.mentions(in: lead.span).filter {
      $0.span.overlaps(choice.span) && ($0.form == .name || $0.form == .short)
    }
    let names = question.names.map { Set($0.map { table.number(of: $0) }) }
    return !mentions.isEmpty
      && mentions.allSatisfy { mention in
        let own = Set(lead.article.tokens(in: mention.span).map { lead.article.terms[$0] })
        return facts.entity(mention.entity)?.kind != .person
          && own.isSubset(of: names.reduce(into: Set()) { $0.formUnion($1) })
          && names.contains { !$0.isEmpty && $0.isSubset(of: own) }
      }
  }

  private static let doers: Set<EntityKind> = [.person, .organisation]

  /// Of the names that a choice has words of.
  private func kinds(in choice: SpanChooser.Choice, _ lead: Candidate) -> Set<EntityKind> {
    let facts = lead.article.facts
    let names = facts.mentions(in: lead.span).filter {
      ($0.form == .name || $0.form == .short) && $0.span.overlaps(choice.span)
    }
    return Set(names.compactMap { facts.entity($0.entity)?.kind })
  }

  /// A word that only tells what kind the noun behind it is of.
  private func isPartOfPhrase(_ choice: SpanChooser.Choice) -> Bool {
    choice.tokens.count == 1 && choice.features[SpanFeature.cutsPhraseRight.index] > 0
  }

  /// Whom the question calls "she" or "he" where it names nobody, and the text the other.
  private func isOfOtherGender(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    guard let asked = askedGender else { return false }
    let facts = lead.article.facts
    let genders = facts.mentions(in: lead.span).filter { choice.span.contains($0.span) }
      .compactMap { facts.entity($0.entity)?.gender }
    return !genders.isEmpty && !genders.contains(asked)
  }

  /// Nil where nobody is called either, or the question names somebody who may be meant.
  private var askedGender: Gender? {
    guard question.names.isEmpty else { return nil }
    let words = question.words.map(\.token.folded)
    let isFemale = words.contains { table.holds(.she, $0) || table.holds(.her, $0) }
    let isMale = words.contains { table.holds(.he, $0) || table.holds(.his, $0) }
    if isFemale == isMale { return nil }
    return isFemale ? .female : .male
  }
}
