/// A verb with its auxiliaries: "has not been sold".
package struct VerbGroup: Sendable, Equatable {
  /// What its first verb is.
  package enum Form: UInt8, Sendable {
    case finite, infinitive, base, gerund, participle
  }

  /// From the first auxiliary to the verb; adverbs between them included.
  package var tokens: Range<Int>
  /// The verb that carries the meaning.
  package var main: Int
  /// The first verb, which the subject agrees with.
  package var first: Int
  package var form: Form
  package var isPassive = false
  package var isNegated = false
  package var tense: Tense = .none
  /// "can", "must" …: the token of the modal; nil without.
  package var modal: Int?
  /// "up" of "set up"; nil without.
  package var particle: Int?
  /// The verb is a form of be, have, do or a modal and nothing follows it.
  package var isAuxiliaryOnly = false
  /// In the dictionary's form: "sell" for "sold".
  package var lemma = ""
}

/// Reads the verb groups of a run of verbal tokens.
struct VerbGroupReader {
  let tags: ArraySlice<UInt8>
  let classes: ClauseWords
  let numbers: ArraySlice<Int32>

  private func tag(_ token: Int) -> PennTag {
    PennTag(rawValue: tags[tags.startIndex + token]) ?? .edge
  }

  private func number(_ token: Int) -> Int32 { numbers[numbers.startIndex + token] }

  private func has(_ token: Int, _ aspect: ClauseWords.Aspects) -> Bool {
    !classes.aspects(number(token)).isDisjoint(with: aspect)
  }

  /// The groups in `range`, in order; empty where no verb is.
  func groups(in range: Range<Int>) -> [VerbGroup] {
    var groups: [VerbGroup] = []
    var start = range.lowerBound
    var last: Int?
    for token in range {
      let tag = tag(token)
      guard tag.isVerb || tag == .modal || tag == .to else { continue }
      if let last, parts(last, token) {
        append(start..<token, to: &groups)
        start = token
      }
      last = token
    }
    append(start..<range.upperBound, to: &groups)
    return groups
  }

  /// Whether a new group begins at `token`, where `last` is the verb before it.
  private func parts(_ last: Int, _ token: Int) -> Bool {
    let tag = tag(token)
    if self.tag(last) == .to { return false }
    if (last + 1..<token).contains(where: { self.tag($0) == .conjunction }) { return true }
    if tag == .to || tag == .modal || tag == .past || tag == .thirdPerson { return true }
    return self.tag(last) != .modal && !has(last, .auxiliary)
  }

  private func append(_ range: Range<Int>, to groups: inout [VerbGroup]) {
    let verbs = verbs(in: range)
    guard let first = verbs.first, let main = verbs.main else { return }
    let hasTo = (range.lowerBound..<first).contains { tag($0) == .to }
    let start = hasTo ? range.lowerBound : first
    var group = VerbGroup(
      tokens: min(start, first)..<main + 1, main: main, first: first,
      form: hasTo ? .infinitive : Self.form(tag(first)))
    describe(&group, verbs: verbs, in: range)
    groups.append(group)
  }

  /// The verbs and modals of a run of tokens.
  struct Verbs {
    var first: Int?
    /// The last but one.
    var auxiliary: Int?
    /// The last.
    var main: Int?
    var modal: Int?
  }

  /// Those of `range`, behind those of `before`.
  func verbs(in range: Range<Int>, after before: Verbs = Verbs()) -> Verbs {
    var verbs = before
    for token in range {
      let tag = tag(token)
      guard tag.isVerb || tag == .modal else { continue }
      verbs.first = verbs.first ?? token
      verbs.auxiliary = verbs.main
      verbs.main = token
      if tag == .modal { verbs.modal = verbs.modal ?? token }
    }
    return verbs
  }

  private static func form(_ tag: PennTag) -> VerbGroup.Form {
    switch tag {
    case .gerund: .gerund
    case .participle: .participle
    case .base: .base
    default: .finite
    }
  }

  /// Fills in voice, tense, modal, negation and lemma.
  func describe(_ group: inout VerbGroup, verbs: Verbs, in range: Range<Int>) {
    let main = group.main
    let hasBe = verbs.auxiliary.map { has($0, .be) } ?? false
    group.isPassive =
      tag(main) == .participle && (hasBe || verbs.auxiliary == nil) && !has(main, .be)
      || tag(main) == .past && hasBe
    group.isNegated = group.isNegated || range.contains { has($0, .negation) }
    group.modal = verbs.modal
    group.isAuxiliaryOnly = has(main, .auxiliary) || tag(main) == .modal
    group.tense = tense(group)
    group.lemma = classes.lemma(number(main))
  }

  private func tense(_ group: VerbGroup) -> Tense {
    if let modal = group.modal { return has(modal, .future) ? .future : .present }
    switch tag(group.first) {
    case .past: return .past
    case .present, .thirdPerson:
      let isPerfect = group.first != group.main && has(group.first, .have)
      return isPerfect ? .past : .present
    case .participle: return .past
    default: return .none
    }
  }
}
