/// A pronoun as a sentence writes it, and the name that it stands for, a slice of the same text.
struct ResolvedPronoun: Equatable {
  let word: String
  let name: String
}
