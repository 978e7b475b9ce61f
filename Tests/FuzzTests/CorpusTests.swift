internal import Foundation
internal import FuzzTargets
internal import Testing

/// Inputs that were hard once, and what chance makes of them.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus")
  private static let runner = Result { try FuzzRunner() }

  private static func inputs(of target: FuzzTarget) -> [(name: String, bytes: [UInt8])] {
    let folder = folder.appendingPathComponent(target.rawValue)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      let path = folder.appendingPathComponent(name).path
      return FileManager.default.contents(atPath: path).map { (name, Array($0)) }
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `every input of the corpus keeps the promises`(target: FuzzTarget) throws {
    let runner = try Self.runner.get()
    let inputs = Self.inputs(of: target)
    #expect(!inputs.isEmpty, "put an input into Tests/Fuzz/Corpus/\(target.rawValue)")
    for input in inputs {
      #expect(runner.fault(of: target, input.bytes) == nil, "\(target.rawValue)/\(input.name)")
    }
  }

  /// A short form of `Scripts/fuzz`, without coverage to guide it; `FUZZ_ROUNDS` makes it longer.
  @Test(arguments: FuzzTarget.allCases)
  func `what chance makes of the corpus keeps the promises`(target: FuzzTarget) throws {
    let runner = try Self.runner.get()
    let environment = ProcessInfo.processInfo.environment
    let rounds = environment["FUZZ_ROUNDS"].flatMap(Int.init) ?? 12
    let seed = environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_251_130
    var mutations = Mutations(seed: seed, others: Self.inputs(of: target).map(\.bytes))
    for input in Self.inputs(of: target) {
      for round in 0..<rounds {
        let bytes = mutations.mutant(of: input.bytes)
        if let fault = runner.fault(of: target, bytes) {
          Issue.record(
            "\(target.rawValue)/\(input.name), seed \(seed), round \(round): \(fault); the input: \(Data(bytes).base64EncodedString())"
          )
        }
      }
    }
  }
}
