internal import Answers
internal import QuestionAnalysis
internal import Testing

@testable import QuestionAnswering

/// Questions in other languages: quoted, and read by no rule of English.
@Suite struct OtherLanguageTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("Was sagte Peder Anholt über die Fähre?", "zu früh"),
    ("Wann wurde die Werft in Brenval gegründet?", "1931"),
    ("Когда построили гавань в Арвеле?", "гавань Арвелы"),
    ("Τι κόστισε το λιμάνι της Αρβέλας;", "εκατομμύρια"),
    ("बंदरगाह किसने बनाया?", "बंदरगाह"),
    ("ท่าเรืออาร์เวลา เปิดเมื่อใด", "ท่าเรืออาร์เวลา"),
    ("Quel est le budget de l'entreprise Algovane ?", "L'entreprise"),
  ])
  func `a question in another language is answered by a quotation`(
    question: String, told: String
  ) throws {
    let answer = try library.ask(question)
    let first = try #require(answer.citations.first, "\(question)")
    #expect(first.excerpt.contains(told), "\(first.excerpt)")
    #expect(answer.answer == nil)
    #expect(answer.citations.allSatisfy { !$0.excerpt.isEmpty })
  }

  @Test func `what it asks by does not count as missing`() throws {
    let answer = try library.ask("Когда построили гавань в Арвеле?")
    #expect(!answer.missing.contains { $0.lowercased() == "когда" || $0 == "в" })
  }

  @Test func `it follows on nothing`() throws {
    let answer = try library.pipeline.answer(
      QuestionRequest(
        question: "Und die Fähre?", history: [QuestionRequest.Turn(question: "Who runs the yard?")],
        asOf: "2025-06-01"))
    #expect(answer.interpretedAs?.contains("yard") != true)
  }

  private static let thai =
    "ท่าเรืออาร์เวลาเปิดให้บริการเมื่อปีที่แล้วหลังจากก่อสร้างมานานหกปีด้วยงบประมาณจำนวนมากจากรัฐบาลและเอกชนในพื้นที่"

  private static let articles = [
    "de.txt": """
    Die Fähre

    Peder Anholt sagte über die Fähre, sie komme zu früh. Am 3. Oktober legte sie zum ersten Mal an. Die Werft in Brenval wurde im Jahr 1931 gegründet.
    """,
    "ru.txt": """
    Гавань

    Новую гавань Арвелы построили в мае 1990 г. Её открыл А. С. Пушков. Рыбаки были рады.
    """,
    "el.txt": """
    Λιμάνι

    Το λιμάνι της Αρβέλας κόστισε τρία εκατομμύρια. Ποιος το έχτισε; Κανείς δεν ξέρει.
    """,
    "hi.txt": """
    बंदरगाह

    बंदरगाह नगर के लोगों ने बनाया। वह बड़ा है।
    """,
    "th.txt": "ท่าเรือ\n\n"
      + [thai, "ชาวประมงในเมืองดีใจกับท่าเรือใหม่และหวังว่าจะมีเรือมาจอดมากขึ้นกว่าเดิมในปีหน้า", thai]
      .joined(separator: " "),
    "fr.txt": """
    Algues

    L'entreprise Algovane a un budget de trois millions d'euros. L'économie de l'algue grandit.
    """,
  ]
}
