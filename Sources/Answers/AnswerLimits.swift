/// Which articles an answer was looked for in, as a question or options limit them.
package struct AnswerLimits: Sendable, Equatable {
  /// ISO 8601 days of publication, inclusive; nil: open.
  package var since: String?
  package var until: String?
  /// As they were named; empty: any.
  package var outlets: [String] = []
  package var authors: [String] = []
  package var title: String?
  package var about: String?
  package var folder: String?
  /// The kind of file, as it was typed ("PDFs"); nil: any.
  package var kind: String?
  /// Articles that the limits leave.
  package var articles = 0

  package init() {}

  /// These limits with those of `outer` where they have none.
  package func within(_ outer: AnswerLimits) -> AnswerLimits {
    var limits = self
    limits.since = since ?? outer.since
    limits.until = until ?? outer.until
    if outlets.isEmpty { limits.outlets = outer.outlets }
    if authors.isEmpty { limits.authors = outer.authors }
    limits.title = title ?? outer.title
    limits.about = about ?? outer.about
    limits.folder = folder ?? outer.folder
    return limits
  }
}
