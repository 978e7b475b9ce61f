internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Initials that no article writes, read as the name whose words they open: "the SP" where the
/// articles say "the Scottish Parliament".
///
/// Only initials that no article holds are read so, only by a name whose words open with exactly
/// these letters, and only where the articles found name it often and hardly any other such: a name
/// that is unknown must not become a known one by chance.
struct Acronyms {
  /// As the question writes them.
  let typed: String
  /// Capital letters, two to five.
  private let letters: [UInt8]
  /// Its term.
  let mask: UInt64

  private static let lengths = 2...5
  /// How often a name must be there, and how many times as often as the next one.
  private static let leastMentions = 2
  private static let lead = 2

  /// The initials of a question, in order.
  static func all(
    in question: AnalyzedQuestion, _ terms: QuestionTerms, _ retrieval: Retrieval,
    _ table: TermTable
  ) -> [Acronyms] {
    question.words.compactMap { word in
      guard word.isName, let typed = question.text[word.token.span].map(String.init),
        lengths ~= typed.utf8.count, typed.utf8.allSatisfy({ 0x41...0x5A ~= $0 })
      else { return nil }
      let mask = terms.mask(of: [table.number(of: word.token.term)])
      guard mask.nonzeroBitCount == 1, retrieval.terms[mask.trailingZeroBitCount].passages == 0
      else { return nil }
      return Acronyms(typed: typed, letters: Array(typed.utf8), mask: mask)
    }
  }

  /// A name that initials may stand for.
  struct Reading {
    var words: [Int32]
    /// As the first article to name it writes it.
    var written: String

    package init(words: [Int32], written: String) {
      self.words = words
      self.written = written
    }
    fileprivate var count = 0
  }

  /// What the initials stand for in `articles`; nil where no name, or more than one, could be
  /// meant. O(tokens).
  func reading(in articles: [TokenizedArticle], _ table: TermTable) -> Reading? {
    var found: [[Int32]: Reading] = [:]
    for article in articles {
      for sentence in article.sentenceTokens {
        for run in Self.names(in: sentence, article, table) where opens(run, article, table) {
          let words = Array(article.terms[run])
          let span = TextSpan(
            Int(article.starts[run.lowerBound]), Int(article.ends[run.upperBound - 1]))
          found[words, default: Reading(words: words, written: article.text(of: span))].count += 1
        }
      }
    }
    let ordered = found.values.sorted { ($0.count, $1.written) > ($1.count, $0.written) }
    guard let best = ordered.first, best.count >= Self.leastMentions,
      ordered.dropFirst().first.map({ best.count >= Self.lead * $0.count }) ?? true
    else { return nil }
    return best
  }

  /// Whether the capitalised words of `run`, closed-class ones left out, open with the letters.
  private func opens(_ run: Range<Int>, _ article: TokenizedArticle, _ table: TermTable) -> Bool {
    run.filter {
      article.isCapitalised($0) && !table.classes(of: article.terms[$0]).contains(.stopword)
    }.map { article.bytes[Int(article.starts[$0])] } == letters
  }

  /// Capitalised words in a row, with a short small word between two of them ("of"), the determiner
  /// in front left out.
  private static func names(
    in sentence: Range<Int>, _ article: TokenizedArticle, _ table: TermTable
  ) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var start = sentence.lowerBound
    while start < sentence.upperBound {
      guard article.isCapitalised(start) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < sentence.upperBound, article.isDirectlyFollowed(end - 1) {
        if article.isCapitalised(end) {
          end += 1
        } else if end + 1 < sentence.upperBound, article.ends[end] - article.starts[end] <= 3,
          article.isDirectlyFollowed(end), article.isCapitalised(end + 1)
        {
          end += 2
        } else {
          break
        }
      }
      let opening = article.text(of: TextSpan(Int(article.starts[start]), Int(article.ends[start])))
      let isOpened = table.holds(.definiteArticle, opening.lowercased())
      names.append((isOpened ? start + 1 : start)..<end)
      start = end
    }
    return names.filter { $0.count > 1 }
  }
}
