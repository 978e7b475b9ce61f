internal import ArgumentParser
internal import Foundation
internal import Prompts

/// When to use escape sequences.
enum ColorMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `always` means always; `auto` asks the terminal, `NO_COLOR` and `TERM`.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Console.isTerminal && !Console.isDumb && Console.environment("NO_COLOR") == nil
    }
  }
}
