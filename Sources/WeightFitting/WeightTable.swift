internal import Foundation
internal import QuestionAnswering

/// Writes weights back into the table they were read from, leaving names and meanings as they stand.
struct WeightTable {
  let weights: [Double]

  /// Rewrites the weight column of the table at `path`, or prints name and weight when there is no path.
  func write(to path: String?) throws {
    var byName: [String: String] = [:]
    for (feature, weight) in zip(Feature.allCases, weights) {
      byName[feature.rawValue] = String(format: "%.3f", weight)
    }
    guard let path else {
      for feature in Feature.allCases { print(feature.rawValue, byName[feature.rawValue] ?? "") }
      return
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, let weight = byName[fields[0]] else { return String(line) }
      fields[1] = weight
      return fields.joined(separator: "\t")
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
