internal import Prompts
internal import Testing

@testable import QuestionAnalysis

/// Follow-ups: every row's example, pronouns, ellipsis, and questions that stand alone.
struct FollowUpResolverTests {
  static let resolver = try! FollowUpResolver(prompts: Prompts())

  typealias Turn = QuestionRequest.Turn

  /// "question | answer" as a turn.
  static func turn(_ text: String) -> Turn {
    let parts = text.split(separator: " | ", maxSplits: 1).map(String.init)
    return Turn(question: parts.first ?? "", answer: parts.count > 1 ? parts[1] : nil)
  }

  @Test func `every row reads its example so, and leaves the other question as typed`() throws {
    for row in try Prompts().table("follow-ups") {
      let place = "\(row["name"]) (line \(row.line))"
      let history = [Self.turn(row["after"])]
      // What a row keeps is read as typed.
      let reading = row["action"] == "keep" ? nil : row["reading"]
      #expect(Self.resolver.resolve(row["example"], history: history) == reading, "\(place)")
      #expect(Self.resolver.resolve(row["alone"], history: history) == nil, "\(place)")
    }
  }

  @Test(arguments: [
    ("Who founded Brightwave?", "When did it close?", "When did Brightwave close?"),
    ("Who is Ada Halden?", "Where was she born?", "Where was Ada Halden born?"),
    ("Who is Ada Halden?", "What is her role?", "What is Ada Halden’s role?"),
    ("Who is Ada Halden?", "Who met her?", "Who met Ada Halden?"),
    ("What do kelp farmers earn?", "Where do they live?", "Where do kelp farmers live?"),
    (
      "Who runs Brightwave? | Tom Lindqvist runs it.", "How old is he?",
      "How old is Tom Lindqvist?"
    ),
    (
      "Who founded Brightwave? | Yngvar Kerd founded it with his sister in 2011.",
      "What did he say about it?", "What did Yngvar Kerd say about Brightwave?"
    ),
    (
      "Who is Ada Halden? | Ada Halden founded Brightwave.",
      "Did she sell it?", "Did Ada Halden sell Brightwave?"
    ),
  ])
  func `a pronoun is read as what it agrees with`(after: String, question: String, reading: String)
  {
    #expect(Self.resolver.resolve(question, history: [Self.turn(after)]) == reading)
  }

  @Test(
    arguments: [
      (
        "What is Brightwave's revenue? | EUR 3 million", "And Halden's?",
        "What is Halden's revenue?"
      ),
      ("What is the salary of Ada Halden? | EUR 3", "And Tora Lien's?", nil),
      (
        "How much was invested in Brightwave? | EUR 24 million", "When?",
        "When was it invested in Brightwave?"
      ),
      (
        "Who was hired by Brightwave? | Ada Halden", "When?",
        "When was Ada Halden hired by Brightwave?"
      ),
      ("When was the port opened? | In May.", "Why?", "Why was the port opened?"),
      ("Did Halden buy Brightwave? | No.", "Why?", "Why did Halden not buy Brightwave?"),
      ("Did Halden buy Brightwave? | No.", "Why not?", "Why did Halden not buy Brightwave?"),
      ("Which mills is Halden closing?", "How many?", "How many mills is Halden closing?"),
      ("Which firm is Halden?", "Did the Senate pass the toll?", nil),
      ("Did Halden buy Brightwave? | Yes.", "Why?", "Why did Halden buy Brightwave?"),
      (
        "What does it list? | Kelp and wrack; dried film; tides.", "Tell me more about the first",
        "Tell me about Kelp and wrack."
      ),
      ("How was Brightwave sold? | In parts.", "When?", "When was Brightwave sold?"),
      (
        "What happened in the storm? | It tore the nets.", "When?",
        "When was it that something happened in the storm?"
      ),
    ] as [(String, String, String?)])
  func `an elliptic question takes what it lacks from the one before`(
    after: String, question: String, reading: String?
  ) {
    let found = Self.resolver.resolve(question, history: [Self.turn(after)])
    if let reading { #expect(found == reading) } else { #expect(found?.contains("’s's") != true) }
  }

  @Test(arguments: [
    ("When did she retire? | In 1952.", "Where did she live?", "Where did Ada Halden live?"),
    (
      "What was the first post? | Harbour clerk.", "Who paid the wages?",
      "Who paid the wages of Ada Halden?"
    ),
    ("When did she retire? | In 1952.", "Who is the mayor of Lund?", nil),
    ("Who is Tora Lien? | A clerk.", "When did she retire?", "When did Tora Lien retire?"),
  ])
  func `what the article is about is meant where nobody else is named`(
    after: String, question: String, reading: String?
  ) {
    #expect(
      Self.resolver.resolve(
        question, history: [Self.turn(after)],
        article: TalkedArticle(title: "Ada Halden | The Ledger"))
        == reading)
  }

