internal import Text

/// Reads transcripts and subtitles (.vtt, .srt): cues become paragraphs, each opened by its
/// speaker's name where that is told; places are times.
package struct TranscriptExtractor: Extractor {
  package static let files = FileKind("vtt", "srt")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// A paragraph ends with the first sentence that ends behind this many bytes.
  private static let paragraph = 500
  /// So does one that no stop ends, behind this many.
  private static let longest = 1500
  /// And where nothing is said for this many seconds.
  private static let pause = 5

  /// One article.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let text = TextDecoder().text(of: source.bytes)
    let transcript = TranscriptCues(text)
    guard !transcript.cues.isEmpty else {
      throw .unsupported(
        path: source.path, reason: "it holds no cues: no line \"00:00:01.000 --> 00:00:04.000\"")
    }
    var builder = DocumentBuilder()
    for note in transcript.notes { builder.remove(note, reason: "transcript-note") }
    add(transcript.cues, to: &builder)
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    var metadata = ArticleMetadata(
      title: transcript.head["title"] ?? FileNameTitle.title(ofKey: source.key, in: text),
      language: transcript.head["language"])
    if let day = FileNameTitle.day(ofKey: source.key, rules.dates) {
      metadata.published = day
      metadata.publishedSource = "file-name"
    }
    var document = builder.document(for: source, metadata: metadata)
    document.placeUnit = .time
    return Extraction(documents: [document])
  }

  private func add(_ cues: [TranscriptCues.Cue], to builder: inout DocumentBuilder) {
    var paragraph = Paragraph()
    func close() {
      builder.append(paragraph.piece)
      paragraph = Paragraph(speaker: paragraph.speaker)
    }
    for cue in cues {
      for line in cue.lines {
        if Self.isSound(line.text) {
          builder.remove(line.text, reason: "sound", place: cue.start)
          continue
        }
        // Where a cue does not say who speaks, a sentence that is not at its end goes on.
        let isOther =
          line.speaker != paragraph.speaker && (line.speaker != nil || paragraph.isSentence)
        if isOther || line.isReply || paragraph.ends(before: cue.start) { close() }
        if isOther { paragraph.begin(speaker: line.speaker) }
        paragraph.add(line.text, from: cue)
      }
    }
    close()
  }

  /// Whether a line tells of a sound or music: "[APPLAUSE]", "(laughs)", "♪".
  private static func isSound(_ text: String) -> Bool {
    if text.hasPrefix("♪") { return true }
    guard let first = text.first, let last = text.last,
      first == "[" && last == "]"
        || first == "(" && last == ")"
    else { return false }
    return !text.dropFirst().dropLast().contains { "[]()".contains($0) }
  }

  /// Lines on their way to becoming a paragraph.
  private struct Paragraph {
    var speaker: String?
    private var text = ""
    private var anchors: [PlaceAnchor] = []
    private var end = 0
    /// Whether the speaker's name still has to be said.
    private var isOpening = false

    init(speaker: String? = nil) { self.speaker = speaker }

    var piece: TextPiece { TextPiece(text: text, anchors: anchors) }

    /// Whether it ends where a sentence does.
    var isSentence: Bool { text.last.map { ".!?…\"”".contains($0) } ?? true }

    mutating func begin(speaker: String?) {
      self.speaker = speaker
      isOpening = speaker != nil
    }

    mutating func add(_ line: String, from cue: TranscriptCues.Cue) {
      if isOpening, let speaker { text = "\(speaker): " }
      isOpening = false
      if !text.isEmpty, !text.hasSuffix(" ") { text += " " }
      if anchors.last?.number != cue.start {
        anchors.append(
          PlaceAnchor(offset: anchors.isEmpty ? 0 : text.utf8.count, number: cue.start))
      }
      text += line
      end = cue.end
    }

    /// Whether what is said at `start` opens a paragraph of its own.
    func ends(before start: Int) -> Bool {
      let bytes = text.utf8.count
      return bytes > TranscriptExtractor.longest
        || isSentence
          && (bytes > TranscriptExtractor.paragraph || start > end + TranscriptExtractor.pause)
    }
  }
}
