internal import Foundation
internal import FuzzTargets

/// Hands the inputs that libFuzzer makes to the target that `FUZZ_TARGET` names.
@main enum FuzzDriver {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { start, count in
        let bytes = Array(UnsafeBufferPointer(start: start, count: count))
        if let fault = FuzzDriver.runner.fault(of: FuzzDriver.target, bytes) {
          fatalError("\(FuzzDriver.target.rawValue): \(fault)")
        }
        return 0
      })
  }

  private static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let all = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("there is no target “\(name)”; the targets are \(all)")
    }
    return target
  }()

  private static let runner: FuzzRunner = {
    do { return try FuzzRunner() } catch { fatalError("\(error)") }
  }()
}

/// libFuzzer's own loop (`FuzzerInterface.h`).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
