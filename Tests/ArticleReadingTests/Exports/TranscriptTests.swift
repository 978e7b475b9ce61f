internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct TranscriptTests {
  private func document(_ cues: String) throws -> Document {
    try #require(read("WEBVTT\n\n" + cues, as: "a.vtt").documents.first)
  }

  @Test func `places are times`() throws {
    let document = try document(
      """
      00:59.000 --> 01:02.000
      The works took on forty people.

      01:01:05.000 --> 01:01:09.000
      Ten more came.
      """)
    #expect(document.placeUnit == .time)
    #expect(document.text == "The works took on forty people.\n\nTen more came.")
    #expect(document.anchors.number(at: 3) == 59)
    #expect(document.anchors.number(at: 35) == 3665)
  }

  @Test func `lines that roll up stand once`() throws {
    let document = try document(
      """
      00:00:00.000 --> 00:00:02.000
      the works<00:00:00.500><c> took</c> on

      00:00:02.000 --> 00:00:02.010
      the works took on

      00:00:02.010 --> 00:00:04.000
      the works took on
      forty<00:00:02.500><c> people</c>

      00:00:04.000 --> 00:00:04.010
      forty people

      00:00:04.010 --> 00:00:06.000
      forty people
      on Monday
      """)
    #expect(document.text == "the works took on forty people on Monday")
    #expect(document.anchors.map(\.number) == [0, 2, 4])
  }

  @Test func `a sentence goes on where the next cue does not say who speaks`() throws {
    let text = try document(
      """
      00:00:00.000 --> 00:00:02.000
      <v Mara Quist>The works took on

      00:00:02.000 --> 00:00:04.000
      forty people.

      00:00:04.000 --> 00:00:06.000
      Is that so?
      """
    ).text
    #expect(text == "Mara Quist: The works took on forty people.\n\nIs that so?")
  }

  @Test func `what is said twice stands twice`() throws {
    let text = try document(
      """
      00:00:00.000 --> 00:00:02.000
      No.

      00:00:09.000 --> 00:00:11.000
      No.
      """
    ).text
    #expect(text == "No.\n\nNo.")
  }

  @Test func `a cue with a blank line in it and one without a number lose nothing`() throws {
    let text = try read(
      "1\n00:00:01,000 --> 00:00:02,000\nThe works\n\ntook on forty.\n\n00:00:02,000 --> 00:00:03,000\nTen more.\n\n9\n",
      as: "a.srt"
    ).documents[0].text
    #expect(text == "The works took on forty. Ten more.")
  }

  @Test(arguments: [
    "WEBVTT", "no cues at all", "00:00:01,000 -> 00:00:02,000\nx", "a --> b\nx", "1\n2\n3",
  ])
  func `a text without times is refused`(text: String) throws {
    #expect(try refusal(of: Array(text.utf8), as: "a.srt")?.contains("cues") == true)
  }

  @Test(arguments: [
    "99999999999999:00:00 --> 00:00:01\nx", "00:00:01 -->\nx", "--> -->\nx",
    "<v <v <v >>> 00:01 --> 00:02\n<<<<",
  ])
  func `times that lie do no harm`(cue: String) throws {
    _ = try? read("WEBVTT\n\n\(cue)\n\n00:01.000 --> 00:02.000\nIt grew.", as: "a.vtt")
  }

  @Test func `a hundred thousand cues are read in time`() throws {
    let cues = (0..<30_000).map { "00:00:\($0 % 60).000 --> 00:00:59.000\nthe same words\n\n" }
    _ = try read("WEBVTT\n\n" + cues.joined(), as: "a.vtt")
  }
}