  @Test(arguments: [
    ("Who else?", true), ("Who sold it besides Ada Halden?", false), ("When?", false),
  ])
  func `whether others are asked for is told beside the text`(question: String, others: Bool) {
    let found = Self.resolver.resolution(
      of: question, history: [Self.turn("Who founded Brightwave? | Ada Halden")])
    #expect(found?.asksForOthers == others)
    if others { #expect(found?.text.contains("besides Ada Halden") == true) }
  }

  @Test(arguments: [
    "Fed raises rates by half a point", "txt8 f29c", "Brightwave Cuts Its Outlook", "", "|",
    "12 ways to dry kelp",
  ])
  func `a headline names nothing that a conversation is about`(title: String) {
    let history = [Self.turn("When was it? | In 1952.")]
    #expect(
      Self.resolver.resolve(
        "Where did she live?", history: history, article: TalkedArticle(title: title)) == nil)
  }

  @Test(arguments: [
    (
      "What was the Varde Experiment?", "Who paid for the experiment?",
      "Who paid for the Varde Experiment?"
    ),
    ("What is the Bronze Age collapse?", "What caused it?", "What caused the Bronze Age collapse?"),
    ("What grows in Lund?", "What is sold there?", "What is sold in Lund?"),
    ("Who founded Brightwave?", "What is kelp, and why is it dried?", nil),
    ("Who founded Brightwave?", "Was kelp dried?  If so, which species?", nil),
  ])
  func `phrases stand for what was named`(after: String, question: String, reading: String?) {
    #expect(Self.resolver.resolve(question, history: [Self.turn(after)]) == reading)
  }

  @Test(arguments: [
    ("Who founded Brightwave? | Tora Lien", "How old is she?", "How old is Tora Lien?"),
    ("Who founded Brightwave?", "Who sold the company?", "Who sold Brightwave?"),
    ("Who founded Brightwave?", "Who sold this firm?", "Who sold Brightwave?"),
    ("Who is Ada Halden?", "When did Halden retire?", "When did Ada Halden retire?"),
    ("Who is Ada Halden?", "Who lives in Halden?", nil),
    ("Who is Ada Halden?", "Did Halden say why she left?", "Did Ada Halden say why she left?"),
    (
      "Who grows kelp? | Brightwave, Halden and Tora Lien", "Who owns the last one?",
      "Who owns Tora Lien?"
    ),
    ("Who founded Brightwave?", "No, I meant the port.", "Who founded the port?"),
    ("What did Ada Halden sell? | a paper mill", "Where was it?", "Where was the paper mill?"),
    ("Who founded Brightwave? | Tora Lien", "When did it close?", "When did Brightwave close?"),
    (
      "Who bought Brightwave? | Tora Lien", "Who else bought it?",
      "Who else bought Brightwave besides Tora Lien?"
    ),
    ("Who founded Brightwave? | Yes.", "Is it old?", "Is Brightwave old?"),
  ])
  func `names answered, stand-ins, picks and corrections are read in full`(
    after: String, question: String, reading: String?
  ) {
    #expect(Self.resolver.resolve(question, history: [Self.turn(after)]) == reading)
  }

  @Test func `every sign has one row that says what it measures`() throws {
    let rows = try Prompts().table("follow-up-weights")
    #expect(
      rows.map { $0["sign"] }.sorted() == FollowUpWeights.Sign.allCases.map(\.rawValue).sorted())
    #expect(rows.allSatisfy { $0["meaning"].count > 5 })
  }

  @Test(arguments: [
    ("Who founded Brightwave?", "Did Kelpworks open its plant on time?", nil),
    ("Who founded Brightwave?", "When did Kelpworks sell their shares?", nil),
    ("Who founded Brightwave?", "When did its plant open?", "When did Brightwave’s plant open?"),
    (
      "Who founded Brightwave?", "Who in Lund sold its shares?",
      "Who in Lund sold Brightwave’s shares?"
    ),
    (
      "Who is Ada Halden?", "Did Kelpworks change her role?",
      "Did Kelpworks change Ada Halden’s role?"
    ),
  ])
  func `a possessive is the owner's that stands before it`(
    after: String, question: String, reading: String?
  ) {
    #expect(Self.resolver.resolve(question, history: [Self.turn(after)]) == reading)
  }

  @Test func `readings are carried along the conversation`() {
    let history = ["Who founded Brightwave?", "When did it close?", "Why?"].map(Self.turn)
    #expect(
      Self.resolver.resolve("Who bought it?", history: history) == "Who bought Brightwave?")
  }

  @Test(arguments: [
    "Who is the mayor of Lund?", "Is it true that kelp grows?", "Are there whales in the fjord?",
    "kelp price", "", "?", "\u{0}", "it", "🦑", "they they they",
  ])
  func `what stands alone, or says nothing, is read as typed`(question: String) {
    let history = [Turn(question: "What grows on rocks?", answer: nil)]
    let reading = Self.resolver.resolve(question, history: history)
    #expect(reading == nil || question.contains("it") || question.contains("they"))
  }

  @Test func `without a conversation nothing is carried over`() {
    #expect(Self.resolver.resolve("When did it close?", history: []) == nil)
  }

  @Test func `a pasted page as history costs little and harms nothing`() {
    let page = String(repeating: "Ada Halden (born 1970) said: \"no\"; ", count: 5_000)
    let history = [Turn(question: page, answer: page), Turn(question: "", answer: "")]
    _ = Self.resolver.resolve("What did she say?", history: history)
  }
}
