package import Prompts

/// Where words written as one are cut, from the table contractions: "isn't", "Altsol’s", "cannot".
package struct Contractions: Sendable {
  /// Endings with an apostrophe, in typewriter's form and lower case.
  private var endings: [[UInt8]] = []
  /// Whole words and where they are cut.
  private var wholes: [(word: [UInt8], cut: Int)] = []
  /// Their lengths by their first letter, one bit each.
  private var lengths = Array(repeating: UInt64(0), count: 256)

  /// - Throws: `PromptsError` when the table is missing or damaged.
  package init(tables: AnalysisTables) throws(PromptsError) {
    for row in try tables.rows("contractions") {
      let parts = row["written"].split(separator: "|")
      if parts.count == 2 {
        let word = Array(parts.joined().utf8)
        wholes.append((word, parts[0].utf8.count))
        lengths[Int(word.first ?? 0)] |= 1 << UInt64(min(word.count, 63))
      } else {
        endings.append(Array(row["written"].utf8))
      }
    }
  }

  /// Where the second word of `run` begins; nil where it is one word.
  func cut(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    if let cut = cutOfWhole(run) { return cut }
    guard run.suffix(6).contains(where: { $0 == 0x27 || $0 == 0x99 }) else { return nil }
    for ending in endings {
      if let place = start(of: ending, in: run), place > run.startIndex { return place }
    }
    return nil
  }

  private func cutOfWhole(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let first = run.first,
      lengths[Int(first | 0x20)] >> UInt64(min(run.count, 63)) & 1 == 1
    else { return nil }
    for whole in wholes where whole.word.count == run.count {
      if zip(run, whole.word).allSatisfy({ $0 | 0x20 == $1 }) { return run.startIndex + whole.cut }
    }
    return nil
  }

  /// Compares from the end; a curved apostrophe counts as the typewriter's.
  private func start(of ending: [UInt8], in run: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var place = run.endIndex
    for letter in ending.reversed() {
      guard place > run.startIndex else { return nil }
      if letter == 0x27, place - run.startIndex >= 3,
        run[(place - 3)..<place].elementsEqual(Self.curved)
      {
        place -= 3
      } else if run[place - 1] | 0x20 == letter | 0x20 {
        place -= 1
      } else {
        return nil
      }
    }
    return place
  }

  private static let curved: [UInt8] = [0xE2, 0x80, 0x99]

  /// With the typewriter's apostrophe.
  static func plain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var plain: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0xE2: plain.append(0x27)
      case 0x80, 0x99: continue
      default: plain.append(byte)
      }
    }
    return plain
  }
}
