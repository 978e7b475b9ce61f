internal import AnswerRendering
internal import ArgumentParser
internal import CollectionAnswers
internal import QuestionAnalysis
internal import SentenceAnalysis

/// `footnote people`: the persons that articles name.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "List the people whom the articles name, most often named first.",
    discussion: """
      Each with the number of articles and of places that speak of them, and the first and last day. One person goes by \
      one full name, or by names that one article uses for them; --join says of two names that they are one person's, \
      --part that they are not, and both last (they stand in the file of aliases).

      EXAMPLES
        footnote people --limit 10
        footnote people --json | jq -r .name
        footnote people --join "Ada Halden" "A. Halden"
        footnote people --part "Ada Halden" "Ada Berg"
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var listing: EntityListing

  func run() throws { try listing.run(.person, options) }
}

/// `footnote organisations`: the companies, authorities and groups that articles name.
struct OrganisationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisations",
    abstract: "List the organisations that the articles name, most often named first.",
    discussion: """
      As footnote people does for people.

      EXAMPLES
        footnote organisations --limit 10
        footnote organisations --join "KGF" "Kelp Growth Facility"
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var listing: EntityListing

  func run() throws { try listing.run(.organisation, options) }
}

/// `footnote places`: the places that articles name.
struct PlacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places",
    abstract: "List the places that the articles name, most often named first.",
    discussion: """
      As footnote people does for people.

      EXAMPLES
        footnote places --limit 10
        footnote places --json | jq -r .name
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var listing: EntityListing

  func run() throws { try listing.run(.place, options) }
}

/// What the three lists of names have in common.
struct EntityListing: ParsableArguments {
  @Option(help: ArgumentHelp("How many to list at most.", valueName: "number"))
  var limit = 50

  @Flag(help: "Say that two names mean the same from now on; nothing is listed.")
  var join = false

  @Flag(help: "Say that two names do not mean the same from now on; nothing is listed.")
  var part = false

  @Flag(help: "Write JSON: one object a line.")
  var json = false

  @Argument(help: ArgumentHelp("The two names, with --join or --part.", valueName: "name"))
  var names: [String] = []

  mutating func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    if join && part { throw ValidationError("--join and --part exclude each other.") }
    if join || part {
      guard names.count == 2, names.allSatisfy(AliasFile.isUsable) else {
        throw ValidationError(
          "Give the two names, each in quotation marks: --\(join ? "join" : "part") \"Ada Halden\" \"A. Halden\"."
        )
      }
    } else if !names.isEmpty {
      throw ValidationError(
        "Names are given only with --join or --part; footnote articles --mention \"\(names[0])\" lists articles."
      )
    }
  }

  func run(_ kind: EntityKind, _ options: SharedOptions) throws {
    if join || part { return try note() }
    let store = try IndexRefresher.openStore(path: options.indexPath, prompts: options.prompts())
    try options.takeUpChanges(store)
    let found = try EntityCensus(store: store, aliases: AliasFile().entityAliases)
      .entities(of: kind)
    if found.isEmpty, !options.quiet { Console.remark("no names of this kind") }
    for entity in found.prefix(limit) {
      Console.print(json ? Self.object(entity).text : Self.line(entity))
    }
    if found.count > limit, !json, !options.quiet {
      Console.remark("\(limit) of \(found.count); --limit \(found.count) lists all")
    }
  }

  private func note() throws {
    var file = AliasFile()
    let isNew =
      try join
      ? file.add(.init(names[0], names[1])) : file.addParting(names[0], names[1])
    Console.remark(isNew ? "noted" : "that was noted before")
  }

  private static func line(_ entity: NamedEntity) -> String {
    let days: [String] =
      switch (entity.first, entity.last) {
      case (let first?, let last?): [first == last ? first : "\(first) to \(last)"]
      default: []
      }
    let others = entity.names.dropFirst().prefix(4).joined(separator: ", ")
    let parts =
      [
        entity.names[0], entity.articles == 1 ? "1 article" : "\(entity.articles) articles",
        entity.mentions == 1 ? "1 mention" : "\(entity.mentions) mentions",
      ] + days + (others.isEmpty ? [] : ["also \(others)"])
    return SafeText.line(parts.joined(separator: " · "))
  }

  private static func object(_ entity: NamedEntity) -> JSONValue {
    .object([
      "name": .string(entity.names[0]),
      "names": .array(entity.names.map(JSONValue.string)),
      "kind": .string(entity.kind.name),
      "articles": .integer(entity.articles),
      "mentions": .integer(entity.mentions),
      "statements": .integer(entity.statements),
      "first": JSONValue(entity.first),
      "last": JSONValue(entity.last),
    ])
  }
}
