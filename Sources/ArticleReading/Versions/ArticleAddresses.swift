package import Prompts
internal import Text

/// Tells which web addresses are one article's, whatever way a reader came to it: by the table
/// `address-parts.tsv`.
package struct ArticleAddresses: Sendable {
  /// Fields behind the question mark that say nothing of the article.
  private var parameters: Set<String> = []
  /// Beginnings of such fields.
  private var parameterStarts: [String] = []
  /// Parts of hosts and paths that ask for another form of the page ("amp").
  private var forms: Set<String> = []

  /// - Throws: `PromptsError.badRow` for an unknown kind.
  package init(prompts: Prompts) throws(PromptsError) {
    for row in try prompts.table("address-parts") {
      for word in row.words("words") {
        switch row["kind"] {
        case "form": forms.insert(word)
        case "parameter" where word.hasSuffix("*"): parameterStarts.append(String(word.dropLast()))
        case "parameter": parameters.insert(word)
        default: throw row.error("unknown kind \"\(row["kind"])\": parameter or form")
        }
      }
    }
  }

  /// What the addresses of one article have in common: without scheme, `www`, port, fragment,
  /// fields that say where a reader came from and forms for telephones, the fields in order. Nil
  /// for what is no web address and for a site's front page, under which many articles stand.
  ///
  ///     http://www.coast.example/salt/?utm_source=x#top → coast.example/salt
  package func key(of address: String) -> String? {
    let address = CharacterCleaner().line(address)
    guard let scheme = address.firstRange(of: "://"),
      ["http", "https"].contains(address[..<scheme.lowerBound].lowercased())
    else { return nil }
    return key(ofRest: address[scheme.upperBound...], depth: 0)
  }

  /// The same as a number, for a column of a table; never 0.
  package func number(of address: String) -> Int64? {
    key(of: address).map { TextDigest.of($0.utf8) }
  }

  /// - Parameter depth: addresses around this one.
  private func key(ofRest rest: Substring, depth: Int) -> String? {
    let route = Self.route(of: rest)
    let rest = rest.prefix { $0 != "#" }
    let host = host(of: rest.prefix { !"/?".contains($0) })
    let behind = rest.drop { !"/?".contains($0) }
    let path = behind.prefix { $0 != "?" }.split(separator: "/")
    if depth == 0, let inner = Self.cached(path, host: host) {
      return key(ofRest: inner[...], depth: 1)
    }
    let parts = withoutForms(path)
    let fields = behind.drop { $0 != "?" }.dropFirst().split(separator: "&").filter(tells).sorted()
    guard host.contains("."), !parts.isEmpty || !fields.isEmpty else { return nil }
    return ([host] + parts).joined(separator: "/")
      + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&")) + route
  }

  /// What stands behind "#" where it leads to a page of its own ("#!/item/7"), with that; else
  /// empty.
  private static func route(of rest: Substring) -> Substring {
    let fragment = rest.drop { $0 != "#" }
    return ["#!", "#/"].contains { fragment.hasPrefix($0) } ? fragment : ""
  }

  /// The host in lower case, without name and port, "www" and a form in front.
  private func host(of text: Substring) -> String {
    let host = text.split(separator: "@").last ?? ""
    var labels = host.prefix { $0 != ":" }.lowercased().split(separator: ".").map(String.init)
    while labels.count > 2, let first = labels.first, first == "www" || forms.contains(first) {
      labels.removeFirst()
    }
    return labels.joined(separator: ".")
  }

  /// The address that a store of fast pages shows under its own; nil for any other.
  private static func cached(_ path: [Substring], host: String) -> String? {
    var rest = path[...]
    if host.hasSuffix(".ampproject.org") {
      guard let first = rest.popFirst(), first.count == 1 else { return nil }
    } else if host.hasPrefix("google.") {
      guard rest.popFirst() == "amp" else { return nil }
    } else {
      return nil
    }
    if rest.first == "s" { rest.removeFirst() }
    return rest.first?.contains(".") == true ? rest.joined(separator: "/") : nil
  }

  /// The parts of a path without those at its ends that ask for a form: `amp/salt`, `salt/amp`,
  /// `salt.amp.html`.
  private func withoutForms(_ path: [Substring]) -> [String] {
    var parts = path.map(String.init)
    if parts.count > 1, forms.contains(parts[0].lowercased()) { parts.removeFirst() }
    if parts.count > 1, let last = parts.last, forms.contains(last.lowercased()) {
      parts.removeLast()
    }
    guard let last = parts.popLast() else { return [] }
    var names = last.split(separator: ".", omittingEmptySubsequences: false)
    if names.count > 1 { names.removeAll { forms.contains($0.lowercased()) } }
    return parts + [names.isEmpty ? last : names.joined(separator: ".")]
  }

  /// Whether a field says which article it is.
  private func tells(_ field: Substring) -> Bool {
    let name = field.prefix { $0 != "=" }.lowercased()
    return !name.isEmpty && !parameters.contains(name)
      && !parameterStarts.contains { name.hasPrefix($0) }
  }
}
