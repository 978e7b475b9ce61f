internal import SentenceAnalysis

/// Chunks found, counted as the scorer of CoNLL-2000 counts them: both ends and the kind must be
/// right.
struct ChunkScore {
  private var right = 0
  private var found = 0
  private var wanted = 0
  /// Right, found and wanted by kind.
  private(set) var kinds: [String: (right: Int, found: Int, wanted: Int)] = [:]

  struct Chunk: Hashable {
    var start: Int
    var end: Int
    var kind: ChunkKind
  }

  mutating func add(found labels: [UInt8], wanted truth: [UInt8]) {
    let found = Set(Self.chunks(labels))
    let wanted = Set(Self.chunks(truth))
    for chunk in found {
      self.found += 1
      kinds[chunk.kind.name, default: (0, 0, 0)].found += 1
      guard wanted.contains(chunk) else { continue }
      right += 1
      kinds[chunk.kind.name, default: (0, 0, 0)].right += 1
    }
    for chunk in wanted {
      self.wanted += 1
      kinds[chunk.kind.name, default: (0, 0, 0)].wanted += 1
    }
  }

  /// A chunk begins at a begin label, and at an inside label of another kind than the word before.
  static func chunks(_ labels: [UInt8]) -> [Chunk] {
    var chunks: [Chunk] = []
    for (index, label) in labels.enumerated() {
      guard let kind = ChunkLabel.kind(label) else { continue }
      if !ChunkLabel.begins(label), let last = chunks.last, last.end == index, last.kind == kind {
        chunks[chunks.count - 1].end += 1
      } else {
        chunks.append(Chunk(start: index, end: index + 1, kind: kind))
      }
    }
    return chunks
  }

  var precision: Double { Double(right) / Double(max(found, 1)) }
  var recall: Double { Double(right) / Double(max(wanted, 1)) }
  var f1: Double { 2 * Double(right) / Double(max(found + wanted, 1)) }
}
