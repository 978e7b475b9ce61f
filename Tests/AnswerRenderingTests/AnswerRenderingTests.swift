internal import Testing

@testable import AnswerRendering

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("a\u{1B}[31mb\u{1B}]0;title\u{07}", "a[31mb]0;title"),
    ("one\r\n  two\t three ", "one two three"),
    ("left\u{202E}right\u{2066}", "leftright"),
    ("\u{9B}31m", "31m"),
    ("zero\u{200B}width\u{FEFF}", "zerowidth"),
    ("cafe\u{301} 株式会社 👩‍🔬", "cafe\u{301} 株式会社 👩‍🔬"),
    ("", ""),
  ])
  func `a line keeps words and drops whatever a terminal could act on`(text: String, safe: String) {
    #expect(SafeText.line(text) == safe)
  }

  @Test func `noncharacters are dropped`() {
    let mark = Unicode.Scalar(UInt32(0xFDD0)).map(Character.init).map(String.init) ?? ""
    #expect(SafeText.line("a\(mark)b") == "ab")
  }

  @Test func `a block keeps its line breaks`() {
    #expect(SafeText.block("a\tb\u{0}\nc\r\n") == "a b\nc\n")
  }
}

@Suite struct JSONValueTests {
  @Test func `objects keep the order of their keys`() {
    let value = JSONValue.object([
      "b": .integer(1), "a": .array([.null, .bool(true), .number(0.5), .number(4)]),
    ])
    #expect(value.text == #"{"b":1,"a":[null,true,0.5,4]}"#)
  }

  @Test func `strings escape what JSON or a terminal could stumble over`() {
    #expect(
      JSONValue.string("\"\\\n\u{1B}\u{202E}é\u{E0041}").text
        == #""\"\\\n\u001b\u202eé\udb40\udc41""#)
  }

  @Test func `numbers that JSON does not know are null`() {
    #expect(JSONValue.array([.number(.nan), .number(.infinity)]).text == "[null,null]")
  }
}
