package import Answers

/// Lays an explanation out as indented lines.
package enum ExplanationLayout {
  /// One line a label, two columns deeper for each level; a long label goes on below itself.
  package static func lines(of explanation: Explanation) -> [LayoutLine] {
    explanation.lines().map { line in
      let indent = line.prefix { $0 == " " }.count
      return LayoutLine(SafeText.line(line), indent: indent, hangingIndent: indent + 4)
    }
  }
}
