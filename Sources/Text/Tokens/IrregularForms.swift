internal import Prompts

/// Forms of words that no ending shows ("paid" of "pay"), from
/// `Prompts/languages/en/tables/irregular-forms.tsv`.
struct IrregularForms: Sendable {
  /// Base by form, both folded.
  private let bases: [String: String]

  /// - Throws: `PromptsError.badRow` for a form that stands there twice.
  init(prompts: Prompts) throws(PromptsError) {
    var bases: [String: String] = [:]
    for row in try prompts.table("irregular-forms") {
      for form in row["forms"].split(separator: " ").map(String.init) {
        guard bases.updateValue(row["base"], forKey: form) == nil else {
          throw row.error("“\(form)” already has another base")
        }
      }
    }
    self.bases = bases
  }

  /// The base of the folded word `form`; nil for a word that is not in the table.
  func base(of form: UnsafeBufferPointer<UInt8>) -> String? {
    guard form.count <= Self.longestForm else { return nil }
    return bases[String(decoding: form, as: UTF8.self)]
  }

  /// No form is longer, so that longer words need no look-up.
  private static let longestForm = 15

  /// The built-in table, loaded once: index and questions must agree, so no other may take its
  /// place. Nil when it is missing, which loading it with `init(prompts:)` reports.
  static let builtIn = try? IrregularForms(prompts: Prompts())
}
