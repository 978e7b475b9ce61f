internal import Foundation
internal import Text

/// The words that the best articles for a query share: a second, wider query beside the one typed.
///
/// A relevance model: Lavrenko and Croft, "Relevance-Based Language Models", 2001; mixed with the
/// query as RM3, Abdul-Jaleel and others, "UMass at TREC 2004". A word w weighs Σ p(w | passage) ·
/// p(passage | query) · rarity of w, over the best passage of each article.
struct RelevanceFeedback {
  /// A term and the ways it is written there, in order of occurrence.
  struct Word {
    var term: String
    var forms: [String]
    /// Share of the whole, 0 to 1; all together sum to 1.
    var share: Double
  }

  /// An article's best passage, with its title, as far as it is needed here.
  struct Source {
    var text: String
    /// BM25 of the article.
    var score: Double
  }

  /// Distinct words from which on a query is a topic rather than a thing to be found: a shorter one
  /// is never widened.
  static let fewestWords = 6
  /// Articles that are read.
  static let articles = 10
  /// Words taken from them.
  private static let words = 20
  /// Points of BM25 by which an article must lead to count e times as much as another.
  private static let scale = 4.0
  /// Articles that must share a word: what one alone says is its own subject.
  private static let fewestArticles = 2
  /// Words whose rarity is looked up, the most frequent of those shared.
  private static let candidates = 50

  let store: PassageStore
  let stopwords: Set<String>

  /// The heaviest first, equal ones in order of letters; empty when the sources share nothing.
  /// About 1 ms.
  func words(of sources: [Source]) throws -> [Word] {
    let likely = try shared(in: sources).sorted { ($1.share, $0.term) < ($0.share, $1.term) }
      .prefix(Self.candidates).map { word in
        Word(
          term: word.term, forms: word.forms, share: word.share * (try rarity(of: word.forms)))
      }
    let best = likely.filter { $0.share > 0 }
      .sorted { ($1.share, $0.term) < ($0.share, $1.term) }.prefix(Self.words)
    let total = best.reduce(0) { $0 + $1.share }
    return best.map { Word(term: $0.term, forms: $0.forms, share: $0.share / total) }
  }

  /// Σ p(w | passage) · p(passage | query) of each word that enough sources share.
  private func shared(in sources: [Source]) throws -> [Word] {
    var places: [String: Int] = [:]
    var found: [(word: Word, sources: Int, last: Int)] = []
    let best = sources.map(\.score).max() ?? 0
    let likelihoods = sources.map { exp(($0.score - best) / Self.scale) }
    for (number, source) in sources.enumerated() {
      let tokens = Tokenizer().tokens(in: source.text)
      for token in tokens where !stopwords.contains(token.folded) {
        let place = places[token.term] ?? found.count
        if place == found.count {
          places[token.term] = place
          found.append((Word(term: token.term, forms: [], share: 0), 0, -1))
        }
        if !found[place].word.forms.contains(token.folded) {
          found[place].word.forms.append(token.folded)
        }
        found[place].word.share += likelihoods[number] / Double(tokens.count)
        if found[place].last != number { found[place].sources += 1 }
        found[place].last = number
      }
    }
    let fewest = min(Self.fewestArticles, sources.count)
    return found.filter { $0.sources >= fewest }.map(\.word)
  }

  /// log(1 + passages / occurrences); 0 for what is not kept among the words.
  private func rarity(of forms: [String]) throws -> Double {
    let occurrences = try forms.reduce(0) { $0 + (try store.occurrences(of: $1)) }
    guard occurrences > 0 else { return 0 }
    return log(1 + Double(store.statistics.passages) / Double(occurrences))
  }
}
