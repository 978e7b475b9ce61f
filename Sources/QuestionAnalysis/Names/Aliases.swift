internal import Text

/// Names that a person takes for the same thing, such as `KGF = Kelp Growth Facility`.
package struct Aliases: Sendable, Equatable {
  /// Equal that were made of the same pairs.
  package static func == (left: Aliases, right: Aliases) -> Bool { left.pairs == right.pairs }

  /// Two names of one thing, as typed.
  package struct Pair: Sendable, Equatable {
    package var left: String
    package var right: String

    package init(_ left: String, _ right: String) {
      self.left = left
      self.right = right
    }
  }

  package static let none = Aliases([])

  /// In the order given; names that pairs share make one group: `A = B` and `A = C` are three names
  /// of one thing.
  package let pairs: [Pair]
  private let groups: [[Name]]
  /// Where the names that begin with a term stand in `groups`.
  private var byFirstTerm: [String: [(group: Int, name: Int)]] = [:]

  /// A name with its terms, which are compared: case, accents and endings do not matter.
  package struct Name: Sendable, Equatable {
    package let text: String
    package let terms: [String]

    /// Reads the terms of a name as a person typed it; a name without words has none.
    package init(_ text: String) {
      self.text = text
      terms = Tokenizer().tokens(in: text).filter { !$0.isColocated }.map(\.term)
    }

    /// Names are equal that have the same terms, however they are written.
    package static func == (left: Name, right: Name) -> Bool { left.terms == right.terms }
  }

  /// Joins pairs that share a name into groups; pairs that say nothing are left out. O(names) where
  /// few groups are joined.
  package init(_ pairs: [Pair]) {
    self.pairs = pairs
    var groups: [[Name]] = []
    var places: [[String]: Int] = [:]
    for pair in pairs {
      let names = [Name(pair.left), Name(pair.right)]
      guard names.allSatisfy({ !$0.terms.isEmpty }), names[0] != names[1] else { continue }
      let known = Set(names.compactMap { places[$0.terms] }).sorted()
      let place = known.first ?? groups.count
      if known.isEmpty { groups.append([]) }
      for other in known.dropFirst() {
        for name in groups[other] { places[name.terms] = place }
        groups[place] += groups[other]
        groups[other] = []
      }
      for name in names where places.updateValue(place, forKey: name.terms) == nil {
        groups[place].append(name)
      }
    }
    self.groups = groups
    for (group, names) in groups.enumerated() {
      for (name, words) in names.enumerated() {
        byFirstTerm[words.terms[0], default: []].append((group, name))
      }
    }
  }

  /// Whether two names are the same but for case and endings.
  package static func isSame(_ left: String, _ right: String) -> Bool { Name(left) == Name(right) }

  /// Whether a name has a word that can be looked for.
  package static func isUsable(_ name: String) -> Bool { !Name(name).terms.isEmpty }

  /// Names of one thing that a question holds one of.
  package struct Group: Sendable {
    /// What stands for all of them.
    package let kept: Name
    package let others: [Name]

    package var description: String { ([kept] + others).map(\.text).joined(separator: " = ") }
  }

  /// How `question` is read when every name stands for all names of its group. O(words × names that
  /// begin with one of them).
  package func naming(of question: String) -> (text: String, groups: [Group]) {
    if groups.isEmpty { return (question, []) }
    let tokens = Tokenizer().tokens(in: question).filter { !$0.isColocated }
    let terms = tokens.map(\.term)
    var text = ""
    var end = 0
    var used: [Int] = []
    var position = 0
    while position < terms.count {
      guard let found = longestName(in: terms, at: position) else {
        position += 1
        continue
      }
      if !used.contains(found.group) { used.append(found.group) }
      let kept = Self.kept(of: groups[found.group])
      let last = position + found.name.terms.count - 1
      let span = TextSpan(tokens[position].span.start, tokens[last].span.end)
      if found.name != kept, span.start >= end {
        text += question[TextSpan(end, span.start)].map(String.init) ?? ""
        text += Self.written(kept.text, like: question[span] ?? "")
        end = span.end
      }
      position = last + 1
    }
    text += question[TextSpan(end, question.utf8.count)].map(String.init) ?? ""
    return (
      text,
      used.map { index in
        let kept = Self.kept(of: groups[index])
        return Group(kept: kept, others: groups[index].filter { $0 != kept })
      }
    )
  }

  private func longestName(in terms: [String], at position: Int) -> (group: Int, name: Name)? {
    let rest = terms[position...]
    return (byFirstTerm[terms[position]] ?? []).map { ($0.group, groups[$0.group][$0.name]) }
      .filter { rest.starts(with: $0.1.terms) }
      .max { $0.1.terms.count < $1.1.terms.count }
      .map { (group: $0.0, name: $0.1) }
  }

  /// The name that stands for its group: the one with the fewest words, the first of those.
  private static func kept(of group: [Name]) -> Name {
    group.dropFirst().reduce(group[0]) { $1.terms.count < $0.terms.count ? $1 : $0 }
  }

  /// `name` with a capital where `text`, in whose place it comes, has one, so that it is still read
  /// as a name.
  private static func written(_ name: String, like text: Substring) -> String {
    text.first?.isUppercase ?? false ? name.prefix(1).uppercased() + name.dropFirst() : name
  }
}
