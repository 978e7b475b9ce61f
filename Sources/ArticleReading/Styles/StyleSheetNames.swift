/// The classes and ids that a page's own style sheets hide: those of plain rules such as
/// `.note { display: none }`. Such rules for other media, states and nested elements are passed
/// over; a rule of any kind that shows a name (`.open .note { display: block }`) keeps it shown.
struct StyleSheetNames {
  /// Names with their sign, `.note` and `#note`, that a rule hides, and that one shows.
  private var hidden: Set<Substring> = []
  private var shown: Set<Substring> = []

  var isEmpty: Bool { hidden.isEmpty }

  /// Bytes of all style sheets of a page that are read.
  private static let longest = 1_000_000

  /// - Parameter sheets: ranges of `page` that hold style sheets. O(their length).
  init(_ page: UnsafeBufferPointer<UInt8>, sheets: [Range<Int>]) {
    guard sheets.reduce(0, { $0 + $1.count }) <= Self.longest,
      sheets.contains(where: { Self.mayHide(page[$0]) })
    else { return }
    for sheet in sheets { read(Self.withoutComments(page[sheet])) }
    hidden.subtract(shown)
  }

  private init() {}

  /// Whether `e:none` or `y:hidden`, with or without a space, may stand in the sheet.
  private static func mayHide(_ sheet: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var last: UInt8 = 0
    for (index, byte) in zip(sheet.indices, sheet) where byte > 0x20 {
      if last == 0x3A, byte | 0x20 == 0x6E || byte | 0x20 == 0x68 {
        let word = sheet[index...].prefix(4).map { $0 | 0x20 }
        if word == Array("none".utf8) || word == Array("hidd".utf8) { return true }
      }
      last = byte
    }
    return false
  }

  private static func withoutComments(_ sheet: Slice<UnsafeBufferPointer<UInt8>>) -> Substring {
    let text = String(decoding: sheet, as: UTF8.self)
    guard text.utf8.contains(0x2A) else { return text[...] }
    var output = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "/*") {
      output += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "*/") else { return output[...] }
      rest = rest[close.upperBound...]
    }
    return (output + rest)[...]
  }

  private mutating func read(_ sheet: Substring) {
    var rest = sheet.utf8[...]
    while let open = rest.firstIndex(of: 0x7B) {
      var selectors = Substring(rest[..<open])
      // A rule without a block ends before: `@import "a.css";`.
      if let stop = selectors.utf8.lastIndex(of: 0x3B) {
        selectors = selectors[selectors.utf8.index(after: stop)...]
      }
      let isOther = selectors.utf8.contains(0x40)
      rest = rest[rest.index(after: open)...]
      let end = isOther ? Self.endOfBlock(rest) : rest.firstIndex(of: 0x7D) ?? rest.endIndex
      let inside = Substring(rest[..<end])
      if !isOther {
        take(selectors, inside)
      } else if !selectors.contains("print") {
        var others = StyleSheetNames()
        others.read(inside)
        shown.formUnion(others.shown)
      }
      rest = rest[end...].dropFirst()
    }
  }

  /// The brace that ends a block with rules of its own.
  private static func endOfBlock(_ text: Substring.UTF8View) -> Substring.UTF8View.Index {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == 0x7B { depth += 1 }
      if text[index] == 0x7D {
        if depth == 0 { return index }
        depth -= 1
      }
      index = text.index(after: index)
    }
    return text.endIndex
  }

  private mutating func take(_ selectors: Substring, _ declarations: Substring) {
    var isHiding: Bool?
    for declaration in declarations.split(separator: ";") {
      let sides = declaration.split(separator: ":", maxSplits: 1).map {
        $0.filter { !$0.isWhitespace }.lowercased()
      }
      guard sides.count == 2 else { continue }
      switch sides[0] {
      case "display": isHiding = sides[1].hasPrefix("none")
      case "visibility": isHiding = sides[1].hasPrefix("hidden") || isHiding == true
      default: break
      }
    }
    guard let isHiding else { return }
    for selector in selectors.split(separator: ",") {
      guard isHiding else {
        for name in selector.matches(of: /[.#][\p{L}\p{N}_-]+/) { shown.insert(name.output) }
        continue
      }
      let name = selector.drop(while: \.isWhitespace)
      let plain = name.dropFirst().prefix {
        $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
      }
      guard !plain.isEmpty, name[plain.endIndex...].allSatisfy(\.isWhitespace),
        name.first == "." || name.first == "#"
      else { continue }
      hidden.insert(name[..<plain.endIndex])
    }
  }

  /// Whether an element of these classes and this id is hidden; one with an id of which a rule
  /// tells is not judged by its classes.
  func hides(classes names: Substring?, id: Substring?) -> Bool {
    if let id {
      if hidden.contains("#" + id) { return true }
      if shown.contains("#" + id) { return false }
    }
    guard let names else { return false }
    return names.split(whereSeparator: \.isWhitespace).contains { hidden.contains("." + $0) }
  }
}
