internal import Foundation
package import Text

/// Which names of outlets mean one outlet: "The Halden Post", "halden post",
/// "www.haldenpost.example" and "feeds.haldenpost.example/rss" are one.
///
/// A name and an address are one where the address spells the name, with or without an article in
/// front, and where articles of that name have such an address and it abbreviates the name ("hp"
/// for the Halden Post); an address under which articles of several outlets stand is of none of
/// them. What does not spell it and is one all the same stands in a table (`outlets.tsv`).
package struct OutletNames: Sendable {
  /// The number of the outlet that a name is of.
  private var outlets: [String: Int] = [:]
  /// The number of the outlet by the letters of a name or an address.
  private var outletOfKey: [String: Int] = [:]
  private var names: [[String]] = []
  private let ruleWords: RuleWords
  /// The letters of an outlet's first name by those of its others, as the table has them.
  private var listed: [String: String] = [:]

  /// - Parameter entries: every article of the library. O(articles).
  package init(_ entries: [CensusEntry], ruleWords: RuleWords) {
    self.ruleWords = ruleWords
    for names in ruleWords.outlets {
      let keys = names.map(spelling(of:))
      for key in keys { listed[key] = keys.first }
    }
    var counts: [String: Int] = [:]
    var hosts: [String: Set<String>] = [:]
    for entry in entries {
      guard let outlet = entry.outlet else { continue }
      counts[outlet, default: 0] += 1
      guard label(of: outlet) == nil, let host = entry.url.flatMap(label) else { continue }
      hosts[host, default: []].insert(outlet)
    }
    var joined: [String: String] = [:]
    for (host, outlets) in hosts where Set(outlets.map(key)).count == 1 {
      for outlet in outlets where isShort(host, of: words(of: outlet)) {
        joined[host] = key(outlet)
      }
    }
    let ordered = counts.sorted { left, right in
      let isAddress = (label(of: left.key) != nil, label(of: right.key) != nil)
      if isAddress.0 != isAddress.1 { return isAddress.1 }
      return (right.value, left.key) < (left.value, right.key)
    }.map(\.key)
    for name in ordered {
      let own = key(name)
      let key = joined[own] ?? own
      let number = outletOfKey[key] ?? outletOfKey[own] ?? names.count
      if number == names.count { names.append([]) }
      names[number].append(name)
      outlets[name] = number
      for key in [key, own, withArticle(name)] where outletOfKey[key] == nil {
        outletOfKey[key] = number
      }
    }
    for (host, key) in joined where outletOfKey[host] == nil {
      outletOfKey[host] = outletOfKey[key]
    }
  }

  /// All names that articles give the outlet called `name`, the best first; empty where no article
  /// is from it.
  package func names(of name: String) -> [String] {
    let number = outlets[name] ?? outletOfKey[key(name)] ?? outletOfKey[withArticle(name)]
    return number.map { names[$0] } ?? []
  }

  /// The name by which the outlet called `name` is shown: the one that most articles give, a name
  /// before an address.
  package func shown(_ name: String) -> String { names(of: name).first ?? name }

  /// The letters by which a name is known: those of an address without what stands before and
  /// behind the outlet's own part, or of a name without an article in front.
  private func key(_ name: String) -> String {
    let spelling = spelling(of: name)
    return listed[spelling] ?? spelling
  }

  private func spelling(of name: String) -> String {
    if let label = label(of: name) { return label }
    let words = words(of: name)
    let isLong = words.count > 1 && ruleWords.holds(.definiteArticle, words[0])
    return (isLong ? Array(words.dropFirst()) : words).joined()
  }

  private func withArticle(_ name: String) -> String { words(of: name).joined() }

  private func words(of name: String) -> [String] {
    Tokenizer().tokens(in: name).filter { !$0.isColocated }.map(\.folded)
  }

  /// "halden" of "https://www.halden.co.uk/news"; nil where `text` is no address.
  private func label(of text: String) -> String? {
    var text = Substring(text.lowercased())
    if let scheme = text.range(of: "://") { text = text[scheme.upperBound...] }
    text = text.prefix { !"/?#:".contains($0) }
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.popLast(), last.count > 1,
      last.allSatisfy(\.isLetter), labels.allSatisfy({ !$0.isEmpty && !$0.contains(" ") })
    else { return nil }
    if labels.count > 1, ruleWords.holds(.addressEnding, labels[labels.count - 1]) {
      labels.removeLast()
    }
    return labels.last.map { $0.filter { $0 != "-" } }
  }

  /// Whether `host` is made of the beginnings of `words` in their order ("nytimes" of the New York
  /// Times), or is the first of them.
  private func isShort(_ host: String, of words: [String]) -> Bool {
    if words.first(where: { !ruleWords.holds(.definiteArticle, $0) }) == host { return true }
    var ends: Set<String.Index> = [host.startIndex]
    for word in words {
      var next = ruleWords.holds(.nameFiller, word) ? ends : []
      for start in ends {
        var end = start
        for letter in word {
          guard end < host.endIndex, host[end] == letter else { break }
          end = host.index(after: end)
          next.insert(end)
        }
      }
      ends = next
    }
    return ends.contains(host.endIndex)
  }
}
