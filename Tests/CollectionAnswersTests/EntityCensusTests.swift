internal import AnsweringSupport
internal import CollectionAnswers
internal import PassageIndex
internal import SentenceAnalysis
internal import Testing

/// Lists of who and what a library's articles name.
@Suite struct EntityCensusTests {
  private let library: IndexedArticles

  init() throws {
    var files: [String: String] = [:]
    for (name, day, text) in [
      ("one", "2025-03-04", "Tora Lien, the chief executive of Coastlink Ferries, said she left."),
      ("two", "2025-05-06", "“No,” said Ms. Tora Lien on Monday. Lien said that she had left."),
      (
        "three", "2025-06-07",
        "Ragna Foss, a lawyer, said she met Ms. Tora Lien. Foss said it rained."
      ),
    ] {
      files["\(name).md"] = "---\ntitle: Story \(name)\ndate: \(day)\n---\n\(text)\n"
    }
    library = try IndexedArticles(files)
  }

  private func people(_ aliases: EntityAliases = EntityAliases()) throws -> [NamedEntity] {
    try EntityCensus(store: library.store, aliases: aliases).entities(of: .person)
  }

  @Test func `one person of several articles is listed once, the most often named first`() throws {
    let people = try people()
    #expect(people.map { $0.names[0] } == ["Tora Lien", "Ragna Foss"])
    let lien = try #require(people.first)
    #expect(lien.articles == 3 && lien.names.contains("Lien") && lien.statements >= 2)
    #expect(lien.first == "2025-03-04" && lien.last == "2025-06-07")
  }

  @Test func `a person's word joins names and parts them`() throws {
    let joined = try people(EntityAliases(joined: [["Tora Lien", "Ragna Foss"]]))
    #expect(joined.count == 1)
    let parted = try people(
      EntityAliases(joined: [["Tora Lien", "Ragna Foss"]], parted: [["Tora Lien", "Ragna Foss"]]))
    #expect(parted.count == 2)
  }
}
