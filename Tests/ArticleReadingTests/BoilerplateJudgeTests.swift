internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading

@Suite struct BoilerplateJudgeTests {
  private static let judge = Result { try BoilerplateJudge(prompts: Prompts()) }

  @Test(arguments: try Prompts().table("furniture-words"))
  func `each set of words knows its example and leaves its counter-example`(row: TableRow) throws {
    let judge = try Self.judge.get()
    #expect(judge.isBoilerplate(row["example"][...], mayBeFragment: false))
    #expect(!judge.isBoilerplate(row["counter-example"][...], mayBeFragment: true))
  }

  @Test(arguments: [
    "Revenue rose to 14 million crowns", "Chief executive: Ann Roe", "Ann Roe, chief executive",
    "Ann Roe",
    "“You cannot build on sand”", "We rate the company a buy.",
    "Brinefold makes kelp resin in Molde.",
    "Our readers sent 300 letters.", "Tverrvik",
  ])
  func `what may be a fact is not boilerplate, however often it is repeated`(line: String) throws {
    #expect(try !Self.judge.get().isBoilerplate(line[...], mayBeFragment: true))
  }

  @Test func `a fragment inside the running text stays`() throws {
    let judge = try Self.judge.get()
    #expect(judge.isBoilerplate("Life on the coast", mayBeFragment: true))
    #expect(!judge.isBoilerplate("Life on the coast", mayBeFragment: false))
  }
}
