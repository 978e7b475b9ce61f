package import Prompts

/// A row of the table clause-standings: what makes a clause planned, possible, denied …
package struct StandingRule: Sendable {
  /// Where its words are looked for.
  package enum Place: String, Sendable, CaseIterable {
    /// The modal of the verb.
    case modal
    /// The verb that the clause depends on, in the dictionary's form.
    case governor
    /// Of an infinitive: the verb it depends on is none of these.
    case infinitive
    /// The verb itself, in the dictionary's form.
    case verb
    /// The word that opens the clause.
    case opener
    /// A question mark.
    case mark
  }

  package let name: String
  package let place: Place
  package let words: Set<String>
  package let standing: Standing
  /// Lemma of the verb that has the standing in the example and lacks it in the counter-example.
  package let exampleVerb: String
  package let example: String
  package let counterExample: String

  /// The rows, in order: earlier ones win.
  ///
  /// - Throws: `PromptsError` naming the row that cannot be read.
  package static func rules(_ tables: AnalysisTables) throws(PromptsError) -> [StandingRule] {
    var rules: [StandingRule] = []
    for row in try tables.rows("clause-standings") {
      guard let place = Place(rawValue: row["place"]),
        let standing = Standing.allCases.first(where: { $0.name == row["standing"] })
      else { throw row.error("no such place or standing") }
      rules.append(
        StandingRule(
          name: row["name"], place: place, words: Set(row.words("words")), standing: standing,
          exampleVerb: row["verb"], example: row["example"],
          counterExample: row["counter-example"]))
    }
    return rules
  }
}

/// Finds the standing of each clause of a sentence.
struct StandingReader {
  let classes: ClauseWords
  let numbers: ArraySlice<Int32>

  /// Governors come before what they govern, but for reports, which are done last.
  func settle(_ clauses: inout [Clause], isQuestion: Bool) {
    for index in clauses.indices {
      clauses[index].standing = standing(clauses[index], clauses, isQuestion: isQuestion)
    }
  }

  private func standing(_ clause: Clause, _ clauses: [Clause], isQuestion: Bool) -> Standing {
    for rule in classes.standings where applies(rule, clause, clauses, isQuestion) {
      return rule.standing
    }
    if clause.verb.form == .infinitive || clause.verb.form == .gerund,
      let governor = clause.governor, governor < clauses.count
    {
      return clauses[governor].standing
    }
    let isPast = clause.verb.tense == .past
    return isPast && !classes.aspects(number(clause.verb.main)).contains(.be) ? .happened : .isSo
  }

  private func number(_ token: Int) -> Int32 { numbers[numbers.startIndex + token] }

  private func applies(
    _ rule: StandingRule, _ clause: Clause, _ clauses: [Clause], _ isQuestion: Bool
  ) -> Bool {
    switch rule.place {
    case .mark: return isQuestion && clause.relation == .main
    case .verb: return rule.words.contains(clause.verb.lemma)
    case .modal: return clause.verb.modal.map { contains(rule, $0) } ?? false
    case .opener: return clause.opener.map { contains(rule, $0) } ?? false
    case .infinitive:
      guard clause.verb.form == .infinitive, let governor = clause.governor else { return false }
      return !rule.words.contains(clauses[governor].verb.lemma)
    case .governor:
      guard let governor = clause.governor,
        clause.relation == .complement
          || clause.relation == .infinitive
      else { return false }
      return rule.words.contains(clauses[governor].verb.lemma)
    }
  }

  private func contains(_ rule: StandingRule, _ token: Int) -> Bool {
    rule.words.contains(classes.word(number(token)))
  }
}
