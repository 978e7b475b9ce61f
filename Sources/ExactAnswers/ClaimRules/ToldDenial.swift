internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Denials that a sentence tells in few words, the rest of the question standing in the article
/// around it: "No deaths have been reported." under a report of the fire.
struct ToldDenial {
  /// What the sentence says instead.
  enum Rule: String, CaseIterable {
    /// "No injuries were reported" for "Was anybody hurt?".
    case noneTold = "none is told"
    /// "The cause is unknown" for "Do they know why?".
    case unknown = "not known so far"
    /// "Halden declined to comment" for "Did Halden make a statement?".
    case declined = "declined to"
  }

  private let comparison: ClaimComparison
  private var claim: Claim { comparison.claim }
  private var words: ClaimWords { comparison.words }
  private var terms: [Int32] { comparison.terms }
  private var held: UInt64 { comparison.found | comparison.related }
  private var article: TokenizedArticle { comparison.candidate.article }

  /// Words of a phrase behind "no" that are looked at.
  private static let phraseReach = 4
  /// Words between a verb of denial and what is denied.
  private static let declinedReach = 3
  /// Words between "is" and "unknown".
  private static let unknownReach = 3
  /// The share of a claim that must stand in the article.
  private static let leastInArticle = 0.7
  /// The share of it that the sentence itself and its neighbours must hold.
  private static let leastAround = 0.5

  init(_ comparison: ClaimComparison) { self.comparison = comparison }

  /// The first rule that holds; nil where none does. O(words), where one does O(article).
  var rule: Rule? {
    guard !claim.form.isNegated, !claim.comparesNames, !claim.offersTwo else { return nil }
    return Rule.allCases.first(where: holds)
  }

  private func holds(_ rule: Rule) -> Bool {
    let isTold =
      switch rule {
      case .noneTold: terms.indices.contains(where: isNoneTold)
      case .unknown: isUnknown
      case .declined: hasDeclined
      }
    return isTold && isOfSameMatter
  }

  // MARK: None

  /// Whether a "no" here opens a clause and stands before what is asked for, and nothing else.
  private func isNoneTold(at place: Int) -> Bool {
    guard words.isIn(.none, terms[place]), opensDenial(place) else { return false }
    let end = (place + 1..<terms.count).first(where: comparison.endsClause) ?? terms.count
    let phrase = phrase(from: place + 1, upTo: end)
    let segment = terms[place..<end]
    guard !phrase.isEmpty, !claim.allTerms.contains(terms[place]),
      !segment.contains(where: { words.isIn(.qualifying, $0) && !claim.allTerms.contains($0) })
    else { return false }
    let bits = mask(phrase)
    guard bits != 0, phrase.allSatisfy({ claims($0) || words.isIn(.neutral, $0) }) else {
      return false
    }
    let isDeed = bits & predicateMask != 0
    let hasDeed =
      claim.form.predicate?.terms.isEmpty ?? true || mask(segment) & predicateMask != 0
    return (isDeed || hasDeed && bits & claim.contentMask != 0) && !addsLimits(segment)
      && !namesLater(than: end)
  }

  /// "Sund has no official tongue, Norse has a rank": who is asked about stands only behind.
  private func namesLater(than end: Int) -> Bool {
    let before = mask(terms[..<end])
    let behind = mask(terms[end...])
    return claim.names.contains { $0 & behind & ~before != 0 }
  }

  /// It stands first, behind a comma, or behind a small word, "be", "have" or a verb of telling.
  private func opensDenial(_ place: Int) -> Bool {
    guard place > 0, !comparison.endsClause(before: place) else { return true }
    return words.isIn(.denialOpening, terms[place - 1])
  }

  /// The words behind "no" up to the next small word: "injuries", "signs of damage".
  private func phrase(from start: Int, upTo end: Int) -> ArraySlice<Int32> {
    let stop = min(end, start + Self.phraseReach)
    let last = (start..<max(start, stop)).first { isSmall(terms[$0]) } ?? stop
    let phrase = terms[start..<max(start, last)]
    // "No reports of injuries."
    if let sign = phrase.last, words.isIn(.sign, sign), last + 1 < end,
      words.isIn(.preposition, terms[last])
    {
      return self.phrase(from: last + 1, upTo: end)
    }
    return phrase
  }

