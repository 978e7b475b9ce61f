internal import Foundation
internal import SentenceAnalysis
internal import Text

/// A sentence of the training or test text: words with tags, and chunk labels where the file has
/// them.
struct TaggedSentence {
  var words: [String] = []
  var tags: [PennTag] = []
  var chunks: [UInt8] = []
  /// Position of the word each depends on, from 1; 0 for none. Only dependency files have them.
  var heads: [Int] = []

  /// The sentences of the file at `path`: one word a line with its fields, an empty line between
  /// sentences.
  static func read(_ path: String) throws -> [TaggedSentence] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var sentences: [TaggedSentence] = []
    var current = TaggedSentence()
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let fields = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
      if fields.count >= 3, let tag = PennTag(name: fields[1]) {
        current.words.append(fields[0])
        current.tags.append(tag)
        if let head = Int(fields[2]) {
          current.heads.append(head)
        } else {
          current.chunks.append(ChunkLabel.number(fields[2]))
        }
      } else if !current.words.isEmpty, fields.isEmpty {
        sentences.append(current)
        current = TaggedSentence()
      }
    }
    if !current.words.isEmpty { sentences.append(current) }
    return sentences.flatMap(\.separated)
  }

  /// Sentences that no empty line parts: each has one word without a head, and heads count from its
  /// own start.
  private var separated: [TaggedSentence] {
    guard heads.count(where: { $0 == 0 }) > 1 else { return [self] }
    var parts = [TaggedSentence()]
    for index in words.indices {
      let closes = tags[index] == .closeQuote || tags[index] == .closeBracket
      if index > 0, parts[parts.count - 1].isClosed, !closes { parts.append(TaggedSentence()) }
      parts[parts.count - 1].words.append(words[index])
      parts[parts.count - 1].tags.append(tags[index])
      parts[parts.count - 1].heads.append(heads[index])
    }
    return parts
  }

  /// Whether a full stop and a word without a head are there.
  private var isClosed: Bool { heads.contains(0) && tags.suffix(3).contains(.period) }

  /// Its words as analysis codes them.
  var buffer: WordBuffer {
    var buffer = WordBuffer()
    var place = 0
    for word in words {
      let written = Self.brackets[word] ?? word
      buffer.append(written.utf8, at: TextSpan(place, place + written.utf8.count))
      place += written.utf8.count + 1
    }
    return buffer
  }

  private static let brackets = [
    "-LRB-": "(", "-RRB-": ")", "-LCB-": "{", "-RCB-": "}", "\\/": "/",
  ]
}
