internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Whose words a question asks for ("according to the union"), and which sentences tell them.
struct AskedSource {
  private let terms: Set<Int32>
  private let table: TermTable

  /// Sentences among which one by the source is looked for, and how much lower it may score: beside
  /// the best, or elsewhere.
  private static let depth = 20
  private static let gapBeside = 10.0
  private static let gap = 3.5
  /// Sentences before and behind the best that stand beside it.
  private static let beside = 2

  /// Nil where the question names no source, or only "the article".
  init?(_ question: AnalyzedQuestion, table: TermTable) {
    let named = Self.isCertain(question, table) ? question.constraints.source : nil
    guard let source = named ?? Self.teller(question, table) else { return nil }
    let words = table.terms(ofPhrase: source.lowercased()).filter {
      !table.classes(of: $0).contains(.stopword) && !table.terms(.library).contains($0)
        && !table.terms(.singleArticle).contains($0)
    }
    guard !words.isEmpty else { return nil }
    terms = Set(words)
    self.table = table
  }

  /// "the union" or a name, not "some models", "new research", of which any may be meant.
  private static func isCertain(_ question: AnalyzedQuestion, _ table: TermTable) -> Bool {
    let words = question.words
    return words.indices.dropLast(2).contains {
      table.holds(.according, words[$0].token.folded)
        && table.holds(.to, words[$0 + 1].token.folded)
        && (words[$0 + 2].isName || table.holds(.definiteArticle, words[$0 + 2].token.folded))
    }
  }

  /// "Lind" of "How many does Lind think it will sell?": a name does what is thought or said, and
  /// another clause tells what.
  private static func teller(_ question: AnalyzedQuestion, _ table: TermTable) -> String? {
    let form = question.form
    guard let verb = form.predicate, form.parts.contains(where: { $0.clause > 0 }),
      let doer = form.parts.first(where: { $0.role == .doer && $0.clause == 0 }), doer.isName,
      !doer.isWanted
    else { return nil }
    let tells =
      verb.terms.contains { table.classes(of: table.number(of: $0)).contains(.speech) }
      || verb.text.split(separator: " ").contains { table.holds(.speaking, $0.lowercased()) }
    return tells ? doer.text : nil
  }

  /// Matched where the source says it, contradicted where somebody else does, silent where nobody
  /// is named. O(statements of the article).
  func verdict(on candidate: Candidate) -> ClauseMatch.Verdict {
    let article = candidate.article
    if isOutlet(of: article) { return .matched }
    let told = article.facts.analysis.statements.filter {
      $0.words.overlaps(candidate.span) || $0.rest?.overlaps(candidate.span) ?? false
    }
    if told.contains(where: { isSource($0, in: article) }) { return .matched }
    if !told.isEmpty { return .contradicted }
    let isSaid = article.facts.clauses(in: candidate.span).contains { clause in
      guard let subject = clause.subject else { return false }
      let head = article.tokens(in: subject.head).map { article.terms[$0] }
      return head.contains(where: terms.contains)
        && terms.isSubset(of: article.tokens(in: subject.span).map { article.terms[$0] })
    }
    return isSaid ? .matched : .silent
  }

  /// Whether a sentence may give the answer: the source says it, or stands around it and nobody
  /// else says it.
  func allows(_ candidate: Candidate) -> Bool {
    switch verdict(on: candidate) {
    case .matched, .related: return true
    case .contradicted: return false
    case .silent: break
    }
    let article = candidate.article
    let near = max(0, candidate.sentence - Self.beside)...candidate.sentence
    let held = near.reduce(into: Set(article.titleTerms)) {
      $0.formUnion(article.terms[article.sentenceTokens[$1]])
    }
    return terms.isSubset(of: held)
  }

  /// A sentence that the source says, where the best is not said by the source; nil where none is.
  func lead(among candidates: [Candidate], where isWanted: (Candidate) -> Bool) -> Candidate? {
    guard let best = candidates.first, verdict(on: best) != .matched else { return nil }
    return candidates.prefix(Self.depth).dropFirst().first { candidate in
      let isBeside =
        candidate.article === best.article
        && abs(candidate.sentence - best.sentence) <= Self.beside
      return best.score - candidate.score <= (isBeside ? Self.gapBeside : Self.gap)
        && isWanted(candidate) && verdict(on: candidate) == .matched
    }
  }

  private func isOutlet(of article: TokenizedArticle) -> Bool {
    let metadata = article.stored.summary.metadata
    return [metadata.outlet, metadata.author].compactMap(\.self).contains {
      terms.isSubset(of: table.terms(ofPhrase: $0.lowercased()))
    }
  }

  // MARK: Who says it

  private func isSource(_ statement: Statement, in article: TokenizedArticle) -> Bool {
    let spoken = article.tokens(in: statement.speaker)
    let said = Set(spoken.map { article.terms[$0] })
    let called = called(statement.entity, in: article)
    let names = article.facts.names(of: statement.entity, table)
    if terms.isSubset(of: said.union(called).union(names)) { return true }
    // "The company" is whatever firm speaks, unless that is called something else.
    let isFirm = article.facts.entity(statement.entity)?.kind == .organisation
    return isFirm && terms.allSatisfy(isStandIn)
      && spoken.allSatisfy { article.isCapitalised($0) || !isContent(article.terms[$0]) }
      && called.subtracting(names).allSatisfy { !isContent($0) }
  }

  private func isStandIn(_ term: Int32) -> Bool { table.classes(of: term).contains(.standIn) }

  private func isContent(_ term: Int32) -> Bool {
    !table.classes(of: term).contains(.stopword)
  }

  /// The words by which the article calls somebody beside the name: offices, "the union", and the
  /// noun right before a name; "the company" may be anybody.
  private func called(_ number: Int?, in article: TokenizedArticle) -> Set<Int32> {
    guard let entity = article.facts.entity(number) else { return [] }
    var called: Set<Int32> = []
    for role in entity.roles {
      called.formUnion(article.tokens(in: role.span).map { article.terms[$0] })
    }
    for mention in article.facts.analysis.mentions where mention.entity == entity.id {
      let tokens = article.tokens(in: mention.span)
      called.formUnion(tokens.map { article.terms[$0] }.filter { !isStandIn($0) })
      guard mention.form == .name, let first = tokens.first else { continue }
      let before = (max(0, first - Self.nounsBefore)..<first).reversed().prefix {
        article.isDirectlyFollowed($0) && isContent(article.terms[$0])
      }
      called.formUnion(before.map { article.terms[$0] })
    }
    return called
  }

  /// Words before a name that say what it is: "food workers' union Livs".
  private static let nounsBefore = 3
}
