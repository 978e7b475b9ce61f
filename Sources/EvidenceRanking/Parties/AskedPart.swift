internal import QuestionAnalysis
internal import SentenceAnalysis
internal import WordNetLexicon

/// A part of a question's form as numbers, with what stands for its words.
final class AskedPart {
  let part: QuestionForm.Part
  /// Position among the form's parts.
  let position: Int
  let terms: Set<Int32>
  let head: Int32?
  /// Terms that stand for its main word: synonyms and derivations; none for names.
  let related: Set<Int32>
  /// Terms with digits.
  private let numbers: Set<Int32>
  /// For each of its words, the terms that stand for it.
  private let others: [Int32: Set<Int32>]
  /// Terms that say the contrary of its main word.
  let opposite: Set<Int32>
  /// Its share of the question's weight.
  let weight: Double

  init(
    _ part: QuestionForm.Part, at position: Int, weights: [Int32: Double], table: TermTable,
    lexicon: Lexicon?
  ) {
    self.part = part
    self.position = position
    terms = Set(part.terms.map { table.number(of: $0) })
    head = part.head.map { table.number(of: $0) }
    numbers = terms.filter { table.terms[Int($0)].utf8.contains { 0x30...0x39 ~= $0 } }
    weight = terms.sorted().reduce(0) { $0 + (weights[$1] ?? 0) }
    func near(_ term: String) -> Set<Int32> {
      guard let lexicon, !part.isName else { return [] }
      let isVerb = part.role == .predicate && term == part.head
      let words =
        lexicon.synonyms(ofTerm: term, as: isVerb ? .verb : nil)
        + lexicon.derivations(ofTerm: term)
      return Set(words.map { table.number(of: $0) })
    }
    related = part.head.map(near) ?? []
    others = Dictionary(
      part.terms.map { (table.number(of: $0), near($0)) }, uniquingKeysWith: { first, _ in first })
    let contrary = part.isName ? [] : part.head.map { lexicon?.antonyms(ofTerm: $0) ?? [] } ?? []
    opposite = Set(contrary.map { table.number(of: $0) })
  }

  /// Whether every word of it is in `held`, or a word that stands for it.
  func isFull(in held: Set<Int32>) -> Bool {
    terms.allSatisfy { isHeld($0, by: held) }
  }

  /// Whether a word of it is in `held`, or one that stands for it.
  func isHeld(_ term: Int32, by held: Set<Int32>) -> Bool {
    held.contains(term) || !(others[term] ?? []).isDisjoint(with: held)
  }

  /// How well `held` stands for it: all its words, its main word with half of them, or a word
  /// related to the main word.
  func verdict(on held: Set<Int32>) -> ClauseMatch.Verdict {
    guard !terms.isEmpty else { return .matched }
    if terms.isSubset(of: held) { return .matched }
    guard let head else {
      return terms.isDisjoint(with: held) ? .silent : .related
    }
    let share = Double(terms.intersection(held).count) / Double(terms.count)
    // "Flight 610" is not "Flight 302".
    if part.isName { return share >= 0.5 && numbers.isSubset(of: held) ? .related : .silent }
    if held.contains(head) { return share >= 0.5 ? .matched : .related }
    return related.isDisjoint(with: held) ? .silent : .related
  }
}
