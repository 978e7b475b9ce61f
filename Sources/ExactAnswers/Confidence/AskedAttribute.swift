internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Whether a sentence tells what is asked of something else than it is asked of, by the words right
/// beside it: "a tax on flights" for "the tax on sugar", "a non-executive director" for "the
/// executive director".
struct AskedAttribute {
  let question: AnalyzedQuestion
  let table: TermTable
  let lead: Candidate

  private var article: TokenizedArticle { lead.article }

  /// Words between a preposition and what stands behind it: "on the long flights".
  private static let reach = 3

  /// The sentence has the noun and the preposition of the question with something else behind it.
  var isReplaced: Bool {
    let words = question.words
    return words.indices.dropLast(2).contains { place in
      guard isDoer(words[place]), words[place + 1].isStopword, isPreposition(words[place + 1]),
        let object = words[(place + 2)...].prefix(Self.reach).first(where: { !$0.isStopword }),
        !object.isNumber, !isTime(object)
      else { return false }
      return isReplaced(words[place], words[place + 1], object)
    }
  }

  private func isReplaced(
    _ noun: AnalyzedQuestion.Word, _ preposition: AnalyzedQuestion.Word,
    _ object: AnalyzedQuestion.Word
  ) -> Bool {
    let (noun, object) = (number(noun), number(object))
    let synonyms = table.language.lexicon?.synonyms(ofTerm: table.terms[Int(object)]) ?? []
    let same = Set(synonyms.map { table.number(of: $0) } + [object])
    guard !lead.tokens.contains(where: { same.contains(article.terms[$0]) }) else { return false }
    return lead.tokens.dropLast(2).contains { place in
      guard article.terms[place] == noun, article.isDirectlyFollowed(place),
        article.word(place + 1).lowercased() == preposition.token.folded
      else { return false }
      let behind = (place + 2..<lead.tokens.upperBound).prefix(Self.reach)
      return behind.contains { !table.classes(of: article.terms[$0]).contains(.stopword) }
        && !behind.contains { same.contains(article.terms[$0]) }
    }
  }

  /// It is the main word of what the question is about.
  private func isDoer(_ word: AnalyzedQuestion.Word) -> Bool {
    question.form.parts.contains {
      $0.role == .doer && $0.clause == 0 && $0.head == word.token.term
    }
  }

  private func isPreposition(_ word: AnalyzedQuestion.Word) -> Bool {
    question.form.parts.contains { $0.preposition == word.token.folded && $0.role == .attribute }
  }

  private func isTime(_ word: AnalyzedQuestion.Word) -> Bool {
    question.constraints.timeTerms.contains(word.token.term)
  }

  private func number(_ word: AnalyzedQuestion.Word) -> Int32 { table.number(of: word.token.term) }

  // MARK: Whose it is

  /// "Orrin's chief, Ada Lind," for "Who is the chief of Brannik?": every noun that is asked for is
  /// somebody else's, and whose it is asked to be stands nowhere in its stretch of the sentence.
  var isOwnedByOther: Bool {
    let words = question.words
    return words.indices.dropLast().contains { place in
      if words[place].isName, isOwner(words[place]), !words[place + 1].isStopword {
        return isOwnedByOther(words[place + 1], than: words[place])
      }
      guard place + 2 < words.count, !words[place].isStopword, !words[place].isName,
        table.holds(.of, words[place + 1].token.folded), words[place + 2].isName
      else { return false }
      return isOwnedByOther(words[place], than: words[place + 2])
    }
  }

  /// "Orrin's" in the question.
  private func isOwner(_ word: AnalyzedQuestion.Word) -> Bool {
    let span = word.token.span
    return [0, 2, 4].contains { more in
      let end = min(question.text.utf8.count, span.end + more)
      return question.text[TextSpan(span.start, end)]
        .map { table.ends($0.lowercased(), .genitive) } ?? false
    }
  }

  private func isOwnedByOther(
    _ noun: AnalyzedQuestion.Word, than owner: AnalyzedQuestion.Word
  ) -> Bool {
    let places = lead.tokens.filter { article.terms[$0] == number(noun) }
    guard !places.isEmpty else { return false }
    return places.allSatisfy { place in
      guard let other = self.owner(of: place), article.terms[other] != number(owner) else {
        return false
      }
      return !stretch(around: place).contains { article.terms[$0] == number(owner) }
    }
  }

  /// The last word of the name whose the noun at a place is: "Orrin's chief", "chief of Orrin".
  private func owner(of place: Int) -> Int? {
    if lead.tokens.contains(place - 1), article.isCapitalised(place - 1),
      table.ends(
        article.text(of: TextSpan(Int(article.starts[place - 1]), Int(article.starts[place])))
          .filter { $0 != " " }.lowercased(), .genitive)
    {
      return place - 1
    }
    guard lead.tokens.contains(place + 2), article.isCapitalised(place + 2),
      table.terms(.of).contains(article.terms[place + 1])
    else { return nil }
    return place + 2
  }

  /// The tokens up to the semicolons around a place.
  private func stretch(around place: Int) -> Range<Int> {
    func isBorder(_ token: Int) -> Bool { article.gap(after: token).contains(0x3B) }
    let start = (lead.tokens.lowerBound..<place).last(where: isBorder).map { $0 + 1 }
    let end = (place..<lead.tokens.upperBound).first(where: isBorder).map { $0 + 1 }
    return (start ?? lead.tokens.lowerBound)..<(end ?? lead.tokens.upperBound)
  }

  /// A word of the question stands in the sentence only behind "non-", or without it where the
  /// question has it.
  var isDeniedByPrefix: Bool {
    let words = question.words
    return words.indices.contains { place in
      guard !words[place].isStopword, !words[place].isName else { return false }
      let isAsked = place > 0 && table.holds(.negatingPrefix, words[place - 1].token.folded)
      let places = lead.tokens.filter { article.terms[$0] == number(words[place]) }
      return !places.isEmpty && places.allSatisfy { isPrefixed($0) != isAsked }
    }
  }

  private func isPrefixed(_ place: Int) -> Bool {
    lead.tokens.contains(place - 1)
      && table.holds(.negatingPrefix, article.word(place - 1).lowercased())
  }
}
