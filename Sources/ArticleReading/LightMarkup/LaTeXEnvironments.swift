/// How parts of a document in LaTeX are read, by their names.
enum LaTeXEnvironments {
  /// Commands, the others are names of environments.
  static let headings: Set = [
    "part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph",
  ]
  static let code: Set = ["verbatim", "lstlisting", "minted", "Verbatim", "alltt"]
  static let silent: Set = [
    "comment", "tikzpicture", "thebibliography", "picture", "filecontents", "pgfpicture",
  ]
  static let formula: Set = [
    "equation", "align", "gather", "multline", "eqnarray", "displaymath", "flalign", "alignat",
  ]
  static let tables: Set = ["tabular", "tabularx", "tabulary", "longtable", "array"]
}
