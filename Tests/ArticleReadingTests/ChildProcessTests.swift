internal import Foundation
internal import Testing

@testable import ArticleReading

@Suite struct ChildProcessTests {
  @Test func `a program that does not end is ended`() throws {
    let sleep = try #require(SearchPath.program("sleep"))
    #expect(throws: ChildProcess.Failure.tooSlow) {
      try ChildProcess(timeLimit: 1).run(sleep, ["60"])
    }
  }

  @Test func `a program that writes without end is ended`() throws {
    let yes = try #require(SearchPath.program("yes"))
    #expect(throws: ChildProcess.Failure.tooMuch) {
      try ChildProcess(outputLimit: 100_000).run(yes, [])
    }
  }

  @Test func `status and complaint are told`() throws {
    let program = try #require(SearchPath.program("cat"))
    let outcome = try ChildProcess().run(program, ["/no/such/file"])
    #expect(outcome.status == 1)
    #expect(outcome.complaint.contains("/no/such/file"))
  }
}
