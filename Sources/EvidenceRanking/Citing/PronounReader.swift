internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Says whom "he", "it" or "the company" of a quotation stands for, by the article's stored
/// analysis, for the wording around it; the quotation itself is never touched.
struct PronounReader {
  let table: TermTable

  private static let kinds: Set<EntityKind> = [.person, .organisation]

  /// The first word of the sentence that stands for somebody, as written, and the name; nil where
  /// the sentence names the same one itself, or the analysis does not say who it is.
  ///
  /// Such a word opens the sentence or stands beside a verb of saying; "the company" may stand
  /// anywhere, unless an organisation is named before it.
  func reading(of sentence: Int, in article: TokenizedArticle) -> ResolvedPronoun? {
    let facts = article.facts
    let mentions = facts.mentions(in: article.stored.sentences[sentence].span)
    let standIn = mentions.first { mention in
      switch mention.form {
      case .pronoun: isProminent(mention, sentence, article)
      case .definite:
        !mentions.contains {
          $0.span.start < mention.span.start && isName($0)
            && facts.entity($0.entity)?.kind == .organisation
        }
      case .name, .short, .role: false
      }
    }
    guard let standIn, let entity = facts.entity(standIn.entity), Self.kinds.contains(entity.kind),
      !mentions.contains(where: { $0.entity == standIn.entity && isName($0) }),
      let name = entity.names.first
    else { return nil }
    return ResolvedPronoun(word: article.text(of: standIn.span), name: name)
  }

  private func isName(_ mention: Mention) -> Bool {
    mention.form == .name || mention.form == .short
  }

  private func isProminent(_ mention: Mention, _ sentence: Int, _ article: TokenizedArticle)
    -> Bool
  {
    let all = article.sentenceTokens[sentence]
    let tokens = article.tokens(in: mention.span)
    return tokens.lowerBound == all.lowerBound
      || [tokens.lowerBound - 1, tokens.upperBound].contains {
        all.contains($0) && table.isSaying($0, in: article.tokenized)
      }
  }
}
