internal import SentenceAnalysis

/// Subjects and objects of verbs against a text of words with heads.
///
/// Wanted are all pairs of a verb (or modal) and a noun, name or pronoun that has it as its head:
/// subjects stand before the verb, objects behind it. Times ("last week") are neither, on both
/// sides. The heads make an auxiliary the head of its verb, so a subject belongs to the first and
/// an object to the last verb of our group. They make the last member of a list or apposition the
/// head, so of ours the last member is compared. Subjects that a clause shares with another are not
/// wanted, and not counted; nor are those of infinitives, whose head is "to"; a subject behind its
/// verb counts as an object, as the heads have it.
struct RoleScore {
  struct Count {
    var right = 0
    var found = 0
    var wanted = 0

    var f1: Double { 2 * Double(right) / Double(max(found + wanted, 1)) }
  }

  private(set) var subjects = Count()
  private(set) var objects = Count()
  /// Sentences in words with what was missed and wrongly found.
  private(set) var faults: [String] = []

  struct Pair: Hashable {
    var verb: Int
    var noun: Int
  }

  mutating func add(_ sentence: TaggedSentence, clauses: [Clause], isTime: (Int) -> Bool) {
    var wantedSubjects: Set<Pair> = []
    var wantedObjects: Set<Pair> = []
    for (noun, head) in sentence.heads.enumerated() where head > 0 && head <= sentence.tags.count {
      let tag = sentence.tags[noun]
      let verb = sentence.tags[head - 1]
      guard tag.isNoun || tag == .pronoun, verb.isVerb || verb == .modal, !isTime(noun) else {
        continue
      }
      let pair = Pair(verb: head - 1, noun: noun)
      if noun < head - 1 { wantedSubjects.insert(pair) } else { wantedObjects.insert(pair) }
    }
    var foundSubjects: Set<Pair> = []
    var foundObjects: Set<Pair> = []
    for clause in clauses where !clause.isElided {
      for noun in Self.subjects(clause) where counts(noun, sentence, isTime) {
        let pair = Pair(verb: clause.verb.first, noun: noun)
        if noun < clause.verb.first {
          foundSubjects.insert(pair)
        } else {
          foundObjects.insert(pair)
        }
      }
      for object in clause.objects {
        let noun = Self.last(object)
        if noun > clause.verb.main, counts(noun, sentence, isTime) {
          foundObjects.insert(Pair(verb: clause.verb.main, noun: noun))
        }
      }
    }
    Self.count(&subjects, foundSubjects, wantedSubjects)
    Self.count(&objects, foundObjects, wantedObjects)
    note(sentence, "subject", foundSubjects, wantedSubjects)
    note(sentence, "object", foundObjects, wantedObjects)
  }

  private static func subjects(_ clause: Clause) -> [Int] {
    guard let subject = clause.subject, !clause.sharesSubject, clause.verb.form != .infinitive
    else { return [] }
    return [last(subject)]
  }

  private static func last(_ group: NounGroup) -> Int {
    (group.members + group.appositions).map(\.head).max() ?? group.head
  }

  private func counts(_ noun: Int, _ sentence: TaggedSentence, _ isTime: (Int) -> Bool) -> Bool {
    (sentence.tags[noun].isNoun || sentence.tags[noun] == .pronoun) && !isTime(noun)
  }

  private static func count(_ count: inout Count, _ found: Set<Pair>, _ wanted: Set<Pair>) {
    count.right += found.intersection(wanted).count
    count.found += found.count
    count.wanted += wanted.count
  }

  private mutating func note(
    _ sentence: TaggedSentence, _ role: String, _ found: Set<Pair>, _ wanted: Set<Pair>
  ) {
    let name = { (pair: Pair) in "\(sentence.words[pair.verb])<\(sentence.words[pair.noun])" }
    let missed = wanted.subtracting(found).map(name).sorted()
    let wrong = found.subtracting(wanted).map(name).sorted()
    guard !missed.isEmpty || !wrong.isEmpty else { return }
    faults.append(
      "\(role) missed \(missed) wrong \(wrong): \(sentence.words.joined(separator: " "))")
  }
}
