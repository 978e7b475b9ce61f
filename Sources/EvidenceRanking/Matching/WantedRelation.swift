package import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

extension ClauseMatcher {
  /// Whether a sentence lacks what the question asks somebody or something to do or to be: its
  /// verb, or the common noun that it is said to be ("Who was the *survivor* of the wreck?").
  /// False for keywords.
  package func lacksRelation(_ match: ClauseMatch) -> Bool {
    guard form.wanted != nil, let predicate = match.predicate(of: form) else { return false }
    if !parts[predicate.part].terms.isEmpty { return !predicate.verdict.isFound }
    let said = match.rows.filter {
      let part = form.parts[$0.part]
      return part.clause == 0 && !part.isName && part.role != .predicate && part.head != nil
    }
    return said.first.map { !$0.verdict.isFound } ?? false
  }

  /// Whether the sentence says that something costs nothing.
  package func tellsFree(in candidate: Candidate) -> Bool {
    holds(.costFree, in: candidate, candidate.tokens)
  }

  /// Whether a clause behind the beginning says on which occasion: "when both sides sign".
  package func tellsOccasion(in candidate: Candidate) -> Bool {
    holds(.when, in: candidate, candidate.tokens.dropFirst())
  }

  private func holds(
    _ list: RuleWords.List, in candidate: Candidate, _ tokens: Range<Int>
  ) -> Bool {
    let article = candidate.article
    return tokens.contains { table.holds(list, article.word($0)) }
  }

  /// Whether the holder of an office is asked for and the sentence tells none of whom it is asked:
  /// neither by the office ("its founder Ada Lund") nor by a clause ("Ada Lund founded it").
  package func lacksHolder(in candidate: Candidate) -> Bool {
    guard type == .person, form.wanted != nil, asksForOffice else { return false }
    return holder(in: candidate) == nil && openPart(in: candidate) == nil
  }

  /// "Who founded it?", "Who is its chairman?"
  private var asksForOffice: Bool {
    parts.contains { part in
      guard !part.part.isName, !part.part.isWanted, let head = part.head else { return false }
      return part.part.role == .predicate
        ? !offices.held(by: head).isEmpty : offices.isOffice(head)
    }
  }

  // MARK: What no sum of signals may outweigh

  /// Whether the holder of an office at a named party is asked for, and the sentence has no word of
  /// the office, or has the holder of that at another party.
  package func isWithoutOffice(_ candidate: Candidate) -> Bool {
    guard lacksHolder(in: candidate) else { return false }
    if holdsElsewhere(candidate) || holdsUnasked(candidate) || namesOfficeOfOther(candidate) {
      return true
    }
    let held = words(of: candidate)
    let asked = parts.filter { !$0.part.isName && !$0.part.isWanted }
    // "Who runs the shop in Lund?" is not asked of Lund.
    let isByVerb = asked.contains {
      $0.part.role == .predicate && $0.head.map { !offices.held(by: $0).isEmpty } ?? false
    }
    let isOfName = parts.contains {
      $0.part.isName && !$0.part.isWanted && (!isByVerb || $0.part.role == .undergoer)
    }
    return isOfName
      && !asked.contains { part in
        guard let head = part.head else { return false }
        let ofVerb = offices.held(by: head)
        // Of a verb a synonym is not enough ("work" for "run"), another verb of its offices is.
        let isSaid =
          part.part.role == .predicate
          ? held.contains { $0 == head || !offices.held(by: $0).isDisjoint(with: ofVerb) }
          : part.verdict(on: held).isFound
        return isSaid || !ofVerb.isDisjoint(with: held)
      }
  }

  /// Whether somebody is asked for by what he is ("Who was the survivor of the wreck?") and the
  /// sentence has no word of that.
  package func lacksNoun(in candidate: Candidate) -> Bool {
    guard type == .person, form.wanted != nil, form.predicate?.terms.isEmpty == true,
      let noun = parts.first(where: {
        $0.part.clause == 0 && !$0.part.isName && !$0.part.isWanted && $0.part.role != .predicate
          && $0.head != nil
      })
    else { return false }
    return !noun.verdict(on: words(of: candidate)).isFound
  }

