package import Prompts
internal import Text

/// A row of the table statement-cues: verbs that say that something was said, and how the words
/// stand beside them.
package struct StatementCue: Sendable {
  /// Where the words may stand.
  package struct Frames: OptionSet, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A quotation before or behind.
    static let quote = Frames(rawValue: 1 << 0)
    /// A clause, with or without an opener, before, around or behind.
    static let clause = Frames(rawValue: 1 << 1)
    /// A clause behind "that" alone.
    static let opened = Frames(rawValue: 1 << 2)
    /// An infinitive behind, perhaps after whom it is asked of.
    static let infinitive = Frames(rawValue: 1 << 3)
    /// Whom it was said to may stand behind the verb.
    static let addressee = Frames(rawValue: 1 << 4)
    /// Quotations somewhere behind the verb.
    static let name = Frames(rawValue: 1 << 5)
    /// A clause that holds a quotation.
    static let mixed = Frames(rawValue: 1 << 6)
    /// Never a thing: whatever holds a verb behind it is a clause ("say").
    static let open = Frames(rawValue: 1 << 7)

    /// A clause before it, behind which the source stands: "Prices rose, the figures show".
    static let closing = Frames(rawValue: 1 << 8)

    static let named: [String: Frames] = [
      "closing": closing, "quote": quote, "clause": clause, "opened": opened,
      "infinitive": infinitive,
      "addressee": addressee, "name": name, "mixed": mixed, "open": open,
    ]
  }

  package let name: String
  package let verbs: [String]
  let frames: Frames
  /// The words that the example says were said.
  package let words: String
  package let example: String
  package let counterExample: String
}

/// What is known of the words around statements.
package struct StatementWords: Sendable {
  /// Rows with their examples, in order.
  package let cues: [StatementCue]
  /// A phrase that names a source ("according to"), by the hashes of its words.
  package struct Source: Sendable {
    package let words: String
    package let example: String
    package let counterExample: String
    let phrase: [UInt64]
  }
  package let sources: [Source]
  /// Raw values by the hash of the verb.
  private var frames = HashTable(capacity: 256)
  /// Raw values by the hash of the word.
  private var classes = HashTable(capacity: 256)
  /// The first words of sources, and by their first byte whether there is one.
  private var openers = HashTable(capacity: 64)
  private var openings = Array(repeating: false, count: 256)

  /// Classes of the table statement-words.
  struct Class: OptionSet, Sendable {
    let rawValue: UInt16

    static let that = Class(rawValue: 1 << 0)
    static let question = Class(rawValue: 1 << 1)
    static let adjunct = Class(rawValue: 1 << 2)
    static let hedge = Class(rawValue: 1 << 3)
    static let noSpeaker = Class(rawValue: 1 << 4)
    static let link = Class(rawValue: 1 << 5)
    static let noSource = Class(rawValue: 1 << 6)
    static let citing = Class(rawValue: 1 << 7)
    static let within = Class(rawValue: 1 << 8)
    static let person = Class(rawValue: 1 << 9)
    static let sureModal = Class(rawValue: 1 << 10)
    static let beforeName = Class(rawValue: 1 << 11)
    static let source = Class(rawValue: 1 << 12)
    static let negation = Class(rawValue: 1 << 13)

    static let named: [String: Class] = [
      "that": that, "question": question, "adjunct": adjunct, "hedge": hedge,
      "no-speaker": noSpeaker, "link": link, "no-source": noSource, "citing": citing,
      "within": within, "person": person, "sure-modal": sureModal, "before-name": beforeName,
      "source": source,
      "negation": negation,
    ]
  }

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(tables: AnalysisTables) throws(PromptsError) {
    var cues: [StatementCue] = []
    for row in try tables.rows("statement-cues") {
      var frames: StatementCue.Frames = []
      for name in row.words("frames") {
        guard let frame = StatementCue.Frames.named[name] else {
          throw row.error("there is no frame “\(name)”")
        }
        frames.insert(frame)
      }
      for verb in row.words("verbs") {
        let hash = WordHash.of(verb.utf8)
        let known = self.frames.value(of: hash) ?? 0
        self.frames.set(hash, to: known | Int32(frames.rawValue))
      }
      cues.append(
        StatementCue(
          name: row["name"], verbs: row.words("verbs"), frames: frames, words: row["words"],
          example: row["example"], counterExample: row["counter-example"]))
    }
    self.cues = cues
    var sources: [Source] = []
    for row in try tables.rows("statement-sources") {
      let phrase = row.words("phrase").map { WordHash.of($0.utf8) }
      guard let first = phrase.first, let byte = row["phrase"].utf8.first else {
        throw row.error("a phrase is wanted")
      }
      openers.set(first, to: 1)
      openings[Int(byte)] = true
      sources.append(
        Source(
          words: row["words"], example: row["example"], counterExample: row["counter-example"],
          phrase: phrase))
    }
    self.sources = sources
    for row in try tables.rows("statement-words") {
      guard let kind = Class.named[row["class"]] else { throw row.error("no such class") }
      for word in row.words("words") {
        let hash = WordHash.of(word.utf8)
        classes.set(hash, to: (classes.value(of: hash) ?? 0) | Int32(kind.rawValue))
      }
    }
  }

  /// Nil for a verb that is no cue.
  func frames(of lemma: String) -> StatementCue.Frames? {
    guard let raw = frames.value(of: WordHash.of(lemma.utf8)) else { return nil }
    return StatementCue.Frames(rawValue: UInt16(truncatingIfNeeded: raw))
  }

  func classes(of hash: UInt64) -> Class {
    Class(rawValue: UInt16(truncatingIfNeeded: classes.value(of: hash) ?? 0))
  }

  /// Whether a source may begin with the word at `span`.
  func opensSource(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> Bool {
    guard openings[Int(Self.lower(bytes[span.start]))] else { return false }
    return openers.value(of: Self.hash(bytes, span)) != nil
  }

  /// The hash of the word in lower case.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> UInt64 {
    var hash = WordHash()
    for place in span.start..<span.end { hash.add(lower(bytes[place])) }
    return hash.value
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
