internal import Prompts
package import SentenceAnalysis
package import Text
internal import WordNetLexicon

/// English by the built-in tables, with WordNet's words where they are installed.
package let english = try! Language(prompts: Prompts(), lexicon: LexiconCache.installed)

private let rules = try! ReadingRules(prompts: Prompts())

/// How English dates are read.
package let recogniser = rules.dates
/// Where English sentences end.
package let segmenter = rules.sentences
