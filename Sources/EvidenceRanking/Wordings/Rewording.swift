internal import SentenceAnalysis
internal import Text

/// The wordings that stand for parts of one question, and what they are read as.
struct Rewording {
  /// A wording and the terms that its words are read as: as many as it has words.
  private struct Reading {
    let wording: Paraphrases.Wording
    let terms: [Int32]
  }

  let paraphrases: [Paraphrase]
  fileprivate let table: TermTable
  private let readings: [Reading]
  /// Positions in `readings` by first term, the longest first.
  private let byFirst: [Int32: [Int]]
  /// Whether a term begins a wording, by number.
  private let begins: [Bool]
  /// Terms that wordings are read as.
  private let kept: Set<Int32>

  /// What values are read off stays as it is: "percent" is no "share".
  private static let valued: WordClasses = [
    .percent, .scale, .month, .weekday, .number, .numberWord,
  ]

  /// Words that may stand between those of a wording: "cut its 400 jobs".
  private static let mostBetween = 2

  init(_ found: [Paraphrase], table: TermTable) {
    paraphrases = found.filter { paraphrase in
      paraphrase.kept.allSatisfy {
        table.classes(of: table.number(of: $0)).isDisjoint(with: Self.valued)
      }
    }
    self.table = table
    var readings: [Reading] = []
    for paraphrase in paraphrases {
      let kept = paraphrase.kept.map { table.number(of: $0) }
      for wording in paraphrase.others {
        let terms = Self.aligned(kept, to: wording.terms.count, atEnd: !paraphrase.isVerb)
        readings.append(Reading(wording: wording, terms: terms))
      }
    }
    self.readings = readings
    kept = Set(readings.flatMap(\.terms))
    byFirst = Dictionary(grouping: readings.indices) { readings[$0].wording.terms[0] }
      .mapValues { places in
        places.sorted { readings[$0].terms.count > readings[$1].terms.count }
      }
    var begins = [Bool](repeating: false, count: (byFirst.keys.max().map { Int($0) } ?? -1) + 1)
    for term in byFirst.keys { begins[Int(term)] = true }
    self.begins = begins
  }

  /// `count` of the terms, repeated where there are fewer: of a verb the first, of a noun the last.
  private static func aligned(_ kept: [Int32], to count: Int, atEnd: Bool) -> [Int32] {
    guard kept.count > count else {
      return kept + Array(repeating: kept[kept.count - 1], count: count - kept.count)
    }
    return Array(atEnd ? kept.suffix(count) : kept.prefix(count))
  }

  /// Parts of several words that fewer words may stand for: what these are read as, and the part.
  var wholes: [(words: [Int32], part: [Int32])] {
    paraphrases.filter { $0.kept.count > 1 }.flatMap { paraphrase in
      let kept = paraphrase.kept.map { table.number(of: $0) }
      let lengths = Set(paraphrase.others.map(\.terms.count)).filter { $0 < kept.count }
      return lengths.sorted().map { length in
        (Self.aligned(kept, to: length, atEnd: !paraphrase.isVerb), kept)
      }
    }
  }

  /// The article with every other wording read as the question's; the article itself where it holds
  /// none. O(tokens).
  func reading(_ article: TokenizedArticle) -> TokenizedArticle {
    if readings.isEmpty { return article }
    let text = replaced(article.terms, in: article)
    let title = replaced(article.titleTerms, in: nil)
    if text == nil, title == nil { return article }
    return article.reading(
      text ?? article.terms, title: title ?? article.titleTerms,
      own: kept.intersection(article.written))
  }

  /// Nil where nothing is replaced.
  private func replaced(_ numbers: [Int32], in article: TokenizedArticle?) -> [Int32]? {
    var result: [Int32]?
    var place = 0
    while place < numbers.count {
      let number = Int(numbers[place])
      guard number < begins.count, begins[number],
        let (reading, places) = held(at: place, numbers, article)
      else {
        place += 1
        continue
      }
      var terms = result ?? numbers
      result = nil
      for (place, term) in zip(places, reading.terms) { terms[place] = term }
      result = terms
      place = (places.last ?? place) + 1
    }
    return result
  }

