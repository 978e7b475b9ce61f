package import Prompts
package import Text
package import WordNetLexicon

/// What a name may be a name of.
package enum NameKind: String, CaseIterable {
  case company, body, place, country, person
}

/// What the articles counted say of one name, each article once.
package struct NameTally {
  package var articles = 0
  package var inside = 0
  package var company = 0
  var companyLike = 0
  package var body = 0
  package var place = 0
  var placeLike = 0
  /// All that speaks for a person, and in how many articles anything strong does.
  package var person: NameEvidence = []

  package init(
    articles: Int = 0, inside: Int = 0, company: Int = 0, companyLike: Int = 0, body: Int = 0,
    place: Int = 0, placeLike: Int = 0, person: NameEvidence = []
  ) {
    self.articles = articles
    self.inside = inside
    self.company = company
    self.companyLike = companyLike
    self.body = body
    self.place = place
    self.placeLike = placeLike
    self.person = person
  }

  /// Counts one article in which the name stands with this evidence.
  package mutating func add(_ evidence: NameEvidence) {
    articles += 1
    person.formUnion(evidence)
    if evidence.contains(.inside) { inside += 1 }
    if evidence.contains(.company) { company += 1 }
    if evidence.contains(.companyLike) { companyLike += 1 }
    if evidence.contains(.body) { body += 1 }
    if evidence.contains(.place) { place += 1 }
    if evidence.contains(.placeLike) { placeLike += 1 }
  }

  /// Whether anything says that it is a company's, an organisation's or a place's.
  package var hasSigns: Bool { company + companyLike + body + place + placeLike > 0 }
}

/// Decides what names are names of.
///
/// Each article that shows a kind by form ("Halden Ltd", "Halden, a maker of film") counts twice,
/// one that hints at it ("Halden shares", "in Halden") once or less; what the lexicon knows the
/// name as counts half for every article. The greatest sum wins.
package struct NameKinds {
  package let lexicon: Lexicon?
  package let ruleWords: RuleWords
  /// Ways of writing a country with the country's name; rows of
  /// `Prompts/languages/en/tables/country-names.tsv`.
  package let countries: [String: String]

  /// A kind that so small a share of the articles speaks for is chance.
  private static let smallestShare = 0.1
  /// The same for companies: articles seldom say of a known one that it is one.
  private static let smallestCompanyShare = 0.04
  /// Hints that make a company where no article shows one by form, and signs for a common word
  /// ("Apple").
  private static let fewest = 3

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(language: Language) throws(PromptsError) {
    let prompts = language.prompts
    lexicon = language.lexicon
    ruleWords = language.ruleWords
    var countries: [String: String] = [:]
    for row in try prompts.table("country-names") {
      let others = row["written"].split(separator: "|").map(String.init)
      for name in [row["name"]] + others where name != "-" { countries[name] = row["name"] }
    }
    self.countries = countries
  }

  /// Nil where nothing tells.
  ///
  /// - Parameters:
  ///   - words: what each word of the name means.
  ///   - isPerson: it is written like a person's name.
  package func kind(
    of name: String, words: [NameWordKinds], isPerson: Bool, _ tally: NameTally
  ) -> NameKind? {
    if countries[name] != nil { return isCountry(words, tally) ? .country : nil }
    let folded = name.lowercased()
    let isSingle = words.count == 1
    // What mostly opens sentences has its capital from there.
    guard tally.inside > 0, 3 * tally.inside >= tally.articles, name.utf8.count > 1,
      !isSingle || !isNoName(folded, words[0])
    else { return nil }
    if isKnownCountry(folded), !words[0].contains(.givenName) { return .country }
    // The capital of a common word tells little, that of "Visitors" nothing.
    let isCommon = isSingle && (lexicon?.isCommonWord(folded) ?? false)
    if isCommon, ruleWords.ends(folded, .s) { return nil }
    let known = lexicon?.categories(ofNoun: folded).first
    let sums = Sums(tally, known: known, isSingle: isSingle, isCommon: isCommon, isPerson: isPerson)
    if isCompany(tally, isCommon: isCommon), sums.company >= max(sums.body, sums.place, sums.person)
    {
      return .company
    }
    let least = Self.smallestShare * Double(tally.articles)
    if tally.body > 0 || known == .group, sums.body > least,
      sums.body >= max(sums.place, sums.person)
    {
      return .body
    }
    let isPlace =
      known == .location || !isCommon && (tally.place > 0 || known == nil && isMostlyIn(tally))
    if isPlace, sums.place > max(least, sums.person) { return .place }
    return sums.person > 0 ? .person : nil
  }

  /// What speaks for each kind.
  private struct Sums {
    let company: Double
    let body: Double
    let place: Double
    let person: Double

    init(
      _ tally: NameTally, known: LexicalCategory?, isSingle: Bool, isCommon: Bool, isPerson: Bool
    ) {
      let articles = Double(tally.articles)
      // A name of several words is hardly that of something else.
      let prior = isCommon ? 0 : (isSingle ? 0.5 : 3) * articles
      company = 2 * Double(tally.company) + Double(tally.companyLike)
      body = 2 * Double(tally.body) + (known == .group ? prior : 0)
      place =
        2 * Double(tally.place) + 0.5 * Double(tally.placeLike)
        + (known == .location ? prior : 0)
      person = max(known == .person ? prior : 0, isPerson ? 0.5 * articles : 0)
    }
  }

  private func isKnownCountry(_ folded: String) -> Bool {
    lexicon?.isKind(folded, of: "country", senses: 1) ?? false
  }

  /// Whether a name of the table is a country's here: "Jordan said" names a person.
  private func isCountry(_ words: [NameWordKinds], _ tally: NameTally) -> Bool {
    guard words.count == 1, words[0].contains(.givenName) else { return tally.inside > 0 }
    return 5 * (tally.place + tally.placeLike) >= tally.articles
  }

  /// Whether enough articles show a company: some by form, or several by what stands beside the
  /// name.
  private func isCompany(_ tally: NameTally, isCommon: Bool) -> Bool {
    let points = 2 * tally.company + tally.companyLike
    let share = Self.smallestCompanyShare * Double(tally.inside)
    return (tally.company > 0 || tally.companyLike >= Self.fewest)
      && points >= (isCommon ? Self.fewest : 2) && Double(points) >= share
  }

  /// Whether a third of the articles, two at least, have "in" before a name of which nothing else
  /// is known.
  private func isMostlyIn(_ tally: NameTally) -> Bool {
    tally.placeLike > 1 && 3 * tally.placeLike >= tally.articles
      && tally.company + tally.companyLike + tally.body == 0 && tally.person.personWeight < 2
  }

  /// "French", "Company", "Chief": a single word that is an adjective, a title or the noun for such
  /// a thing.
  private func isNoName(_ folded: String, _ kinds: NameWordKinds) -> Bool {
    let nouns: NameWordKinds = [
      .unnamed, .legalForm, .companyWord, .bodyWord, .companyNoun, .bodyNoun, .placeNoun, .office,
      .honorific, .givenName, .currency,
    ]
    return !kinds.isDisjoint(with: nouns)
      || (lexicon?.frequency(of: folded, as: .adjective) ?? 0) > 0
  }
}
