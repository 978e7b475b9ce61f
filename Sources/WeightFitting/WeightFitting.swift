internal import ArgumentParser
internal import EvidenceRanking
internal import ExactAnswers
internal import Foundation
internal import Prompts
internal import WordNetLexicon

/// Fits the weights of ranking, of exact answers and of confidence on question sets.
@main
struct WeightFitting: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footnote-fit",
    abstract: "Fit the weights on question sets with known answers.",
    discussion: """
      Each SET is a folder with questions.jsonl; its index is INDEXES/SETNAME.sqlite, made by
      `footnote index SET/articles.jsonl --index INDEXES/SETNAME.sqlite`. The sets named by --half
      together weigh as much as all others together; --weigh says what a set weighs beside the
      others of its half.
      Without --write only the figures are printed.
      """)

  /// Which table is fitted.
  enum Target: String, ExpressibleByArgument, CaseIterable {
    case sentences, spans, confidence, answers
    case yesNo = "yes-no"
  }

  @Argument(help: "Folders that hold questions.jsonl.") var sets: [String]
  @Option(help: "What to fit: sentences, spans, confidence, answers or yes-no.") var target = Target
    .sentences
  @Option(help: "Folder of the sets' indexes.") var indexes: String
  @Option(help: "Sets that together weigh as much as all others, parted by commas.") var half =
    "user-dev"
  @Option(help: "SET=NUMBER: what a set weighs beside the others of its half, which weigh 1.")
  var weigh: [String] = []
  @Option(
    help: "SET=NUMBER: what a set weighs in setting how high confidence is, its order left alone.")
  var calibrate: [String] = []
  @Option(help: "Questions taken of each set at most.") var limit = 1200
  @Option(help: "Folds of the cross-validation; 0 skips it.") var folds = 5
  @Option(
    help: "What a sentence loses for 50 further words, so that of two equals the shorter is quoted."
  ) var brevity = 0.9
  @Option(help: "How strongly weights are held where the table has them.") var penalty = 0.0004
  @Option(help: "How many times more strongly what adds to the first column of weights is held.")
  var furtherPenalty = 1.0
  @Option(
    help: "COLUMN=NUMBER: how many times more strongly still a column is held (spans only).")
  var hold: [String] = []
  @Option(
    help: "Numbers that may stay, those that give most on sets and articles left out of the fit.")
  var numbers: Int?
  @Flag(help: "Start from nothing, but for what is set by hand (sentences, spans).")
  var fresh = false
  @Flag(help: "Fit only the numbers that the table has (sentences, spans).") var kept = false
  @Option(
    help: "Fit only the plain weights of the sentence features whose names begin so; others stay.")
  var only: String?
  @Option(help: "Folder of tables to rewrite: Prompts/tables.") var write: String?
  @Flag(help: "Also print what dropping each feature costs.") var ablation = false

  func run() throws {
    if LexiconCache.lacksTable { _ = try LexiconCache.prepare() }
    let prompts = try Prompts()
    var material = ExampleMaker.Material()
    var names: [String] = []
    var claims: [JudgedQuestion] = []
    for (index, folder) in sets.enumerated() {
      let set = try QuestionSet(folder: folder, limit: limit)
      names.append(set.name)
      let maker = try ExampleMaker(index: "\(indexes)/\(set.name).sqlite", prompts: prompts)
      if target == .yesNo {
        claims += try maker.claims(set, number: index)
        continue
      }
      let own = try maker.material(
        set, number: index, isJudged: [.confidence, .answers].contains(target))
      material.sentences += own.sentences
      material.spans += own.spans
      material.judged += own.judged
      material.answers += own.answers
    }
    var report = FitReport(
      names: names, half: Set(half.split(separator: ",").map(String.init)), folds: folds,
      penalty: penalty, furtherPenalty: furtherPenalty)
    report.numbers = numbers
    report.emphasis = try values(of: weigh, name: "SET")
    switch target {
    case .sentences:
      let shipped = try ScoringWeights(prompts: prompts)
      report.free = free(shipped)
      report.features = Feature.allCases.map(\.name)
      report.columns = ScoringWeights.columns
      let start = started(shipped.values, fixed: shipped.fixed)
      let fitted = report.fit(
        material.sentences, start: fresh ? start : brief(start, by: -brevity))
      if ablation {
        report.printAblation(material.sentences, fitted, Feature.allCases.map(\.name))
      }
      try save(brief(fitted), Feature.allCases.map(\.name), "weights.tsv")
    case .spans:
      let shipped = try SpanWeights(prompts: prompts)
      report.free = free(shipped.values, fixed: shipped.fixed)
      report.features = SpanFeature.allCases.map(\.name)
      report.columns = SpanWeights.columns
      report.holds = try values(of: hold, name: "COLUMN").reduce(into: [:]) { holds, pair in
        guard let column = SpanWeights.columns.firstIndex(of: pair.key) else {
          throw ValidationError("there is no column named “\(pair.key)”")
        }
        holds[column] = pair.value
      }
      let fitted = report.fit(
        material.spans, start: started(shipped.values, fixed: shipped.fixed))
      if ablation {
        report.printAblation(material.spans, fitted, SpanFeature.allCases.map(\.name))
      }
      try save(fitted, SpanFeature.allCases.map(\.name), "span-weights.tsv")
    case .confidence:
      report.calibration = try values(of: calibrate, name: "SET")
      let features = ConfidenceEstimator.Feature.allCases
      let fitted = report.fitConfidence(
        material.judged, signs: features.map(\.sign),
        held: try ConfidenceEstimator(prompts: prompts).fixed)
      try save(fitted, features.map(\.rawValue), "confidence.tsv")
    case .answers:
      let features = AnswerConfidence.Feature.allCases
      let fitted = report.fitConfidence(
        material.answers, signs: features.map(\.sign),
        held: try AnswerConfidence(prompts: prompts).fixed)
      try save(fitted, features.map(\.rawValue), "answer-confidence.tsv")
    case .yesNo:
      let priors = try YesNoWeights(prompts: prompts).priors
      let fitted = report.fitClaims(claims, start: priors)
      try save(priors + fitted, YesNoFeature.allCases.map(\.name), "yes-no.tsv")
    }
  }

  /// What an option of the form NAME=NUMBER says, by name.
  private func values(of pairs: [String], name: String) throws -> [String: Double] {
    var numbers: [String: Double] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let number = Double(parts[1]) else {
        throw ValidationError("“\(pair)” is not of the form \(name)=NUMBER")
      }
      numbers[String(parts[0])] = number
    }
    return numbers
  }

  /// Where the weights start, column after column: as they stand, or with `fresh` at nothing.
  private func started(_ columns: [[Double]], fixed: Set<Int>) -> [Double] {
    columns.flatMap { column in
      column.indices.map { fresh && !fixed.contains($0) ? 0 : column[$0] }
    }
  }

  /// Positions of the weights that are fitted, column after column: all but those set by hand, or
  /// the plain ones that `only` names.
  private func free(_ shipped: ScoringWeights) -> Set<Int> {
    let features = Feature.allCases
    if let only { return Set(features.indices.filter { features[$0].name.hasPrefix(only) }) }
    return free(shipped.values, fixed: shipped.fixed)
  }

  private func free(_ columns: [[Double]], fixed: Set<Int>) -> Set<Int> {
    Set(
      columns.indices.flatMap { column in
        columns[column].indices
          .filter { !fixed.contains($0) && (!kept || columns[column][$0] != 0) }
          .map { column * columns[column].count + $0 }
      })
  }

  /// The weights with the price of length worked into that of new words: right sentences are often
  /// long, and readers pay for that.
  private func brief(_ weights: [Double], by price: Double? = nil) -> [Double] {
    var weights = weights
    if let position = Feature.allCases.firstIndex(of: .newWords) {
      weights[position] -= price ?? brevity
    }
    return weights
  }

  private func save(_ weights: [Double], _ names: [String], _ table: String) throws {
    guard let write else { return }
    let columns = stride(from: 0, to: weights.count, by: names.count).map {
      Array(weights[$0..<$0 + names.count])
    }
    let rows = names.indices.map { row in (names[row], columns.map { $0[row] }) }
    try WeightTable(weights: Dictionary(uniqueKeysWithValues: rows))
      .write(to: "\(write)/\(table)")
  }
}
