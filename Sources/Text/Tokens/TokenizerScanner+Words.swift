/// Reading one word: compounds, initials, numbers and possessives.
extension TokenScanner {
  /// Reads words joined by hyphens or ampersands into `parts`; returns the offset after them.
  mutating func readCompound(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    beginCompound(at: start)
    var index = start
    while true {
      passElision(text, at: &index)
      let folded = scratch.count
      let (end, next) = readPart(text, from: index)
      parts.append(Part(folded: folded..<scratch.count, start: index, end: end))
      guard next == end, parts.count < 64, let after = connectorEnd(text, at: end) else {
        return next
      }
      index = after
    }
  }

  /// Goes on behind "l'" of "l'économie", which is read for the joined form alone.
  private mutating func passElision(_ text: UnsafeBufferPointer<UInt8>, at index: inout Int) {
    while let (end, next) = elision(text, at: index), !isName(text, end - 1, next) {
      for byte in text[index..<end] { scratch.append(ASCII.folded(byte)) }
      index = next
    }
  }

  /// Where an elided word that begins at `index` ends, and where the word behind its apostrophe
  /// begins; nil where there is none.
  private mutating func elision(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (
    end: Int, next: Int
  )? {
    var end = index
    while end < text.count, ASCII.isLetter(text[end]) { end += 1 }
    guard end > index, end < text.count, text[end] == 0x27 || text[end] >= 0x80 else { return nil }
    var length = 1
    if text[end] >= 0x80 {
      let (role, bytes) = role(text, at: end)
      guard role == .apostrophe else { return nil }
      length = bytes
    }
    guard isWord(text, at: end + length), afterPossessive(text, at: end) == nil,
      Elisions.builtIn?.holds(text[index..<end]) == true
    else { return nil }
    return (end, end + length)
  }

  /// Whether a capital stands at both places, as in a name ("D'Angelo").
  private func isName(_ text: UnsafeBufferPointer<UInt8>, _ last: Int, _ next: Int) -> Bool {
    guard ASCII.isCapital(text[last]) else { return false }
    if text[next] < 0x80 { return ASCII.isCapital(text[next]) }
    return UTF8Decoding.scalar(text, at: next)?.0.properties.isUppercase ?? false
  }

  /// The offset after a hyphen or ampersand at `index` that a word follows at once; nil where there
  /// is none.
  private mutating func connectorEnd(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < text.count else { return nil }
    var next = index + 1
    switch text[index] {
    case 0x2D, 0x26: break
    case 0x80...:
      let (role, length) = role(text, at: index)
      guard role == .hyphen else { return nil }
      next = index + length
    default: return nil
    }
    return isWord(text, at: next) ? next : nil
  }

  /// Reads one word into `scratch`; returns the offset after it, and after a possessive that was
  /// dropped.
  private mutating func readPart(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> (
    end: Int, next: Int
  ) {
    let afterInitials = readInitials(text, from: start)
    if afterInitials > start {
      return (afterInitials, afterPossessive(text, at: afterInitials) ?? afterInitials)
    }
    // The word inside a name is found by itself too.
    let name = elision(text, at: start)?.next
    var index = start
    while index < text.count {
      if index == name {
        inner = Part(folded: scratch.count..<scratch.count, start: index, end: index)
      }
      let byte = text[index]
      if byte < 0x80 {
        if ASCII.isWord(byte) {
          scratch.append(ASCII.folded(byte))
          index += 1
        } else if let next = numberConnectorEnd(text, from: start, at: index) {
          if byte == 0x2E { scratch.append(byte) }
          index = next
        } else if byte == 0x27 {
          if let next = afterPossessive(text, at: index) { return (index, next) }
          guard isWord(text, at: index + 1) else { return (index, index) }
          index += 1
        } else {
          return (index, index)
        }
        continue
      }
      let (role, length) = role(text, at: index)
      switch role {
      case .word(let folded):
        scratch.append(contentsOf: folded)
        index += length
      case .ignored: index += length
      case .apostrophe:
        if let next = afterPossessive(text, at: index) { return (index, next) }
        guard isWord(text, at: index + length) else { return (index, index) }
        index += length
      default: return (index, index)
      }
    }
    return (index, index)
  }

  /// Reads "U.S.", "A.I" or "J.K." as one word of bare letters; returns `start` where there are no
  /// initials.
  private mutating func readInitials(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 1 < text.count, ASCII.isLetter(text[index]), text[index + 1] == 0x2E {
      index += 2
    }
    guard index > start else { return start }
    let endsBare =
      index < text.count && ASCII.isLetter(text[index]) && !isWord(text, at: index + 1)
    if endsBare { index += 1 }
    guard index - start > 2 else { return start }
    for place in stride(from: start, to: index, by: 2) {
      scratch.append(ASCII.folded(text[place]))
    }
    return index
  }

  /// The offset after a point or thousands comma inside the number that began at `start`; nil
  /// elsewhere.
  private mutating func numberConnectorEnd(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, at index: Int
  ) -> Int? {
    func isDigit(_ place: Int) -> Bool { place < text.count && ASCII.isDigit(text[place]) }
    guard index > start, isDigit(index - 1), isDigit(index + 1) else { return nil }
    if text[index] == 0x2E { return index + 1 }
    guard text[index] == 0x2C, isDigit(index + 2), isDigit(index + 3), !isDigit(index + 4) else {
      return nil
    }
    // The digits before a thousands comma: one to three, or further groups of three after a comma.
    var first = index
    while first > start, isDigit(first - 1), index - first < 4 { first -= 1 }
    let opens = first == start && index - first <= 3
    let continues = first > start && index - first == 3 && text[first - 1] == 0x2C
    return opens || continues ? index + 1 : nil
  }

  /// The offset after "'s" at `index` when it ends a word; nil where there is no possessive.
  private mutating func afterPossessive(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < text.count else { return nil }
    var letter = index + 1
    if text[index] >= 0x80 {
      let (role, length) = role(text, at: index)
      guard role == .apostrophe else { return nil }
      letter = index + length
    } else if text[index] != 0x27 {
      return nil
    }
    guard letter < text.count, text[letter] | 0x20 == 0x73, !isWord(text, at: letter + 1)
    else { return nil }
    return letter + 1
  }

  /// Whether a word could begin at `index`.
  private mutating func isWord(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return false }
    if text[index] < 0x80 { return ASCII.isWord(text[index]) }
    if case .word = role(text, at: index).role { return true }
    return false
  }

  /// The role and length in bytes of the scalar at `index`; an invalid byte is a separator of
  /// length 1.
  mutating func role(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (
    role: ScalarRole, length: Int
  ) {
    guard let (scalar, length) = UTF8Decoding.scalar(text, at: index) else {
      return (.separator, 1)
    }
    return (roles.role(of: scalar), length)
  }
}
