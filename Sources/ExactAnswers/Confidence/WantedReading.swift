internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Whether something of the kind that a question asks for stands in a sentence.
struct WantedReading {
  let question: AnalyzedQuestion
  let matcher: ClauseMatcher?
  let lead: Candidate

  /// No figure, nobody, no time.
  var isMissing: Bool {
    let facts = lead.article.facts
    switch question.answerType {
    // "How much was harvested?" may want tonnes.
    case .money:
      return facts.figures(in: lead.span).isEmpty && !(matcher?.tellsFree(in: lead) ?? false)
    case .quantity: return facts.figures(in: lead.span).isEmpty
    case .percentage, .count: return matcher?.figures(in: lead).isEmpty ?? false
    case .person where question.focus.isEmpty: return lacksParty
    case .date where question.focus.isEmpty:
      return facts.times(in: lead.span).isEmpty
        && !lead.article.text(of: lead.span).utf8.contains { 0x30...0x39 ~= $0 }
        && !(matcher?.tellsOccasion(in: lead) ?? false)
    default: return false
    }
  }

  /// Nobody but those who are asked about, by name or by a word in the place of one.
  private var lacksParty: Bool {
    let facts = lead.article.facts
    if matcher?.openPart(in: lead) != nil { return false }
    return !facts.mentions(in: lead.span).contains { mention in
      guard let entity = facts.entity(mention.entity) else { return false }
      return [.person, .organisation, .other].contains(entity.kind)
        && !(matcher?.isAsked(entity, in: facts) ?? false)
    }
  }

  /// A figure is asked for, and none of the sentence is of what is measured or counted: "prices
  /// rose 2.4%" for a rate of unemployment, "500 acres" for a number of men.
  var lacksMeasure: Bool {
    guard let matcher, !matcher.asksForNoFigure else { return false }
    let possible = matcher.figures(in: lead).filter { $0.isPossible && $0.measure.isFound }
    if possible.isEmpty { return true }
    return question.answerType == .count && !question.focus.isEmpty && lead.features[.focus] <= 0
  }

  /// How many of something named is asked for, and the sentence has neither a word for it nor a
  /// figure that counts it or nothing in particular.
  var isOtherCount: Bool {
    guard let matcher, question.answerType == .count, matcher.asksHowMany(question),
      let counted = question.focus.last,
      lead.features[.focus] <= 0, matcher.lacksRelation(matcher.match(lead)),
      !matcher.counts(counted, of: question, in: lead)
    else { return false }
    let figures = lead.article.facts.figures(in: lead.span)
    return figures.allSatisfy { $0.unit != nil && $0.cell == nil }
  }

  /// How many boxes is asked for, and all figures of the sentence count people or places.
  var countsOtherKind: Bool {
    guard let matcher, question.answerType == .count, matcher.asksHowMany(question),
      let counted = question.headNoun,
      let lexicon = matcher.table.language.lexicon,
      let wanted = kind(of: counted, lexicon), Self.things.contains(wanted)
    else { return false }
    let figures = lead.article.facts.figures(in: lead.span).filter {
      $0.kind == .count || $0.kind == .quantity
    }
    return !figures.isEmpty && !isCounted(question.focus.last)
      && figures.allSatisfy { figure in
        guard let unit = figure.unit, figure.cell == nil else { return false }
        let kind = kind(of: unit.lowercased(), lexicon)
        return kind.map { Self.things.contains($0) && $0 != wanted } ?? false
      }
  }

  /// "36 East and Gulf coast ports" counts ports: the noun stands behind a number, no comma
  /// between.
  private func isCounted(_ noun: String?) -> Bool {
    guard let matcher, let noun else { return false }
    let article = lead.article
    let counted = matcher.table.number(of: noun)
    return lead.tokens.contains { token in
      let isNumber = article.word(token).first?.isNumber ?? false
      guard
        isNumber
          || matcher.table.classes(of: article.terms[token]).contains(.numberWord)
      else { return false }
      let behind = (token + 1..<lead.tokens.upperBound).prefix(Self.besideFigure)
      guard let place = behind.first(where: { article.terms[$0] == counted }) else { return false }
      return !(token..<place).contains { article.gap(after: $0).contains(0x2C) }
    }
  }

  private static let besideFigure = 7

  private static let things: Set<LexicalCategory> = [
    .animal, .artifact, .body, .food, .location, .person, .plant, .substance,
  ]

  /// Groups of people are people; nil for no noun.
  private func kind(of noun: String, _ lexicon: Lexicon) -> LexicalCategory? {
    let rules = matcher?.table.language.ruleWords
    let people = rules?[.people] ?? []
    if (people + people.flatMap { rules?.singulars(of: $0) ?? [] }).contains(noun) {
      return .person
    }
    let forms = [noun] + (matcher?.table.language.ruleWords.singulars(of: noun) ?? [])
    let category = forms.lazy.compactMap { lexicon.category(ofNoun: $0) }.first
    return category == .group ? .person : category
  }

  /// Neither a person nor an organisation, those who are asked about left out.
  var isWithoutAnybody: Bool {
    let facts = lead.article.facts
    return !facts.mentions(in: lead.span).contains { mention in
      guard let entity = facts.entity(mention.entity) else { return false }
      return [.person, .organisation].contains(entity.kind)
        && !(matcher?.isAsked(entity, in: facts) ?? false)
    }
  }
}
