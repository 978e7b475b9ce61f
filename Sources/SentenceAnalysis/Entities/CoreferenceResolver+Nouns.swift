import Foundation

// Common nouns that a pronoun may mean.
extension CoreferenceResolver {
  /// "it" is none of these.
  private static let people: EntityWords.Classes = [
    .personNoun, .office, .kin, .maleNoun, .femaleNoun,
  ]

  /// Words before a pronoun in which nouns are looked for.
  private static let nounReach = 40

  /// How much speaks for the best common noun of this sentence and the one before; nil where there
  /// is none. "The shoppers of Altsol pay for their bread": their is the shoppers'.
  func bestNoun(_ anaphor: Anaphor) -> Float? {
    let isPlural = anaphor.kind == .they
    var best: Float?
    var hasSubject = false
    for index in (max(0, anaphor.head - Self.nounReach)..<anaphor.head).reversed() {
      let word = text[index]
      guard text[anaphor.head].sentence - word.sentence < 2 else { break }
      guard word.tag == (isPlural ? .plural : .noun), word.role != .other, !word.isCapital,
        isPlural || !word.has(Self.people), isHead(index), !isMention(index)
      else { continue }
      let noun = ResolvedMention(
        draft: -1, words: index..<index + 1, sentence: word.sentence, role: word.role,
        clause: word.clause, form: .short, isQuoted: word.isQuoted)
      guard !binds(noun, anaphor) else { continue }
      var candidate = CoreferenceCandidate(draft: -1, last: index)
      setLast(noun, of: &candidate, anaphor)
      add(noun, to: &candidate, anaphor)
      if word.role == .subject, !hasSubject {
        hasSubject = true
        candidate.features[.nearestSubject] = 1
      }
      candidate.features[.anonymous] = 1
      let score = candidate.features.weighed(by: weights.thing)
      if best.map({ $0 < score }) ?? true { best = score }
    }
    return best
  }

  private func isHead(_ index: Int) -> Bool {
    let chunk = text[index].chunk
    return chunk >= 0 && text.chunks[Int(chunk)].head == index
  }

  /// Whether a name or a phrase that means an entity holds the word.
  private func isMention(_ index: Int) -> Bool {
    mentions.suffix(Self.window).contains { $0.words.contains(index) }
  }

  // MARK: Definite phrases

  /// The entity whose longer name ends with the noun: "the fire" of "the Halden Fire".
  func named(by anaphor: Anaphor) -> Int? {
    let head = text[anaphor.head]
    return mentions.suffix(Self.window).last { mention in
      head.sentence - mention.sentence < Self.nameReach
        && mayBeNamed(drafts[mention.draft].traits.kind, by: head)
        && drafts[mention.draft].names.contains {
          $0.count > 1 && text[$0.upperBound - 1].hash == head.hash
        }
    }?.draft
  }

  /// No person; an organisation only by a word for such ("the bank").
  private func mayBeNamed(_ kind: EntityKind, by head: ArticleWord) -> Bool {
    switch kind {
    case .person: false
    case .organisation: head.has([.organisationNoun, .bodyEnd])
    default: true
    }
  }

  /// Sentences that a phrase may stand behind the name it was taken from.
  private static let nameReach = 4

  /// Of entities that fit, the one that was a subject last, of the sentence or the two before; a
  /// place, the only one of the sentence.
  func outstanding(_ fitting: [ResolvedMention], _ anaphor: Anaphor) -> Int? {
    let head = text[anaphor.head]
    if head.has(.placeNoun) {
      let near = fitting.filter { $0.sentence == head.sentence && !binds($0, anaphor) }
      return Set(near.map(\.draft)).count == 1 ? near.first?.draft : nil
    }
    guard head.has(.organisationNoun) else { return nil }
    return fitting.first {
      $0.role == .subject && head.sentence - $0.sentence < 3 && !binds($0, anaphor)
    }?.draft
  }

  /// The organisation that an article is mostly about up to here: spoken of three times or more,
  /// and twice as often as any other.
  func main(_ fitting: [ResolvedMention]) -> Int? {
    let ordered = Set(fitting.map(\.draft)).sorted { (counts[$0], $1) > (counts[$1], $0) }
    guard let first = ordered.first, counts[first] > 2 else { return nil }
    return ordered.dropFirst().allSatisfy { counts[$0] * 2 <= counts[first] } ? first : nil
  }
}
