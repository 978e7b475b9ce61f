package import Prompts

/// Says a day as the wording says dates.
package struct DayWording: Sendable {
  private let prompts: Prompts
  private let months: [String]

  /// - Throws: `PromptsError` when the names of months cannot be read.
  package init(prompts: Prompts) throws(PromptsError) {
    self.prompts = prompts
    months = try prompts.words("month-labels")
  }

  /// `2025-11-04` as “4 Nov 2025”; anything else as it is.
  package func text(of day: String) throws(PromptsError) -> String {
    let parts = day.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let dayOfMonth = parts[2],
      months.indices.contains(month - 1)
    else { return day }
    return try prompts.render(
      "date", ["day": dayOfMonth, "month": months[month - 1], "year": year, "iso": day])
  }
}
