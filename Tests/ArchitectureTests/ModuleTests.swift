internal import Testing

/// The walls between modules: what each may import, and what it must not do.
@Suite struct ModuleTests {
  @Test func `modules import only modules that stand above them in Package swift`() throws {
    let modules = try SourceTree.modules()
    #expect(modules.count > 12)
    var above: Set<String> = []
    for module in modules {
      #expect(Set(module.dependencies).subtracting(above).sorted() == [], "\(module.name)")
      above.insert(module.name)
    }
  }

  @Test func `what is declared is imported, and nothing else`() throws {
    let modules = try SourceTree.modules()
    let names = Set(modules.map(\.name))
    for module in modules {
      let imported = try module.imports.intersection(names).subtracting([module.name])
      #expect(imported.sorted() == module.dependencies.sorted(), "\(module.name)")
    }
  }

  @Test func `the page on the house tells of these modules and what they import`() throws {
    let page = try SourceTree.text("Sources/footnote/Documentation.docc/House.md")
    let told = page.matches(of: #/(?m)^\| `([\w-]+)` \| ([^|]+) \| ([^|]*) \|/#).map { row in
      let imports = row.output.3.matches(of: #/`([\w-]+)`/#).map { String($0.output.1) }
      return "\(row.output.1): \(imports.sorted().joined(separator: " "))"
    }
    let there = try SourceTree.modules().map {
      "\($0.name): \($0.dependencies.sorted().joined(separator: " "))"
    }
    #expect(told == there, "print the table with Scripts/modules")
    #expect(!page.contains("| ? |"), "say what each module holds")
  }

  @Test(arguments: ["QuestionAnalysis", "SentenceAnalysis", "Text", "WordNetLexicon"])
  func `understanding reads no store`(module: String) throws {
    let imports = try SourceTree.module(module).imports
    #expect(!imports.isEmpty)
    #expect(imports.intersection(["PassageIndex", "ArticleReading", "GRDB"]).sorted() == [])
  }

  @Test func `one module alone knows the database`() throws {
    for module in try SourceTree.modules() where module.name != "PassageIndex" {
      #expect(try !module.imports.contains("GRDB"), "\(module.name)")
    }
  }

  @Test func `answers are values: nothing in them searches`() throws {
    for (path, text) in try SourceTree.module("Answers").files {
      #expect(
        !text.contains(#/\b(class|actor|PassageReading|PassageStore|TokenizedArticleCache)\b/#),
        "\(path)")
    }
  }

  @Test func `rendering knows answers, not how they are found`() throws {
    let imports = try SourceTree.module("AnswerRendering").imports
    #expect(imports.contains("Answers"))
    let finding = [
      "EvidenceRanking", "ExactAnswers", "CollectionAnswers", "QuestionAnswering",
    ]
    #expect(imports.intersection(finding).sorted() == [])
  }

  @Test func `wording is rendered where replies are made and nowhere below`() throws {
    let allowed = [
      "Prompts", "Answers", "CollectionAnswers", "QuestionAnswering", "AnswerRendering", "footnote",
    ]
    for module in try SourceTree.modules() where !allowed.contains(module.name) {
      for (path, text) in try module.files {
        #expect(!text.contains(#/[pP]rompts\s*\.render\(/#), "\(module.name)/\(path)")
      }
    }
  }

  /// The installed lexicon is no hidden global.
  @Test func `the language is made once, where the program is put together`() throws {
    let places = [
      "Library/Library.swift", "ExampleMaker.swift", "GapScore.swift",
    ]
    for module in try SourceTree.modules() {
      for (path, code) in try module.files where code.contains("LexiconCache.installed") {
        #expect(places.contains(path), "\(module.name)/\(path)")
      }
    }
  }
}
