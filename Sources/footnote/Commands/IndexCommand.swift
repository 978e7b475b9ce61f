internal import AnswerRendering
internal import ArgumentParser
internal import ArticleReading
internal import Foundation
internal import PassageIndex

/// `footnote index`: makes the index agree with folders of articles.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Add, update and remove articles so that the index matches the folders.",
    discussion: """
      The folders are remembered: without a path, those the index knows are looked at again. Only files that changed are \
      read. The index can be asked meanwhile, and an interruption loses nothing that was done.

      EXAMPLES
        footnote index ~/Articles            add a folder, or bring it up to date
        footnote index                       bring all known folders up to date
        footnote index --rebuild             build everything anew
        footnote index --folders             list the folders the index knows
        footnote index --forget ~/Articles   remove a folder's articles from the index
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Build the index anew; the old one serves until the new one is complete.")
  var rebuild = false

  @Flag(help: "Remove the given folders, with their articles, from the index.")
  var forget = false

  @Flag(help: "Read scanned PDF pages with ocrmypdf or tesseract; may take minutes a file.")
  var ocr = false

  @Flag(help: "List the folders and files that the index was made from; nothing is changed.")
  var folders = false

  @Flag(help: "Write the summary as one JSON object (with --folders: one a folder).")
  var json = false

  @Argument(help: ArgumentHelp("Folders or files with articles.", valueName: "path"))
  var paths: [String] = []

  func validate() throws {
    if forget && rebuild { throw ValidationError("--forget and --rebuild exclude each other.") }
    if folders && (forget || rebuild || !paths.isEmpty) {
      throw ValidationError("--folders goes with neither paths nor other changes.")
    }
    if forget && paths.isEmpty { throw ValidationError("Say which folders to forget.") }
  }

  func run() throws {
    if folders { return try listFolders() }
    let missing = forget ? [] : missingPaths
    for path in missing {
      Console.report(
        "\(SafeText.line(path)): there is no such folder or file; check how it is written. It was not indexed."
      )
    }
    if !missing.isEmpty, missing.count == paths.count { throw ExitCode(2) }
    let prompts = try options.prompts()
    let builder = try IndexRefresher.builder(
      path: options.indexPath, prompts: prompts, readsScans: ocr)
    let report = try run(builder, paths.filter { !missing.contains($0) })
    if json {
      Console.print(IndexReportJSON(report).value.text)
    } else {
      show(report)
    }
    let isNothing = !paths.isEmpty && !forget && report.articles == 0 && !report.skipped.isEmpty
    if isNothing || !missing.isEmpty { throw ExitCode(2) }
  }

  /// Of the paths given, those that are not there and that the index does not know either: a known
  /// one may have been removed.
  private var missingPaths: [String] {
    let missing = paths.filter { !FileManager.default.fileExists(atPath: $0) }
    guard !missing.isEmpty else { return [] }
    let known = (try? PassageStore(path: options.indexPath).folders().map(\.path)) ?? []
    return missing.filter { path in
      let full = IndexBuilder.canonical(path)
      return !known.contains { $0 == full || full.hasPrefix($0 + "/") }
    }
  }

  private func run(_ builder: IndexBuilder, _ paths: [String]) throws -> IndexReport {
    if forget {
      var report = IndexReport()
      for path in paths {
        let removed = report.removed
        report = try builder.forget(path)
        report.removed += removed
      }
      return report
    }
    let bar = options.quiet ? nil : ProgressBar()
    defer { bar?.clear() }
    return rebuild
      ? try builder.rebuild(paths, progress: bar?.show)
      : try builder.update(paths, progress: bar?.show)
  }

  private func listFolders() throws {
    for folder in try PassageStore(path: options.indexPath).folders() {
      let isMissing = !FileManager.default.fileExists(atPath: folder.path)
      if json {
        let object = JSONValue.object([
          "path": .string(folder.path), "files": .integer(folder.files),
          "articles": .integer(folder.articles), "missing": .bool(isMissing),
        ])
        Console.print(object.text)
      } else {
        let mark = isMissing ? " (not there; footnote index --forget removes it)" : ""
        Console.print(
          "\(SafeText.line(folder.path)) · \(folder.files) files, \(folder.articles) articles\(mark)"
        )
      }
    }
  }

  private func show(_ report: IndexReport) {
    if !options.quiet {
      for part in report.skipped {
        let place = part.line.map { "\(part.path):\($0)" } ?? part.path
        Console.report("\(place): skipped, \(part.reason).")
      }
    }
    let renewed =
      (report.renewed == 0 ? "" : " \(report.renewed) understood anew.")
      + (report.versions == 0
        ? "" : " \(report.versions) older version\(report.versions == 1 ? "" : "s") kept.")
    Console.print(
      """
      \(report.added) new, \(report.updated) changed, \(report.unchanged) unchanged, \
      \(report.removed) removed, \(report.skipped.count) skipped. \
      \(report.articles) articles, \(report.passages) passages.\(renewed)
      """)
  }
}

/// A report as `footnote index --json` writes it.
struct IndexReportJSON {
  let value: JSONValue

  init(_ report: IndexReport) {
    value = .object([
      "added": .integer(report.added),
      "updated": .integer(report.updated),
      "unchanged": .integer(report.unchanged),
      "removed": .integer(report.removed),
      "versions": .integer(report.versions),
      "renewed": .integer(report.renewed),
      "skipped": .array(
        report.skipped.map {
          .object([
            "path": .string($0.path), "line": JSONValue($0.line), "reason": .string($0.reason),
          ])
        }),
      "articles": .integer(report.articles),
      "passages": .integer(report.passages),
      "seconds": .number((report.seconds * 1000).rounded() / 1000),
    ])
  }
}
