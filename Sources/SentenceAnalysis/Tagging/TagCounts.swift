/// Tags with how often each was seen, written "NN 12 VB 3".
package struct TagCounts: Sendable, Hashable {
  package var entries: [Entry] = []

  /// A tag with how often it was seen.
  package struct Entry: Sendable, Hashable {
    package var tag: PennTag
    package var count: Int
  }

  package init() {}

  /// Nil where `text` is not made of tags and numbers by turns.
  package init?(_ text: String) {
    let fields = Array(text.utf8).split(separator: 0x20)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count.isMultiple(of: 2) else { return nil }
    for index in stride(from: 0, to: fields.count, by: 2) {
      guard let tag = PennTag(name: fields[index]), let count = Int(fields[index + 1])
      else { return nil }
      add(tag, count)
    }
  }

  /// How often any was seen.
  package var total: Int { entries.reduce(0) { $0 + $1.count } }

  /// Counts `tag` as seen `count` times more.
  package mutating func add(_ tag: PennTag, _ count: Int = 1) {
    if let index = entries.firstIndex(where: { $0.tag == tag }) {
      entries[index].count += count
    } else {
      entries.append(Entry(tag: tag, count: count))
    }
  }

  /// The written form, most frequent first.
  package var text: String {
    entries.sorted { ($1.count, $0.tag.rawValue) < ($0.count, $1.tag.rawValue) }
      .map { "\($0.tag.name) \($0.count)" }.joined(separator: " ")
  }
}
