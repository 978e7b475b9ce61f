internal import QuestionAnalysis

extension ClauseMatcher {
  /// Whether a clause says the contrary of what a question for who or what takes for granted.
  func isDenied(_ match: ClauseMatch) -> Bool {
    guard form.wanted != nil, match.predicate(of: form)?.isInPlace == true, isAbout(match) else {
      return false
    }
    let isContrary = match.rows.contains {
      $0.verdict == .contradicted && form.parts[$0.part].role != .doer
        && !form.parts[$0.part].isName
        || $0.verdict == .contradicted && form.parts[$0.part].role == .modifier && $0.found != nil
    }
    // "By how much did it rise before May?" is near what rose after it.
    return match.polarity == .contradicted || isContrary && form.wanted?.role == .doer
  }

  /// Whether a clause has anything of what is asked beside its verb: "prices rose" denies nothing
  /// of a licence that was lost.
  private func isAbout(_ match: ClauseMatch) -> Bool {
    let others = match.rows.filter {
      let part = parts[$0.part]
      return part.part.role != .predicate && part.part.clause == 0 && !part.terms.isEmpty
    }
    return others.isEmpty || others.contains { $0.verdict != .silent }
  }
}
