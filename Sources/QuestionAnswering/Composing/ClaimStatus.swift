internal import ArticleText
internal import Prompts

/// Tells plans, forecasts, estimates and offers from results, and who said a figure; the rows of `Prompts/tables/claim-status.tsv`.
struct ClaimStatus {
  private var classes: [(name: String, words: Set<String>)] = []
  private var hedges: Set<String> = []

  /// Words between a figure and the word that says its status, at most.
  private static let reach = 6

  init(prompts: Prompts) throws(PromptsError) {
    for row in try prompts.table("claim-status") {
      let words = Set(row["words"].split(separator: " ").map(String.init))
      if row["name"] == "hedge" { hedges = words } else { classes.append((row["name"], words)) }
    }
  }

  /// Name of the class whose word stands nearest to `tokens` in the sentence; nil where none does: a plain statement.
  func status(of tokens: Range<Int>, in candidate: Candidate) -> String? {
    let sentence = candidate.tokens
    var best: (name: String, distance: Int)?
    for token in sentence where !tokens.contains(token) {
      let distance =
        token < tokens.lowerBound ? tokens.lowerBound - token : token - tokens.upperBound + 1
      guard distance <= Self.reach, distance < best?.distance ?? .max else { continue }
      let word = folded(token, candidate.article)
      if let found = classes.first(where: { $0.words.contains(word) }) {
        best = (found.name, distance)
      }
    }
    return best?.name
  }

  /// The figure with "about", "nearly", "more than" right before it.
  func hedged(_ tokens: Range<Int>, in candidate: Candidate) -> TextSpan {
    let article = candidate.article
    var start = tokens.lowerBound
    while start > candidate.tokens.lowerBound, tokens.lowerBound - start < 2,
      hedges.contains(folded(start - 1, article)),
      // A sign such as "$" may stand between.
      article.gap(after: start - 1).first == 0x20
    {
      start -= 1
    }
    // "to" and "than" hedge only behind another word: "close to", "more than".
    if ["to", "than", "most", "least", "some", "up"].contains(folded(start, article)),
      start < tokens.lowerBound
    {
      start = tokens.lowerBound
    }
    return TextSpan(Int(article.starts[start]), Int(article.ends[tokens.upperBound - 1]))
  }

  /// The name beside a verb of saying; nil where nobody is named.
  func speaker(in candidate: Candidate, table: TermTable) -> String? {
    let article = candidate.article
    let spoken = candidate.tokens.filter {
      table.classes[Int(article.terms[$0])].contains(.speech)
    }
    let name = candidate.spans.first { span in
      span.kind == .name
        && spoken.contains { $0 == span.tokens.upperBound || $0 + 1 == span.tokens.lowerBound }
    }
    guard let tokens = name?.tokens, let first = tokens.first, let last = tokens.last else {
      return nil
    }
    return article.text(of: TextSpan(Int(article.starts[first]), Int(article.ends[last])))
  }

  private func folded(_ token: Int, _ article: TokenizedArticle) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }
}
