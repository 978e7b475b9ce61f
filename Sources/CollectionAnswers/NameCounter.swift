internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Counts in how many articles names stand, by reading every article once and keeping what was
/// found.
///
/// Cost: some 15 ms a megabyte for articles not read before, a few milliseconds for thousands that
/// were.
package final class NameCounter {
  private let store: any PassageReading
  private let kinds: NameKinds
  private let tokenizer = Tokenizer()
  private var scanner: NameScanner
  /// Mentions of the articles read so far, one article behind the other.
  private var mentions: [NameScanner.Mention] = []
  private var ranges: [ArticleID: Range<Int>] = [:]
  /// Names of countries by the number of each way of writing them.
  private let countries: [Int32: String]

  /// Candidates for persons whose articles are counted exactly.
  private static let maximumCounted = 40
  /// Evidence below which a run of capitals is no person: "said" alone is not enough, banks say
  /// things too.
  private static let minimumEvidence = 2

  init(store: any PassageReading, language: Language) throws(PromptsError) {
    self.store = store
    let lexicon = language.lexicon
    kinds = try NameKinds(language: language)
    var scanner = NameScanner(
      nameWords: try NameWords(language: language),
      persons: PersonNames(lexicon: lexicon))
    countries = Dictionary(
      uniqueKeysWithValues: kinds.countries.map { (scanner.number(of: $0.key), $0.value) })
    self.scanner = scanner
  }

  /// A name with the articles that have it.
  struct Counted {
    let name: String
    let terms: [String]
    /// In order of id.
    let articles: [ArticleID]
  }

  /// The persons that most of the articles name in full; best first, equal ones in order of name.
  func people(in ids: [ArticleID]) throws -> [Counted] {
    try read(ids)
    let wanted = Set(ids)
    let likely = tallies(of: ids).enumerated().filter {
      $0.element.person.personWeight >= Self.minimumEvidence
    }.map { (name: scanner.text(of: Int32($0.offset)), tally: $0.element) }
      .sorted { ($0.tally.articles, $1.name) > ($1.tally.articles, $0.name) }
    let persons = likely.lazy.filter { [scanner] in
      !scanner.persons.isOther($0.name, evidence: $0.tally.person)
    }
    return try persons.prefix(Self.maximumCounted).map { name, _ in
      let terms = terms(of: name)
      let articles = try store.mentions(of: terms).map(\.id).filter(wanted.contains)
      return Counted(name: name, terms: terms, articles: articles)
    }.sorted { ($0.articles.count, $1.name) > ($1.articles.count, $0.name) }
  }

  /// The `limit` names of `wanted` kinds that most of the articles write; best first, equal ones in
  /// order of name.
  ///
  /// A name counts in every article that writes it with capitals, alone or at the head of a longer
  /// name. What it is a name of is told by `all` articles: one article alone seldom introduces what
  /// it names.
  func names(of wanted: [NameKind], in ids: [ArticleID], of all: [ArticleID], limit: Int) throws
    -> [Counted]
  {
    try read(all)
    let tallies = tallies(of: all)
    let candidates = candidates(wanted, tallies)
    let holders = holders(of: candidates, tallies)
    let totals = counts(holders, in: all, of: candidates)
    let counts = ids.count == all.count ? totals : counts(holders, in: ids, of: candidates)
    let kept = best(counts, totals: totals, candidates, limit: limit)
    var articles: [Int: [ArticleID]] = [:]
    forEachHolding(holders, in: ids, of: candidates) { candidate, id in
      if kept.contains(candidate) { articles[candidate, default: []].append(id) }
    }
    return kept.map {
      Counted(
        name: candidates[$0].name, terms: terms(of: candidates[$0].written),
        articles: articles[$0] ?? [])
    }
  }

  private func counts(_ holders: [[Int]], in ids: [ArticleID], of candidates: [Candidate]) -> [Int]
  {
    var counts = [Int](repeating: 0, count: candidates.count)
    forEachHolding(holders, in: ids, of: candidates) { candidate, _ in counts[candidate] += 1 }
    return counts
  }

  /// The `limit` candidates with the greatest counts, in order.
  private func best(_ counts: [Int], totals: [Int], _ candidates: [Candidate], limit: Int) -> [Int]
  {
    let order = counts.indices.filter {
      // "Marcus" is no name of its own where it mostly opens longer ones.
      counts[$0] > 0 && 3 * candidates[$0].alone >= totals[$0]
    }.sorted { (counts[$0], candidates[$1].name) > (counts[$1], candidates[$0].name) }
    var kept: [Int] = []
    for candidate in order where kept.count < limit {
      // "Halden Marine Works" is "Halden Marine" once more.
      let isLonger = kept.contains {
        candidates[candidate].name.hasPrefix(candidates[$0].name + " ")
      }
      if !isLonger { kept.append(candidate) }
    }
    return kept
  }

  private func terms(of name: String) -> [String] {
    tokenizer.tokens(in: name).filter { !$0.isColocated }.map(\.term)
  }

  // MARK: Reading

  private func read(_ ids: [ArticleID]) throws {
    let missing = ids.filter { ranges[$0] == nil }
    guard !missing.isEmpty else { return }
    try store.forEachText(of: missing) { id, title, text in
      let start = mentions.count
      mentions += scanner.mentions(title: title ?? "", text: text)
      ranges[id] = start..<mentions.count
    }
  }

  /// By number of the name.
  private func tallies(of ids: [ArticleID]) -> [NameTally] {
    var found = [NameTally](repeating: NameTally(), count: scanner.names.count)
    for id in ids {
      for mention in mentions[ranges[id] ?? 0..<0] {
        found[Int(mention.name)].add(mention.evidence)
      }
    }
    return found
  }

  private func isPerson(_ name: Int32, _ tally: NameTally) -> Bool {
    tally.person.personWeight >= Self.minimumEvidence
      && !scanner.persons.isOther(scanner.text(of: name), evidence: tally.person)
  }

  // MARK: Counting

  /// One thing to count, with one or more ways of writing it.
  private struct Candidate {
    var name: String
    /// The way most articles write it.
    var written: String
    var numbers: [Int32]
    var isCompany: Bool
    /// Articles that write it by itself.
    var alone: Int
    /// Only capitals inside a sentence tell it from a common word.
    var isCommon: Bool
  }

  /// One way of writing a name.
  private struct Way {
    var number: Int32
    var text: String
    var articles: Int
    var kind: NameKind
  }

  private func candidates(_ wanted: [NameKind], _ tallies: [NameTally]) -> [Candidate] {
    // The lexicon knows places that no article introduces.
    let mayBePlaces = wanted.contains(.place) || wanted.contains(.country)
    var found: [String: [Way]] = [:]
    for (position, tally) in tallies.enumerated() {
      let number = Int32(position)
      guard tally.inside > 0, tally.hasSigns || mayBePlaces || countries[number] != nil else {
        continue
      }
      let text = scanner.text(of: number)
      let isPerson =
        isPerson(number, tally)
        || scanner.kinds(of: number).first?.contains(.honorific) ?? false
      guard
        let kind = kinds.kind(
          of: text, words: scanner.kinds(of: number), isPerson: isPerson, tally),
        wanted.contains(kind)
      else { continue }
      found[countries[number] ?? text, default: []].append(
        Way(number: number, text: text, articles: tally.articles, kind: kind))
    }
    return found.map { name, ways in
      let best = ways.max { ($0.articles, $1.text) < ($1.articles, $0.text) }
      return Candidate(
        name: name, written: best?.text ?? name, numbers: ways.map(\.number),
        isCompany: best?.kind == .company, alone: ways.reduce(0) { $0 + $1.articles },
        isCommon: ways.contains { scanner.isCommonWord($0.number) })
    }.sorted { $0.name < $1.name }
  }

  /// For each name the candidates that it is or begins with, by number of the name.
  private func holders(of candidates: [Candidate], _ tallies: [NameTally]) -> [[Int]] {
    var byFirst: [Int32: [(candidate: Int, words: ArraySlice<Int32>)]] = [:]
    for (position, candidate) in candidates.enumerated() {
      for number in candidate.numbers {
        let words = scanner.names[number]
        guard let first = words.first else { continue }
        byFirst[first, default: []].append((position, words))
      }
    }
    return (0..<scanner.names.count).map { number in
      let words = scanner.names[Int32(number)]
      // "Halden Works" names Halden, "West Halden" does not; nor does "Halden Berg", a person.
      guard let found = words.first.flatMap({ byFirst[$0] }) else { return [] }
      let hasGivenName = scanner.hasGivenName(Int32(number))
      let isPerson =
        found.contains { candidates[$0.candidate].isCompany }
        && isPerson(Int32(number), tallies[number])
      return found.filter {
        let mayBePerson = candidates[$0.candidate].isCompany ? isPerson : hasGivenName
        return words.starts(with: $0.words) && (!mayBePerson || $0.words.count == words.count)
      }.map(\.candidate)
    }
  }

  /// Calls `body` once for each article and candidate that stands in it.
  private func forEachHolding(
    _ holders: [[Int]], in ids: [ArticleID], of candidates: [Candidate],
    _ body: (Int, ArticleID) -> Void
  ) {
    var last = [Int](repeating: -1, count: candidates.count)
    for (position, id) in ids.enumerated() {
      for mention in mentions[ranges[id] ?? 0..<0] {
        for candidate in holders[Int(mention.name)]
        where last[candidate] != position
          && (!candidates[candidate].isCommon || mention.evidence.contains(.inside))
        {
          last[candidate] = position
          body(candidate, id)
        }
      }
    }
  }
}
