internal import Prompts

/// A named rule of choosing the exact answer inside a sentence; meanings stand beside the weights
/// in `Prompts/tables/span-weights.tsv`.
package enum SpanFeature: Int, CaseIterable, Sendable {
  // What it is.
  case fitsKind, fitsAlone, fitsOther, holdsKind, splitsValue, wholeName, wholeValue, headOfKind,
    nameOfKind, categoryFits
  case headIsFocus, capitalised, digits, quoted, bracketed, votes, titleWords, questionWords
  // Its shape.
  case wholePhrase, startsPhrase, endsPhrase, cutsPhraseLeft, cutsPhraseRight, endsNominal
  case startsVerb, startsAdverb, startsAdjective, startsPreposition, startsSubordinator
  case endsVerb, endsAdverb, endsAdjective, verbInside, copulaInside, subordinatorInside,
    pronounInside
  case ofInside, prepositionInside, conjunctionInside, commaInside, hyphenCut, opensCapital,
    cutsName
  case wholeList, cutsList, wholeListWanted, cutsListWanted
  case length, lengthSquare, longClause
  // What stands around it.
  case edgeLeft, edgeRight, afterDeterminer, beforeOf, afterOf, beforeNominal, beforePreposition
  case focusInside, focusBefore, focusAfter, focusRightAfter
  case closeness, closenessShare, closenessBefore, closenessAfter, sameSegment, neighbourBefore,
    neighbourAfter
  case afterNaming, afterReason, afterPlace, afterBe, afterBy, afterColon, beside
  case toSentenceEnd, fromSentenceStart, toSegmentEnd, fromSegmentStart, apposition
  // Who did what.
  case prepositionAgrees, afterVerb, beforeVerb, subjectBeforeVerb, objectAfterVerb, agentBy
  case subjectAfterVerb, objectBeforeVerb, afterLastWord, beforeFirstWord, afterFirstWord
  case slotBefore, slotAfter, tailBefore
  case definitionAfterBe, clauseAfterReason, gerundAfterBy
  // How far the question's words are, counted in what stands between.
  case link, linkShare, linkBefore, linkAfter, nearestBefore, nearestAfter, focusNear
  case orderMiddle, orderSubject, orderObject
  case openingAsked, openingOther
  case askedVerbBefore, askedVerbAfter, otherVerbBefore, otherVerbAfter
  // The word before it, a determiner left out.
  case behindIn, behindOn, behindAt, behindTo, behindFor, behindBy, behindWith, behindFrom, behindAs
  case behindLike, behindBetween, behindThrough, behindInto, behindUnder, behindAgainst, behindThan,
    behindAbout, behindTime
  case behindVerb, behindAuxiliary, behindConjunction, behindSubordinator, infinitive
  // What it is made of, in shares and numbers.
  case phrasesNone, phrasesTwo, phrasesMany, wordsOne, wordsTwo, wordsThree, wordsFour, wordsMiddle
  case smallWords, nameWords, adjectiveWords, verbWords, nounWords, weightInside, place
  case startsAsked, endsAsked, touchesLeft, touchesRight
  case cutsAskedLeft, cutsAskedRight, cutsNewLeft, cutsNewRight
  case beforeBracket, opensBracket, opensQuote, closesQuote
  // How it lies to lists, ranges and clauses, and what speaks against it.
  case exactList, listItem, partOfList, crossesList, wholeRange, cutsRange
  case sameClause, verbInClause, startsHedge, afterHedge, ageCue
  case contraryKind, contraryCategory, frequentHere, commonWord, givenName
  // How near words are that stand for the question's.
  case kinBefore, kinAfter, standInBefore, standInAfter
  case conditionClause, examplesInside, otherYear

  /// Position in a feature vector.
  package var index: Int { rawValue }

  /// As the table writes it: `coverage-title` for `coverageTitle`.
  package var name: String { FeatureName.hyphenated("\(self)") }
}
