import Testing

@testable import ArticleReading
@testable import Text

/// Tables of pages as rows that carry their headings.
struct TableReadingTests {
  /// The rows and captions of a page with `table` in it.
  private func rows(_ table: String) throws -> [String] {
    let document = try PageReaderTests().document(
      "<article>\(PageReaderTests.article)\(table)\(PageReaderTests.article)</article>")
    return document.blocks.filter { $0.kind == .tableRow || $0.kind == .caption }.map {
      String(document.text[$0.span] ?? "")
    }
  }

  @Test func `rows of headings one below the other are put together, and the caption stays`() throws
  {
    let found = try rows(
      """
      <table><caption>In DKK million</caption>
      <tr><th></th><th colspan=2>Looms</th><th colspan=2>Service</th></tr>
      <tr><th></th><th>2023</th><th>2024</th><th>2023</th><th>2024</th></tr>
      <tr><th>Revenue</th><td>510</td><td>562</td><td>88</td><td>104</td></tr></table>
      """)
    #expect(
      found == [
        "In DKK million",
        "Revenue; Looms / 2023: 510; Looms / 2024: 562; Service / 2023: 88; Service / 2024: 104",
      ])
  }

  @Test func `a cell over several rows is said in each`() throws {
    let found = try rows(
      """
      <table><tr><th>Route</th><th>Class</th><th>Fare</th></tr>
      <tr><td rowspan=2>Halden</td><td>Deck</td><td>EUR 9</td></tr>
      <tr><td>Cabin</td><td>EUR 22</td></tr>
      <tr><td>Oban</td><td></td><td>EUR 4</td></tr></table>
      """)
    #expect(
      found == [
        "Route: Halden; Class: Deck; Fare: EUR 9", "Route: Halden; Class: Cabin; Fare: EUR 22",
        "Route: Oban; Fare: EUR 4",
      ])
  }

  @Test func `words or years over figures are headings without being marked as such`() throws {
    let found = try rows(
      """
      <table><tr><td>Firm</td><td>2023</td><td>Share</td></tr>
      <tr><td>Halden</td><td>41</td><td>8%</td></tr>
      <tr><td>Corvin</td><td>37</td><td>9%</td></tr></table>
      """)
    #expect(found == ["Firm: Halden; 2023: 41; Share: 8%", "Firm: Corvin; 2023: 37; Share: 9%"])
  }

  @Test func `labels and values of two columns are no headings`() throws {
    let found = try rows(
      """
      <table><tr><td>Name</td><td>Halden</td></tr><tr><td>Staff</td><td>310</td></tr>
      <tr><td>Ships</td><td>12</td></tr></table>
      """)
    #expect(found == ["Name; Halden", "Staff; 310", "Ships; 12"])
  }

  @Test func `headings may leave out the corner, and a row may be a label alone`() throws {
    let found = try rows(
      """
      <table><tr><th>2023</th><th>2024</th></tr><tr><td colspan=3>Northern yards</td></tr>
      <tr><td>Halden</td><td>41</td><td>43</td></tr></table>
      """)
    #expect(found == ["Northern yards", "Halden; 2023: 41; 2024: 43"])
  }

  @Test func `lists in the cells of a headed table stay in them`() throws {
    let found = try rows(
      """
      <table><tr><th>Day</th><th>Hours</th></tr>
      <tr><td>Monday</td><td><ul><li>Closed</li></ul></td></tr>
      <tr><td>Tuesday</td><td><ul><li>10:00 AM - 8:00 PM</li></ul></td></tr></table>
      """)
    #expect(found == ["Day: Monday; Hours: Closed", "Day: Tuesday; Hours: 10:00 AM - 8:00 PM"])
  }

  @Test func `cells that claim to be endless are cut`() throws {
    let row = "<tr><td rowspan=99999999999 colspan=99999999>1</td><td>x</td></tr>"
    let found = try rows("<table>\(String(repeating: row, count: 400))</table>")
    #expect(found.reduce(0) { $0 + $1.utf8.count } < 100_000)
  }
}
