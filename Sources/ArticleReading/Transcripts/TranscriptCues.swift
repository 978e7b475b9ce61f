internal import Text

/// What is said in a transcript, cue by cue (WebVTT, SubRip).
struct TranscriptCues {
  /// What is shown at a time.
  struct Cue: Equatable {
    /// In whole seconds from the beginning.
    var start: Int
    var end: Int
    /// Clean lines; the speaker's name where a line begins with one.
    var lines: [Line]
  }

  /// A line of a cue.
  struct Line: Equatable {
    var speaker: String?
    var text: String
    /// Whether a dash says that somebody else speaks.
    var isReply = false
  }

  private(set) var cues: [Cue] = []
  /// What the head says: "Language: en" by its label in lower case; the title without a label.
  private(set) var head: [String: String] = [:]
  /// Remarks and styles, which are not said.
  private(set) var notes: [String] = []

  /// Reads `text`; blocks are parted by blank lines. A block without times goes on with the cue
  /// before it. O(n).
  init(_ text: String) {
    for (index, block) in Self.blocks(of: text).enumerated() {
      if let place = block.firstIndex(where: { $0.contains("-->") }),
        let times = Self.times(block[place])
      {
        add(Cue(start: times.0, end: times.1, lines: lines(of: block[(place + 1)...])))
      } else if index == 0, block[0].hasPrefix("WEBVTT") {
        readHead(block)
      } else if ["NOTE", "STYLE", "REGION"].contains(where: { block[0].hasPrefix($0) }) {
        notes.append(block.joined(separator: " "))
      } else if !cues.isEmpty, !block.allSatisfy({ Int($0) != nil }) {
        cues[cues.count - 1].lines += lines(of: block[...])
      }
    }
  }

  /// Adds a cue without the lines that the one before it shows still, as those that roll up do.
  private mutating func add(_ cue: Cue) {
    var cue = cue
    if let last = cues.last, cue.start <= last.end + 1 {
      let shown = shownLines
      for count in stride(from: min(shown.count, cue.lines.count), to: 0, by: -1)
      where shown.suffix(count).elementsEqual(cue.lines.prefix(count)) {
        cue.lines.removeFirst(count)
        break
      }
      if cue.lines.isEmpty { cues[cues.count - 1].end = max(last.end, cue.end) }
      if Self.grows(last, into: cue) {
        cue.start = last.start
        cues.removeLast()
      }
    }
    if !cue.lines.isEmpty { cues.append(cue) }
  }

  /// Whether a cue shows the one before it with more words behind, as captions do that are written
  /// while somebody speaks.
  private static func grows(_ last: Cue, into cue: Cue) -> Bool {
    guard cue.lines.count == 1, last.lines.count == 1 else { return false }
    let (before, after) = (last.lines[0], cue.lines[0])
    return before.speaker == after.speaker && after.text.hasPrefix(before.text + " ")
      && before.text.last.map { !".!?…".contains($0) } == true
  }

  /// The last lines that were shown.
  private var shownLines: [Line] { Array(cues.suffix(2).flatMap(\.lines).suffix(3)) }

  private mutating func readHead(_ block: [String]) {
    let title = block[0].dropFirst("WEBVTT".count).drop { " -–—:\t".contains($0) }
    if let title = String(title).nonBlank { head["title"] = title }
    for line in block.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...]).nonBlank
      head[line[..<colon].lowercased()] = value
    }
  }

  private static func blocks(of text: String) -> [[String]] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .split { $0.allSatisfy(\.isWhitespace) }
      .map { $0.map { CharacterCleaner().line($0) } }
  }

  /// Start and end of `00:01:02.500 --> 00:01:04,000`, in whole seconds; nil for anything else.
  private static func times(_ line: String) -> (Int, Int)? {
    let sides = line.split(separator: "-->", maxSplits: 1)
    guard sides.count == 2, let start = seconds(sides[0]), let end = seconds(sides[1]) else {
      return nil
    }
    return (start, end)
  }

  private static func seconds(_ side: Substring) -> Int? {
    let word = side.split(separator: " ").first ?? ""
    let parts = word.prefix { $0 != "." && $0 != "," }.split(separator: ":").map { Int($0) }
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0
    for part in parts {
      guard let part, (0..<10_000).contains(part) else { return nil }
      seconds = seconds * 60 + part
    }
    return seconds
  }

  private func lines(of block: ArraySlice<String>) -> [Line] {
    var speaker: String?
    return block.compactMap { raw in
      if raw.contains("<v"), let voice = raw.firstMatch(of: /<v(?:\.[^ >]*)? +([^>]+)>/) {
        speaker = String(voice.1).nonBlank
      }
      var text = CharacterCleaner().line(Self.plain(raw))
      let isReply = text.hasPrefix("- ") || text.hasPrefix("– ") || text.hasPrefix(">> ")
      if isReply { text = CharacterCleaner().line(text.drop { "-–> ".contains($0) }) }
      return text.isEmpty ? nil : Line(speaker: speaker, text: text, isReply: isReply)
    }
  }

  /// A line without tags, places on the screen and references.
  private static func plain(_ line: String) -> String {
    guard line.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 || $0 == 0x7B }) else { return line }
    let text = line.replacing(/<\/?[A-Za-z0-9][^<>]*>/, with: "").replacing(
      /\{\\[^}]*\}/, with: "")
    return Entities.decoded(text).replacing(/&[lr]m;|&[lr]rm;/, with: "")
  }
}
