internal import Answers
internal import PassageIndex

/// How well one reply answers a question whose answer is known.
struct Grade {
  /// Whether the articles answer the question at all.
  let isAnswerable: Bool
  let isAnswered: Bool
  /// Whether the first excerpt, and one of the first three, holds an acceptable answer (and comes
  /// from the right article, where one is known).
  let isFirstRight: Bool
  let isThirdRight: Bool
  /// Whether the exact answer equals an acceptable one, case, punctuation and articles apart.
  let isExact: Bool
  let milliseconds: Double

  init(_ answer: Answer, to question: GradedQuestion, milliseconds: Double) {
    let accepted = question.answers.map(Self.folded).filter { !$0.isEmpty }
    let isRight = { (citation: Citation) in
      (question.article.map { $0 == citation.article.key } ?? true)
        && accepted.contains { " \(Self.folded(citation.excerpt)) ".contains(" \($0) ") }
    }
    let isVerdict = accepted == ["yes"] || accepted == ["no"]
    isAnswerable = !question.answers.isEmpty
    isAnswered = answer.status == .answered
    isExact = answer.answer.map { accepted.contains(Self.folded($0)) } ?? false
    isFirstRight = isVerdict ? isExact : answer.citations.prefix(1).contains(where: isRight)
    isThirdRight = isVerdict ? isExact : answer.citations.prefix(3).contains(where: isRight)
    self.milliseconds = milliseconds
  }

  /// Whether a person would be content: the right excerpt first, or a refusal where nothing is to
  /// be found.
  var isGood: Bool { isAnswerable ? isAnswered && isFirstRight : !isAnswered }

  /// Words in lower case without punctuation and without “a”, “an” and “the”; hyphens and dashes
  /// part words.
  static func folded(_ text: String) -> String {
    let plain = text.lowercased().unicodeScalars.reduce(into: String.UnicodeScalarView()) {
      switch $1.properties.generalCategory {
      case .dashPunctuation: $0.append(" ")
      case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .otherPunctuation:
        break
      default: $0.append($1)
      }
    }
    return String(plain).split(whereSeparator: \.isWhitespace)
      .filter { !["a", "an", "the"].contains($0) }.joined(separator: " ")
  }
}

/// Figures over many grades.
struct Scorecard {
  let name: String
  let grades: [Grade]

  var questions: Int { grades.count }
  /// Of the answerable questions, those whose first excerpt (one of the first three) is right,
  /// whatever the assistant's own verdict.
  var firstRight: Double? { share(\.isFirstRight, of: answerable) }
  var thirdRight: Double? { share(\.isThirdRight, of: answerable) }
  var exact: Double? { share(\.isExact, of: answerable) }
  /// Of the answerable questions, those that were answered at all.
  var answered: Double? { share(\.isAnswered, of: answerable) }
  /// Of the questions that the articles do not answer, those that were declined.
  var refused: Double? {
    share(\.isAnswered, of: grades.filter { !$0.isAnswerable }).map { 1 - $0 }
  }

  /// Milliseconds that the given share of the questions stayed within; `share` is between 0 and 1.
  func milliseconds(at share: Double) -> Double {
    let times = grades.map(\.milliseconds).sorted()
    return times.isEmpty ? 0 : times[min(times.count - 1, Int(share * Double(times.count)))]
  }

  private var answerable: [Grade] { grades.filter(\.isAnswerable) }

  private func share(_ property: KeyPath<Grade, Bool>, of grades: [Grade]) -> Double? {
    grades.isEmpty ? nil : Double(grades.count { $0[keyPath: property] }) / Double(grades.count)
  }
}
