/// A part of the program that is given any bytes whatever.
package enum FuzzTarget: String, CaseIterable, Sendable {
  // Readers of files.
  case html, mail, mailbox, feed, lines, json, markdown, text, table, transcript, bibliography, rtf
  case enote, org, rst, latex, webarchive, warc, docx, epub, sidecar
  // What reads texts.
  case tokens, sentences, dates, question, understanding, terminal
  // What reads an index, or files of somebody else's own.
  case blocks, wording

  /// The name under which a file of the kind is read; nil for what is no file.
  var fileName: String? {
    switch self {
    case .html: "a.html"
    case .mail: "a.eml"
    case .mailbox: "a.mbox"
    case .feed: "a.xml"
    case .lines: "a.jsonl"
    case .json: "a.json"
    case .markdown: "a.md"
    case .text: "a.txt"
    case .table: "a.csv"
    case .transcript: "a.vtt"
    case .bibliography: "a.bib"
    case .rtf: "a.rtf"
    case .enote: "a.enex"
    case .org: "a.org"
    case .rst: "a.rst"
    case .latex: "a.tex"
    case .webarchive: "a.mhtml"
    case .warc: "a.warc"
    case .docx: "a.docx"
    case .epub: "a.epub"
    case .sidecar, .tokens, .sentences, .dates, .question, .understanding, .terminal, .blocks,
      .wording:
      nil
    }
  }

  /// Whether what is read of a file must stand in it as it is, markup and character numbers apart:
  /// of the others much is encoded or packed.
  var isPlain: Bool {
    switch self {
    case .html, .markdown, .text, .org, .rst, .lines, .transcript, .enote: true
    default: false
    }
  }
}
