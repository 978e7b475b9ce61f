/// Decides whether a hyphen at a line's end cuts a word ("refriger-|ated") or belongs to it
/// ("state-|owned", "COVID-|19"), by the other words of the text and by those of the language.
///
/// Without a sign of either, a word in small letters was cut: that is by far the commoner case.
package struct WordJoiner {
  private var words: Set<String> = []
  private let joiners: Set<String>
  private let isWord: (String) -> Bool

  /// Learns the words of `lines`, those at the ends excepted, where they may be pieces; nothing
  /// where no line ends with a hyphen. O(n).
  ///
  /// - Parameters:
  ///   - joiners: words before which a hyphen stands for the rest of a word ("pre- and post-war").
  ///   - isWord: whether the language has that word, in lower case; asked of few.
  package init(
    _ lines: some Sequence<String>, joiners: Set<String> = [],
    isWord: @escaping (String) -> Bool = { _ in false }
  ) {
    self.joiners = joiners
    self.isWord = isWord
    guard lines.contains(where: { $0.utf8.last == 0x2D }) else { return }
    for line in lines {
      var parts = line.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() }
      if parts.last?.hasSuffix("-") == true { parts.removeLast() }
      words.formUnion(parts)
    }
  }

  /// Whether what `text` ends with goes on in `next` without a space, behind a hyphen at the line's
  /// end.
  package func goesOn(_ text: String, _ next: String) -> Bool {
    guard text.utf8.last == 0x2D, let last = text.dropLast().last, let first = next.first,
      last.isLetter || last.isNumber, first.isLetter || first.isNumber
    else { return false }
    return !joiners.contains(next.prefix { $0.isLetter }.lowercased())
  }

  /// Adds `next`, the line after `text`: with a space, or as the rest of the word that was cut.
  package func append(_ next: String, to text: inout String) {
    guard goesOn(text, next) else {
      if !text.isEmpty { text += " " }
      text += next
      return
    }
    if !keepsHyphen(text, next) { text.removeLast() }
    text += next
  }

  private func keepsHyphen(_ text: String, _ next: String) -> Bool {
    guard let last = text.dropLast().last, let first = next.first, last.isLetter, first.isLetter,
      last.isUppercase == first.isUppercase
    else { return true }
    let head = String(text.dropLast().reversed().prefix { $0.isLetter || $0 == "-" }.reversed())
      .lowercased()
    let tail = next.prefix { $0.isLetter || $0 == "-" }.lowercased()
    if words.contains(head + tail) { return false }
    if words.contains("\(head)-\(tail)") { return true }
    if head.utf8.count > 3 && tail.utf8.count > 3, words.contains(head), words.contains(tail) {
      return true
    }
    // Endings of up to two letters may be missing among the words of the language.
    let isKnown = (0...2).contains { isWord(String((head + tail).dropLast($0))) }
    if isKnown { return false }
    return last.isUppercase
      || head.utf8.count > 1 && tail.utf8.count > 2 && isWord(head) && isWord(tail)
  }
}
