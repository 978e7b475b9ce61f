internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Says whom "he", "it" or "the company" of a quotation stands for, by the article's stored
/// analysis, for the wording around it; the quotation itself is never touched.
struct PronounReader {
  let table: TermTable

  /// The first words of the sentence that stand for a person or an organisation, as written, and
  /// the name; nil where the sentence names the same one itself, or the analysis does not say who
  /// it is.
  ///
  /// A pronoun opens the sentence, or a person's stands beside a verb of saying. "The company" may
  /// stand anywhere, unless an organisation is named before it; another noun has to be a word of
  /// the name ("the fund" of "Marine Fund"), since it may be of something that is not named.
  func reading(of sentence: Int, in article: TokenizedArticle) -> ResolvedPronoun? {
    let facts = article.facts
    let mentions = facts.mentions(in: article.stored.sentences[sentence].span)
    func isNamed(_ entity: Entity) -> Bool {
      mentions.contains { $0.entity == entity.id && Self.isName($0) }
    }
    func hasOrganisation(before mention: Mention) -> Bool {
      mentions.contains {
        $0.span.start < mention.span.start && Self.isName($0)
          && facts.entity($0.entity)?.kind == .organisation
      }
    }
    for mention in mentions {
      guard let entity = facts.entity(mention.entity), let name = entity.names.first,
        !isNamed(entity)
      else { continue }
      let isClear =
        switch (mention.form, entity.kind) {
        case (.pronoun, .person):
          opens(sentence, mention, article) || speaks(sentence, mention, article)
        case (.pronoun, .organisation): opens(sentence, mention, article)
        case (.definite, .organisation):
          !hasOrganisation(before: mention) && isKind(mention, of: entity, article)
        default: false
        }
      if isClear { return ResolvedPronoun(word: article.text(of: mention.span), name: name) }
    }
    return nil
  }

  private static func isName(_ mention: Mention) -> Bool {
    mention.form == .name || mention.form == .short
  }

  private func opens(_ sentence: Int, _ mention: Mention, _ article: TokenizedArticle) -> Bool {
    article.tokens(in: mention.span).lowerBound == article.sentenceTokens[sentence].lowerBound
  }

  /// Whether a verb of saying stands beside the word; "said it" tells nothing of a speaker.
  private func speaks(_ sentence: Int, _ mention: Mention, _ article: TokenizedArticle) -> Bool {
    let tokens = article.tokens(in: mention.span)
    return [tokens.lowerBound - 1, tokens.upperBound].contains {
      article.sentenceTokens[sentence].contains($0) && table.isSaying($0, in: article.tokenized)
    }
  }

  /// Whether the noun says no more than that it is a company, or is a word of the name; "the
  /// Norwegian company" tells one of several apart, and may be another.
  private func isKind(_ mention: Mention, of entity: Entity, _ article: TokenizedArticle) -> Bool {
    let tokens = article.tokens(in: mention.span)
    guard tokens.count == 2, let head = tokens.last.map({ article.terms[$0] }) else { return false }
    return table.classes(of: head).contains(.standIn)
      || article.facts.names(of: entity.id, table).contains(head)
  }
}
