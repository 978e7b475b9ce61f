/// Start tags: the attributes that matter stay, and programs and style sheets go.
extension HTMLTrimmer {
  /// Copies a start tag with the attributes that matter, and leaves out the content of a program or
  /// style sheet.
  mutating func element() {
    let start = index
    put(0x3C)
    index += 1
    while index < page.count, !Self.endsName(page[index]) { copy(through: index) }
    let name = UnsafeBufferPointer(rebasing: page[(start + 1)..<index])
    let tag: KeptTag? =
      Self.equals(name, "link")
      ? .link : Self.equals(name, "a") ? .anchor : Self.equals(name, "meta") ? .meta : nil
    var isData = false
    while index < page.count {
      let byte = page[index]
      if byte == 0x3E {
        put(0x3E)
        index += 1
        break
      }
      if byte <= 0x20 || byte == 0x2F {
        if byte == 0x0A || (byte == 0x2F && index + 1 < page.count && page[index + 1] == 0x3E) {
          put(byte)
        }
        index += 1
      } else {
        isData = attribute(of: tag) || isData
      }
    }
    if Self.equals(name, "script") {
      content(until: "</script", isKept: isData)
    } else if Self.equals(name, "style") {
      let start = index
      content(until: "</style", isKept: false)
      sheets.append(start..<index)
    }
  }

  /// Whether a name ends at `byte`: at white space, `=`, `>` or `/`.
  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x3E || byte == 0x2F || byte == 0x3D
  }

  /// Passes or copies the attribute that begins here; whether it declares structured data.
  private mutating func attribute(of tag: KeptTag?) -> Bool {
    let start = index
    index += 1
    while index < page.count, !Self.endsName(page[index]) { index += 1 }
    let name = UnsafeBufferPointer(rebasing: page[start..<index])
    var value = index
    while value < page.count, page[value] <= 0x20 { value += 1 }
    var end = index
    if value < page.count, page[value] == 0x3D {
      value += 1
      while value < page.count, page[value] <= 0x20 { value += 1 }
      end = self.end(ofValueAt: value)
    }
    let isKept = Self.isKnown(name) && keeps(name, of: tag, value: value..<max(value, end))
    let isData =
      isKept && Self.equals(name, "type")
      && UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(page)[value..<max(value, end)])
        .contains(Self.jsonMark)
    index = start
    if isKept {
      put(0x20)
      if end - value > 2, page[value] == 0x22 || page[value] == 0x27,
        plainEnd(from: value + 1, to: end) == end
      {
        copy(through: value)
        if !standIn(to: end - 1) { copy(through: end - 2) }
      }
      copy(through: end - 1)
    } else {
      skip(to: end)
    }
    return isData
  }

  /// Elements of which attributes are kept that say nothing elsewhere.
  private enum KeptTag {
    case link, anchor, meta
  }

  /// Whether an attribute of a known name is looked at: addresses of `link` and of pages about an
  /// author, and the values of `meta`, which some programs write in the place of its content.
  private func keeps(
    _ name: UnsafeBufferPointer<UInt8>, of tag: KeptTag?, value: Range<Int>
  ) -> Bool {
    if Self.equals(name, "href") { return tag == .link || tag == .anchor && namesAuthor(value) }
    return tag == .meta || !Self.equals(name, "value")
  }

  /// Beginnings of the folder in which sites keep pages about an author, a slash before each.
  private static let authorFolders: [StaticString] = [
    "/author", "/autor", "/auteur", "/staff/", "/editors/", "/contributor", "/journalist",
    "/reporter", "/writer", "/columnist", "/by/", "/redakteur", "/people/", "/experte",
  ]

  private func namesAuthor(_ value: Range<Int>) -> Bool {
    guard value.count < 200 else { return false }
    var start = value.lowerBound
    while let slash = position(of: 0x2F, from: start), slash < value.upperBound {
      start = slash + 1
      guard Self.authorFolders.contains(where: { matches($0, at: slash) }) else { continue }
      // Somebody's own page lies inside the folder.
      if let next = position(of: 0x2F, from: start), next + 2 < value.upperBound { return true }
    }
    return false
  }

  /// `+` stands in the type of structured data, `application/ld+json`, and in no other type of
  /// script.
  private static let jsonMark: UInt8 = 0x2B

  /// The position after the value that begins at `start`, quotes included.
  private func end(ofValueAt start: Int) -> Int {
    guard start < page.count else { return page.count }
    if page[start] == 0x22 || page[start] == 0x27 {
      return position(of: page[start], from: start + 1).map { $0 + 1 } ?? page.count
    }
    var end = start
    while end < page.count, page[end] > 0x20, page[end] != 0x3E { end += 1 }
    return end
  }

  /// Copies or passes over what stands before the end tag `tag`, in lower case; a page that ends
  /// without it is all content.
  private mutating func content(until tag: StaticString, isKept: Bool) {
    let end = position(of: tag, from: index) ?? page.count
    if isKept { copy(through: end - 1) } else { skip(to: end) }
  }

  private static let known = HTMLAttribute.allCases.map { Array($0.rawValue.utf8) }

  private static func isKnown(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    known.contains { known in
      known.count == name.count && name.indices.allSatisfy { name[$0] | 0x20 == known[$0] | 0x20 }
    }
  }
}
