internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A lexicon file in memory, with its sections.
final class LexiconFile: Sendable {
  /// Numbers of the file, at hand as long as the file is.
  typealias Numbers = UnsafeBufferPointer<UInt32>

  private let mapped: MappedFile
  private let sections: [Range<Int>]

  /// Opens `path`; nil when the file is missing, cut short, of another version, or could have been
  /// written by somebody else.
  init?(path: String) {
    guard let mapped = MappedFile(path: path, isOurs: true) else { return nil }
    self.mapped = mapped
    let numbers = Self.numbers(of: mapped)
    let heading = LexiconSection.headingCount
    guard numbers.count >= heading, numbers[0] == LexiconSection.magic,
      numbers[1] == LexiconSection.version, numbers[2] == UInt32(Tokenizer.version)
    else { return nil }
    var start = heading
    sections = LexiconSection.allCases.map {
      let end = start + Int(numbers[LexiconSection.lengthsPlace + $0.rawValue])
      defer { start = end }
      return start..<end
    }
    guard start == numbers.count else { return nil }
  }

  /// The whole file as numbers; it begins on the edge of a page.
  private static func numbers(of mapped: MappedFile) -> Numbers {
    UnsafeRawBufferPointer(mapped.bytes).bindMemory(to: UInt32.self)
  }

  private func numbers(_ section: LexiconSection) -> Numbers {
    Numbers(rebasing: Self.numbers(of: mapped)[sections[section.rawValue]])
  }

  /// Whether the table still says what was made, from end to end; reads all of it.
  var isSound: Bool {
    let all = Self.numbers(of: mapped)
    return !mapped.isDamaged && LexiconSection.checksum(all) == all[LexiconSection.checksumPlace]
  }

  /// 0 outside the section: a damaged table gives wrong words, never a crash.
  private func number(_ section: LexiconSection, _ index: Int) -> UInt32 {
    let numbers = numbers(section)
    return numbers.indices.contains(index) ? numbers[index] : 0
  }

  /// - Parameter most: no group of a sound table is longer; a damaged one must not take for ever.
  private func group(
    _ starts: LexiconSection, _ values: LexiconSection, _ index: UInt32, most: Int = 128
  ) -> Numbers {
    let values = numbers(values)
    let start = Int(number(starts, Int(index)))
    let end = min(Int(number(starts, Int(index) + 1)), values.count, start + most)
    return start < end
      ? Numbers(rebasing: values[start..<end]) : Numbers(start: nil, count: 0)
  }

  private func strings(_ offsets: LexiconSection, _ text: LexiconSection) -> SortedStrings {
    SortedStrings(
      offsets: numbers(offsets),
      text: UnsafeRawBufferPointer(numbers(text)).bindMemory(to: UInt8.self))
  }

  /// Index of `string` in a sorted table; nil when it is not there. O(log n).
  ///
  /// - Parameter prefix: a byte that stands before the string in the table.
  private func find(
    _ string: String, prefix: UInt8? = nil, _ offsets: LexiconSection, _ text: LexiconSection
  ) -> UInt32? {
    var string = string
    let table = strings(offsets, text)
    return string.withUTF8 { table.index(of: $0, prefix: prefix) }
  }

  func lemma(_ folded: String) -> UInt32? { find(folded, .lemmaOffsets, .lemmaText) }

  /// The lemma of an irregular form ("went" as a verb).
  func irregular(_ folded: String, _ partOfSpeech: Int) -> UInt32? {
    find(folded, prefix: UInt8(0x30 + partOfSpeech), .formOffsets, .formText)
      .map { number(.formLemmas, Int($0)) }
  }

  func lemmas(stem: String) -> Numbers {
    find(stem, .stemOffsets, .stemText).map { group(.stemLemmaStarts, .stemLemmas, $0) }
      ?? Numbers(start: nil, count: 0)
  }

  func stem(lemma: UInt32) -> String {
    let stem = number(.lemmaStems, Int(lemma)) & ~LexiconSection.capitalBit
    return String(decoding: strings(.stemOffsets, .stemText)[Int(stem)], as: UTF8.self)
  }

  func isCapitalOnly(lemma: UInt32) -> Bool {
    number(.lemmaStems, Int(lemma)) & LexiconSection.capitalBit != 0
  }

  func count(lemma: UInt32, _ partOfSpeech: Int) -> Int {
    Int(number(.lemmaCounts, Int(lemma)) >> UInt32(8 * partOfSpeech) & 0xFF)
  }

  func senses(lemma: UInt32) -> Numbers { group(.senseStarts, .senses, lemma) }

  func derivations(lemma: UInt32) -> Numbers { group(.derivationStarts, .derivations, lemma) }

  func antonyms(lemma: UInt32) -> Numbers { group(.antonymStarts, .antonyms, lemma) }

  func members(synset: UInt32) -> Numbers { group(.memberStarts, .members, synset) }

  func hypernyms(synset: UInt32) -> Numbers { group(.hypernymStarts, .hypernyms, synset, most: 16) }

  /// Number of a stem; nil when no lemma has it.
  func stem(_ term: String) -> UInt32? { find(term, .stemOffsets, .stemText) }

  func glosses(stem: UInt32) -> Numbers { group(.glossStarts, .glosses, stem, most: 2048) }

  var synsetCount: Int { numbers(.synsetKinds).count }

  func partOfSpeech(synset: UInt32) -> Int { Int(number(.synsetKinds, Int(synset)) >> 8) }

  func lexicographer(synset: UInt32) -> UInt32 { number(.synsetKinds, Int(synset)) & 0xFF }
}

/// A table of strings in the order of their bytes.
private struct SortedStrings {
  /// Where each begins in `text`, and behind the last where it ends.
  let offsets: LexiconFile.Numbers
  let text: UnsafeBufferPointer<UInt8>

  /// Empty outside the table and where its offsets are damaged.
  subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index + 1 < offsets.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let start = min(Int(offsets[index]), text.count)
    let end = min(max(start, Int(offsets[index + 1])), text.count)
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// Nil where it is not there. O(log n).
  func index(of sought: UnsafeBufferPointer<UInt8>, prefix: UInt8?) -> UInt32? {
    var low = 0
    let count = offsets.count - 1
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Self.order(self[middle], prefix, sought) < 0 { low = middle + 1 } else { high = middle }
    }
    return low < count && Self.order(self[low], prefix, sought) == 0 ? UInt32(low) : nil
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
}
