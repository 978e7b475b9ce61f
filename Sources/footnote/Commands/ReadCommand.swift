internal import AnswerRendering
internal import ArgumentParser
internal import ArticleReading
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import Text

/// `footnote read`: what the reader makes of one file.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Show what the reader makes of a file: its metadata and its clean text.",
    discussion: """
      Nothing is indexed. A file that holds several articles (an import, a feed) shows them one after the other; \
      with --json each is an object on a line of its own.

      What is wrong can be put right in a file beside it, page.html.footnote.toml for page.html, with lines such \
      as title = "…", author = "…", outlet = "…", published = "2025-10-28", drop = ["first words of a block"] or \
      keep = ["first words of a block that was cut"].

      --versions shows the articles of the index that came from the file, or have the address or key given, with \
      the versions of each that were saved at other times: sentences taken out (−) and put in (+), title, author \
      and day. Of several versions the one saved last is read and quoted; the others stay for what quoted them.

      Lines that other articles of the folder repeat are cut as the index has learnt, if the file is in the index.

      EXAMPLES
        footnote read page.html              title, author, outlet, date and text
        footnote read --removed page.html    also what was cut, and the rule that cut it
        footnote read --json page.html | jq -r .text
        footnote read --versions page.html   what changed since it was saved before
        footnote read --versions https://coast.example/salt

      EXIT STATUS
        2  the file cannot be read; with --versions, it is not in the index
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Also show every block that was cut, with the rule that cut it.")
  var removed = false

  @Flag(help: "Read scanned PDF pages with ocrmypdf or tesseract.")
  var ocr = false

  @Flag(help: "Show the versions of the article in the index, and what changed between them.")
  var versions = false

  @Flag(help: "Write JSON: one object an article.")
  var json = false

  /// Reads the file under the limits that another process of this program has set, and says
  /// nothing.
  @Flag(help: .hidden)
  var trial = false

  @Argument(
    help: ArgumentHelp(
      "The file to read; with --versions also an address, or the key of an article.",
      valueName: "file"))
  var file: String

  func run() throws {
    let prompts = try options.prompts()
    if versions { return try showVersions(prompts) }
    let article = try ArticleFolder(path: file).singleFile()
    var reader = try ArticleReader(prompts: prompts, readsScans: ocr)
    if trial {
      reader.trial = nil
      _ = try reader.read(article)
      return
    }
    var extraction = try reader.read(article)
    cutLearntLines(from: &extraction, reader.boilerplate)
    for part in extraction.skipped { report(part) }
    for (index, document) in extraction.documents.enumerated() {
      if json {
        Console.print(DocumentJSON(document).value.text)
      } else {
        if index > 0 { Console.print("") }
        Console.print(try page(of: document, prompts: prompts))
      }
    }
  }

  private func showVersions(_ prompts: Prompts) throws {
    let store = try IndexRefresher.openStore(path: options.indexPath, prompts: prompts)
    try options.takeUpChanges(store)
    let label = try SourceLabel(
      prompts: prompts, currentFolder: FileManager.default.currentDirectoryPath)
    let histories = try VersionHistory.all(
      of: file, in: store, ArticleAddresses(prompts: prompts))
    for (index, history) in histories.enumerated() {
      if json {
        Console.print(history.json.text)
      } else {
        if index > 0 { Console.print("") }
        Console.print(try prompts.render("versions", history.holes(label)))
      }
    }
  }

  /// Where the file is in the index, cuts what the index has learnt of its folder, so that the text
  /// is the one that answers quote.
  private func cutLearntLines(from extraction: inout Extraction, _ judge: BoilerplateJudge) {
    guard extraction.documents.count == 1, let store = try? PassageStore(path: options.indexPath),
      let learnt = try? store.boilerplate(
        ofFile: IndexBuilder.canonical(file), outlet: extraction.documents[0].metadata.outlet),
      !learnt.isEmpty
    else { return }
    let document = extraction.documents[0]
    extraction.documents[0] = document.cuttingBoilerplate(
      judge.lines(of: document), reason: "repeated-in-folder", where: learnt.contains)
  }

  private func report(_ part: SkippedPart) {
    let place = part.line.map { "\(part.path):\($0)" } ?? part.path
    if !options.quiet { Console.report("\(place): skipped, \(part.reason).") }
  }

  /// How the date was found, in the words of `date-sources.tsv`.
  private func source(of metadata: ArticleMetadata, prompts: Prompts) throws -> String? {
    let row = try prompts.table("date-sources").first { $0["name"] == metadata.publishedSource }
    return row?["words"] ?? metadata.publishedSource
  }

  /// The article as a person reads it, in the wording of `answers/read.mustache`.
  private func page(of document: Document, prompts: Prompts) throws -> String {
    let metadata = document.metadata
    let cut = document.removed.map {
      ["reason": SafeText.line($0.reason), "text": SafeText.line($0.text)]
    }
    let lines: [String: String?] = [
      "title": metadata.title, "author": metadata.author, "outlet": metadata.outlet,
      "published": metadata.published, "source": try source(of: metadata, prompts: prompts),
      "language": metadata.language, "url": metadata.url, "saved": metadata.saved,
      "description": metadata.description,
      "tags": metadata.tags.isEmpty ? nil : metadata.tags.joined(separator: ", "),
    ]
    var holes: [String: any Sendable] = lines.compactMapValues { $0.map { SafeText.line($0) } }
    holes["text"] = SafeText.block(document.text)
    if removed {
      holes["removed"] = ["count": String(cut.count), "blocks": cut] as [String: any Sendable]
    }
    return try prompts.render("read", holes)
  }
}

/// One article as `footnote read --json` writes it.
private struct DocumentJSON {
  let value: JSONValue

  init(_ document: Document) {
    let metadata = document.metadata
    value = .object([
      "path": .string(document.path),
      "key": .string(document.key),
      "title": JSONValue(metadata.title),
      "author": JSONValue(metadata.author),
      "outlet": JSONValue(metadata.outlet),
      "published": JSONValue(metadata.published),
      "publishedSource": JSONValue(metadata.publishedSource),
      "description": JSONValue(metadata.description),
      "language": JSONValue(metadata.language),
      "url": JSONValue(metadata.url),
      "saved": JSONValue(metadata.saved),
      "tags": .array(metadata.tags.map { .string($0) }),
      "text": .string(document.text),
      "removed": .array(
        document.removed.map {
          .object(["text": .string($0.text), "reason": .string($0.reason)])
        }),
    ])
  }
}
