internal import Text

/// The letters and digits of a file as it is written, to tell whether a word that was read stands
/// in it: markup may stand between its letters, and numbers of characters for them.
struct WrittenLetters {
  /// Everything, the same with numbers of characters written out, and that without what stands
  /// between angle brackets.
  private let raw: [UInt8]
  private let all: [UInt8]
  private let unmarked: [UInt8]

  /// Shorter words could stand anywhere.
  private static let shortest = 6

  init(_ bytes: [UInt8]) {
    raw = bytes.filter(\.isPlainWord)
    let decoded = Self.decoded(bytes)
    all = decoded.filter(\.isPlainWord)
    var isInside = false
    unmarked = decoded.filter { byte in
      if byte == 0x3C { isInside = true }
      if byte == 0x3E { isInside = false }
      return !isInside && byte.isPlainWord
    }
  }

  /// A word of `text` that stands nowhere; nil when all do. Letters beyond ASCII part words: there
  /// are too many ways to write them.
  func missing(in text: String) -> String? {
    for word in text.utf8.split(whereSeparator: { !$0.isPlainWord })
    where word.count >= Self.shortest && word.count <= 200 {
      let word = Array(word)
      guard raw.firstRange(of: word) == nil, all.firstRange(of: word) == nil,
        unmarked.firstRange(of: word) == nil,
        !isScattered(word)
      else { continue }
      return String(decoding: word, as: UTF8.self)
    }
    return nil
  }

  /// Whether the letters stand in this order with little between them.
  private func isScattered(_ word: [UInt8]) -> Bool {
    let reach = 40 * word.count + 200
    return all.indices.contains { start in
      guard all[start] == word[0] else { return false }
      var place = 1
      for byte in all[start...].prefix(reach).dropFirst() where place < word.count {
        if byte == word[place] { place += 1 }
      }
      return place == word.count
    }
  }

  /// With numbers of characters ("&#65;", "&#x41;", "\\u0041") of ASCII written out.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    text = text.replacing(#/&#0*([0-9]{1,7});?/#) { Self.character($0.output.1, 10) }
    text = text.replacing(#/&#[xX]0*([0-9A-Fa-f]{1,6});?/#) { Self.character($0.output.1, 16) }
    text = text.replacing(#/\\u([0-9A-Fa-f]{4})/#) { Self.character($0.output.1, 16) }
    return Array(text.utf8)
  }

  private static func character(_ digits: Substring, _ radix: Int) -> String {
    UInt32(digits, radix: radix).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? " "
  }
}

extension UInt8 {
  fileprivate var isPlainWord: Bool { isLetter || isDigit }
}

extension Document {
  /// What of the promises about articles does not hold; nil when all do.
  var brokenPromise: String? {
    var end = 0
    for block in blocks {
      guard block.span.start >= end, !block.span.isEmpty, text[block.span] != nil else {
        return "a block is empty, overlaps or cuts a character"
      }
      end = block.span.end
    }
    let isClean = text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
    if !isClean { return "the text holds a control character" }
    let offsets = anchors.map(\.offset)
    return offsets == offsets.sorted() ? nil : "places are out of order"
  }
}
