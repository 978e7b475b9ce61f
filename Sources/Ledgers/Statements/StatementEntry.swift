package import Answers
package import PassageIndex
package import SentenceAnalysis
package import Text

/// A statement of the ledger: who said what, when, and where that stands.
package struct StatementEntry: Sendable {
  /// How the words stand there.
  package enum Form: String, Sendable {
    /// All of them in quotation marks.
    case direct
    /// Some of them.
    case mixed
    case indirect
  }

  /// By the name that most articles use; as written where nobody is named ("the survey").
  package var speaker: String
  /// Nil where the speaker is nobody whom the articles name.
  package var kind: EntityKind?
  /// As the article has it: "she", "Rhys Calloway".
  package var written: String
  package var form: Form
  /// The words said, in order, slices of the article; the cue between them is left out.
  package var words: [String]
  package var spans: [TextSpan]
  /// Through whom it is known, as written; nil where it is said to the outlet itself.
  package var through: String?
  package var hedge: String?
  /// The day on which it was said where the article tells it, else the article's, ISO 8601; nil
  /// where neither is known.
  package var day: String?
  /// Quotes the sentences; `answerSpan` is from the first word said to the last.
  package var citation: Citation
  /// Further articles that have the same words of the same speaker.
  package var alsoIn: [ArticleSummary]
}

/// What came of a query.
package struct FoundStatements: Sendable {
  /// The newest first; as many as were to be cited.
  package var statements: [StatementEntry]
  /// How many there are.
  package var count: Int
  /// How often each speaker is quoted, most often first; those whom the articles do not name are
  /// left out.
  package var speakers: [SpeakerCount]
}

/// How often somebody is quoted.
package struct SpeakerCount: Sendable, Equatable {
  package var name: String
  package var kind: EntityKind?
  package var statements: Int
  package var articles: Int
}

/// What is asked of the ledger.
package struct StatementQuery: Sendable {
  /// A name, or the last word of one; nil: anybody.
  package var speaker: String?
  /// Words that the statement, or its sentence, has to hold; nil: any.
  package var topic: String?

  package init(speaker: String? = nil, topic: String? = nil) {
    self.speaker = speaker
    self.topic = topic
  }
}

/// Why the ledger cannot tell whose statements are wanted.
package enum LedgerError: Error, Equatable, CustomStringConvertible {
  /// Several are called so.
  case ambiguous(name: String, names: [String])

  package var description: String {
    switch self {
    case .ambiguous(let name, let names):
      "Several are called \(name): \(names.joined(separator: ", ")). Give the full name of one."
    }
  }
}
