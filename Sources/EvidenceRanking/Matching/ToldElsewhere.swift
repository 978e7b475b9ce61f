internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Whether an answer is told of another place or thing than the one that is asked about, which
/// stands in another stretch of the sentence: "Work in Lund begins in May; in Tarn it begins
/// later."
struct ToldElsewhere {
  let matcher: ClauseMatcher
  let candidate: Candidate

  private var article: TokenizedArticle { candidate.article }
  private var table: TermTable { matcher.table }

  func isMet(by span: TextSpan) -> Bool {
    let asked = matcher.parts.filter {
      $0.part.isName && !$0.part.isWanted && $0.part.preposition != nil && !$0.terms.isEmpty
    }
    let stretches = stretches
    guard !asked.isEmpty, stretches.count > 1,
      let own = stretches.first(where: { $0.contains(span.start) })
    else { return false }
    return asked.contains { part in
      guard let preposition = part.part.preposition,
        names(own, behind: preposition, part.terms) == .contradicted
      else { return false }
      return stretches.contains {
        $0 != own && names($0, behind: preposition, part.terms) == .matched
      }
    }
  }

  /// Matched where the stretch has the name, contradicted where it has another behind the same
  /// preposition.
  private func names(
    _ stretch: TextSpan, behind preposition: String, _ terms: Set<Int32>
  ) -> ClauseMatch.Verdict {
    let tokens = article.tokens(in: stretch)
    if terms.isSubset(of: tokens.map { article.terms[$0] }) { return .matched }
    let isOther = tokens.dropLast().contains {
      article.word($0).lowercased() == preposition && article.isCapitalised($0 + 1)
        && table.classes(of: article.terms[$0 + 1]).isDisjoint(with: [.month, .weekday])
    }
    return isOther ? .contradicted : .silent
  }

  /// The sentence, cut at semicolons and at an "and" behind a comma.
  private var stretches: [TextSpan] {
    var stretches: [TextSpan] = []
    var start = candidate.span.start
    for token in candidate.tokens.dropLast() {
      let gap = article.gap(after: token)
      let isJoined =
        gap.contains(0x2C) && table.holds(.and, article.word(token + 1).lowercased())
      guard gap.contains(0x3B) || isJoined else { continue }
      stretches.append(TextSpan(start, Int(article.ends[token])))
      start = Int(article.ends[token])
    }
    return stretches + [TextSpan(start, candidate.span.end)]
  }
}

extension ClauseMatcher {
  /// Whether the question asks for a figure of a place that only other sentences of the article
  /// name: "The rate was 5 per cent" is not that of a town further down.
  package func isOfUnnamedPlace(_ candidate: Candidate) -> Bool {
    let article = candidate.article
    let places = placesAsked(in: article.facts)
    guard !places.isEmpty, !kinds.isEmpty else { return false }
    let sentences = article.stored.sentences
    let here = sentences[candidate.sentence].block
    let before = max(0, candidate.sentence - 2)..<candidate.sentence
    let near = before.filter { sentences[$0].block == here } + [candidate.sentence]
    let opening = Array(sentences.indices.prefix(Self.setting))
    let told = (near + opening).reduce(into: Set(article.titleTerms)) {
      $0.formUnion(article.terms[article.sentenceTokens[$1]])
    }
    return places.allSatisfy { article.facts.names(of: $0, table).isDisjoint(with: told) }
  }

  /// Sentences that say where an article is set.
  private static let setting = 3

  /// The figure behind which, before the next one, the name asked for stands, where another name
  /// stands behind another: "25 ships in Lund, three in Tarn"; nil for none, or several.
  package func placed(_ figures: [FigureMatch], in candidate: Candidate) -> FigureMatch? {
    let places = figures.indices.map { index in
      let next = figures.dropFirst(index + 1).map(\.figure.span.start).min()
      return name(
        in: TextSpan(figures[index].figure.span.end, next ?? candidate.span.end), of: candidate,
        isBeforeFigure: next != nil)
    }
    let own = figures.indices.filter { places[$0].map(words.contains) ?? false }
    let others = places.contains { $0.map { !words.contains($0) } ?? false }
    // "2,000 were told to leave their homes in Lund and 150 in Tarn": the last says it shortest.
    let isLast =
      own.count == 1 && own.first == figures.indices.last && figures.count > 1
      && figures.last?.figure.unit == nil
    return own.count == 1 && (others || isLast) ? own.first.map { figures[$0] } : nil
  }

  /// The first name behind a small word, such as a preposition; not "the Gannet" of "carries 240
  /// passengers, the Gannet 90", which stands right before the next figure and is of that one.
  private func name(
    in span: TextSpan, of candidate: Candidate, isBeforeFigure: Bool
  ) -> Int32? {
    let article = candidate.article
    var tokens = article.tokens(in: span)
    while isBeforeFigure, let last = tokens.last, article.isCapitalised(last) {
      tokens.removeLast()
    }
    return tokens.first { token in
      candidate.tokens.contains(token - 1) && article.isCapitalised(token)
        && table.classes(of: article.terms[token - 1]).contains(.stopword)
        && !table.terms(.and).contains(article.terms[token - 1])
    }.map { article.terms[$0] }
  }
}
