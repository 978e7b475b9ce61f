internal import SentenceAnalysis
internal import Text

/// The names of the article that the replies were taken from, by their folded words.
struct KnownNames: Sendable {
  /// Someone or something named.
  struct Entry: Sendable {
    /// Folded words of the longest form.
    let words: [String]
    /// The longest form, as written.
    let text: String
    let kind: ConversationEntity.Kind
    let mentions: Int
    let nouns: [String: Int]

    var isPerson: Bool { [.male, .female, .person].contains(kind) }
  }

  private var entries: [Entry] = []
  /// Position in `entries` of every form of a name.
  private var byWords: [[String]: Int] = [:]
  private var most = 1

  /// Words of the longest name that is looked for in what is typed.
  private static let longest = 5
  /// Of the mentions by one noun, the share that one name must have to be meant by it.
  private static let clearShare = 0.6

  init(_ names: [TalkedArticle.Name] = []) {
    let tokenizer = Tokenizer()
    for name in names {
      let forms = name.entity.names.map { text in
        tokenizer.tokens(in: text).filter { !$0.isColocated }.map(\.folded)
      }
      guard let words = forms.first, !words.isEmpty else { continue }
      for form in forms where byWords[form] == nil { byWords[form] = entries.count }
      entries.append(
        Entry(
          words: words, text: name.entity.names[0], kind: Self.kind(of: name.entity),
          mentions: name.mentions, nouns: name.nouns))
      most = max(most, name.mentions)
    }
  }

  private static func kind(of entity: Entity) -> ConversationEntity.Kind {
    switch (entity.kind, entity.gender) {
    case (.person, .male?): .male
    case (.person, .female?): .female
    case (.person, nil): .person
    case (.place, _): .place
    case (.organisation, _): .organisation
    case (.other, _): .name
    default: .thing
    }
  }

  /// Nil for a name that the article has not.
  subscript(words: [String]) -> Entry? { byWords[words].map { entries[$0] } }

  /// How often the article speaks of a name, beside the one it speaks of most; 0 for others.
  func share(of words: [String]) -> Double {
    self[words].map { Double($0.mentions) / Double(most) } ?? 0
  }

  /// The number of words from `start` that are a name; 0 where none begins.
  func length(at start: Int, of words: [String]) -> Int {
    let most = min(Self.longest, words.count - start)
    return stride(from: most, to: 0, by: -1).first {
      byWords[Array(words[start..<start + $0])] != nil
    } ?? 0
  }

  /// The name that `words` are, or begin or end (a person's name only ends so), the one spoken of
  /// most; nil for none.
  func named(by words: [String]) -> Entry? {
    if let entry = self[words] { return entry }
    return entries.filter { entry in
      entry.words.count > words.count
        && (Array(entry.words.suffix(words.count)) == words
          || !entry.isPerson && Array(entry.words.prefix(words.count)) == words)
    }.max { $0.mentions < $1.mentions }
  }

  /// What the article means by "the" and a folded noun: the one it speaks of so, or the one whose
  /// name holds the noun; nil where it is nobody, or as well another.
  func denoted(by noun: String) -> Entry? {
    clearest { $0.nouns[noun] ?? 0 }
      ?? clearest { entry in
        !entry.isPerson && entry.words.count > 1 && entry.words.contains(noun) ? entry.mentions : 0
      }
  }

  private func clearest(_ weight: (Entry) -> Int) -> Entry? {
    let weights = entries.map(weight)
    guard let best = weights.indices.max(by: { weights[$0] < weights[$1] }), weights[best] > 0,
      Double(weights[best]) >= Self.clearShare * Double(weights.reduce(0, +))
    else { return nil }
    return entries[best]
  }
}
