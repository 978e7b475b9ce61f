internal import SentenceAnalysis

/// How near the question's words are to each place of a sentence, counted not in words but in what
/// parts them: each phrase, verb, "and" and comma between makes them a step further.
///
/// What stands before a span depends only on where it starts, what stands after it only on where it
/// ends, so both are worked out once a sentence.
struct SentenceLinks {
  /// What stands on one side of a place.
  struct Side {
    /// The weight of the question's words there, each divided by 1 + its steps.
    var link = 0.0
    /// 1 / (1 + steps) of the nearest such word, of the nearest form of the main verb and of the
    /// nearest word for the kind of thing wanted; 0 without one.
    var nearest = 0.0
    var verb = 0.0
    var focus = 0.0
    /// The weight of the question's words that stand on the side on which the question has them,
    /// less that of the others.
    var order = 0.0
    /// As `link`, of words that stand for words of the question which the sentence lacks: related
    /// of theirs, and pronouns for its names.
    var related = 0.0
    var standIn = 0.0

    package init(
      link: Double = 0.0, nearest: Double = 0.0, verb: Double = 0.0, focus: Double = 0.0,
      order: Double = 0.0, related: Double = 0.0, standIn: Double = 0.0
    ) {
      self.link = link
      self.nearest = nearest
      self.verb = verb
      self.focus = focus
      self.order = order
      self.related = related
      self.standIn = standIn
    }
  }

  /// By the position at which a span starts.
  let before: [Side]
  /// By the position after the one at which a span ends.
  let after: [Side]
  /// Position of the first verb; the number of words where there is none.
  let firstVerb: Int

  /// O(tokens × words of the question).
  init(_ reading: SentenceReading, asked: SpanQuestion) {
    let steps = Steps(reading)
    var before = [Side](repeating: Side(), count: reading.count + 1)
    var after = before
    func each(_ token: Int, _ note: (inout Side, _ closeness: Double, _ isBefore: Bool) -> Void) {
      for place in (token + 1)..<(reading.count + 1) {
        note(&before[place], 1 / (1 + steps.count(from: token, to: place)), true)
      }
      for place in 0...token where place > 0 {
        note(&after[place], 1 / (1 + steps.count(from: place - 1, to: token)), false)
      }
    }
    for match in reading.matched {
      let side = asked.gapSide(of: reading.term(match.token))
      each(match.token) { sum, closeness, isBefore in
        sum.link += match.weight * closeness
        sum.nearest = max(sum.nearest, closeness)
        sum.order += (isBefore ? side : -side) * match.weight
      }
    }
    for related in reading.related {
      each(related.token) { sum, closeness, _ in sum.related += related.weight * closeness }
    }
    for standIn in reading.standIns {
      each(standIn.token) { sum, closeness, _ in
        sum.standIn = max(sum.standIn, standIn.weight * closeness)
      }
    }
    for verb in reading.verbs {
      each(verb) { sum, closeness, _ in sum.verb = max(sum.verb, closeness) }
    }
    for token in 0..<reading.count where asked.focus.contains(reading.term(token)) {
      each(token) { sum, closeness, _ in sum.focus = max(sum.focus, closeness) }
    }
    self.before = before
    self.after = after
    firstVerb =
      reading.parts.firstIndex { $0 == .verb || $0 == .auxiliary } ?? reading.count
  }

  /// Steps between two words of a sentence.
  private struct Steps {
    /// Of all words before each position.
    private var words = [0.0]
    /// Of all marks before each position.
    private var marks = [0.0]

    init(_ reading: SentenceReading) {
      var isAsked = [Bool](repeating: false, count: reading.count)
      for match in reading.matched { isAsked[match.token] = true }
      for verb in reading.verbs { isAsked[verb] = true }
      for position in 0..<reading.count {
        var cost = 0.0
        let phrase = reading.phraseOf[position]
        if phrase >= 0, reading.phrases[phrase].lowerBound == position, !isAsked[position] {
          cost += 1
        }
        switch reading.parts[position] {
        case .verb, .auxiliary: cost += isAsked[position] ? 0 : 1
        case .subordinator: cost += 1.5
        case .conjunction: cost += 0.5
        default: break
        }
        words.append((words.last ?? 0) + cost)
        marks.append((marks.last ?? 0) + (reading.isPlainGap[position] ? 0 : 1.5))
      }
    }

    /// What stands between the word at `first` and the one at `second`, which may be the end of the
    /// sentence.
    func count(from first: Int, to second: Int) -> Double {
      words[second] - words[first + 1] + marks[second] - marks[first]
    }
  }
}
