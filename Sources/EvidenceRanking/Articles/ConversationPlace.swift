internal import PassageIndex
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// Where a conversation has got to: the article that the replies were taken from, and the sentence
/// that the last one stands in.
package struct ConversationPlace {
  package let article: TokenizedArticle
  /// Position of the sentence of the last reply in the article; nil when no reply could be placed.
  package let sentence: Int?
  /// Content terms of the last question and its answer.
  let words: Set<Int32>
}

/// Follows a conversation through its article, turn by turn.
///
/// Only the words of the turns are known, so each reply is looked for where its words, and those of
/// its question, stand: rather at or after the place of the reply before it, since most
/// conversations go through an article from front to back.
package struct ConversationTracker {
  package let article: TokenizedArticle
  package let table: TermTable
  /// How rare each term is among the sentences of the article.
  private let rarities: [Int32: Double]

  /// What a sentence gets for the share of the question's words, of the answer's words, for holding
  /// the answer word for word, and for following the last place.
  private enum Weight {
    static let question = 1.0
    static let answer = 1.2
    static let verbatim = 0.6
    static let nearness = 0.5
  }

  /// Sentences over which nearness falls to 1/e, and what it is worth before the last place.
  private static let reach = 6.0
  private static let backwards = 0.6

  /// Counts how rare each term is among the sentences. O(tokens of the article).
  package init(article: TokenizedArticle, table: TermTable) {
    self.article = article
    self.table = table
    var counts: [Int32: Int] = [:]
    for range in article.sentenceTokens {
      for term in Set(range.map({ article.terms[$0] })) { counts[term, default: 0] += 1 }
    }
    let sentences = Double(article.sentenceTokens.count)
    rarities = counts.mapValues { log(1 + sentences / Double($0)) }
  }

  /// The place after `turns`, oldest first. O(turns × tokens).
  package func place(after turns: [QuestionRequest.Turn]) -> ConversationPlace {
    var sentence: Int?
    for turn in turns { sentence = self.sentence(of: turn, after: sentence) ?? sentence }
    let last = turns.last
    return ConversationPlace(
      article: article, sentence: sentence,
      words: Set(content(last?.question ?? "") + content(last?.answer ?? "")))
  }

  /// How much a term says inside this article; 0 for one that it does not hold.
  package func rarity(_ term: Int32) -> Double { rarities[term] ?? 0 }

  private func content(_ text: String) -> [Int32] {
    table.terms(in: Array(text.utf8)).numbers.filter {
      !table.classes(of: $0).contains(.stopword)
    }
  }

  private func sentence(of turn: QuestionRequest.Turn, after last: Int?) -> Int? {
    if let quoted = turn.excerpt.flatMap(quoted) { return quoted }
    let question = Set(content(turn.question))
    let answer = turn.answer ?? ""
    let words = Set(content(answer))
    let bytes = Array(answer.trimmingStops.utf8)
    var best: (sentence: Int?, score: Double) = (nil, 0)
    for index in article.sentenceTokens.indices {
      let terms = Set(article.sentenceTokens[index].map { article.terms[$0] })
      let held =
        Weight.question * share(question, in: terms) + Weight.answer * share(words, in: terms)
      let isVerbatim = !words.isEmpty && contains(bytes, sentence: index)
      let said = held + (isVerbatim ? Weight.verbatim : 0)
      guard said > 0.2 else { continue }
      let score = said + Weight.nearness * nearness(of: index, to: last)
      if score > best.score { best = (index, score) }
    }
    return best.sentence
  }

  /// The sentence in which an excerpt of this article begins; nil when it is none.
  private func quoted(_ excerpt: String) -> Int? {
    guard !excerpt.isEmpty, let range = article.stored.text.firstRange(of: excerpt) else {
      return nil
    }
    let start = article.stored.text.utf8.distance(
      from: article.stored.text.startIndex, to: range.lowerBound)
    return article.stored.sentences.firstIndex { $0.span.end > start }
  }

  /// The share of the rarity of `words` that `terms` hold; words that stand nowhere in the article
  /// count as much as the rarest.
  private func share(_ words: Set<Int32>, in terms: Set<Int32>) -> Double {
    let unknown = log(1 + Double(article.sentenceTokens.count))
    var total = 0.0
    var held = 0.0
    for word in words.sorted() {
      let rarity = rarities[word] ?? unknown
      total += rarity
      if terms.contains(word) { held += rarity }
    }
    return total > 0 ? held / total : 0
  }

  private func nearness(of sentence: Int, to last: Int?) -> Double {
    guard let last else { return 0 }
    let distance = Double(abs(sentence - last))
    return exp(-distance / Self.reach) * (sentence < last ? Self.backwards : 1)
  }

  private func contains(_ answer: [UInt8], sentence: Int) -> Bool {
    let span = article.stored.sentences[sentence].span
    return !answer.isEmpty && article.bytes[span.start..<span.end].contains(answer)
  }
}
