/// The parts of a file in RTF.
enum RichTextToken: Equatable {
  case open, close
  /// A control word with its number; signs such as `\~` are words of one sign.
  case word(String, Int?)
  /// A byte of text, by `\'hh` or as it stands.
  case byte(UInt8)
}

/// Reads the parts of a file in RTF, one after the other.
struct RichTextTokens {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next part; nil at the end.
  mutating func next() -> RichTextToken? {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x7B: return .open
      case 0x7D: return .close
      case 0x5C: return control()
      case 0x0A, 0x0D, 0x00: continue
      default: return .byte(byte)
      }
    }
    return nil
  }

  private mutating func control() -> RichTextToken? {
    guard index < bytes.count else { return nil }
    guard Self.isLetter(bytes[index]) else { return sign() }
    let start = index
    while index < bytes.count, Self.isLetter(bytes[index]), index - start < 40 { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self)
    let number = number()
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    if name == "bin" {
      index += min(bytes.count - index, max(0, number ?? 0))
    }
    return .word(name, number)
  }

  private mutating func number() -> Int? {
    let start = index
    if index < bytes.count, bytes[index] == 0x2D { index += 1 }
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start < 12 {
      index += 1
    }
    return Int(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func sign() -> RichTextToken? {
    let byte = bytes[index]
    index += 1
    if byte == 0x27 {
      // One that names no byte says nothing, as an unknown word does.
      guard let value = HexadecimalDigits.byte(bytes[index..<min(index + 2, bytes.count)]) else {
        return .word("'", nil)
      }
      index += 2
      return .byte(value)
    }
    switch byte {
    case 0x5C, 0x7B, 0x7D: return .byte(byte)
    case 0x0A, 0x0D: return .word("par", nil)
    default: return .word(String(Unicode.Scalar(byte)), nil)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}

/// Words of RTF that stand for signs, and groups that hold no running text.
enum RichTextWords {
  static let signs = [
    "tab": " ", "line": " ", "~": " ", "_": "-", "-": "", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "softline": " ", "column": " ",
  ]

  /// Groups that are left out.
  static let silent: Set = [
    "colortbl", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "fldinst", "nonshppict", "xe", "tc", "rxe", "bkmkstart", "bkmkend",
    "listtext", "pntext", "pntxta", "pntxtb", "ftnsep", "ftnsepc", "aftnsep", "annotation",
    "atnid", "atnauthor", "filetbl", "revtbl", "template", "datafield", "themedata",
    "generator", "operator", "company", "comment", "doccomm", "keywords", "category", "manager",
    "hlinkbase", "creatim", "revtim", "printim", "buptim", "sp", "shpgrp", "do", "objdata",
  ]

  /// Code pages by the number of a font's character set.
  static let pages = [
    0: "WINDOWS-1252", 77: "MACINTOSH", 128: "CP932", 129: "CP949", 134: "GB18030",
    136: "BIG5", 161: "WINDOWS-1253", 162: "WINDOWS-1254", 163: "WINDOWS-1258",
    177: "WINDOWS-1255", 178: "WINDOWS-1256", 186: "WINDOWS-1257", 204: "WINDOWS-1251",
    222: "CP874", 238: "WINDOWS-1250",
  ]

  /// The name of code page `number`.
  static func page(_ number: Int) -> String {
    switch number {
    case 65001: "UTF-8"
    case 10000: "MACINTOSH"
    case 1250...1258: "WINDOWS-\(number)"
    case 936: "GB18030"
    case 950: "BIG5"
    default: "CP\(max(0, number))"
    }
  }
}
