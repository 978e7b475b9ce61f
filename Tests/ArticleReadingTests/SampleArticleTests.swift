internal import ArticleReading
internal import Foundation
internal import Prompts
internal import Testing
internal import Text

/// The first library as the reader makes it: metadata found, boilerplate gone, every fact still
/// there.
@Suite struct SampleArticleTests {
  /// What a person reading the saved page would say about it.
  struct Sample: Sendable, CustomTestStringConvertible {
    var key: String
    var title: String
    var author: String?
    var outlet: String
    var published: String
    var source: String

    var testDescription: String { key }
  }

  static let samples = [
    Sample(
      key: "companies/2025-06-12-ulvane-denies-talks.txt", title: "Ulvane denies it is for sale",
      author: "Matteo Brancaleoni", outlet: "Seaboard", published: "2025-06-12",
      source: "file-name"),
    Sample(
      key: "companies/brinefold-alesund-plant.txt",
      title: "Brinefold picks Ålesund for its first full-size plant", author: "Tobias Wexelsen",
      outlet: "Packaging Dispatch", published: "2024-05-12", source: "first-lines"),
    Sample(
      key: "companies/brinefold-plant-opens.html",
      title: "Brinefold's kelp plant starts late and over budget", author: "Petra Holmqvist",
      outlet: "Northern Materials Review", published: "2025-10-22", source: "meta"),
    Sample(
      key: "companies/kombura-buys-scottish-know-how.txt",
      title: "Kombura buys Scottish know-how for greener rice balls", author: nil,
      outlet: "Harbour Gazette", published: "2025-04-24", source: "first-lines"),
    Sample(
      key: "companies/marelgue-losses-larger.txt",
      title: "Marelgue's storm losses larger than first thought", author: "Lucas Trévidic",
      outlet: "Harbour Gazette", published: "2025-03-06", source: "first-lines"),
    Sample(
      key: "companies/storm-hits-marelgue.html",
      title: "Storm tears away a third of Marelgue's kelp lines", author: "Petra Holmqvist",
      outlet: "Northern Materials Review", published: "2025-02-03", source: "json-ld"),
    Sample(
      key: "companies/ulvane-kombura-licence.html",
      title: "Ulvane licenses film process to Japan's Kombura", author: "Tobias Wexelsen",
      outlet: "Packaging Dispatch", published: "2025-04-24", source: "json-ld"),
    Sample(
      key: "companies/ulvane-q2-2024.md",
      title: "Ulvane narrows loss as supermarkets order more film",
      author: "Petra Holmqvist", outlet: "Northern Materials Review", published: "2024-08-21",
      source: "front-matter"),
    Sample(
      key: "companies/ulvane-q2-2025.md", title: "Ulvane reports its first operating profit",
      author: "Petra Holmqvist", outlet: "Northern Materials Review", published: "2025-08-20",
      source: "front-matter"),
    Sample(
      key: "money/tideline-buys-into-marelgue.txt",
      title: "Tideline II makes its first purchase: 18 percent of Marelgue",
      author: "Orla Prendeville", outlet: "Coastline Business", published: "2024-11-19",
      source: "first-lines"),
    Sample(
      key: "money/tideline-fund-closes.html", title: "Second seaweed fund closes above target",
      author: "Orla Prendeville", outlet: "Coastline Business", published: "2024-03-14",
      source: "json-ld"),
    Sample(
      key: "science/emma-draft-standard.html",
      title: "Europe’s sea-safe label: what the draft standard asks for",
      author: "Matteo Brancaleoni", outlet: "Seaboard", published: "2024-12-04", source: "meta"),
    Sample(
      key: "science/skagen-cold-water-study.md",
      title: "In cold water, seaweed film takes its time",
      author: "Agnete Lundsfryd", outlet: "Seaboard", published: "2025-09-09",
      source: "front-matter"),
    Sample(
      key: "week-47-kelp-notes.txt",
      title: "The weekly letter for people who sell wet things dry", author: nil,
      outlet: "Kelp Notes",
      published: "2025-11-21", source: "first-lines"),
  ]

  /// Words that stand in the boilerplate of the pages and in no sentence of an article.
  static let boilerplate = [
    "Accept all", "All rights reserved", "Comments", "cookies", "Email address", "inbox",
    "kelpie71", "Listen to this article", "Log in", "Menu", "min read", "Most read",
    "No comments yet", "Our apps", "Read next", "Related stories", "Share on", "Share this",
    "Sign up", "Tweet", "Skip to",
    "Subscribe", "Unsubscribe", "View in browser", "You may also like",
  ]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The one article of the file `key`.
  static func article(_ key: String) throws -> Document {
    let path = folder.appendingPathComponent("Index/Articles/\(key)").path
    let file = try ArticleFolder(path: path).singleFile()
    let documents = try ArticleReader(prompts: Prompts()).read(file).documents
    return try #require(documents.first)
  }

  @Test func `every file of the library is listed here`() throws {
    let listing = try ArticleFolder(path: Self.folder.path + "/Index/Articles").listing()
    #expect(listing.files.map(\.key) == Self.samples.map(\.key))
    #expect(listing.skipped.isEmpty)
  }

  @Test(arguments: samples) func `title, author, outlet and date are found`(_ sample: Sample) throws
  {
    let found = try Self.article(sample.key).metadata
    #expect(found.title == sample.title)
    #expect(found.author == sample.author)
    #expect(found.outlet == sample.outlet)
    #expect(found.published == sample.published)
    #expect(found.publishedSource == sample.source)
  }

  @Test(arguments: samples) func `no boilerplate of the page is left`(_ sample: Sample) throws {
    let text = try Self.article(sample.key).text
    #expect(Self.boilerplate.filter(text.contains) == [])
  }

  @Test func `what a question expects stands in its article word for word`() throws {
    struct Question: Decodable {
      var question: String
      var answers: [String]
      var article: String?
      var kind: String
    }
    let path = Self.folder.appendingPathComponent("Tests/Evaluation/questions.jsonl")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    for line in lines {
      let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
      guard let key = question.article, !["yes", "no"].contains(question.answers[0]) else {
        continue
      }
      let text = try Self.article(key).text.lowercased()
      let isThere = question.answers.contains { text.contains($0.lowercased()) }
      #expect(isThere, "\(question.question)")
    }
  }
}
