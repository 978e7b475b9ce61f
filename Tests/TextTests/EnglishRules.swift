internal import Prompts
internal import Text

private let rules = try! ReadingRules(prompts: Prompts())

/// How English dates are read.
let recogniser = rules.dates
/// Where English sentences end.
let segmenter = rules.sentences