  /// The longest wording that stands at `place`, and where its words are.
  private func held(
    at place: Int, _ numbers: [Int32], _ article: TokenizedArticle?
  ) -> (Reading, [Int])? {
    for index in byFirst[numbers[place]] ?? [] {
      let reading = readings[index]
      if let places = places(of: reading.wording, at: place, numbers, article) {
        return (reading, places)
      }
    }
    return nil
  }

  /// Where its words stand from `place` on; nil where they do not, or mean something else there.
  private func places(
    of wording: Paraphrases.Wording, at place: Int, _ numbers: [Int32],
    _ article: TokenizedArticle?
  ) -> [Int]? {
    var places = [place]
    for term in wording.terms.dropFirst() {
      var next = places[places.count - 1] + 1
      var between = 0
      while next < numbers.count, numbers[next] != term, between < Self.mostBetween,
        maySeparate(next, numbers[next], in: article)
      {
        next += 1
        between += 1
      }
      guard next < numbers.count, numbers[next] == term else { return nil }
      places.append(next)
    }
    guard let article else { return places }
    guard isMeant(wording, at: places, in: article) else { return nil }
    return places
  }

  private func maySeparate(_ token: Int, _ number: Int32, in article: TokenizedArticle?) -> Bool {
    let classes = table.classes(of: number)
    if !classes.isDisjoint(with: [.number, .numberWord, .scale]) { return true }
    guard classes.contains(.stopword), let article else { return false }
    let span = TextSpan(Int(article.starts[token]), Int(article.ends[token]))
    return table.speech.isDeterminer(article.text(of: span).lowercased())
  }

  private func isMeant(
    _ wording: Paraphrases.Wording, at places: [Int], in article: TokenizedArticle
  ) -> Bool {
    guard let first = places.first, let last = places.last,
      places.allSatisfy({ table.classes(of: article.terms[$0]).isDisjoint(with: Self.valued) })
    else { return false }
    if wording.isName {
      guard article.isCapitalised(first) else { return false }
    } else if first == last, isName(first, in: article) {
      return false
    }
    guard let part = wording.part else { return true }
    let from = first > 0 && article.isDirectlyFollowed(first - 1) ? first - 1 : first
    let parts = table.speech.parts(of: from..<first + 1, in: article.tokenized, table: table)
    // "Were hurt", "could strike", "is dear".
    let isPredicate = parts.count > 1 && parts[0] == .auxiliary
    switch part {
    case .verb: return parts.last == .verb || isPredicate
    case .noun: return parts.last != .verb && !isPredicate
    case .adjective: return parts.last == .adjective || isPredicate
    }
  }

  /// Whether a capitalised word is a name of its own: "Target", neither "Chairman Ada Lind" nor
  /// "FBI".
  private func isName(_ token: Int, in article: TokenizedArticle) -> Bool {
    guard token > 0, article.isCapitalised(token), article.isDirectlyFollowed(token - 1),
      article.ends[token] - article.starts[token] > 1,
      !(0x41...0x5A ~= article.bytes[Int(article.starts[token]) + 1])
    else { return false }
    let next = token + 1
    let isFollowed =
      next < article.terms.count && article.isDirectlyFollowed(token) && article.isCapitalised(next)
    return !isFollowed
  }
}

extension Rewording {
  /// Words of a candidate that are read as a part of the question, in the order of the text.
  func found(in candidate: Candidate) -> [(written: String, paraphrase: Paraphrase)] {
    let article = candidate.article
    func kept(at token: Int) -> Paraphrase? {
      let term = article.terms[token]
      if term == article.written[token] { return nil }
      return paraphrases.first { $0.kept.contains { table.number(of: $0) == term } }
    }
    var found: [(written: String, paraphrase: Paraphrase)] = []
    var token = candidate.tokens.lowerBound
    while token < candidate.tokens.upperBound {
      let start = token
      let paraphrase = kept(at: token)
      token += 1
      guard let paraphrase else { continue }
      while token < candidate.tokens.upperBound, kept(at: token)?.row == paraphrase.row {
        token += 1
      }
      let span = TextSpan(Int(article.starts[start]), Int(article.ends[token - 1]))
      found.append((article.text(of: span), paraphrase))
    }
    return found
  }
}
