/// Finds the entries of an export in JSON, however deep it wraps them.
struct JSONRecords {
  private let fields: ImportFields
  private let lines: LineNumbers

  /// Objects inside objects are looked into to this depth.
  private static let depthLimit = 6

  init(fields: ImportFields, lines: LineNumbers) {
    self.fields = fields
    self.lines = lines
  }

  /// The entries of `root` in order: itself, or the objects of the lists nearest to it that hold
  /// any. Empty where none is an article or points at one.
  func records(in root: JSONNode) -> [ImportRecord] {
    if root.isObject {
      let record = record(root)
      if record[.text] != nil || record[.markdown] != nil { return [record] }
    }
    var level = [root]
    for _ in 0..<Self.depthLimit {
      let lists = level.map(entries).filter { list in
        list.contains { $0.hasText && ($0[.title] != nil || $0[.text] != nil) || $0.isLink }
      }
      if !lists.isEmpty { return lists.flatMap(\.self) }
      level = level.flatMap { $0.members.map(\.node) + $0.elements.prefix(50) }
      level = level.filter { !$0.members.isEmpty || !$0.elements.isEmpty }
    }
    return []
  }

  /// The objects of a list, or of an object that holds nothing else (entries by their ids).
  private func entries(of node: JSONNode) -> [ImportRecord] {
    if !node.elements.isEmpty { return node.elements.filter(\.isObject).map(record) }
    guard node.members.count > 0, node.members.allSatisfy({ $0.node.isObject }),
      node.members.allSatisfy({ fields.slot(of: $0.key) == nil })
    else { return [] }
    return node.members.map { record($0.node) }
  }

  /// The entry of an object; one that only wraps another object is that one.
  func record(_ object: JSONNode) -> ImportRecord {
    let members = object.members
    if members.count < 4,
      let inner = members.first(where: {
        $0.node.isObject && fields.slot(of: $0.key)?.field == .wrapper
      })
    {
      return record(inner.node)
    }
    let line = lines.number(at: object.offset)
    var record = ImportRecord(line: line)
    for member in members {
      guard let slot = fields.slot(of: member.key) else { continue }
      switch slot.field {
      case .saved, .wrapper: continue
      case .highlight: takeHighlights(member.node, as: slot, line: line, into: &record)
      case .note, .tags:
        for value in values(of: member.node) { record.take(value, as: slot, line: line) }
      case .text, .markdown:
        // Feed readers put it into an object with its direction of writing.
        if let text = member.node.string ?? member.node["content"]?.string {
          record.take(text, as: slot, line: line)
        }
      default:
        let value = values(of: member.node).joined(separator: ", ")
        record.take(value, as: slot, line: line)
      }
    }
    return record
  }

  /// Marked passages, each a text or an object with its text and the reader's note.
  private func takeHighlights(
    _ node: JSONNode, as slot: ImportFields.Slot, line: Int, into record: inout ImportRecord
  ) {
    for part in node.elements.isEmpty ? [node] : node.elements {
      let place = lines.number(at: part.offset)
      if let text = part.string { record.take(text, as: slot, line: place) }
      for member in part.members {
        guard let text = member.node.string else { continue }
        let name = ImportFields.folded(member.key)
        if name == "text" || name == "quote" || name == "highlight" || name == "content" {
          record.take(text, as: slot, line: place)
        } else if fields.slot(of: name)?.field == .note, let note = fields.slot(of: name) {
          record.take(text, as: note, line: place)
        }
      }
    }
  }

  /// What a value says in words: each part of a list, the name of an object.
  private func values(of node: JSONNode) -> [String] {
    switch node.value {
    case .string(let text): text.isEmpty ? [] : [text]
    case .number(let digits): [Self.whole(digits)]
    case .array(let elements):
      Self.day(of: elements).map { [$0] } ?? elements.flatMap(values)
    case .object(let members): name(of: members, node)
    case .bool, .null: []
    }
  }

  /// A person, outlet or tag by name, a day by its parts (CSL); a map by its keys (Pocket's tags).
  private func name(of members: [JSONNode.Member], _ node: JSONNode) -> [String] {
    for key in ["name", "title", "label", "date-parts", "raw", "$date", "value", "href", "content"]
    {
      if let value = node[key] { return values(of: value) }
    }
    if let family = node["family"]?.string {
      return [[node["given"]?.string, family].compactMap(\.self).joined(separator: " ")]
    }
    if let literal = node["literal"]?.string { return [literal] }
    guard members.allSatisfy({ $0.node.isObject }) else { return [] }
    let names = members.flatMap { name(of: $0.node.members, $0.node) }
    return names.isEmpty ? members.map(\.key) : names
  }

  /// `[2025, 11, 4]` as `2025-11-04`; nil for anything else.
  private static func day(of parts: [JSONNode]) -> String? {
    let numbers = parts.compactMap { $0.scalar.flatMap { Int($0) } }
    guard parts.count == 3, numbers.count == 3, numbers[0] > 999, numbers[0] < 3000,
      (1...12).contains(numbers[1]), (1...31).contains(numbers[2])
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
  }

  /// A number without its fraction: seconds since 1970 may have one.
  private static func whole(_ digits: String) -> String {
    if Int(digits) != nil { return digits }
    guard let number = Double(digits), number.magnitude < 1e15 else { return digits }
    return String(Int(number))
  }
}
