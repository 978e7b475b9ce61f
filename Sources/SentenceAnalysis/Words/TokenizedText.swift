package import Text

/// An article's text with its words as term numbers and its sentences: all that reading sentences
/// needs.
package final class TokenizedText {
  package let text: String
  /// The text's UTF-8 bytes.
  package let bytes: [UInt8]
  package let sentences: [Sentence]
  /// Term number, UTF-8 start and end of each token, in reading order; colocated forms are left
  /// out.
  package let terms: [Int32]
  package let starts: [Int32]
  package let ends: [Int32]
  /// Token range of each of `sentences`.
  package let sentenceTokens: [Range<Int>]
  /// Terms of the title, in order; empty without one.
  package let titleTerms: [Int32]
  /// Day of publication; nil when it is not known.
  package let published: CivilDay?

  package init(
    _ text: String, sentences: [Sentence], title: String? = nil, published: CivilDay? = nil,
    table: TermTable
  ) {
    self.text = text
    self.sentences = sentences
    self.published = published
    bytes = Array(text.utf8)
    let words = table.terms(in: bytes)
    terms = words.numbers
    starts = words.starts
    ends = words.ends
    sentenceTokens = Self.tokenRanges(of: sentences, starts: starts)
    titleTerms = table.terms(in: Array((title ?? "").utf8)).numbers
  }

  /// The same text with other term numbers, as many as before.
  private init(_ other: TokenizedText, terms: [Int32], titleTerms: [Int32]) {
    text = other.text
    bytes = other.bytes
    sentences = other.sentences
    self.terms = terms
    starts = other.starts
    ends = other.ends
    sentenceTokens = other.sentenceTokens
    self.titleTerms = titleTerms
    published = other.published
  }

  /// The text with other names of a thing read as the one that the question has; this one when it
  /// holds none.
  package func renamed(by names: NameNumbers) -> TokenizedText {
    let terms = names.renamed(terms)
    let title = names.renamed(titleTerms)
    if terms == nil && title == nil { return self }
    return TokenizedText(self, terms: terms ?? self.terms, titleTerms: title ?? titleTerms)
  }

  /// The same text with other terms for its words and its title's, as many as it has.
  package func reading(_ terms: [Int32], title: [Int32]) -> TokenizedText {
    TokenizedText(self, terms: terms, titleTerms: title)
  }

  /// Terms that the article writes with a capital inside a sentence: names, also where they open
  /// one.
  package private(set) lazy var knownNames: Set<Int32> = {
    var names: Set<Int32> = []
    for range in sentenceTokens {
      for token in range.dropFirst() where isCapitalised(token) { names.insert(terms[token]) }
    }
    return names
  }()

  /// How often the article has the term of each of `tokens`. O(tokens of the article); `terms` is
  /// how many terms the table has.
  package func counts(of tokens: Range<Int>, terms: Int) -> [Int] {
    var counts = [UInt32](repeating: 0, count: terms)
    for term in self.terms { counts[Int(term)] += 1 }
    return tokens.map { Int(counts[Int(self.terms[$0])]) }
  }

  /// The tokens that start inside each sentence. O(tokens + sentences).
  private static func tokenRanges(of sentences: [Sentence], starts: [Int32]) -> [Range<Int>] {
    var token = 0
    return sentences.map { sentence in
      while token < starts.count, starts[token] < sentence.span.start { token += 1 }
      let first = token
      while token < starts.count, starts[token] < sentence.span.end { token += 1 }
      return first..<token
    }
  }

  /// Whether the token begins with an upper-case letter.
  package func isCapitalised(_ token: Int) -> Bool {
    let first = bytes[Int(starts[token])]
    if first < 0x80 { return 0x41...0x5A ~= first }
    let span = TextSpan(Int(starts[token]), Int(ends[token]))
    return text[span]?.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// The text of a span that lies on the edges of words; empty for any other.
  package func text(of span: TextSpan) -> String { text[span].map(String.init) ?? "" }

  /// The byte before the token; 0x20 at the text's beginning.
  package func byteBefore(_ token: Int) -> UInt8 {
    let start = Int(starts[token])
    return start > 0 ? bytes[start - 1] : 0x20
  }

  /// The byte after the token; 0x20 at the text's end.
  package func byteAfter(_ token: Int) -> UInt8 {
    let end = Int(ends[token])
    return end < bytes.count ? bytes[end] : 0x20
  }

  /// Whether only spaces or hyphens stand between this token and the next.
  package func isDirectlyFollowed(_ token: Int) -> Bool {
    token + 1 < starts.count && gap(after: token).allSatisfy { $0 == 0x20 || $0 == 0x2D }
  }

  /// The bytes between this token and the next; empty at the text's end and where tokens overlap
  /// (pairs of CJK characters).
  package func gap(after token: Int) -> ArraySlice<UInt8> {
    guard token + 1 < starts.count, ends[token] <= starts[token + 1] else { return [] }
    return bytes[Int(ends[token])..<Int(starts[token + 1])]
  }

  /// Whether quotation marks are open before `token` in the sentence that begins at `first`.
  package func isQuoted(_ token: Int, from first: Int) -> Bool {
    let begin = max(0, Int(starts[first]) - 3)
    let before = String(decoding: bytes[begin..<Int(starts[token])], as: UTF8.self)
    let curved = before.count { $0 == "“" } - before.count { $0 == "”" }
    return curved > 0 || before.count { $0 == "\"" } % 2 == 1
  }
}
