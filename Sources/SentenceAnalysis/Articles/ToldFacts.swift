package import Text

/// What an article says a term is.
package struct DefinitionFact: Sendable, Equatable {
  package var term: TextSpan
  package var definition: TextSpan
}

/// A list with the words that bring it in.
package struct IntroducedList: Sendable, Equatable {
  /// The last sentence before the list, or its heading.
  package var introduction: TextSpan
  /// In order.
  package var items: [TextSpan]
}

/// "Founded: 1904": a fact of the article's subject.
package struct ProfileFact: Sendable, Equatable {
  package var label: TextSpan
  package var value: TextSpan
}
