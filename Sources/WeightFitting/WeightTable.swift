internal import Foundation

/// Writes weights back into the table they were read from, leaving names and meanings as they
/// stand.
struct WeightTable {
  /// The columns after the name, by name.
  let weights: [String: [Double]]

  /// Rewrites the weight columns of the rows whose first names a weight; a weight that is nothing
  /// is left empty.
  func write(to path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let own = weights[fields[0]], fields.count > own.count + 1 else { return String(line) }
      for (column, weight) in own.enumerated() {
        fields[column + 1] = weight == 0 ? "" : String(format: "%.3f", weight)
      }
      return fields.joined(separator: "\t")
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