  /// Whether what is asked to have happened stands in no clause, and the clause that comes nearest
  /// only tells what is planned, possible or asked for.
  package func isOnlyPlanned(_ candidate: Candidate) -> Bool {
    let match = match(candidate)
    guard let wanted = form.wanted, wanted.role != .doer, form.standing == .happened,
      match.standing == .contradicted,
      form.predicate?.terms.isEmpty == false, type == .thing
    else { return false }
    return !match.hasPredicate(of: form)
  }

  /// Whether the question names a place behind a preposition that the sentence does not have, while
  /// it names another.
  package func tellsOtherPlace(_ candidate: Candidate) -> Bool {
    if isOfUnnamedPlace(candidate) { return true }
    let facts = candidate.article.facts
    // "The plant" of an article on the plant in Lund is the one there.
    let held = resolvedTerms(candidate).union(words(of: candidate))
      .union(candidate.article.titleTerms)
    let missing = parts.filter { part in
      part.part.isName && !part.part.isWanted && part.part.preposition != nil
        && part.verdict(on: held) == .silent
        && facts.analysis.entities.contains {
          $0.kind == .place && part.terms.isSubset(of: facts.names(of: $0.id, table))
        }
    }
    guard !missing.isEmpty else { return false }
    return facts.mentions(in: candidate.span).contains { mention in
      guard let entity = facts.entity(mention.entity), entity.kind == .place else { return false }
      return mention.form == .name && facts.names(of: entity.id, table).isDisjoint(with: words)
    }
  }

  /// Whether a cause is asked for ("What sparked the fire?") and the sentence neither has the verb
  /// nor a word that tells a cause.
  package func lacksCause(in candidate: Candidate) -> Bool {
    guard let wanted = form.wanted, wanted.role == .doer, wanted.terms.isEmpty,
      form.standing == .happened,
      let verb = form.predicate?.head.map({ table.number(of: $0) }),
      parts.contains(where: { $0.part.isName && $0.part.role == .undergoer })
    else { return false }
    let match = match(candidate)
    let held = words(of: candidate)
    return lacksRelation(match) && !held.contains(verb)
      && !held.contains { !table.classes(of: $0).isDisjoint(with: [.reason, .cause]) }
  }

  /// Whether a sentence has neither the verb of the question nor any of several things that it
  /// names by common words, but only a name.
  package func holdsOnlyNames(_ candidate: Candidate) -> Bool {
    guard form.predicate?.terms.isEmpty == false else { return false }
    let rows = match(candidate).rows
    let common = rows.filter { !form.parts[$0.part].isName && !parts[$0.part].terms.isEmpty }
    return common.count >= Self.severalParts && common.allSatisfy { !$0.verdict.isFound }
  }

  /// Parts of a question without a name, its verb among them.
  private static let severalParts = 4

  /// "How many …?", not "What was the tally …?", which counts nothing that it names.
  package func asksHowMany(_ question: AnalyzedQuestion) -> Bool {
    question.words.contains { table.holds(.many, $0.token.folded) }
  }

  /// Whether a figure of a sentence counts what is asked for, or a kind of that: employees are
  /// people.
  package func counts(
    _ counted: String, of question: AnalyzedQuestion, in candidate: Candidate
  ) -> Bool {
    let asksForPeople = question.words.contains {
      $0.token.term == counted && table.holds(.people, $0.token.folded)
    }
    let lexicon = table.language.lexicon
    let synonyms = lexicon?.synonyms(ofTerm: counted) ?? []
    let asked = Set(([counted] + synonyms).map { table.number(of: $0) })
    let article = candidate.article
    return article.facts.figures(in: candidate.span).contains { figure in
      let unit = table.terms(ofPhrase: figure.unit ?? "")
      let measured = figure.measure.map { article.tokens(in: $0.span).map { article.terms[$0] } }
      if asksForPeople, let unit = figure.unit,
        lexicon?.category(ofNoun: unit.lowercased()) == .person
      {
        return true
      }
      let kinds = unit.flatMap {
        lexicon?.hypernyms(ofTerm: table.terms[Int($0)], levels: 3) ?? []
      }
      return !asked.isDisjoint(
        with: unit + (measured ?? []) + kinds.map { table.number(of: $0) })
    }
  }

  private func words(of candidate: Candidate) -> Set<Int32> {
    Set(candidate.tokens.map { candidate.article.terms[$0] })
  }
}
