package import SentenceAnalysis
internal import Text

/// Whether a sentence tells how something is done: "by drying it", "through a pipe", "it uses".
package struct MannerCues {
  package let table: TermTable

  package init(table: TermTable) {
    self.table = table
  }

  /// What a verb of using counts beside a means that is named as one.
  private static let verbStrength = 0.6

  /// 1 for a means ("by drying", "through", "using"), less for a verb of using, 0 for neither.
  /// O(tokens).
  package func strength(in candidate: Candidate) -> Double {
    let article = candidate.article
    var strength = 0.0
    var before = ""
    for token in candidate.tokens {
      let word = article.word(token)
      if table.holds(.mannerLink, word) { return 1 }
      if table.holds(.by, before), table.ends(word, .gerund) { return 1 }
      if table.holds(.mannerBase, before), table.holds(.behindOn, word) { return 1 }
      if table.holds(.mannerVerb, word) { strength = Self.verbStrength }
      before = word
    }
    return strength
  }
}
