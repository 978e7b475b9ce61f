package import PassageIndex
package import QuestionAnalysis

/// Why a reply is what it is, in short: what `.why` says. The whole of it, with every figure, is
/// the reply's `Explanation`.
///
/// Phrases come from `Prompts/languages/en/tables/reasons.tsv` and hold words of the question as
/// typed; excerpts are slices of articles.
package struct Reasons: Sendable, Equatable {
  /// How the question was read.
  package struct Reading: Sendable, Equatable {
    /// The kind of answer wanted, in words; nil where the reply is one that the question asks for
    /// by its wording, and no value was looked for.
    package var kind: String?
    /// The words that name the kind of thing wanted, as typed; nil where there are none.
    package var focus: String?
    /// As typed.
    package var names: [String] = []
    package var limits = AnalyzedQuestion.Constraints()
    /// Names that are taken for the same, "A = B".
    package var aliases: [String] = []
    /// Words put right, as they are written in the articles; and words, as typed, for which others
    /// were looked for too.
    package var spellings: [String] = []
    package var widened: [String] = []

    package init(
      kind: String?, focus: String? = nil, names: [String] = [],
      limits: AnalyzedQuestion.Constraints = AnalyzedQuestion.Constraints(), aliases: [String] = [],
      spellings: [String] = [], widened: [String] = []
    ) {
      self.kind = kind
      self.focus = focus
      self.names = names
      self.limits = limits
      self.aliases = aliases
      self.spellings = spellings
      self.widened = widened
    }
  }

  /// The sentence that came next.
  package enum Rival: Sendable, Equatable {
    /// It is quoted too, under this number.
    case citation(Int)
    case sentence(article: ArticleSummary, excerpt: String)
  }

  /// Why the first quotation came first.
  package struct First: Sendable, Equatable {
    /// How far the first quotation came before its rival.
    package enum Lead: Sendable, Equatable {
      case narrow, clear
      /// Ranking puts the other before it: it was taken because it says most about what is to be
      /// affirmed.
      case overruling
    }

    package var rival: Rival
    package var lead: Lead
    /// What put it ahead, and what spoke against it, the weightiest first.
    package var reasons: [String]
    package var objections: [String]

    package init(rival: Rival, lead: Lead, reasons: [String], objections: [String]) {
      self.rival = rival
      self.lead = lead
      self.reasons = reasons
      self.objections = objections
    }
  }

  /// Why the exact answer is this one.
  package enum Exact: Sendable, Equatable {
    /// - Parameters:
    ///   - value: the kind of value it is, in words; nil for a phrase.
    ///   - isOnly: no other value of that kind stands in the sentence.
    ///   - isNearest: no other span stands nearer to the question's words.
    ///   - isSure: it is likelier than all others together.
    case chosen(value: String?, isOnly: Bool, isNearest: Bool, isSure: Bool)
    case noneSureEnough
  }

  /// What affirmed or denied a yes/no question, the weightiest first.
  package struct Verdict: Sendable, Equatable {
    /// Nil where the sentence does not settle it.
    package var isYes: Bool?
    package var forYes: [String]
    package var forNo: [String]

    package init(isYes: Bool? = nil, forYes: [String], forNo: [String]) {
      self.isYes = isYes
      self.forYes = forYes
      self.forNo = forNo
    }
  }

  /// What made the reply.
  package enum Making: Sendable, Equatable {
    /// The best sentence; `first` says why.
    case ranked
    /// Every article was counted: how many are within the limits of time, outlet and author, and
    /// how many of them mention the topic (as typed; empty when there is none) or are about it.
    case counted(within: Int, fitting: Int, topic: String, isAbout: Bool)
    /// A reply in a way of its own, with the sentence that says which; nil where the table has
    /// none.
    case ownWay(String?)
  }

  package var making: Making
  /// Nil for a question about the collection.
  package var reading: Reading?
  /// Nil for replies that are not ranked, without evidence, and where no other sentence was found.
  package var first: First?
  package var exact: Exact?
  /// Other articles that give the same answer, and another one.
  package var agreeing = 0
  package var differing = 0
  package var verdict: Verdict?
  /// What holds confidence down, the weightiest first.
  package var doubts: [String] = []
  /// Words of the question that no article holds, as typed.
  package var missing: [String] = []
  /// Whether the question has a word that can be looked for.
  package var hasContent = true

  package init(making: Making, reading: Reading?) {
    self.making = making
    self.reading = reading
  }
}
