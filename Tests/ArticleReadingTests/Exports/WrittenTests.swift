internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct WrittenTests {
  @Test(arguments: ["\\'", "\\bin0 ", "\\zz"])
  func `controls of RTF that say nothing end nothing`(control: String) throws {
    let text = "{\\rtf1 " + String(repeating: control, count: 300_000) + " It grew.}"
    #expect(try read(text, as: "a.rtf").documents[0].text.contains("grew."))
  }

  @Test func `lines of light markup are the file's`() throws {
    let org = try read("* Salt\n\nOne line\nand =two=\n\nThree", as: "a.org").documents[0]
    #expect(org.text == "One line and two\n\nThree")
    #expect(org.anchors.map(\.number) == [3, 4, 6])
    let tex = try read(
      "\\begin{document}\nOne line\nand \\emph{two}\n\nThree\n\\end{document}", as: "a.tex"
    )
    .documents[0]
    #expect(tex.text == "One line and two\n\nThree")
    #expect(tex.anchors.map(\.number) == [2, 3, 5])
    let rst = try read("Salt\n====\n\nOne line\nand *two*\n\nThree", as: "a.rst").documents[0]
    #expect(rst.anchors.map(\.number) == [4, 5, 7])
  }

  @Test(arguments: [
    ("It costs 5*3 and 2_000 at a/b/c.", "It costs 5*3 and 2_000 at a/b/c."),
    ("A *bold*, /set/ and _marked_ word.", "A bold, set and marked word."),
    ("[[file:a.png]] and [[id][name]]", "file:a.png and name"),
    ("The date <2025-11-04 Tue 10:00> stays.", "The date 2025-11-04 stays."),
  ])
  func `Org shows its text`(line: String, shown: String) {
    #expect(OrgText.plain(line) == shown)
  }

  @Test(arguments: [
    ("a\\,b \\textit{c {d}} \\unknown{e}[f]", "a b c d e[f]"),
    ("\\L\\'od\\'z and \\v{S}koda, \\aa{}s, \\c{c}a", "Łódź and Škoda, ås, ça"),
    ("`one' -- ``two'' --- three-four", "‘one’ – “two” — three-four"),
    ("\\href{https://a.example}{here} at \\url{https://b.example}", "here at https://b.example"),
    ("$\\frac{1}{2}$ of \\textcolor{red}{it} at 20\\textdegree C", "1/2 of it at 20°C"),
    ("\\", ""), ("\\emph{", ""), ("\\'", ""), ("{{{{", ""), ("$x^", "x"),
  ])
  func `LaTeX shows its text`(line: String, shown: String) {
    #expect(LaTeXText.plain(line) == shown)
  }

  @Test(arguments: [
    (":DRAWER:\nIt fell.", "a.org"), ("#+BEGIN_COMMENT\nIt fell.", "a.org"),
    ("\\begin{comment}\nIt fell.", "a.tex"), ("\\begin{tabular}{l}\nIt fell.", "a.tex"),
    ("\\begin{equation}\nIt fell.", "a.tex"),
  ])
  func `what is opened and never closed hides nothing`(text: String, name: String) throws {
    #expect(try read("It grew.\n\n\(text)\n", as: name).documents[0].text.contains("It fell."))
  }

  @Test(arguments: ["org", "rst", "tex"])
  func `nesting and floods end in time`(ending: String) throws {
    let units = [
      "\\emph{", "\\begin{a}", "{", "\\newcommand{\\a}{\\a\\a}\\a", "*", "[[", "`", "|",
      "#+BEGIN_SRC\n",
      ".. note::\n ", "= =\n", "+-+\n", "** \n", "\\item[", ":a: b\n", "[fn:a", "_a", "``",
    ]
    let time = processorTime {
      for unit in units {
        _ = try? read("It grew.\n\n" + String(repeating: unit, count: 5_000), as: "a.\(ending)")
      }
    }
    #expect(time < .seconds(60))
  }

  @Test(arguments: [
    "\\begin{document}", "\\begin{verbatim}x", "\\title{x", "\\begin{tabular}", "\\item",
    "\\section",
  ])
  func `LaTeX that is cut off does no harm`(text: String) throws {
    _ = try? read(text, as: "a.tex")
    if text == "\\begin{document}" { return }
    #expect(
      try read("It grew.\n\n\(text)", as: "a.tex").documents[0].text.hasPrefix("It grew.")
        || text == "\\begin{document}")
  }
}
