/// The layout of a lexicon file: a heading of numbers, then sections of 32-bit numbers in the
/// machine's byte order.
///
/// Heading: magic, version, tokenizer version, checksum, then for each section its length in
/// numbers.
enum LexiconSection: Int, CaseIterable {
  /// Offsets of the sorted lemmas in `lemmaText`, one more than there are lemmas.
  case lemmaOffsets
  /// UTF-8 of all lemmas, four bytes a number.
  case lemmaText
  /// For each lemma the number of its stem; `capitalBit` set when WordNet spells it with capitals
  /// only.
  case lemmaStems
  /// For each lemma how often it was seen as noun, verb, adjective, adverb: a byte each, one more
  /// than the count, 0 for never listed.
  case lemmaCounts
  case senseStarts, senses
  case stemOffsets, stemText
  case stemLemmaStarts, stemLemmas
  /// For each synset its lexicographer file, and its part of speech from bit 8 on.
  case synsetKinds
  case memberStarts, members
  case hypernymStarts, hypernyms
  /// For each lemma its derivations, as lemmas.
  case derivationStarts, derivations
  /// For each lemma its antonyms, as lemmas.
  case antonymStarts, antonyms
  /// Irregular forms, each behind the digit of its part of speech.
  case formOffsets, formText
  /// For each irregular form its lemma.
  case formLemmas
  /// For each stem the stems that tell what it is: of the words of its explanations, and of what is
  /// explained by it. Sorted.
  case glossStarts, glosses

  static let magic: UInt32 = 0x464E_4C58
  static let version: UInt32 = 5
  static let capitalBit: UInt32 = 1 << 31
  static let checksumPlace = 3
  /// Where the lengths of the sections begin.
  static let lengthsPlace = 4
  /// Numbers in the heading.
  static let headingCount = lengthsPlace + allCases.count

  /// Over all numbers but the checksum itself. About 20 ms.
  static func checksum(_ numbers: UnsafeBufferPointer<UInt32>) -> UInt32 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    for (place, number) in numbers.enumerated() where place != checksumPlace {
      sum = (sum ^ UInt64(number)) &* 0xFF51_AFD7_ED55_8CCD
      sum ^= sum >> 32
    }
    return UInt32(truncatingIfNeeded: sum ^ sum >> 32)
  }
}

/// Groups of numbers laid end to end: group `i` is `values[starts[i]..<starts[i + 1]]`.
struct NumberGroups {
  var starts: [UInt32] = [0]
  var values: [UInt32] = []

  mutating func append(_ group: some Sequence<UInt32>) {
    values.append(contentsOf: group)
    starts.append(UInt32(values.count))
  }
}

/// Strings laid end to end in sorted order.
struct StringTable {
  var offsets: [UInt32] = [0]
  private var bytes: [UInt8] = []

  init(_ sorted: [String]) {
    for string in sorted {
      bytes.append(contentsOf: string.utf8)
      offsets.append(UInt32(bytes.count))
    }
  }

  /// The bytes as numbers, the last filled with zeros.
  var packed: [UInt32] {
    var padded = bytes
    while padded.count % 4 != 0 { padded.append(0) }
    return padded.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
  }
}
