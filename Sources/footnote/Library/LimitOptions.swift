internal import ArgumentParser
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// Options that limit which articles are looked at.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only articles of this day or later: 2024, 2024-05, 2024-05-01, \"May 2024\".",
      valueName: "day"))
  var since: String?

  @Option(
    help: ArgumentHelp("Only articles of this day (month, year) or earlier.", valueName: "day"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Only articles from this outlet, by any of its names or addresses, or by words of one.",
      valueName: "name"))
  var outlet: String?

  @Option(help: ArgumentHelp("Only articles whose author's name holds this.", valueName: "name"))
  var author: String?

  @Option(help: ArgumentHelp("Only articles whose title holds this.", valueName: "words"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Only articles whose title names this, or whose text opens with it and comes back to it; where there is none, those that hold all of its words.",
      valueName: "words"))
  var about: String?

  @Option(
    help: ArgumentHelp(
      "Only articles below this folder, given by its path or its name.", valueName: "path"))
  var folder: String?

  /// The limits given; nil without any.
  ///
  /// - Parameter asOf: the day from which "last month" is counted; nil: today.
  /// - Throws: misuse that names the cure.
  func scope(_ prompts: Prompts, asOf: String? = nil) throws -> ArticleScope? {
    let given: [(ArticleScope.Field, String?)] = [
      (.outlet, outlet), (.author, author), (.title, title), (.since, since), (.until, until),
      (.folder, folder), (.about, about),
    ]
    let limits = given.compactMap { field, value in value.map { (field, $0.trimmed) } }
    guard !limits.isEmpty else { return nil }
    if let empty = limits.first(where: { $0.1.isEmpty })?.0.rawValue {
      throw ValidationError("--\(empty) needs a value; leave it out to look at all articles.")
    }
    do {
      let days = LimitDays(
        dates: try DateRecogniser(prompts: prompts), today: asOf ?? Today.iso)
      return try ArticleScope(limits, days: days)
    } catch let error as ScopeError {
      throw ValidationError(error.description)
    }
  }

  /// The articles that the limits admit; nil without limits.
  func articles(in store: any PassageReading, prompts: Prompts) throws -> Set<ArticleID>? {
    try scope(prompts)?.articles(in: store, ruleWords: try RuleWords(prompts: prompts))
  }
}
