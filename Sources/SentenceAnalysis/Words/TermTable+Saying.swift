internal import Text

extension TermTable {
  /// Whether the word is a verb of saying: "stated", "reports", not the noun that has its stem, as
  /// in "the Danish state", "State Department".
  package func isSaying(_ token: Int, in article: TokenizedText) -> Bool {
    guard classes(of: article.terms[token]).contains(.speech) else { return false }
    let word = article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token])))
    return !holds(.noStatement, word.lowercased())
  }
}
