/// Decides whether a hyphen at a line's end cuts a word ("refriger-|ated") or belongs to it
/// ("state-|owned"), by the other words of the text.
///
/// Without a sign of either, the word was cut: that is by far the commoner case.
package struct WordJoiner {
  private var words: Set<String> = []

  /// Learns the words of `lines`, those at the ends excepted, where they may be pieces; nothing
  /// where no line ends with a hyphen. O(n).
  package init(_ lines: some Sequence<String>) {
    guard lines.contains(where: { $0.utf8.last == 0x2D }) else { return }
    for line in lines {
      var parts = line.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() }
      if parts.last?.hasSuffix("-") == true { parts.removeLast() }
      words.formUnion(parts)
    }
  }

  /// Whether the word that `text` ends with goes on with `next` after a hyphen at the line's end.
  package static func isCut(_ text: String, _ next: String) -> Bool {
    text.utf8.last == 0x2D && text.utf8.dropLast().last?.isLowercase == true
      && next.utf8.first?.isLowercase == true
  }

  /// Adds `next`, the line after `text`: with a space, or as the rest of the word that was cut.
  package func append(_ next: String, to text: inout String) {
    guard Self.isCut(text, next) else {
      if !text.isEmpty { text += " " }
      text += next
      return
    }
    if !keepsHyphen(text, next) { text.removeLast() }
    text += next
  }

  private func keepsHyphen(_ text: String, _ next: String) -> Bool {
    let head = String(text.dropLast().reversed().prefix { $0.isLetter || $0 == "-" }.reversed())
      .lowercased()
    let tail = next.prefix { $0.isLetter || $0 == "-" }.lowercased()
    if words.contains(head + tail) { return false }
    if words.contains("\(head)-\(tail)") { return true }
    return head.utf8.count > 3 && tail.utf8.count > 3 && words.contains(head)
      && words.contains(tail)
  }
}
