internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What the clauses of a sentence say to a yes/no question.
struct ClauseVerdict {
  private let comparison: ClaimComparison
  private let match: ClauseMatch
  private let form: QuestionForm

  init(_ comparison: ClaimComparison) {
    self.comparison = comparison
    match = comparison.match
    form = comparison.claim.form
  }

  /// Whether the clause has the verb that is asked for.
  var hasPredicate: Bool { match.hasPredicate(of: form) }

  /// The same of any verb asked for: keywords have several ("tarn q2 sales beat forecast").
  var hasAnyVerb: Bool {
    match.rows.contains {
      form.parts[$0.part].role == .predicate && $0.isInPlace && $0.verdict.isFound
    }
  }

  /// Whether the question itself says "not", as a word of its own.
  var isAskedNegatively: Bool { form.isNegated }

  /// The same, where somebody is asked to have done something: "It has not passed the house." has
  /// everything though it names nobody.
  var deniesDeed: Bool {
    form.predicate?.terms.isEmpty == false && match.predicate(of: form)?.verdict == .matched
      && match.polarity == .contradicted && denies
  }

  /// Whether nothing is missing and the sentence denies something, though not this clause.
  var isDeniedAround: Bool {
    hasEverything && match.polarity == .silent && match.standing != .contradicted
      && !isOfAnotherTime
  }

  /// Which part keeps the clause from affirming, in a word.
  var missing: String {
    if !match.isWhole { return "not every part" }
    if !hasPredicate { return "another verb" }
    if match.polarity != .matched { return "denied elsewhere" }
    if match.standing != .matched { return "not told as so" }
    if match.isTurned { return "turned" }
    if isOfAnotherTime { return "of another time" }
    if isOfOthers { return "of others" }
    return hasWholeComplement ? "signs against it" : "less than all of it"
  }

  /// Told as a plan, a chance or a condition where it is asked if it is so.
  var isUnrealised: Bool { match.standing == .contradicted }

  var isOfAnotherTime: Bool { match.time == .contradicted }

  /// Whether nothing that is asked for is missing: then only the clause itself can deny it.
  var hasEverything: Bool { match.isWhole && hasPredicate && !match.isTurned }

  /// Whether every part of the question is there, in one clause and its sentence, as something that
  /// is so, at the time asked for.
  var affirms: Bool {
    match.isWhole && match.polarity == .matched && match.standing == .matched && !match.isTurned
      && !isOfAnotherTime && hasWholeComplement && !isOfOthers
  }

  /// Whether everything is there and one thing is contrary: the clause denies it, or has a verb of
  /// contrary meaning, or the same party behind a contrary preposition.
  var denies: Bool {
    guard hasVerbOrContrary, match.standing == .matched, !match.isTurned, !isOfAnotherTime,
      hasWholeComplement
    else { return false }
    let contrary = match.rows.count { isContrary($0) } + (match.polarity == .contradicted ? 1 : 0)
    return contrary == 1 && match.polarity != .silent
      && match.rows.allSatisfy { $0.verdict.isFound || isContrary($0) }
  }

  /// "He was acquitted of fraud" for "Was he convicted of fraud?": all is there but the verb, which
  /// is the contrary.
  var deniesByContrary: Bool {
    denies && match.predicate(of: form)?.verdict == .contradicted && match.rows.count > 1
  }

  private var hasVerbOrContrary: Bool { match.predicate(of: form)?.isInPlace ?? false }

  /// A verb of contrary meaning, or a contrary preposition; another name in a party's place is
  /// none, since both may have done it.
  private func isContrary(_ row: ClauseMatch.Row) -> Bool {
    guard row.verdict == .contradicted else { return false }
    let part = form.parts[row.part]
    return part.role == .predicate || part.role == .modifier && row.found != nil
  }

  /// Somebody who is asked about stands in another place: "Orrin's largest shareholder is …" says
  /// nothing of Orrin as a shareholder, "buys kelp from Marelgue" nothing of a buyer of Marelgue.
  private var isOfOthers: Bool {
    let isCopula = form.predicate?.terms.isEmpty ?? true
    let hasBoth =
      form.parts.contains { $0.role == .doer && $0.clause == 0 }
      && form.parts.contains { $0.role == .undergoer && $0.clause == 0 }
    return match.rows.contains { row in
      let part = form.parts[row.part]
      guard !row.isInPlace, part.clause == 0, !opensSentence(part) else { return false }
      switch part.role {
      case .doer:
        return part.isName && isCopula || hasBoth && !isCopula && hasPredicate && !sharesDoer(part)
      case .undergoer: return part.isName && !isCopula && hasPredicate && !isListed(part)
      case .modifier:
        return part.isName && !isCopula && hasPredicate && row.found != nil && !isSeat(row)
      default: return false
      }
    }
  }

