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
    ("A hearing is set for January.", ["January 2025-01-01/2025-01-31"]),
    ("The union has planned a strike in January.", ["January 2025-01-01/2025-01-31"]),
    ("The union planned a strike in January.", ["January 2024-01-01/2024-01-31"]),
    ("The session that starts in August is short.", ["August 2024-08-01/2024-08-31"]),
    ("Vance is playing in Oban on Tuesday.", ["Tuesday 2024-05-21"]),
    ("The report is due in July.", ["July 2024-07-01/2024-07-31"]),
    ("The judge set a hearing for July.", ["July 2024-07-01/2024-07-31"]),
    ("The fair opens June 3.", ["June 3 2024-06-03"]),
    ("The season opens Sept. 3.", ["Sept. 3 2024-09-03"]),
    ("Hill takes over the plant on 3 October.", ["3 October 2024-10-03"]),
    (
      "Hill will be replaced by Ada Vance, now treasurer at the line Nordhav, from 3 October.",
      ["3 October 2024-10-03"]
    ),
    ("Hill took over the plant on 3 October.", ["3 October 2023-10-03"]),
    ("They made attempts to cross the river in August.", ["August 2023-08-01/2023-08-31"]),
    ("The board has plans to meet in August.", ["August 2024-08-01/2024-08-31"]),
    ("It will be dearer than in August.", ["August 2023-08-01/2023-08-31"]),
    ("Prices have risen since August.", ["August 2023-08-01/2023-08-31"]),
    ("The town often closes in August.", []),
    ("Storms are more common in August.", []),
    ("It sold most on Black Friday.", []),
    ("It was mid-April.", ["mid-April 2024-04-11/2024-04-20"]),
    ("They met on Tuesday, June 4.", ["Tuesday, June 4 2024-06-04"]),
    ("They met on Sunday, June 4.", ["Sunday, June 4 2023-06-04"]),
    ("Iversen signed it on Friday.", ["Friday 2024-05-17"]),
    ("", []),
  ])
  func `weekdays and months lie on the side that the verb says`(
    text: String, expected: [String]
  ) throws {
    #expect(try times(text) == expected)
  }

  private static let words =
    (try? AnalysisTables(prompts: Prompts()).rows("time-words")) ?? []

  @Test(arguments: words.map { ($0["class"], $0["example"], $0["counter-example"]) })
  func `words say on which side a time lies, or that it is none, in their example alone`(
    name: String, example: String, counterExample: String
  ) throws {
    let (found, other) = (try times(example), try times(counterExample))
    switch name {
    case "habit", "feast":
      #expect(found.isEmpty)
      #expect(!other.isEmpty)
    case "over":
      #expect(found.contains { $0.contains(" 2023-08") })
      #expect(other.contains { $0.contains(" 2024-08") })
    default:
      #expect(found.contains { $0.contains(" 2024-08") })
      #expect(other.contains { $0.contains(" 2023-08") })
    }
  }

  @Test func `without a day of publication their days are unknown`() throws {
    #expect(try times("Iversen resigned on Tuesday.", published: nil) == ["Tuesday unknown"])
  }
}
