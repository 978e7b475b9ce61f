import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// Times of an article published on Thursday, 16 May 2024.
struct TimeReaderTests {
  private func times(_ text: String, published: String? = "2024-05-16") throws -> [String] {
    let analyzer = try #require(ClauseTests.analyzer)
    var memory = SentenceAnalyzer.Memory()
    let sentences = analyzer.analyze(
      text, sentence: TextSpan(0, text.utf8.count), memory: &memory)
    return try TimeReader(prompts: Prompts())
      .times(in: text, sentences: sentences, published: published.flatMap { CivilDay(iso: $0) })
      .map { "\(text[$0.span] ?? "") \($0.days?.description ?? "unknown")" }
  }

  @Test(arguments: [
    ("Iversen resigned on Tuesday.", ["Tuesday 2024-05-14"]),
    ("Iversen resigned on Thursday.", ["Thursday 2024-05-16"]),
    ("The council will meet Tuesday.", ["Tuesday 2024-05-21"]),
    (
      "The museum closed in April and will open in May.",
      ["April 2024-04-01/2024-04-30", "May 2024-05-01/2024-05-31"]
    ),
    ("Hill plans to visit the plant in September.", ["September 2024-09-01/2024-09-30"]),
    ("It opened in December.", ["December 2023-12-01/2023-12-31"]),
    ("It opened on 3 May 1904.", ["3 May 1904 1904-05-03"]),
    ("Nobody expects them to meet on Tuesday.", ["Tuesday 2024-05-21"]),
    ("Hill waits until it opens on Tuesday.", ["Tuesday 2024-05-21"]),
    ("The office will release April data soon.", ["April 2024-04-01/2024-04-30"]),
    (
      "It came in March and April 2020.",
      ["March 2020-03-01/2020-03-31", "April 2020 2020-04-01/2020-04-30"]
    ),
    ("It rains before May 20.", ["May 20 2024-05-20"]),
    ("Hill left last Wednesday.", ["last Wednesday 2024-05-08"]),
    ("Hill left last Tuesday.", ["last Tuesday 2024-05-14"]),
    ("It opens every Monday through Friday.", []),
    ("Hill will speak on Thursday.", ["Thursday 2024-05-16"]),
    ("The fee that would be raised on Tuesday is high.", ["Tuesday 2024-05-21"]),
    ("He may have left on Tuesday.", ["Tuesday 2024-05-14"]),
    ("It may close.", []),
    ("", []),
  ])
  func `weekdays and months lie on the side that the verb says`(
    text: String, expected: [String]
  ) throws {
    #expect(try times(text) == expected)
  }

  @Test func `without a day of publication their days are unknown`() throws {
    #expect(try times("Iversen resigned on Tuesday.", published: nil) == ["Tuesday unknown"])
  }
}
