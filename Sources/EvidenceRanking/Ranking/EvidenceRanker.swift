package import PassageIndex
package import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text
package import WordNetLexicon

/// Ranks the sentences of the best articles for a question.
package struct EvidenceRanker {
  package internal(set) var store: any PassageReading
  package let cache: TokenizedArticleCache
  package let weights: ScoringWeights
  /// What words mean to each other; nil where WordNet is not installed.
  package let lexicon: Lexicon?
  /// Names of articles that are read as names of the question; nil: none.
  package var names: NameNumbers?
  private let paraphrases: Paraphrases
  private let meanings: WordMeanings?
  private let contraries: Contraries
  private let changes: FigureChanges
  private let offices: Offices

  /// Numbers and classes of the terms met so far.
  package var table: TermTable { cache.table }

  /// Candidates that get the costly rules.
  package static let maximumCandidates = 120
  /// The best of these, whose clauses are matched to the question's form.
  package static let matchedCandidates = 40

  /// What ranking found.
  package struct Ranking {
    /// Best first.
    package var candidates: [Candidate]
    package var retrieval: Retrieval
    package var plan: QueryPlan
    /// Closeness of the closest article to the day of asking, 0 to 1.
    package var recency: Double
    package var terms: QuestionTerms
    /// Matches further sentences to the question's form.
    package var matcher: ClauseMatcher?
    /// Number of words of the question.
    package var questionWords: Int
    /// Whether any noun phrase could be the answer.
    package var isOpen: Bool
    /// Number of articles of the library.
    package var articles: Int
    /// What else was searched for; nil where the first query found enough.
    package var wider: QueryExpansion?
    var rewording: Rewording?
    /// Initials that no article writes, and the names they were read as.
    package var initials: [(typed: String, written: String)] = []
    /// Terms that no article holds, those initials left out.
    package var unknownMask: UInt64 = 0

    /// Whether the question has a name of which no article holds a word.
    package var namesUnknown: Bool { terms.nameMasks.contains { $0 & unknownMask == $0 } }

    /// Whether no article holds any word that is searched for.
    package var namesNothingKnown: Bool {
      terms.numbers.indices.allSatisfy { unknownMask & 1 << UInt64($0) != 0 }
    }

    /// What decides which weights a candidate is scored with.
    package func situation(of candidate: Candidate) -> RankingSituation {
      RankingSituation(
        recency: recency, articleWords: candidate.article.terms.count,
        questionWords: questionWords, isOpen: isOpen, articles: articles)
    }
  }

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(
    store: any PassageReading, cache: TokenizedArticleCache, weights: ScoringWeights,
    lexicon: Lexicon?
  ) throws(PromptsError) {
    self.lexicon = lexicon
    meanings = lexicon.map { WordMeanings($0, table: cache.table) }
    self.store = store
    self.cache = cache
    self.weights = weights
    let prompts = cache.table.language.prompts
    offices = try Offices(prompts: prompts, table: cache.table)
    paraphrases = try Paraphrases(prompts: prompts, table: cache.table)
    contraries = try Contraries(prompts: prompts, table: cache.table)
    changes = try FigureChanges(prompts: prompts)
  }

  /// Candidates for `question`, best first; empty when no article holds any of its terms.
  ///
  /// - Parameter conversation: what it is asked in; nil: it is asked on its own.
  package func rank(
    _ question: AnalyzedQuestion, askedOn asOf: String, in conversation: Conversation? = nil
  ) throws -> Ranking {
    if names == nil, !question.aliases.isEmpty {
      return try naming(question.aliases)
        .rank(question, askedOn: asOf, in: conversation)
    }
    let plan = QueryPlan(question)
    let retrieval = try store.retrieve(
      plan.terms, passageLimit: Retriever.passageLimit, articleLimit: Retriever.articleLimit)
    let joined = try JoinedWords(store: store, table: table)
      .found(in: question, plan: plan, retrieval: retrieval)
    let rewording = Rewording(paraphrases.found(in: question) + joined, table: table)
    let terms = QuestionTerms(question, plan: plan, retrieval: retrieval, table: cache.table)
    let retriever = Retriever(store: store, cache: cache, names: names, rewording: rewording)
    var sources = try retriever.sources(retrieval, askedOn: CivilDay(iso: asOf)?.number)
    let rules = ConversationRules(
      conversation, terms: terms, table: cache.table, others: sources.map(\.article),
      rewording: rewording)
    if let rules { rules.include(in: &sources, retrieval: retrieval) }
    let recency = sources.map(\.closeness).max() ?? 0
    let wider = try QueryExpansion(
      question, plan: plan, retrieval: retrieval, store: store,
      lexicon: question.language == nil ? lexicon : nil,
      paraphrases: rewording.paraphrases)
    if let wider {
      sources += try retriever.further(
        wider.terms(plan), besides: sources, askedOn: CivilDay(iso: asOf)?.number)
    }
    var ranking = Ranking(
      candidates: [], retrieval: retrieval, plan: plan, recency: recency, terms: terms,
      questionWords: question.words.count, isOpen: question.answerType == .thing,
      articles: store.statistics.articles, wider: wider, rewording: rewording)
    let weighed = sources.map { source in
      WeighedSource(
        source: source,
        weights: weights.weights(
          in: RankingSituation(
            recency: recency, articleWords: source.article.terms.count,
            questionWords: ranking.questionWords, isOpen: ranking.isOpen,
            articles: ranking.articles)))
    }
    let articles = sources.map(\.article)
    var learnt = LearntNames(terms, articles: articles)
    learnt.add(rewording.wholes, terms)
    learnt.read(
      Acronyms.all(in: question, terms, retrieval, cache.table), in: articles, cache.table)
    ranking.initials = learnt.readings
    ranking.terms.allNumbers.formUnion(learnt.readWords)
    ranking.unknownMask =
      retrieval.terms.indices.reduce(into: UInt64(0)) {
        if retrieval.terms[$1].passages == 0 { $0 |= 1 << UInt64($1) }
      } & ~learnt.readMask & ~articles.reduce(0) { $0 | terms.mask(of: $1.titleTerms) }
    ranking.candidates = cheapCandidates(
      weighed, question: question, terms: terms, learnt: learnt, conversation: rules)
    ranking.unknownMask &= ~ranking.candidates.reduce(0) { $0 | $1.mask }
    score(&ranking.candidates, question: question, terms: terms, sources: weighed)
    let matcher = matcher(question, terms)
    ranking.matcher = matcher
    try match(&ranking.candidates, matcher, terms: terms, sources: weighed)
    ranking.candidates = AskedLines(table: table, terms: terms)
      .answered(ranking.candidates)
    return ranking
  }

  /// Whether a passage of another article holds all content words of `question`, two at least, and
  /// `article` hardly any. Cost: one search.
  package func isToldElsewhere(_ question: AnalyzedQuestion, than article: TokenizedArticle) throws
    -> Bool
  {
    let plan = QueryPlan(question)
    guard question.hasContent, plan.terms.count > 1 else { return false }
    let retrieval = try store.retrieve(plan.terms, passageLimit: 5, articleLimit: 5)
    let terms = QuestionTerms(question, plan: plan, retrieval: retrieval, table: cache.table)
    let rules = CoverageRules(terms: terms, table: cache.table)
    guard terms.share(terms.mask(of: article.terms)) <= Self.ownShare else { return false }
    for passage in retrieval.passages where passage.article != article.stored.summary.id {
      guard let other = try cache.article(passage.article) else { continue }
      let masks = rules.matches(in: other).map(\.mask)
      if masks.contains(where: { terms.share($0) >= Self.othersShare }) { return true }
    }
    return false
  }

  /// Shares of a question's weight: at most so much in the conversation's article, at least so much
  /// in one sentence of another.
  private static let ownShare = 0.4
  private static let othersShare = 0.95

  /// An article and the weights that hold for its sentences.
  private struct WeighedSource {
    let source: Retriever.Source
    let weights: SituatedWeights
  }

  /// Every sentence of the sources with the rules that cost little; the best by these rules alone.
  private func cheapCandidates(
    _ sources: [WeighedSource], question: AnalyzedQuestion, terms: QuestionTerms,
    learnt: LearntNames, conversation: ConversationRules?
  ) -> [Candidate] {
    let rules = CoverageRules(terms: terms, table: cache.table, learnt: learnt)
    let limits = ConstraintRules(question, table: cache.table)
    let matches = sources.map { rules.matches(in: $0.source.article) }
    let best = matches.joined().map(\.score).max() ?? 0
    var all: [Candidate] = []
    for (weighed, matches) in zip(sources, matches) {
      let source = weighed.source
      var candidates = matches.indices.map {
        Candidate(article: source.article, sentence: $0, mask: matches[$0].mask)
      }
      rules.apply(to: &candidates, matches: matches, article: source.article, bestScore: best)
      LocalCoverageRules(terms: terms).apply(to: &candidates, matches: matches)
      limits.apply(to: &candidates, article: source.article)
      conversation?.apply(to: &candidates, article: source.article)
      for index in candidates.indices {
        let passage = source.article.passageOfSentence[index]
        candidates[index].features[.passageScore] =
          source.passageScores.indices.contains(passage) ? source.passageScores[passage] : 0
        candidates[index].features[.articleScore] = source.articleScore
        candidates[index].features[.bestPassage] = source.bestPassage
        candidates[index].features[.closeness] = source.closeness
        candidates[index].score = weighed.weights.score(candidates[index].features)
      }
      all += candidates
    }
    return strongest(of: all)
  }

  /// The `maximumCandidates` best by score so far. A heading says what the text below is about, not
  /// what is so, and a question that nothing answers says nothing: they count where there is
  /// nothing else. Sorts positions, not candidates, which are large.
  private func strongest(of candidates: [Candidate]) -> [Candidate] {
    let scores = candidates.map(\.score)
    let sayings = candidates.indices.filter {
      candidates[$0].article.stored.sentences[candidates[$0].sentence].kind != .heading
        && !candidates[$0].isDateLine(table) && !candidates[$0].isIdleQuestion
    }
    let order = (sayings.isEmpty ? Array(candidates.indices) : sayings)
      .sorted { (scores[$0], $1) > (scores[$1], $0) }
    return order.prefix(Self.maximumCandidates).map { candidates[$0] }
  }

  /// The costly rules, then the final order.
  private func score(
    _ candidates: inout [Candidate], question: AnalyzedQuestion, terms: QuestionTerms,
    sources: [WeighedSource]
  ) {
    let coverage = CoverageRules(terms: terms, table: cache.table)
    let words = WordRules(question, terms: terms, table: cache.table, meanings: meanings)
    let kinds = KindRules(question, terms: terms, table: cache.table)
    let shape = ShapeRules(terms: terms)
    let forms = FormRules(question, terms: terms, table: cache.table)
    let agreement = AgreementRules(
      terms: terms, table: cache.table, answerType: question.answerType)
    let votes = agreement.titleVotes(sources.map(\.source))
    let byArticle = Self.byArticle(sources)
    func weighedSum(_ candidate: Candidate) -> Double {
      byArticle[ObjectIdentifier(candidate.article)]?.weights.score(candidate.features) ?? 0
    }
    for index in candidates.indices {
      coverage.applyDensity(to: &candidates[index])
      kinds.apply(to: &candidates[index])
      words.apply(to: &candidates[index])
      forms.apply(to: &candidates[index])
      shape.apply(to: &candidates[index], opensParagraph: opensParagraph(candidates[index]))
      agreement.applyTitles(to: &candidates[index], votes: votes)
    }
    agreement.applySpans(to: &candidates, provisional: candidates.map(weighedSum))
    for index in candidates.indices { candidates[index].score = weighedSum(candidates[index]) }
    candidates.sort(by: Self.isBetter)
  }

  /// Adds what the clauses of the best candidates say, and orders them anew.
  ///
  /// - Throws: `CancellationError` when a person ends the reading of what is understood.
  private func match(
    _ candidates: inout [Candidate], _ matcher: ClauseMatcher, terms: QuestionTerms,
    sources: [WeighedSource]
  ) throws {
    let best = candidates.indices.prefix(Self.matchedCandidates)
    try cache.understand(best.map { candidates[$0].article })
    let rules = ClauseRules(matcher, terms: terms)
    let byArticle = Self.byArticle(sources)
    for index in best {
      rules.apply(to: &candidates[index])
      candidates[index].score =
        byArticle[ObjectIdentifier(candidates[index].article)]?.weights
        .score(candidates[index].features) ?? 0
    }
    candidates.sort(by: Self.isBetter)
  }

  private static func byArticle(_ sources: [WeighedSource]) -> [ObjectIdentifier: WeighedSource] {
    Dictionary(uniqueKeysWithValues: sources.map { (ObjectIdentifier($0.source.article), $0) })
  }

  /// Matches sentences to the form of a question.
  package func matcher(_ question: AnalyzedQuestion, _ terms: QuestionTerms) -> ClauseMatcher {
    ClauseMatcher(
      question, terms: terms, table: cache.table, lexicon: lexicon, contraries: contraries,
      offices: offices, changes: changes)
  }

  private func opensParagraph(_ candidate: Candidate) -> Bool {
    let sentences = candidate.article.stored.sentences
    let here = candidate.sentence
    return here == 0 || sentences[here - 1].block != sentences[here].block
  }

  /// By score, then by article and place, so that equal scores keep one order.
  private static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    let leftID = left.article.stored.summary.id
    let rightID = right.article.stored.summary.id
    return (leftID, left.sentence) < (rightID, right.sentence)
  }
}
