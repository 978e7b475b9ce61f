internal import Prompts
internal import WordNetLexicon

@testable import QuestionAnswering

/// English by the built-in tables, with the words of this machine.
let english = try! Language(prompts: Prompts(), lexicon: LexiconCache.installed)
