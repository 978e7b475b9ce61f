package import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// Ways of saying the same thing ("lay off", "shed jobs"); the rows of
/// `Prompts/languages/en/tables/paraphrases.tsv`.
///
/// Opening it costs about a microsecond a wording; the words of a row are read when a question has
/// one of them.
package final class Paraphrases {
  /// One of the ways in which a row says it.
  package struct Wording: Equatable {
    /// As the row writes it, without its part of speech.
    package let text: String
    /// Never empty.
    let terms: [Int32]
    /// The terms as words, parted by spaces.
    let written: String
    /// What it must be to mean it; nil: anything.
    let part: Part?
    /// Written with a capital: a name.
    let isName: Bool
  }

  /// What a word is in its sentence.
  enum Part: String {
    case verb = "v"
    case noun = "n"
    case adjective = "a"
  }

  private struct Row {
    let name: String
    let words: String
  }

  private var rows: [Row] = []
  /// Rows by the first letters of the first words of their wordings.
  private var byBeginning: [UInt32: [Int]] = [:]
  private var read: [Int: [Wording]] = [:]
  private let table: TermTable

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(prompts: Prompts, table: TermTable) throws(PromptsError) {
    self.table = table
    for row in try prompts.table("paraphrases") {
      let words = row["words"]
      add(Row(name: row["name"], words: words))
    }
  }

  private func add(_ row: Row) {
    rows.append(row)
    var isFirst = true
    var beginning = Beginning()
    for byte in row.words.utf8 {
      if byte == UInt8(ascii: "|") {
        note(&beginning)
        isFirst = true
      } else if isFirst {
        if byte == 0x20 || byte == UInt8(ascii: "/") {
          isFirst = false
        } else {
          beginning.add(byte)
        }
      }
    }
    note(&beginning)
  }

  private func note(_ beginning: inout Beginning) {
    if byBeginning[beginning.key]?.last != rows.count - 1 {
      byBeginning[beginning.key, default: []].append(rows.count - 1)
    }
    beginning = Beginning()
  }

  /// The first four bytes of a word, in small letters and "y" as "i": stems keep them, but for an
  /// "e" at the end.
  private struct Beginning {
    private(set) var key: UInt32 = 0
    private var count = 0
    static let bytes = 4

    init() {}

    init(_ term: String) { for byte in term.utf8.prefix(Self.bytes) { add(byte) } }

    mutating func add(_ byte: UInt8) {
      guard count < Self.bytes else { return }
      let small = 0x41...0x5A ~= byte ? byte | 0x20 : byte
      key = key << 8 | UInt32(small == UInt8(ascii: "y") ? UInt8(ascii: "i") : small)
      count += 1
    }
  }

  /// Words of a question that are looked at.
  private static let mostWords = 120

  /// What of a question can be said otherwise: its longest wordings, in its order. Words of names
  /// are left out, unless the wording is a name. O(words × rows with such a beginning).
  package func found(in question: AnalyzedQuestion) -> [Paraphrase] {
    let words = question.words
    var found: [Paraphrase] = []
    var place = 0
    while place < min(words.count, Self.mostWords) {
      let here = all(at: place, in: question)
      found += here
      place += here.map(\.words.count).max() ?? 1
    }
    return found
  }

  private func all(at place: Int, in question: AnalyzedQuestion) -> [Paraphrase] {
    let term = question.words[place].token.term
    var keys = [Beginning(term).key]
    if term.utf8.count == Beginning.bytes - 1 { keys.append(Beginning(term + "e").key) }
    var found: [Paraphrase] = []
    for row in keys.flatMap({ byBeginning[$0] ?? [] }) {
      let wordings = wordings(of: row)
      let held = wordings.compactMap { wording in
        self.place(of: wording, from: place, in: question).map { (wording, $0) }
      }
      guard let (wording, range) = held.max(by: { $0.1.count < $1.1.count }) else { continue }
      let others = wordings.filter { $0.terms != wording.terms }
      if let paraphrase = Paraphrase(
        row: rows[row].name, words: range, others: others, question, table)
      {
        found.append(paraphrase)
      }
    }
    let longest = found.map(\.words.count).max() ?? 0
    return found.filter { $0.words.count == longest }
  }

  /// The words of the question from `place` on that a wording is; small words between its own may
  /// stand.
  private func place(
    of wording: Wording, from place: Int, in question: AnalyzedQuestion
  ) -> Range<Int>? {
    let words = question.words
    var here = place
    for (index, term) in wording.terms.enumerated() {
      if index > 0, here < words.count, table.number(of: words[here].token.term) != term,
        table.speech.isDeterminer(words[here].token.folded)
      {
        here += 1
      }
      guard here < words.count, table.number(of: words[here].token.term) == term,
        !words[here].isName || wording.isName
          || isInitials(words[here].token, of: wording, in: question)
      else { return nil }
      here += 1
    }
    if wording.isName, isInName(place..<here, in: question) { return nil }
    guard let part = wording.part else { return place..<here }
    let isVerb = question.form.parts.contains {
      $0.role == .predicate && $0.head == words[place].token.term
    }
    return isVerb == (part == .verb) ? place..<here : nil
  }

  /// "CFO" of a wording "cfo": capitals alone make no name of it.
  private func isInitials(_ token: Token, of wording: Wording, in question: AnalyzedQuestion)
    -> Bool
  {
    guard wording.terms.count == 1, token.folded == wording.text,
      let written = question.text[token.span]
    else { return false }
    return written.count < 5 && written.allSatisfy { $0.isUppercase }
  }

  /// Whether words are part of a longer name: the "India" of "Air India", not the "American" of
  /// "Tollen's American workers".
  private func isInName(_ range: Range<Int>, in question: AnalyzedQuestion) -> Bool {
    let words = question.words
    func belongs(_ index: Int, _ next: Int) -> Bool {
      guard words.indices.contains(index), words.indices.contains(next), words[index].isName,
        words[next].isName
      else { return false }
      return words[index].token.span.end + 1 == words[next].token.span.start
    }
    return belongs(range.lowerBound - 1, range.lowerBound)
      || belongs(range.upperBound - 1, range.upperBound)
  }

  /// All ways in which the row of this number says it, in its order.
  func wordings(of row: Int) -> [Wording] {
    if let known = read[row] { return known }
    let wordings = rows[row].words.split(separator: "|").compactMap { written -> Wording? in
      let parts = written.split(separator: "/", maxSplits: 1)
      guard let text = parts.first.map(String.init) else { return nil }
      let terms = table.terms(ofPhrase: text)
      if terms.isEmpty { return nil }
      return Wording(
        text: text, terms: terms,
        written: terms.map { table.terms[Int($0)] }.joined(separator: " "),
        part: parts.count > 1 ? Part(rawValue: String(parts[1])) : nil,
        isName: text.contains(where: \.isUppercase))
    }
    read[row] = wordings
    return wordings
  }
}