  /// "Attending the school, Lind rowed": who does it stands in the clause that it depends on.
  private func sharesDoer(_ part: QuestionForm.Part) -> Bool {
    let (article, table) = (comparison.candidate.article, comparison.table)
    let clauses = article.facts.analysis.clauses
    guard part.isName, let own = match.clause.map({ clauses[$0] }), own.subject == nil,
      !own.isPassive, own.opener == nil
    else { return false }
    let next = article.facts.clauses(in: comparison.candidate.span)
      .first { $0.verb.start > own.verb.end && $0.subject != nil }
    guard own.verb.start <= comparison.candidate.span.start + Self.opening,
      let subject = next?.subject
    else { return false }
    let asked = Set(part.terms.map { table.number(of: $0) })
    let said = article.tokens(in: subject.span).map { article.terms[$0] }
    return !asked.isDisjoint(with: said) && said.allSatisfy(asked.contains)
  }

  /// "Beating Halden, Tarn and Lunde": the name stands in a list of those it is done to, behind a
  /// comma or an "and", no other verb between.
  private func isListed(_ part: QuestionForm.Part) -> Bool {
    let (article, table) = (comparison.candidate.article, comparison.table)
    let asked = part.terms.map { table.number(of: $0) }
    guard let own = match.clause.map({ article.facts.analysis.clauses[$0] }), !own.isPassive,
      own.objects.first != nil, let first = asked.first
    else { return false }
    let tokens = article.tokens(in: comparison.candidate.span)
    guard
      let place = tokens.first(where: {
        Int(article.starts[$0]) > own.verb.end && article.terms[$0] == first
      }), place > tokens.lowerBound
    else { return false }
    let start = Int(article.starts[place])
    let hasOtherVerb = article.facts.clauses(in: comparison.candidate.span).contains {
      $0.verb.start > own.verb.start && $0.verb.start < start
    }
    let isJoined = table.terms(.and).contains(article.terms[place - 1])
    return !hasOtherVerb && (isJoined || comparison.endsClause(before: place - tokens.lowerBound))
  }

  /// Bytes before a verb that opens a sentence.
  private static let opening = 2

  /// The sentence opens with who is asked about: "Lund (old name Lunde), a port, is …"; not with
  /// what is theirs.
  private func opensSentence(_ part: QuestionForm.Part) -> Bool {
    guard part.isName, form.statement.hasPrefix(part.text) else { return false }
    let (candidate, table) = (comparison.candidate, comparison.table)
    let article = candidate.article
    var asked = Set(part.terms.map { table.number(of: $0) })
    var last = candidate.tokens.lowerBound
    for token in candidate.tokens.prefix(asked.count + Self.before) {
      if asked.remove(article.terms[token]) != nil { last = token }
      if asked.isEmpty { break }
    }
    let behind = article.text(
      of: TextSpan(
        Int(article.ends[last]),
        min(article.stored.text.utf8.count, Int(article.ends[last]) + Self.possessive)))
    return asked.isEmpty && !behind.hasPrefix("'") && !behind.hasPrefix("’")
      && !table.ends(
        article.text(of: TextSpan(Int(article.starts[last]), Int(article.ends[last]))), .genitive)
  }

  /// Words that may stand before a name that opens a sentence, or in it.
  private static let before = 3
  /// Bytes of an apostrophe at most.
  private static let possessive = 3

  /// "Sold at the mill" and "the mill sold": where something is done stands as who does it.
  private func isSeat(_ row: ClauseMatch.Row) -> Bool {
    let hasDoer = form.parts.contains { $0.role == .doer && $0.clause == 0 }
    return !hasDoer && row.found == doer
      && form.parts[row.part].preposition.map(comparison.isSeat) ?? false
  }

  /// Who does it in the clause; nil where nobody is named.
  private var doer: TextSpan? {
    match.clause.flatMap { number in
      let clause = comparison.candidate.article.facts.analysis.clauses[number]
      return clause.isPassive ? clause.agent?.span : clause.subject?.span
    }
  }

  /// What something is said to be needs every word: "the second-tallest building" is not "the
  /// tallest building".
  private var hasWholeComplement: Bool {
    guard form.predicate?.terms.isEmpty ?? true else { return true }
    return match.rows.allSatisfy {
      form.parts[$0.part].role != .undergoer || $0.isFull || $0.verdict == .contradicted
    }
  }
}
