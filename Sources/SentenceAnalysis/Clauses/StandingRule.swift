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
      clauses[index].standing = standing(index, clauses, isQuestion: isQuestion)
    }
  }

  private func standing(_ index: Int, _ clauses: [Clause], isQuestion: Bool) -> Standing {
    for (rule, standing) in classes.standingRules.enumerated()
    where applies(rule, at: standing.place, index, clauses, isQuestion) {
      return standing.standing
    }
    let form = clauses[index].verb.form
    if form == .infinitive || form == .gerund,
      let governor = clauses[index].governor, governor < clauses.count
    {
      return clauses[governor].standing
    }
    let isPast = clauses[index].verb.tense == .past
    return isPast && !classes.aspects(number(clauses[index].verb.main)).contains(.be)
      ? .happened : .isSo
  }

  private func number(_ token: Int) -> Int32 { numbers[numbers.startIndex + token] }

  private func applies(
    _ rule: Int, at place: StandingRule.Place, _ index: Int, _ clauses: [Clause],
    _ isQuestion: Bool
  ) -> Bool {
    switch place {
    case .mark: return isQuestion && clauses[index].relation == .main
    case .verb: return holds(rule, verbOf: index, clauses)
    case .modal: return clauses[index].verb.modal.map { contains(rule, $0) } ?? false
    case .opener: return clauses[index].opener.map { contains(rule, $0) } ?? false
    case .infinitive:
      guard clauses[index].verb.form == .infinitive, let governor = clauses[index].governor else {
        return false
      }
      return !holds(rule, verbOf: governor, clauses)
    case .governor:
      guard let governor = clauses[index].governor,
        clauses[index].relation == .complement || clauses[index].relation == .infinitive
      else { return false }
      return holds(rule, verbOf: governor, clauses)
    }
  }

  /// Whether the rule has the verb of the clause in the dictionary's form.
  private func holds(_ rule: Int, verbOf clause: Int, _ clauses: [Clause]) -> Bool {
    classes.lemmaStandings(number(clauses[clause].verb.main)) >> UInt32(rule) & 1 == 1
  }

  private func contains(_ rule: Int, _ token: Int) -> Bool {
    classes.wordStandings(number(token)) >> UInt32(rule) & 1 == 1
  }
}
