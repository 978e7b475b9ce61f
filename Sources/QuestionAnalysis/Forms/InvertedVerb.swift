import SentenceAnalysis
import Text

/// The verb of a question whose auxiliary stands before its subject: "What did the inspectors
/// *find*?"
///
/// Each word that may be the verb is tried: the words are put in the order of "What the inspectors
/// will *find*", and the order in which they follow each other most likely is read.
struct InvertedVerb {
  let clause: QuestionClause
  let text: String
  let analyzer: SentenceAnalyzer

  /// Words behind the auxiliary among which the verb is sought.
  private static let reach = 20

  /// What every word between auxiliary and verb takes away: subjects are short.
  private static let priceOfDistance: Float = 0.5

  /// Index of the verb's word behind the auxiliary `carrier`, the next one where what is asked for
  /// is the subject ("Who will *lead* it?"); nil where no word can be the verb, and behind a form
  /// of "be". O(words × words that may be verbs).
  func place(after carrier: Int) -> Int? {
    let isPerfect = clause.isHave(carrier)
    guard clause.isVerbCarrier(carrier) || isPerfect, !followsVerb(carrier) else { return nil }
    let tag: PennTag = isPerfect ? .participle : .base
    var memory = SentenceAnalyzer.Memory()
    var best: (likelihood: Float, verb: Int)?
    for verb in clause.words.indices.dropFirst(carrier + 1).prefix(Self.reach)
    where mayBe(verb, after: carrier) {
      let (statement, start) = statement(carrier, verb)
      let whole = TextSpan(0, statement.utf8.count)
      guard let read = analyzer.analyze(statement, sentence: whole, memory: &memory).first,
        read.tokens.contains(where: { $0.span.start == start && $0.tag == tag })
      else { continue }
      let likelihood = read.likelihood - Self.priceOfDistance * Float(verb - carrier)
      if best.map({ likelihood > $0.likelihood }) ?? true { best = (likelihood, verb) }
    }
    return best?.verb
  }

  /// "Who *thinks* investors have grown numb?" has its verb before the auxiliary.
  private func followsVerb(_ carrier: Int) -> Bool {
    let first = clause.asking.map { $0 + 1 } ?? 0
    return first < carrier && (first..<carrier).contains(where: clause.isInflectedVerb)
  }

  /// Whether the word's form is one of a verb, and what stands before it does not ask for a noun.
  private func mayBe(_ verb: Int, after carrier: Int) -> Bool {
    let word = clause.words[verb]
    guard !word.hasDigit, !word.isQuoted, !clause.isPreposition(verb),
      !word.isCapitalised || !clause.hasTellingCapitals,
      clause.isAuxiliary(verb) || clause.isKnownVerb(verb) || !clause.vocabulary.hasLexicon
        || clause.vocabulary.canBeVerb(word.token.folded)
    else { return false }
    let before = verb - 1
    return before == carrier
      || !clause.isAdjective(before) && isApart(verb)
        && (!clause.isDeterminer(before) || clause.holds(.ordinal, before))
        && !clause.isPreposition(before)
        && !clause.words[before].isPossessive
  }

  /// Whether a space stands before the word: "-owned" of "state-owned" is no verb.
  private func isApart(_ verb: Int) -> Bool {
    let gap = TextSpan(
      clause.words[verb - 1].token.span.end, clause.words[verb].token.span.start)
    return text[gap]?.contains(" ") ?? false
  }

  /// The words in the order of an indirect question, and where the verb begins in it, in bytes.
  private func statement(_ carrier: Int, _ verb: Int) -> (text: String, start: Int) {
    let auxiliary =
      clause.holds(.doForm, carrier)
      ? clause.vocabulary.ruleWords.first(.plainModal) : slice(carrier..<carrier + 1).lowercased()
    let subject = clause.subjectEnd(before: verb, after: carrier)
    let before =
      [slice(0..<carrier), slice(carrier + 1..<subject), auxiliary, slice(subject..<verb)]
      .filter { !$0.isEmpty }.joined(separator: " ") + " "
    return (before + slice(verb..<clause.words.count), before.utf8.count)
  }

  private func slice(_ words: Range<Int>) -> String {
    guard let last = words.last else { return "" }
    let (start, end) = (
      clause.words[words.lowerBound].token.span.start, clause.words[last].token.span.end
    )
    return start < end ? (text[TextSpan(start, end)].map(String.init) ?? "") : ""
  }
}