  private func isSmall(_ term: Int32) -> Bool {
    comparison.table.classes(of: term).contains(.stopword) && !words.isIn(.neutral, term)
  }

  /// A number or a name that is not asked for says of what alone none is told: "in 2006".
  private func addsLimits(_ segment: ArraySlice<Int32>) -> Bool {
    let first = comparison.candidate.tokens.lowerBound
    return segment.indices.contains { place in
      guard !claims(terms[place]), !words.isIn(.none, terms[place]) else { return false }
      return words.number(terms[place]) != nil || place > 0 && article.isCapitalised(first + place)
    }
  }

  // MARK: Unknown, declined

  /// What is known is asked for, and the sentence says that it is not, or not yet.
  private var isUnknown: Bool {
    guard claim.words.contains(where: { words.isIn(.knowing, $0.term) }) else { return false }
    let others = claim.contentMask & ~claim.mask { words.isIn(.knowing, $0.term) }
    guard others & held != 0,
      claim.share(others & (held | comparison.around)) >= Self.leastAround * claim.share(others)
    else { return false }
    return terms.indices.contains { place in
      if words.isIn(.unknown, terms[place]) {
        return terms[max(0, place - Self.unknownReach)..<place].contains {
          comparison.table.classes(of: $0).contains(.copula) || words.isIn(.remaining, $0)
        }
      }
      return place > 0 && words.isIn(.premature, terms[place])
        && words.isIn(.excess, terms[place - 1])
    }
  }

  /// Who is asked about declined to do what is asked.
  private var hasDeclined: Bool {
    let doers = claim.form.parts.filter { $0.role == .doer && $0.clause == 0 }
    let doer = doers.reduce(0) { $0 | mask($1.terms.map(comparison.table.number)[...]) }
    guard doer & claim.contentMask != 0, doer & claim.contentMask & ~held == 0 else { return false }
    return terms.indices.contains { place in
      guard words.isIn(.declining, terms[place]), !claim.allTerms.contains(terms[place]) else {
        return false
      }
      let behind = terms[(place + 1)...].prefix(Self.declinedReach)
      guard behind.first == comparison.table.term(.to) else { return false }
      return behind.contains { (claim.byTerm[$0] ?? 0) & deedMask != 0 }
    }
  }

  // MARK: The claim

  private func claims(_ term: Int32) -> Bool {
    (claim.byTerm[term] ?? 0) | (claim.byRelation[term] ?? 0) != 0
  }

  private func mask(_ terms: ArraySlice<Int32>) -> UInt64 {
    terms.reduce(0) { $0 | (claim.byTerm[$1] ?? 0) | (claim.byRelation[$1] ?? 0) }
  }

  private func mask(ofParts roles: Set<QuestionForm.Part.Role>) -> UInt64 {
    claim.form.parts.filter { roles.contains($0.role) && $0.clause == 0 && !$0.isName }
      .flatMap(\.terms)
      .reduce(0) { $0 | (claim.byTerm[comparison.table.number(of: $1)] ?? 0) }
      & claim.contentMask
  }

  private var predicateMask: UInt64 { mask(ofParts: [.predicate]) }
  /// The verb and what it is done to, which is no name.
  private var deedMask: UInt64 { mask(ofParts: [.predicate, .undergoer]) }

  /// Whether the article is about what is asked: its names and numbers stand in the sentence or
  /// around it, the rest in the article.
  private var isOfSameMatter: Bool {
    let near = held | comparison.around
    let inArticle = (article.terms + article.titleTerms).reduce(near) {
      $0 | (claim.byTerm[$1] ?? 0)
    }
    let numbers = claim.mask { $0.number != nil }
    return claim.names.allSatisfy { $0 & ~inArticle == 0 && $0 & near != 0 }
      && numbers & ~near == 0
      && claim.share(claim.contentMask & inArticle)
        >= Self.leastInArticle * claim.share(claim.contentMask)
  }
}
