internal import Prompts

/// A named rule of sentence ranking: what it measures is written beside its weight in
/// `Prompts/tables/weights.tsv`.
package enum Feature: Int, CaseIterable, Sendable {
  // What of the question the sentence and its surroundings cover (shares of the question terms'
  // IDF).
  case coverage
  case coverageTitle
  case coverageHeading
  case coveragePrevious
  case coveragePreviousReferring
  case coverageTwoBack
  case coverageNext
  case coverageParagraph
  case coveragePassage
  case coverageAll
  case coverageLocal
  case coverageLocalAround
  case coverageCore
  case coverageExact
  case coverageReworded
  case rewordedBeside
  case coverageRelative
  case coverageFollowing
  case coveragePreviousDemonstrative
  case coverageAskedBefore
  case namesInSentence
  case namesInContext
  case rarestTerm
  case rarestAbsent
  case namesAbsent
  case mainVerb
  case focus
  case density
  case adjacentPairs
  case phraseShare
  case synonyms
  case derivations
  case hypernyms
  case glosses
  case spelledAlike
  case verbKin
  case focusKind

  // What clauses say to the form of the question.
  case coverageResolved
  case clauseMatch
  case clauseContradicted
  case clauseDenied
  case clauseAnswers
  case figureMatch
  case roleMatch

  // How well the index scored what it stands in, relative to the best.
  case sentenceScore
  case passageScore
  case articleScore
  case bestPassage

  // Whether the kind of answer wanted is there.
  case answerKind
  case answerKindNear
  case answerCloseness
  case focusBesideNumber
  case namingCue
  case reasonCue
  case definitionShape

  // What other articles and titles say.
  case titleNovelty
  case titleVotes
  case spanVotes

  // When and where it was said.
  case closeness
  case namedTime
  case namedSource
  case otherYear
  case earlyPosition
  case earlyInSubject
  case opensParagraph

  // Where the conversation has got to; 0 outside one, and where the topic changes.
  case conversationArticle
  case conversationOpen
  case conversationHere
  case conversationAfter
  case conversationBefore
  case conversationWords
  case conversationWordsAround
  case conversationTyped

  // The shape of the sentence.
  case length
  case newWords
  case tooShort
  case asksItself
  case introduces
  case broken
  case heading
  case listOrTable
  case fragment
  case refersBack

  /// Position in a feature vector.
  package var index: Int { rawValue }

  /// As the table writes it: `coverage-title` for `coverageTitle`.
  package var name: String { FeatureName.hyphenated("\(self)") }
}

/// The value of every feature of one candidate; 0 where a rule does not apply.
package struct FeatureVector: Sendable {
  /// In the order of `Feature.allCases`.
  package private(set) var values = [Double](repeating: 0, count: Feature.allCases.count)

  package init() {}

  /// The value of a feature, usually from 0 to 1; 0 until a rule sets it.
  package subscript(feature: Feature) -> Double {
    get { values[feature.index] }
    set { values[feature.index] = newValue }
  }
}
