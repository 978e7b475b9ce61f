import Answers
import Testing

@testable import QuestionAnswering

/// What stands near an answer is not taken for it.
@Suite struct ToldApartTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("How many seats do the Greens hold?", "seven"),
    ("How much did the brewery Marlau give?", "550,000"),
    ("How many boats does Monk think Ostra will sell?", "1.1 million"),
    ("Where were the heaters sold?", "Dorsk stores"),
  ])
  func `the answer is that of whom it is asked`(question: String, right: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.lowercased() == right.lowercased(), "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("Who is the chief executive of Ostra?", "Rell"),
    ("What fine did the partners of Kembold get?", "37 million"),
    ("Where was the arrested man during the vote?", "Police"),
    ("How many hours did the guards work overtime?", "24"),
    ("Which towns have left the league?", "Brask"),
  ])
  func `what is only beside it is not stated`(question: String, wrong: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.answer ?? "none")")
  }

  private static let articles = [
    "vote.md": """
    ---
    title: Karlund votes for trams
    date: 2025-03-12
    ---
    The Progress group, which holds 24 seats, and the Greens, with seven, voted in favour.

    The city contributed 900,000 francs and the province 400,000, while the brewery Marlau, the main sponsor, gave 550,000.

    The league's leader, Otila Brask, said that towns would leave the league if rents fell.

    Police arrested a man at the meeting. He was at home at the time of the vote, his lawyer said.
    """,
    "ostra.md": """
    ---
    title: Ostra shows a new boat
    date: 2025-06-20
    ---
    Ostra showed its third boat on Thursday. It was founded in 2011 in a former smokehouse.

    Rurik Sand of Kestrel expects Ostra to sell 1.8 million boats in the first year. Della Monk at Fenway reckons it will be closer to 1.1 million.

    “Nobody is vain about boats,” chief executive Anne Dorst told reporters. Dorst took over in March from the founder, Jorrit Hain, who stays on as chairman. Tomas Rell joined in 2016 from Varn, where he was chief executive at the time.
    """,
    "courts.md": """
    ---
    title: Strand is sent to prison
    date: 2025-05-02
    ---
    Gerd Strand was found guilty of fraud. He was acquitted of bribery. The auditor, Kembold, paid $37 million last year to settle with the liquidators.

    Berta Aune, who had lost her savings, died on Sunday at her home in Lund.

    The heaters were sold at Dorsk stores between September 2023 and January 2025 for between $60 and $85. Kelter's consumer division made a loss of $3.1 million in 2024.
    """,
  ]
}
