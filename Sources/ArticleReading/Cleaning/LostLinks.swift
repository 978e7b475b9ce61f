/// Sees that words are missing where a scraper dropped a link's text: "according to a , …", "those
/// from or , the report adds".
package struct LostLinks: Sendable {
  private let danglingWords: Set<String>

  /// Built by `CleaningRules` from `languages/en/tables/dangling-words.txt`.
  init(danglingWords: Set<String>) { self.danglingWords = danglingWords }

  /// Whether `text`, a sentence or paragraph, lacks words: a comma or stop after a word that needs
  /// another, such a word at the end, or a comma at the start. O(n).
  package func areIn(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first else { return false }
    if first == 0x2C || first == 0x3B || endsDangling(text) { return true }
    for index in bytes.indices.dropFirst(2) where bytes[index - 1] == 0x20 && isStop(bytes, index) {
      if danglingWords.contains(word(before: index - 1, in: bytes)) { return true }
    }
    return false
  }

  /// Whether `text` ends in a word that needs another, with no stop after it.
  func endsDangling(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8.suffix(24))
    guard bytes.contains(0x20) else { return false }
    return danglingWords.contains(word(before: bytes.count, in: bytes))
  }

  /// Whether a comma or full stop stands at `index` with a space or nothing after it.
  private func isStop(_ bytes: [UInt8], _ index: Int) -> Bool {
    (bytes[index] == 0x2C || bytes[index] == 0x2E)
      && (index + 1 == bytes.count || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x0A)
  }

  /// The word, letters only, in lower case, that ends before `end`.
  private func word(before end: Int, in bytes: [UInt8]) -> String {
    var start = end
    while start > 0, end - start < 8, bytes[start - 1] | 0x20 >= 0x61,
      bytes[start - 1] | 0x20 <= 0x7A
    {
      start -= 1
    }
    return String(decoding: bytes[start..<end].map { $0 | 0x20 }, as: UTF8.self)
  }
}
