internal import Foundation
internal import FuzzTargets

/// What libFuzzer calls for every input; `FUZZ_TARGET` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let fault = Fuzzed.runner.fault(of: Fuzzed.target, bytes) else { return 0 }
  fatalError("\(Fuzzed.target.rawValue): \(fault)")
}

private enum Fuzzed {
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let all = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("there is no target “\(name)”; the targets are \(all)")
    }
    return target
  }()

  static let runner: FuzzRunner = {
    do { return try FuzzRunner() } catch { fatalError("\(error)") }
  }()
}
