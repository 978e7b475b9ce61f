internal import Testing

@testable import Text

@Suite struct TextSpanTests {
  @Test func `a span counts bytes, not characters`() {
    #expect("naïve fund"[TextSpan(0, 6)] == "naïve")
  }

  @Test func `a span that cuts a character apart is nil`() {
    #expect("naïve"[TextSpan(0, 3)] == nil)
  }
}
