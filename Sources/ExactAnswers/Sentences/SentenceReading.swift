internal import EvidenceRanking
internal import SentenceAnalysis
internal import Text

/// A sentence read for choosing spans: what its words do, its noun phrases, where the question's
/// words stand. Positions are tokens of the sentence, counted from its first.
struct SentenceReading {
  let candidate: Candidate
  let parts: [SpeechPart]
  let classes: [WordClasses]
  /// Noun phrases without their determiner, in reading order.
  let phrases: [Range<Int>]
  /// The phrase of each token; −1 outside.
  let phraseOf: [Int]
  /// Number of the comma-separated segment of each token.
  let segments: [Int]
  /// Positions of the question's words, with their share of its weight.
  let matched: [(token: Int, weight: Double)]
  /// Positions of words that are related of a word of the question which the sentence lacks, with
  /// the share of its weight.
  let related: [(token: Int, weight: Double)]
  /// Positions of pronouns that may stand for the names of the question which the sentence lacks,
  /// with the share of their weight.
  let standIns: [(token: Int, weight: Double)]
  /// Positions of the main verb or its related.
  let verbs: [Int]
  /// Whether only a space or hyphen stands between each token and the next.
  let isPlainGap: [Bool]
  /// Whether a hyphen alone joins each token to the next.
  let isHyphen: [Bool]

  var count: Int { parts.count }
  var article: TokenizedArticle { candidate.article }
  var first: Int { candidate.tokens.lowerBound }

  init(_ candidate: Candidate, asked: SpanQuestion, table: TermTable) {
    self.candidate = candidate
    let article = candidate.article
    let tokens = candidate.tokens
    parts = table.speech.parts(of: tokens, in: article.tokenized, table: table)
    classes = tokens.map { table.classes(of: article.terms[$0]) }
    var positions: [Int32: Int] = [:]
    for (position, number) in asked.terms.numbers.enumerated() { positions[number] = position }
    var matched: [(token: Int, weight: Double)] = []
    var related: [(token: Int, weight: Double)] = []
    var standIns: [(token: Int, weight: Double)] = []
    let absentNames = asked.terms.share(asked.terms.nameMask & ~candidate.mask)
    var verbs: [Int] = []
    var segments: [Int] = []
    var segment = 0
    var plain: [Bool] = []
    var hyphens: [Bool] = []
    for token in tokens {
      let term = article.terms[token]
      let position = token - tokens.lowerBound
      if let known = positions[term] {
        matched.append((position, asked.terms.weights[known] / asked.terms.total))
      } else if let mask = asked.related[term], mask & ~candidate.mask != 0 {
        related.append((position, asked.terms.share(mask & ~candidate.mask)))
      }
      if absentNames > 0, classes[position].contains(.pronoun),
        !classes[position].contains(.demonstrative)
      {
        standIns.append((position, absentNames))
      }
      if asked.verbs.contains(term) { verbs.append(position) }
      segments.append(segment)
      let gap = article.gap(after: token)
      if gap.contains(where: { [0x2C, 0x3B, 0x3A, 0x28, 0x29].contains($0) }) { segment += 1 }
      let isLast = token + 1 == tokens.upperBound
      plain.append(!isLast && article.isDirectlyFollowed(token))
      hyphens.append(!isLast && gap.count == 1 && gap.first == 0x2D)
    }
    self.matched = matched
    self.related = related
    self.standIns = standIns
    self.verbs = verbs
    self.segments = segments
    isPlainGap = plain
    isHyphen = hyphens
    phrases = Self.phrases(parts, isPlainGap: plain)
    var phraseOf = [Int](repeating: -1, count: parts.count)
    for (number, phrase) in phrases.enumerated() {
      for position in phrase { phraseOf[position] = number }
    }
    self.phraseOf = phraseOf
  }

  /// Runs of adjectives, numbers, nouns and names that a noun, name or number ends. A participle
  /// before a noun belongs to it.
  private static func phrases(_ parts: [SpeechPart], isPlainGap: [Bool]) -> [Range<Int>] {
    var phrases: [Range<Int>] = []
    var start = 0
    while start < parts.count {
      var end = start
      var last: Int?
      while end < parts.count, parts[end].isNominal || parts[end] == .adjective {
        if parts[end].isNominal { last = end }
        end += 1
        if !isPlainGap[end - 1] { break }
      }
      if let last { phrases.append(start..<last + 1) }
      start = max(end, start + 1)
    }
    return phrases
  }

  /// The last noun, name or number before the first preposition or clause of the span: what it is
  /// one of. Nil without one.
  func head(of span: Range<Int>) -> Int? {
    var head: Int?
    for position in span {
      if parts[position].isNominal {
        head = position
      } else if head != nil, parts[position] != .adjective {
        return head
      }
      if head != nil, position + 1 < span.upperBound, !isPlainGap[position] { return head }
    }
    return head
  }

  /// The folded words of positions, joined by spaces.
  func words(_ span: Range<Int>) -> String {
    span.map { position in
      let token = first + position
      return article.word(token)
    }.joined(separator: " ")
  }

  func term(_ position: Int) -> Int32 { article.terms[first + position] }
}
