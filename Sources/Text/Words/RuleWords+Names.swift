extension RuleWords {
  /// Classes of words; what each is for stands beside its example in `rule-words.tsv`.
  package enum List: String, CaseIterable, Sendable {
    case article, possessive, he, his, she, her, it, its, they, their, there, pointer, that, what
    case who, which, when, how, many, why, often, contraction, `do`, and, or, adversative, both
    case not, no, without, of, by, to, than, such, since, `as`, between, from, `for`, according
    case citing, last, exception, age, ordinal, cardinal, mention, library, here, calling
    case definiteArticle = "definite-article"
    case indefiniteArticle = "indefinite-article"
    case pointingDeterminer = "pointing-determiner"
    case ownDeterminer = "own-determiner"
    case nameDeterminer = "name-determiner"
    case possessiveAny = "possessive-any"
    case possessiveAll = "possessive-all"
    case personPronoun = "person-pronoun"
    case doerPronoun = "doer-pronoun"
    case pointingPronoun = "pointing-pronoun"
    case pointingWord = "pointing-word"
    case numeralOrPronoun = "numeral-or-pronoun"
    case emptyItFollower = "empty-it-follower"
    case truth, address
    /// Before an office that is held no more.
    case formerOffice = "former-office"
    /// Behind an office that was held at a past time.
    case officeThen = "office-then"
    case whose, owning, making
    /// Makes an office a lower one: "deputy mayor".
    case lowerOffice = "lower-office"
    /// What belongs to another company: "a subsidiary of".
    case ownedPart = "owned-part"
    /// Stands for whom an interviewer asks.
    case addressed
    /// Verbs of saying and thinking.
    case speaking
    /// Before what is not counted: "all but one".
    case leftOut = "left-out"
    /// Behind a comma it opens what holds of another.
    case contrastOpening = "contrast-opening"
    /// "half", "a third": no number of things by itself.
    case fraction
    /// "non" of "non-executive".
    case negatingPrefix = "negating-prefix"
    /// Verbs by which what was told does not come about: "was put off".
    case undone
    case numberedPart = "numbered-part"
    case tellerPronoun = "teller-pronoun"
    case subjectQuestion = "subject-question"
    case circumstanceQuestion = "circumstance-question"
    case questionWord = "question-word"
    case pastBe = "past-be"
    case singularBe = "singular-be"
    case pluralBe = "plural-be"
    case presentPluralBe = "present-plural-be"
    case presentBe = "present-be"
    case amount, earlier, total
    /// Words by which the level before a change is asked for.
    case formerly
    /// Behind a figure that is the difference of two others.
    case differenceBehind = "difference-behind"
    /// Asks for the sum of what several have.
    case summing
    /// What is asked for by "which" where a time is wanted.
    case timeNoun = "time-noun"
    case wholeTime = "whole-time"
    /// Verbs that say what something still or wholly is.
    case linking
    case anyPlace = "any-place"
    case possessiveMark = "possessive-mark"
    case contractedVerb = "contracted-verb"
    case doForm = "do-form"
    /// Stands for "did" where a question is read as a statement: a verb follows.
    case plainModal = "plain-modal"
    case doNow = "do-now"
    case factOpening = "fact-opening"
    case askingAuxiliary = "asking-auxiliary"
    case listJoiner = "list-joiner"
    case accordingOrCiting = "according-or-citing"
    case topicLink = "topic-link"
    case portion
    case looseLink = "loose-link"
    case insideLink = "inside-link"
    case unnamedThing = "unnamed-thing"
    case unnamedPerson = "unnamed-person"
    case thingPronoun = "thing-pronoun"
    case pickedNoun = "picked-noun"
    case asksForOthers = "asks-for-others"
    case placePreposition = "place-preposition"
    case subordinateComparison = "subordinate-comparison"
    case rangeOpening = "range-opening"
    case rangeJoiner = "range-joiner"
    case behindIn = "behind-in"
    case behindOn = "behind-on"
    case behindAt = "behind-at"
    case behindTo = "behind-to"
    case behindFor = "behind-for"
    case behindBy = "behind-by"
    case behindWith = "behind-with"
    case behindFrom = "behind-from"
    case behindAs = "behind-as"
    case behindLike = "behind-like"
    case behindBetween = "behind-between"
    case behindThrough = "behind-through"
    case behindInto = "behind-into"
    case behindUnder = "behind-under"
    case behindAgainst = "behind-against"
    case behindThan = "behind-than"
    case behindAbout = "behind-about"
    case behindTime = "behind-time"
    case listNameConnector = "list-name-connector"
    case reasonOpening = "reason-opening"
    case reasonSubject = "reason-subject"
    case way, viewpoint
    case reasonLink = "reason-link"
    case mannerLink = "manner-link"
    case mannerBase = "manner-base"
    case mannerVerb = "manner-verb"
    case looseReason = "loose-reason"
    case measureStandard = "measure-standard"
    case figureBreak = "figure-break"
    case joinedHedge = "joined-hedge"
    case noStatement = "no-statement"
    case outletLink = "outlet-link"
    case topicOpening = "topic-opening"
    case libraryDeterminer = "library-determiner"
    case libraryLink = "library-link"
    case singleArticle = "single-article"
    case timeLink = "time-link"
    case deicticTime = "deictic-time"
    case whoRelative = "who-relative"
    case nameFollower = "name-follower"
    case plainForm = "plain-form"
    case relativeOpening = "relative-opening"
    case adjunctOpening = "adjunct-opening"
    case eventNoun = "event-noun"
    case phrasePreposition = "phrase-preposition"
    case initialsLink = "initials-link"
    case innerNameLink = "inner-name-link"
    case officeEnd = "office-end"
    case officeLink = "office-link"
    case noUnit = "no-unit"
    case addressEnding = "address-ending"
    case nameFiller = "name-filler"
    case reporting
    case ownedDeterminer = "owned-determiner"
    case limitLink = "limit-link"
    case people
    case costFree = "cost-free"
    case haveTail = "have-tail"
    case haveEnd = "have-end"
  }

  /// Classes of endings; the rows of `word-endings.tsv`.
  package enum Ending: String, CaseIterable, Sendable {
    case s, plural, inflected, past, participle, gerund, adverb, adjective, superlative
    case comparative, ordinal, negated
    case regularPlural = "regular-plural"
    case plainPlural = "plain-plural"
    case genitive
    case pluralGenitive = "plural-genitive"
    case ordinalOrDecade = "ordinal-or-decade"
  }
}
