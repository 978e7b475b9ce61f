/// How sure an answer is, in the words that people are shown.
package enum Sureness: Sendable {
  case sure, likely, weak

  /// From which confidences on an answer is called likely, and sure; below it is weak.
  package struct Scale: Sendable {
    /// The rows of a table of weights that say so.
    package static let rows = ["likely", "sure"]

    private let likely: Double
    private let sure: Double

    /// - Parameter settings: by the names of `rows`; even odds, and four in five, where they are
    ///   left out.
    package init(_ settings: [String: Double]) {
      likely = settings["likely"] ?? 0.5
      sure = settings["sure"] ?? 0.8
    }

    /// The word for a confidence from 0 to 1; the lower edge of a step belongs to it.
    package func sureness(_ confidence: Double) -> Sureness {
      confidence >= sure ? .sure : confidence >= likely ? .likely : .weak
    }
  }
}
