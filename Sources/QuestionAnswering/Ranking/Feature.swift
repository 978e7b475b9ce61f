/// A named rule of sentence ranking: what it measures is written beside its weight in `Prompts/tables/weights.tsv`.
package enum Feature: String, CaseIterable, Sendable {
  // What of the question the sentence and its surroundings cover (shares of the question terms' IDF).
  case coverage
  case coverageTitle = "coverage-title"
  case coverageHeading = "coverage-heading"
  case coveragePrevious = "coverage-previous"
  case coveragePreviousReferring = "coverage-previous-referring"
  case coverageTwoBack = "coverage-two-back"
  case coverageNext = "coverage-next"
  case coverageParagraph = "coverage-paragraph"
  case coveragePassage = "coverage-passage"
  case coverageAll = "coverage-all"
  case namesInSentence = "names-in-sentence"
  case namesInContext = "names-in-context"
  case rarestTerm = "rarest-term"
  case mainVerb = "main-verb"
  case focus
  case density
  case adjacentPairs = "adjacent-pairs"
  case synonyms

  // How well the index scored what it stands in, relative to the best.
  case sentenceScore = "sentence-score"
  case passageScore = "passage-score"
  case articleScore = "article-score"
  case bestPassage = "best-passage"

  // Whether the kind of answer wanted is there.
  case answerKind = "answer-kind"
  case answerKindNear = "answer-kind-near"
  case focusBesideNumber = "focus-beside-number"
  case namingCue = "naming-cue"
  case reasonCue = "reason-cue"
  case definitionShape = "definition-shape"

  // What other articles and titles say.
  case titleNovelty = "title-novelty"
  case titleVotes = "title-votes"
  case spanVotes = "span-votes"

  // When and where it was said.
  case closeness
  case sameDayAsk = "named-time"
  case earlyPosition = "early-position"
  case opensParagraph = "opens-paragraph"

  // The shape of the sentence.
  case length
  case newWords = "new-words"
  case tooShort = "too-short"
  case asksItself = "asks-itself"
  case broken
  case heading
  case listOrTable = "list-or-table"
  case refersBack = "refers-back"

  /// Position in a feature vector.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// The value of every feature of one candidate; 0 where a rule does not apply.
package struct FeatureVector: Sendable {
  /// In the order of `Feature.allCases`.
  package private(set) var values = [Double](repeating: 0, count: Feature.allCases.count)

  package init() {}

  package subscript(feature: Feature) -> Double {
    get { values[feature.index] }
    set { values[feature.index] = newValue }
  }
}
