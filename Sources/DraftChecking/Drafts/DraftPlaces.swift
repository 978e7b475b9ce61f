internal import Text

/// Lines and columns of a draft's file for the bytes of its cleaned text.
///
/// In a text file they are those of the file, found by its words; elsewhere a line is a paragraph.
package struct DraftPlaces: Sendable {
  /// A line and a column, both counted from 1; columns in characters.
  package struct Place: Sendable, Equatable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Cleaned words by their first byte, and where each stands in the file; −1 where that was not
  /// found.
  private var offsets: [Int] = []
  private var fileOffsets: [Int] = []
  /// Behind each of these words in the file.
  private var fileEnds: [Int] = []
  private var file: [UInt8] = []
  private var lineStarts: [Int] = [0]
  private let text: [UInt8]
  private let blocks: [Block]

  /// Words of the file that may stand between two of the text: marks, addresses, what was cut.
  private static let farthest = 400

  /// - Parameter file: what the file holds; nil for one that is no text.
  init(_ document: Document, file: String?) {
    text = Array(document.text.utf8)
    blocks = document.blocks
    guard let file else { return }
    self.file = Array(file.utf8)
    for (index, byte) in self.file.enumerated() where byte == 0x0A { lineStarts.append(index + 1) }
    align(ComparedWords(document.text), ComparedWords(file))
  }

  private mutating func align(_ words: ComparedWords, _ others: ComparedWords) {
    offsets = words.spans.map(\.start)
    var next = 0
    for index in words.words.indices {
      let far = min(others.words.count, next + Self.farthest)
      let found = (next..<max(next, far)).first { place in
        guard others.words[place] == words.words[index] else { return false }
        guard place > next, index + 1 < words.words.count, place + 1 < others.words.count else {
          return true
        }
        return others.words[place + 1] == words.words[index + 1]
      }
      fileOffsets.append(found.map { others.spans[$0].start } ?? -1)
      fileEnds.append(found.map { others.spans[$0].end } ?? -1)
      if let found { next = found + 1 }
    }
  }

  /// Where the byte `offset` of the text stands.
  package func place(at offset: Int) -> Place {
    let next = Self.first(offsets.count) { offsets[$0] >= offset }
    for index in [next, next - 1] where offsets.indices.contains(index) && fileOffsets[index] >= 0 {
      return place(inFile: fileOffsets[index])
    }
    let block = max(0, Self.first(blocks.count) { blocks[$0].span.start > offset } - 1)
    let start = blocks.isEmpty ? 0 : blocks[block].span.start
    return Place(line: block + 1, column: Self.characters(text, start, offset) + 1)
  }

  private func place(inFile offset: Int) -> Place {
    let line = Self.first(lineStarts.count) { lineStarts[$0] > offset } - 1
    return Place(line: line + 1, column: Self.characters(file, lineStarts[line], offset) + 1)
  }

  /// The first of `count` numbers from which on `holds`. O(log count).
  private static func first(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func characters(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    guard start < end, end <= bytes.count else { return 0 }
    return bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// The file with `marks` behind the sentences or words that end at their offsets, and `notes` at
  /// its end; nil where its words were not found in it.
  package func annotated(_ marks: [(end: Int, mark: String)], notes: [String]) -> String? {
    var places: [(place: Int, mark: String)] = []
    for (end, mark) in marks {
      let index = Self.first(offsets.count) { offsets[$0] >= end } - 1
      guard index >= 0, fileEnds[index] >= 0 else { return nil }
      var place = fileEnds[index]
      while place < file.count, Self.closing.contains(file[place]) || file[place] >= 0x80 {
        place += 1
      }
      places.append((place, mark))
    }
    var annotated: [UInt8] = []
    var last = 0
    for (place, mark) in places.sorted(by: { $0.place < $1.place }) where place >= last {
      annotated += file[last..<place] + Array(mark.utf8)
      last = place
    }
    annotated += file[last...]
    while annotated.last == 0x0A { annotated.removeLast() }
    let tail = notes.isEmpty ? "" : "\n\n" + notes.joined(separator: "\n")
    return String(decoding: annotated, as: UTF8.self) + tail
  }

  /// What closes a sentence behind its last word.
  private static let closing = Set(".,;:!?\"')]*_".utf8)

  /// Addresses of the file with the byte of the text that each stands at or behind.
  func links() -> [Draft.Link] {
    var links: [Draft.Link] = []
    var (index, word) = (0, 0)
    while let start = Self.address(in: file, from: index) {
      let end = file[start...].firstIndex { Self.ends.contains($0) } ?? file.count
      let address = String(decoding: file[start..<end], as: UTF8.self)
      while word + 1 < fileOffsets.count, fileOffsets[word + 1] <= start { word += 1 }
      links.append(Draft.Link(offset: offsets.isEmpty ? 0 : offsets[word], address: address))
      index = end
    }
    return links
  }

  private static let ends = Set(" \n\t\r\"'<>()[]".utf8)

  private static func address(in bytes: [UInt8], from index: Int) -> Int? {
    var place = index
    while let found = bytes[place...].firstIndex(of: 0x68) {
      if bytes[found...].starts(with: "http://".utf8)
        || bytes[found...].starts(with: "https://".utf8)
      {
        return found
      }
      place = found + 1
    }
    return nil
  }
}
