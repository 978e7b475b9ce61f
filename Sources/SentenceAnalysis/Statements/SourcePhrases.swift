internal import Text

/// Finds what is told "according to" somebody, and through whom something is known.
struct SourcePhrases {
  let frames: SpeechFrames
  private var sentence: SpokenSentence { frames.sentence }

  init(_ frames: SpeechFrames) { self.frames = frames }

  /// `statements` with what the sentence's sources add.
  func completed(_ statements: [Statement]) -> [Statement] {
    var statements = statements
    for place in 0..<sentence.count {
      if let phrase = frames.source(at: place) {
        if !sentence.isQuoted(place) { add(phrase, to: &statements) }
      } else if sentence.tag(place) == .gerund, sentence.has(place, .citing),
        !sentence.isQuoted(place)
      {
        cite(place, in: &statements)
      }
    }
    return statements
  }

  /// "Reuters reported, citing officials": officials say it, through Reuters.
  private func cite(_ place: Int, in statements: inout [Statement]) {
    guard let source = sentence.nounChain(from: place + 1, joins: true),
      let index = statements.indices.last(where: {
        statements[$0].speaker.end <= sentence.span(place).start
      }), statements[index].through == nil, isSource(source)
    else { return }
    statements[index].through = statements[index].speaker
    statements[index].speaker = sentence.span(source)
  }

  /// Not a reason that is given: "citing officials", not "citing weak demand".
  private func isSource(_ tokens: Range<Int>) -> Bool {
    tokens.contains {
      sentence.has($0, .source)
        || sentence.isCapitalised($0) && sentence.tag($0).isProperName
    }
  }

  private func add(_ phrase: Range<Int>, to statements: inout [Statement]) {
    guard let source = sentence.nounChain(from: phrase.upperBound, joins: true) else { return }
    // Not "a" of a link whose words were lost.
    guard source.contains(where: { sentence.tag($0) != .determiner && !sentence.isComma($0) })
    else { return }
    let head = source.last { sentence.tag($0).isNoun } ?? source.upperBound - 1
    guard !sentence.has(head, .noSource) else { return }
    let speaker = sentence.span(source)
    let start = sentence.span(phrase.lowerBound).start
    if let index = statements.indices.last(where: { statements[$0].whole.end <= start }),
      reaches(from: statements[index].whole.end, to: start)
    {
      if statements[index].through == nil { statements[index].through = speaker }
      return
    }
    guard let words = words(phrase, source) else { return }
    let quoted = whole(words)
    var found = Statement(
      words: quoted ?? words, speaker: speaker, cue: sentence.span(phrase),
      isDirect: quoted != nil)
    found.isMixed = quoted == nil && !sentence.quotations(in: words).isEmpty
    found.rest = rest(of: words, behind: source)
    statements.append(found)
  }

  /// What goes on behind the source where no verb stands before it: "In the north, according to
  /// Vik, prices fell".
  private func rest(of words: TextSpan, behind source: Range<Int>) -> TextSpan? {
    let before = (0..<source.lowerBound).prefix { sentence.span($0).start < words.end }
    guard sentence.span(source).start > words.start, sentence.isComma(source.upperBound),
      !before.contains(where: { sentence.tag($0).isFinite })
    else { return nil }
    var end = sentence.count
    while end > source.upperBound + 1, sentence.tag(end - 1) == .period { end -= 1 }
    let rest = source.upperBound + 1..<end
    return rest.contains { sentence.tag($0).isFinite } ? sentence.span(rest) : nil
  }

  /// The one quotation that the bytes are.
  private func whole(_ words: TextSpan) -> TextSpan? {
    guard let quotation = sentence.quotation(around: words.start),
      quotation.outer.end >= words.end - 1 || quotation.inner.end + 1 >= words.end
    else { return nil }
    var inner = quotation.inner
    while inner.length > 1, [0x20, 0x2C].contains(sentence.bytes[inner.end - 1]) { inner.end -= 1 }
    return inner
  }

  /// Whether nothing but marks stands between.
  private func reaches(from start: Int, to end: Int) -> Bool {
    start <= end && sentence.bytes[start..<end].allSatisfy { !$0.isLetter && !$0.isDigit }
  }

  /// What the source tells: the rest of the sentence behind a phrase that opens it, else what
  /// stands before it.
  private func words(_ phrase: Range<Int>, _ source: Range<Int>) -> TextSpan? {
    let opensSentence = (0..<phrase.lowerBound).allSatisfy {
      let tag = sentence.tag($0)
      return tag == .conjunction || tag == .adverb || tag == .comma
    }
    if !opensSentence {
      var end = phrase.lowerBound
      while end > 0, sentence.isComma(end - 1) || sentence.isDash(end - 1) { end -= 1 }
      let start = sentence.tag(0) == .conjunction ? 1 : 0
      guard end > start + 1 else { return nil }
      return sentence.span(start..<end)
    }
    guard
      let comma = (source.upperBound..<sentence.count).first(where: {
        sentence.isComma($0) && !isApposition($0)
      })
    else { return nil }
    var end = sentence.count
    while end > comma + 1, sentence.tag(end - 1) == .period { end -= 1 }
    return end > comma + 2 ? sentence.span(comma + 1..<end) : nil
  }

  /// Whether the comma opens what says who the source is: another comma closes it before any verb.
  private func isApposition(_ comma: Int) -> Bool {
    guard sentence.nounPhrase(at: comma + 1) != nil,
      let next = (comma + 1..<sentence.count).first(where: { sentence.isComma($0) })
    else { return false }
    return !(comma..<next).contains { sentence.tag($0).isFinite }
      && (next..<sentence.count).contains { sentence.tag($0).isFinite }
  }
}
