package import Prompts

/// An ending that makes a further form of a word, and what the word's tags become by it; a row of
/// the table inflections.
package struct Inflection: Sendable {
  package let name: String
  let ending: [UInt8]
  /// What stands in place of the ending in the plain form.
  let plain: [UInt8]
  /// The last letter before the ending is doubled and stands once in the plain form.
  let dropsLetter: Bool
  /// What the form must end with before the ending; empty for anything.
  let after: [[UInt8]]
  let tags: [(from: UInt8, to: UInt8)]
  /// Form and plain form.
  package let example: [String]
  package let counterExample: [String]

  /// The rows, in order.
  ///
  /// - Throws: `PromptsError` naming the row that cannot be read.
  package static func rows(_ tables: AnalysisTables) throws(PromptsError) -> [Inflection] {
    var inflections: [Inflection] = []
    for row in try tables.rows("inflections") { inflections.append(try Inflection(row)) }
    return inflections
  }

  private init(_ row: TableRow) throws(PromptsError) {
    name = row["name"]
    ending = Array(row["ending"].utf8)
    dropsLetter = row["plain"] == "-"
    plain = dropsLetter ? [] : Array(row["plain"].utf8)
    after = row.words("after").map { Array($0.utf8) }
    example = row.words("example")
    counterExample = row.words("counter-example")
    var tags: [(from: UInt8, to: UInt8)] = []
    for pair in row.words("tags") {
      let names = pair.split(separator: ">").compactMap { PennTag(name: String($0)) }
      guard names.count == 2 else { throw row.error("“\(pair)” is not two tags") }
      tags.append((names[0].rawValue, names[1].rawValue))
    }
    guard !ending.isEmpty, example.count == 2, counterExample.count == 2 else {
      throw row.error("an ending and pairs of a form and its plain form are wanted")
    }
    self.tags = tags
  }

  /// How many of the first bytes of `form` belong to the plain form; nil where the ending does not
  /// stand there.
  func stemLength(_ form: some BidirectionalCollection<UInt8>) -> Int? {
    let length = form.count - ending.count - (dropsLetter ? 1 : 0)
    guard length >= 2, form.suffix(ending.count).elementsEqual(ending) else { return nil }
    let stem = form.dropLast(ending.count)
    guard after.isEmpty || after.contains(where: { stem.suffix($0.count).elementsEqual($0) }) else {
      return nil
    }
    return length
  }
}
