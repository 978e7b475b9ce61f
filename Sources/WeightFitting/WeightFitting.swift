internal import ArgumentParser
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import QuestionAnswering

/// Fits the weights of sentence ranking on question sets and prints or rewrites `Prompts/tables/weights.tsv`.
@main
struct WeightFitting: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footnote-fit",
    abstract: "Fit the ranking weights on question sets with known answers.",
    discussion: """
      Each SET is a folder with questions.jsonl; its index is INDEXES/SETNAME.sqlite, made by
      `footnote index SET/articles.jsonl --index INDEXES/SETNAME.sqlite`. The set named by --half
      weighs as much as all others together.
      """)

  @Argument(help: "Folders that hold questions.jsonl.") var sets: [String]
  @Option(help: "Folder of the sets' indexes.") var indexes: String
  @Option(help: "The set that weighs as much as all others together.") var half = "news-2023"
  @Option(help: "Questions taken of each set at most.") var limit = 1200
  @Option(help: "Folds of the cross-validation; 0 skips it.") var folds = 5
  @Option(help: "The table to rewrite; without it the new weights are printed.") var write: String?
  @Flag(help: "Also print what dropping each feature costs.") var ablation = false

  func run() throws {
    let prompts = try Prompts()
    let weights = try ScoringWeights(prompts: prompts)
    var examples: [Example] = []
    var names: [String] = []
    for (index, folder) in sets.enumerated() {
      let set = try QuestionSet(folder: folder, limit: limit)
      names.append(set.name)
      examples += try ExampleMaker(index: "\(indexes)/\(set.name).sqlite", prompts: prompts)
        .examples(set, number: index)
    }
    report("shipped weights", examples, names) { _ in weights.values }
    let fitter = ListwiseFitter()
    let importance = importance(of: examples, names: names)
    if folds > 1 {
      let fitted = (0..<folds).map { fold in
        fitter.fit(
          examples,
          importance: zip(examples, importance).map { $0.group % folds == fold ? 0 : $1 },
          start: weights.values)
      }
      report("cross-validated", examples, names) { fitted[$0.group % folds] }
    }
    let fitted = fitter.fit(examples, importance: importance, start: weights.values)
    report("fitted on all", examples, names) { _ in fitted }
    if ablation { try printAblation(examples, importance, names, fitted) }
    try WeightTable(weights: fitted).write(to: write)
  }

  /// Every set weighs the same, but the half set as much as all others together.
  private func importance(of examples: [Example], names: [String]) -> [Double] {
    var sizes = [Int](repeating: 0, count: names.count)
    for example in examples { sizes[example.set] += 1 }
    let others = Double(max(1, names.count { $0 != half }))
    return examples.map {
      (names[$0.set] == half ? 1 : 1 / others) / Double(max(1, sizes[$0.set]))
    }
  }

  private func report(
    _ title: String, _ examples: [Example], _ names: [String], weights: (Example) -> [Double]
  ) {
    print(title)
    for (set, name) in names.enumerated() {
      let own = examples.filter { $0.set == set }
      func rate(_ depth: Int) -> String {
        let hits = own.reduce(0.0) { $0 + ListwiseFitter.hits([$1], weights($1), depth: depth) }
        return String(format: "%.4f", hits / Double(max(1, own.count)))
      }
      let reachable = own.count { $0.isRight.contains(true) }
      print(
        "  \(name): first \(rate(1)), in three \(rate(3)), among the candidates "
          + String(format: "%.4f", Double(reachable) / Double(max(1, own.count))))
    }
  }

  /// Hit rates with each feature's weight set to 0 and nothing refitted.
  private func printAblation(
    _ examples: [Example], _ importance: [Double], _ names: [String], _ fitted: [Double]
  ) throws {
    let half = examples.filter { names[$0.set] == self.half }
    let rest = examples.filter { names[$0.set] != self.half }
    for (index, feature) in Feature.allCases.enumerated() {
      var without = fitted
      without[index] = 0
      let news =
        ListwiseFitter.hits(half, fitted, depth: 1) - ListwiseFitter.hits(half, without, depth: 1)
      let others =
        ListwiseFitter.hits(rest, fitted, depth: 1) - ListwiseFitter.hits(rest, without, depth: 1)
      print(String(format: "%@: %.4f %.4f", feature.rawValue, news, others))
    }
  }
}
