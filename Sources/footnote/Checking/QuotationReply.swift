internal import AnswerRendering
internal import Answers
internal import DraftChecking
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// Says where quoted words stand, as a reply with citations and as JSON.
struct QuotationReply {
  let quotation: Quotation
  let places: QuotationPlaces

  /// The places as a person reads them; its citations can be opened like those of any answer.
  func answer(_ prompts: Prompts) throws(PromptsError) -> Answer {
    let shown = places.exact.isEmpty ? places.nearest : places.exact
    var answer = Answer(
      question: quotation.text, status: places.exact.isEmpty ? .abstained : .answered,
      answerType: .quotation, confidence: places.exact.isEmpty ? 0 : 1,
      citations: shown.map(\.citation))
    answer.parts = [.lead(try lead(prompts), answer: nil)]
    for place in shown {
      answer.parts.append(.quotation(place.citation.number))
      for difference in place.differences {
        answer.parts.append(.note(try Self.text(of: difference, prompts)))
      }
    }
    return answer
  }

  private func lead(_ prompts: Prompts) throws(PromptsError) -> String {
    let words = SafeText.line(quotation.text)
    guard !places.exact.isEmpty else {
      return try prompts.render(
        places.nearest.isEmpty ? "quote-absent" : "quote-near", ["words": words])
    }
    var holes: [String: any Sendable] = [
      "words": words, "places": places.count, "one": places.count == 1,
    ]
    if places.count > places.exact.count { holes["shown"] = places.exact.count }
    return try prompts.render("quote-exact", holes)
  }

  /// One difference in words.
  static func text(
    of difference: QuotationPlace.Difference, _ prompts: Prompts
  ) throws(PromptsError) -> String {
    var holes: [String: any Sendable] = [:]
    if !difference.quoted.isEmpty { holes["quoted"] = SafeText.line(difference.quoted) }
    if !difference.found.isEmpty { holes["found"] = SafeText.line(difference.found) }
    return try prompts.render("quote-difference", holes)
  }

  /// One object with its places.
  var json: JSONValue {
    let shown = places.exact.isEmpty ? places.nearest : places.exact
    let status = !places.exact.isEmpty ? "exact" : places.nearest.isEmpty ? "absent" : "near"
    return .object([
      "quotation": .string(quotation.text),
      "status": .string(status),
      "count": .integer(places.count),
      "places": .array(shown.map(Self.object)),
    ])
  }

  private static func object(of place: QuotationPlace) -> JSONValue {
    JSONRenderer.object(of: place.citation).adding([
      "share": .number((place.share * 100).rounded() / 100),
      "differences": .array(
        place.differences.map(Self.object)),
    ])
  }

  /// One difference with its place in the article.
  static func object(_ difference: QuotationPlace.Difference) -> JSONValue {
    .object([
      "quoted": .string(difference.quoted), "found": .string(difference.found),
      "start": .integer(difference.span.start), "end": .integer(difference.span.end),
    ])
  }
}
