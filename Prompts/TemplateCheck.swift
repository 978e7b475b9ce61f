/// Checks a person's own folder of wording against what the assistant fills in.
package struct TemplateCheck {
  /// Something wrong, with its place and cure.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package var file: String
    /// Counted from 1.
    package var line: Int
    package var problem: String
    package var cure: String

    package init(file: String, line: Int, problem: String, cure: String) {
      self.file = file
      self.line = line
      self.problem = problem
      self.cure = cure
    }

    package var description: String { "\(file):\(line): \(problem). \(cure)." }
  }

  /// What is known about one template, from `tables/templates.tsv`.
  struct Template {
    /// Every name that can be filled in, those inside sections included.
    var holes: Set<String>
    var required: [String]
  }

  /// A person's folder; it may hold some templates and tables, or all.
  private let folder: String
  private let templates: [String: Template]

  /// - Throws: `PromptsError.folderMissing` when `folder` is not one.
  package init(folder: String) throws(PromptsError) {
    _ = try Prompts(folder: folder)
    self.folder = folder
    templates = try Self.templates()
  }

  static func templates() throws(PromptsError) -> [String: Template] {
    var templates: [String: Template] = [:]
    for row in try Prompts().table("templates") {
      var template = Template(holes: [], required: [])
      for hole in row["holes"].split(separator: " ") {
        let parts = hole.split { "/!".contains($0) }.map(String.init)
        template.holes.formUnion(parts)
        if hole.hasSuffix("!") { template.required.append(parts[0]) }
      }
      templates[row["template"]] = template
    }
    return templates
  }

  /// Names of templates that are not in the folder and are taken from the built-in wording, sorted.
  package var missing: [String] {
    let own = Set(Prompts.names(in: folder + "/answers"))
    return templates.keys.filter { !own.contains($0 + ".mustache") }.sorted()
  }

  /// What is wrong with the templates and the shape of the tables, in order of file and line.
  package func faults() throws(PromptsError) -> [Fault] {
    var faults: [Fault] = []
    for name in Prompts.names(in: folder + "/answers") { faults += self.faults(ofTemplate: name) }
    for name in Prompts.names(in: folder + "/languages") where name != Prompts.language {
      let path = "\(folder)/languages/\(name)"
      faults.append(Self.unused(path, like: name, among: [Prompts.language]))
    }
    for tables in Prompts.tableFolders {
      for name in Prompts.names(in: "\(folder)/\(tables)") {
        faults += try self.faults(ofTable: name, in: tables)
      }
    }
    return faults
  }

  private func faults(ofTemplate file: String) -> [Fault] {
    let path = "\(folder)/answers/\(file)"
    guard file.hasSuffix(".mustache"), let template = templates[String(file.dropLast(9))] else {
      return [Self.unused(path, like: file, among: templates.keys.map { $0 + ".mustache" })]
    }
    guard let text = Prompts.text(ofFile: path) else {
      return [
        Fault(
          file: path, line: 1, problem: "it cannot be read",
          cure: "Make it a plain file that you may read")
      ]
    }
    do {
      _ = try Prompts.compile(text, file: path)
    } catch .brokenTemplate(_, let line, let reason) {
      return [
        Fault(
          file: path, line: TemplateTag.unclosedSection(in: text) ?? line,
          problem: "the template cannot be read: \(reason)",
          cure: "Write holes as {{name}} and sections as {{#name}}…{{/name}}")
      ]
    } catch {
      return [Fault(file: path, line: 1, problem: "\(error)", cure: "Mend it")]
    }
    return Self.faults(of: TemplateTag.tags(of: text), in: path, template: template)
  }

  private static func faults(of tags: [TemplateTag], in path: String, template: Template) -> [Fault]
  {
    var faults = tags.filter { !template.holes.contains($0.name) && !isCall($0.name) }.map { tag in
      Fault(
        file: path, line: tag.line, problem: "there is no hole {{\(tag.name)}} here",
        cure: template.holes.isEmpty
          ? "This template has no holes" : "Use \(suggestion(for: tag.name, among: template.holes))"
      )
    }
    for name in template.required where !tags.contains(where: { $0.name == name }) {
      faults.append(
        Fault(
          file: path, line: 1, problem: "the hole {{\(name)}} is left out",
          cure: "Put it in, or the reply loses what it stands for"))
    }
    return faults
  }

  /// `first()` and the like, which the library knows, name no hole.
  private static func isCall(_ name: String) -> Bool {
    ["first", "last", "index", "even", "odd", "empty", "count"].contains(name)
  }

  /// A table of the language may stand among those that all languages share, too.
  private func faults(ofTable file: String, in tables: String) throws(PromptsError) -> [Fault] {
    let path = "\(folder)/\(tables)/\(file)"
    let builtIn = Prompts.tableFolders.flatMap(Prompts.builtInNames)
    guard builtIn.contains(file) else { return [Self.unused(path, like: file, among: builtIn)] }
    guard file.hasSuffix(".tsv") else { return [] }
    let name = String(file.dropLast(4))
    do {
      let own = try Prompts(folder: folder).table(name)
      let columns = try Prompts().table(name).first?.columns ?? []
      guard let first = own.first else { return [] }
      let lacking = columns.filter { !first.columns.contains($0) }
      return lacking.map {
        Fault(
          file: path, line: 1, problem: "the column “\($0)” is missing in the heading",
          cure: "The columns are: \(columns.joined(separator: ", "))")
      }
    } catch .badRow(let file, let line, let reason) {
      return [Fault(file: file, line: line, problem: reason, cure: "Part fields by one tab")]
    }
  }

  private static func unused(_ path: String, like name: String, among names: [String]) -> Fault {
    Fault(
      file: path, line: 1, problem: "nothing is called “\(name)”, so it is never used",
      cure: "Call it \(suggestion(for: name, among: Set(names))), or remove it")
  }

  /// The names nearest to `name`, as a message offers them.
  private static func suggestion(for name: String, among names: Set<String>) -> String {
    let ranked = names.map { (name: $0, distance: editDistance($0, name)) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let best = ranked.first else { return "another name" }
    if best.distance <= 3 { return best.name }
    return ranked.count <= 12
      ? "one of " + names.sorted().joined(separator: ", ") : "a name that Prompts/README.md lists"
  }

  /// Levenshtein's distance: letters to change, add or drop. O(product of the lengths).
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let kept = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(kept, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
