internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A lexicon file in memory, with its sections.
final class LexiconFile: Sendable {
  private let mapped: MappedFile
  private let sections: [Range<Int>]

  /// Opens `path`; nil when the file is missing, cut short, or of another version.
  init?(path: String) {
    guard let mapped = MappedFile(path: path) else { return nil }
    let numbers = mapped.bytes.count / 4
    self.mapped = mapped
    let heading = LexiconSection.headingCount
    func number(_ index: Int) -> UInt32 {
      UnsafeRawBufferPointer(mapped.bytes).load(fromByteOffset: index * 4, as: UInt32.self)
    }
    guard numbers >= heading, number(0) == LexiconSection.magic,
      number(1) == LexiconSection.version, number(2) == UInt32(Tokenizer.version)
    else { return nil }
    var start = heading
    sections = LexiconSection.allCases.map {
      let end = start + Int(number(3 + $0.rawValue))
      defer { start = end }
      return start..<end
    }
    guard start == numbers else { return nil }
  }

  /// 0 outside the section: a damaged table gives wrong words, never a crash.
  private func number(_ section: LexiconSection, _ index: Int) -> UInt32 {
    let range = sections[section.rawValue]
    guard index >= 0, index < range.count else { return 0 }
    return UnsafeRawBufferPointer(mapped.bytes)
      .load(fromByteOffset: (range.lowerBound + index) * 4, as: UInt32.self)
  }

  private func group(_ starts: LexiconSection, _ values: LexiconSection, _ index: UInt32)
    -> [UInt32]
  {
    let start = Int(number(starts, Int(index)))
    let end = min(Int(number(starts, Int(index) + 1)), sections[values.rawValue].count)
    return start < end ? (start..<end).map { number(values, $0) } : []
  }

  private func text(_ offsets: LexiconSection, _ text: LexiconSection, _ index: Int)
    -> Slice<UnsafeBufferPointer<UInt8>>
  {
    let section = sections[text.rawValue]
    let limit = section.count * 4
    let start = min(Int(number(offsets, index)), limit)
    let end = min(max(start, Int(number(offsets, index + 1))), limit)
    return mapped.bytes[section.lowerBound * 4 + start..<section.lowerBound * 4 + end]
  }

  /// Index of `string` in a sorted table; nil when it is not there. O(log n).
  ///
  /// - Parameter prefix: a byte that stands before the string in the table.
  private func find(
    _ string: String, prefix: UInt8? = nil, _ offsets: LexiconSection, _ text: LexiconSection
  ) -> UInt32? {
    var string = string
    return string.withUTF8 { bytes in
      let table = TextTable(
        mapped.bytes, offsets: sections[offsets.rawValue], sections[text.rawValue])
      var low = 0
      var high = table.count
      while low < high {
        let middle = (low + high) / 2
        if Self.order(table[middle], prefix, bytes) < 0 {
          low = middle + 1
        } else {
          high = middle
        }
      }
      guard low < table.count, Self.order(table[low], prefix, bytes) == 0 else { return nil }
      return UInt32(low)
    }
  }

  /// Below, at or above 0 where `entry` stands before, is or stands behind the sought bytes.
  private static func order(
    _ entry: UnsafeBufferPointer<UInt8>, _ prefix: UInt8?, _ sought: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var entry = entry
    if let prefix {
      guard let first = entry.first else { return -1 }
      if first != prefix { return Int(first) - Int(prefix) }
      entry = UnsafeBufferPointer(rebasing: entry[1...])
    }
    let shared = min(entry.count, sought.count)
    if shared > 0, let left = entry.baseAddress, let right = sought.baseAddress {
      let order = memcmp(left, right, shared)
      if order != 0 { return Int(order) }
    }
    return entry.count - sought.count
  }

  func lemma(_ folded: String) -> UInt32? { find(folded, .lemmaOffsets, .lemmaText) }

  /// The lemma of an irregular form ("went" as a verb).
  func irregular(_ folded: String, _ partOfSpeech: Int) -> UInt32? {
    find(folded, prefix: UInt8(0x30 + partOfSpeech), .formOffsets, .formText)
      .map { number(.formLemmas, Int($0)) }
  }

  func lemmas(stem: String) -> [UInt32] {
    find(stem, .stemOffsets, .stemText).map { group(.stemLemmaStarts, .stemLemmas, $0) } ?? []
  }

  func stem(lemma: UInt32) -> String {
    let stem = number(.lemmaStems, Int(lemma)) & ~LexiconSection.capitalBit
    return String(decoding: text(.stemOffsets, .stemText, Int(stem)), as: UTF8.self)
  }

  func isCapitalOnly(lemma: UInt32) -> Bool {
    number(.lemmaStems, Int(lemma)) & LexiconSection.capitalBit != 0
  }

  func count(lemma: UInt32, _ partOfSpeech: Int) -> Int {
    Int(number(.lemmaCounts, Int(lemma)) >> UInt32(8 * partOfSpeech) & 0xFF)
  }

  func senses(lemma: UInt32) -> [UInt32] { group(.senseStarts, .senses, lemma) }

  func derivations(lemma: UInt32) -> [UInt32] { group(.derivationStarts, .derivations, lemma) }

  func antonyms(lemma: UInt32) -> [UInt32] { group(.antonymStarts, .antonyms, lemma) }

  func members(synset: UInt32) -> [UInt32] { group(.memberStarts, .members, synset) }

  func hypernyms(synset: UInt32) -> [UInt32] { group(.hypernymStarts, .hypernyms, synset) }

  /// Number of a stem; nil when no lemma has it.
  func stem(_ term: String) -> UInt32? { find(term, .stemOffsets, .stemText) }

  func glosses(stem: UInt32) -> [UInt32] { group(.glossStarts, .glosses, stem) }

  func partOfSpeech(synset: UInt32) -> Int { Int(number(.synsetKinds, Int(synset)) >> 8) }

  func lexicographer(synset: UInt32) -> UInt32 { number(.synsetKinds, Int(synset)) & 0xFF }
}
