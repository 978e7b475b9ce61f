internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct FNV1aTests {
  /// The test vectors of http://www.isthe.com/chongo/tech/comp/fnv/.
  @Test(
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func `the hash is that of the reference`(text: String, hash: UInt64) {
    #expect(FNV1a.hash(text.utf8) == hash)
    #expect(text.utf8.reduce(FNV1a.seed) { FNV1a.adding(UInt64($1), to: $0) } == hash)
  }
}

@Suite struct SearchPathTests {
  @Test func `a program is found where the path names its folder`() {
    #expect(SearchPath.program("sh")?.hasSuffix("/sh") == true)
    #expect(SearchPath.program("no-such-program-zorbled") == nil)
  }
}

@Suite struct QuotedPrintableTests {
  @Test(arguments: [
    ("caf=C3=A9", "café"), ("caf=c3=a9", "café"), ("a =+4 b", "a =+4 b"), ("=-1=", "=-1="),
    ("a= 4", "a= 4"), ("a=\n b=\r\n c", "a b c"), ("=4", "=4"), ("=F\u{FF11}", "=F\u{FF11}"),
  ])
  func `only two digits stand for a byte`(written: String, meant: String) {
    let decoded = QuotedPrintable().decoded(Array(written.utf8)[...])
    #expect(String(decoding: decoded, as: UTF8.self) == meant)
  }
}
