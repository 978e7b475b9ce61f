internal import WordNetLexicon

/// The table of words from WordNet, made before the first question needs it, where somebody can see
/// that it is being made.
enum WordTable {
  /// Makes the table if WordNet is installed and there is none yet. That it cannot be made is no
  /// reason not to answer.
  ///
  /// - Parameter isQuiet: whether to say nothing of it.
  static func makeIfMissing(isQuiet: Bool) {
    #if !DEBUG
      // Without optimisation it takes most of a minute; tests do without the table.
      guard LexiconCache.lacksTable else { return }
      do { try make(isQuiet: isQuiet) } catch { if !isQuiet { Console.report("\(error)") } }
    #endif
  }

  /// Makes the table anew, under a bar where standard error is a terminal.
  ///
  /// - Returns: its path; nil when WordNet is not installed or not wanted.
  /// - Throws: `LexiconError`.
  @discardableResult
  static func make(isQuiet: Bool) throws(LexiconError) -> String? {
    let bar = isQuiet ? nil : ProgressBar()
    defer { bar?.clear() }
    return try LexiconCache.prepare { bar?.show("Word table", share: $0) }
  }
}
