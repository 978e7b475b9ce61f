internal import ArticleReading
internal import Foundation
package import PassageIndex
internal import Prompts
internal import SentenceAnalysis
package import TestSupport

/// A small folder of articles with its index.
package struct IndexedArticles {
  /// Goes with the last copy of this value.
  package let folder: TemporaryFolder
  package let store: PassageStore

  /// - Parameter files: texts by name.
  package init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "articles/\(name)") }
    let index = folder.url.appendingPathComponent("index.sqlite").path
    let builder = IndexBuilder(
      path: index, reader: try ArticleReader(prompts: Prompts()),
      analyzer: try ArticleAnalyzer(language: english))
    _ = try builder.update([folder.url.appendingPathComponent("articles").path])
    store = try PassageStore(path: index)
  }

  /// Three reports on one invented shipyard; two give different figures for the same loss.
  package static let shipyard = [
    "yard.md": """
    ---
    title: Varde yard orders a dry dock
    outlet: Harbour Post
    date: 2025-03-04
    ---
    Varde Shipyard ordered a dry dock for EUR 38 million in March 2025. The yard employs 410 people.

    The dock will be built by Ostra Marine, a contractor from Gdynia, because the old one was too short for modern ferries.

    "We had outgrown the old basin," said Inger Solheim, the yard's director.
    """,
    "fire.md": """
    ---
    title: Fire at the Varde yard
    outlet: Coast Herald
    date: 2025-04-10
    ---
    A fire destroyed the paint hall of Varde Shipyard on Tuesday. The fire caused damage of EUR 12 million, the company said.

    Nobody was hurt.
    """,
    "fire-later.md": """
    ---
    title: Varde fire cost more than thought
    outlet: Harbour Post
    date: 2025-05-20
    ---
    The fire at Varde Shipyard caused damage of EUR 17 million, insurers reported.
    """,
  ]
}
