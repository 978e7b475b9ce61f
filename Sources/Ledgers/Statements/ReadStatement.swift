internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// A statement as it is read from an article, before it is cited.
struct ReadStatement {
  let article: ArticleID
  /// With those that go on with it; never empty.
  let group: [Statement]
  /// Positions of its sentences in the article, that of its speaker among them.
  let sentences: ClosedRange<Int>
  /// The words said and where they stand; never empty.
  let spans: [TextSpan]
  let words: [String]
  let written: String
  let day: String?
  /// Among the merged entities; nil where nobody is named.
  var number: Int?
  var speaker: MergedEntity?
  /// Other articles with the same words.
  var alsoIn: [ArticleID] = []

  /// By the name that most articles use; as written where nobody is named.
  var name: String { speaker?.names[0] ?? written }

  /// Nil for one whose words are not in the text.
  init?(_ group: [Statement], in article: StoredArticle, day: String?) {
    guard let first = group.first, let last = group.last else { return nil }
    let spans = group.flatMap { [$0.words, $0.rest].compactMap { $0 } }.filter { !$0.isEmpty }
    let words = spans.compactMap { article.text[$0].map(String.init) }
    let start = min(first.whole.start, first.speaker.start)
    let all = article.sentences
    guard !spans.isEmpty, words.count == spans.count,
      let from = all.lastIndex(where: { $0.span.start <= start })
    else { return nil }
    self.article = article.summary.id
    self.group = group
    self.spans = spans
    self.words = words
    self.day = day
    written = article.text[first.speaker].map(String.init) ?? ""
    sentences = from...(all[from...].lastIndex { $0.span.start < last.whole.end } ?? from)
  }
}
