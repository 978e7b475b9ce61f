/// The kinds of phrases that have no phrases inside, as CoNLL-2000 names them.
package enum ChunkKind: UInt8, CaseIterable, Sendable {
  case noun, verb, preposition, adverb, adjective, clauseOpener, particle, conjunction, interjection

  /// "NP" for a noun phrase.
  package var name: String {
    switch self {
    case .noun: "NP"
    case .verb: "VP"
    case .preposition: "PP"
    case .adverb: "ADVP"
    case .adjective: "ADJP"
    case .clauseOpener: "SBAR"
    case .particle: "PRT"
    case .conjunction: "CONJP"
    case .interjection: "INTJ"
    }
  }
}

/// Where a word stands in a chunk, as a small number: 0 beyond the sentence, 1 outside, then begin
/// and inside of each kind.
package enum ChunkLabel {
  package static let outside: UInt8 = 1

  /// "O", "B-NP", "I-NP" … by number.
  package static let names: [String] =
    ["^", "O"] + ChunkKind.allCases.flatMap { ["B-\($0.name)", "I-\($0.name)"] }

  /// The label of the first word of a phrase.
  package static func begin(_ kind: ChunkKind) -> UInt8 { 2 + kind.rawValue * 2 }

  /// The label of a further word of a phrase.
  package static func inside(_ kind: ChunkKind) -> UInt8 { 3 + kind.rawValue * 2 }

  /// Nil outside.
  package static func kind(_ label: UInt8) -> ChunkKind? {
    label < 2 ? nil : ChunkKind(rawValue: (label - 2) / 2)
  }

  /// Whether a label opens a phrase.
  package static func begins(_ label: UInt8) -> Bool { label >= 2 && label.isMultiple(of: 2) }

  /// The number of a written label; kinds that are not kept count as outside.
  package static func number(_ name: String) -> UInt8 {
    names.firstIndex(of: name).map(UInt8.init) ?? outside
  }
}
