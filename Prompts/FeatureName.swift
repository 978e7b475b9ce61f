/// Turns the names of enumeration cases into the names of table rows.
package enum FeatureName {
  /// `coverage-title` for `coverageTitle`.
  package static func hyphenated(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}
