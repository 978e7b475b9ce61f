internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import Text

@Suite struct IrregularFormsTests {
  @Test func `every form of the table gives the same term as its base`() throws {
    let rows = try Prompts().table("irregular-forms")
    #expect(rows.count > 50)
    for row in rows {
      let forms = row["forms"].split(separator: " ").map(String.init)
      #expect(!forms.isEmpty, "\(row["base"])")
      #expect(
        Set(Tokenizer().terms(in: row["base"] + " " + row["forms"])).count == 1, "\(row["base"])")
    }
  }

  @Test func `a form with two bases is refused with its line`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "base\tforms\nlay\tlaid\nlie\tlaid\n", to: "languages/en/tables/irregular-forms.tsv")
    let prompts = try Prompts(folder: folder.url.path)
    #expect(throws: PromptsError.self) { try IrregularForms(prompts: prompts) }
  }
}
