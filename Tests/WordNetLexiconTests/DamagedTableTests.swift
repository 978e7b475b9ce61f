internal import Foundation
internal import TestSupport
internal import Testing
internal import Text

@testable import WordNetLexicon

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Word tables that were altered, cut, or made by somebody else.
struct DamagedTableTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    try SampleWordNet.write(to: folder)
    path = folder.url.path + "/cache/words.table"
    try LexiconCache.build(from: folder.url.path, to: path)
  }

  /// The table with other numbers in one of its sections.
  private func rewrite(
    _ section: LexiconSection, _ change: (inout ArraySlice<UInt32>) -> Void
  ) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    var numbers = bytes.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
    let lengths = LexiconSection.allCases.map {
      Int(numbers[LexiconSection.lengthsPlace + $0.rawValue])
    }
    let start = LexiconSection.headingCount + lengths.prefix(section.rawValue).reduce(0, +)
    change(&numbers[start..<start + lengths[section.rawValue]])
    try numbers.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
  }

  @Test func `kinds that go in circles are given up soon`() throws {
    // Every second kind stands above itself, as often as there is room for.
    try rewrite(.hypernyms) { for place in $0.indices { $0[place] = 0 } }
    try rewrite(.hypernymStarts) { starts in
      for place in starts.indices {
        starts[place] = (place - starts.startIndex) % 2 == 0 ? 0 : .max
      }
    }
    let lexicon = try #require(Lexicon(path: path))
    let time = processorTime {
      for word in ["lundvik", "city", "acquisition", "mouse", "entity"] {
        for head in ["city", "mouse", "lundvik"] {
          _ = lexicon.isKind(word, of: head)
          _ = NounKinds(of: head, lexicon: lexicon).contains(lexicon.senses(ofNoun: word))
        }
        _ = lexicon.hypernyms(ofTerm: word, levels: 3)
      }
    }
    #expect(time < .seconds(30))
  }

  @Test func `the checksum tells every altered byte`() throws {
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(LexiconFile(path: path)?.isSound == true)
    for place in stride(from: 4 * LexiconSection.headingCount, to: sound.count, by: 7) {
      var altered = sound
      altered[place] ^= 0x10
      try altered.write(to: URL(fileURLWithPath: path))
      chmod(path, 0o600)
      #expect(LexiconFile(path: path)?.isSound == false, "byte \(place)")
    }
  }

  @Test(arguments: [0o666, 0o620, 0o602])
  func `a table that others can write is not believed`(mode: Int) {
    #expect(Lexicon(path: path) != nil)
    chmod(path, mode_t(mode))
    #expect(Lexicon(path: path) == nil)
  }

  @Test func `a table that is cut while it is open gives other words and no signal`() throws {
    let lexicon = try #require(Lexicon(path: path))
    #expect(lexicon.isKind("lundvik", of: "city"))
    truncate(path, 0)
    _ = lexicon.synonyms(ofTerm: "city")
    _ = lexicon.isKind("mouse", of: "city")
    #expect(!lexicon.file.isSound)
  }

  @Test func `the table is written for its owner alone`() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
