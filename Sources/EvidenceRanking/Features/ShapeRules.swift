internal import PassageIndex
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that look at the sentence alone: its length, its place, its quality.
struct ShapeRules {
  let terms: QuestionTerms

  func apply(to candidate: inout Candidate, opensParagraph: Bool) {
    let count = candidate.tokens.count
    let sentence = candidate.article.stored.sentences[candidate.sentence]
    candidate.features[.length] = log(Double(max(1, count))) / 4
    let matched = candidate.mask.nonzeroBitCount
    candidate.features[.newWords] = Double(max(0, count - matched)) / 50
    candidate.features[.tooShort] = count < 5 ? 1 : 0
    candidate.features[.asksItself] =
      candidate.article.bytes[sentence.span.end - 1] == 0x3F ? 1 : 0
    candidate.features[.introduces] =
      candidate.article.bytes[sentence.span.end - 1] == 0x3A ? 1 : 0
    candidate.features[.broken] = sentence.isBroken ? 1 : 0
    candidate.features[.heading] = sentence.kind == .heading ? 1 : 0
    candidate.features[.listOrTable] =
      sentence.kind == .listItem || sentence.kind == .tableRow ? 1 : 0
    candidate.features[.fragment] =
      candidate.features[.tooShort] * candidate.features[.listOrTable]
    candidate.features[.earlyPosition] = 1 / (1 + Double(candidate.sentence) / 5)
    candidate.features[.opensParagraph] = opensParagraph ? 1 : 0
  }
}
