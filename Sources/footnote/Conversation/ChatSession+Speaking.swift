internal import AnswerRendering
internal import Prompts

/// Everything that reaches the screen, and the sign that there is something to wait for.
extension ChatSession {
  /// From now on work that takes long shows that it is going on, until something is said.
  func beginWaiting() {
    guard surroundings.isInteractive else { return }
    let prompts = prompts
    sign = WorkingSign { seconds in
      (try? prompts.render("chat-working", seconds > 0 ? ["seconds": seconds] : [:])) ?? ""
    }
  }

  /// Takes the sign of work away before anything is printed, or another program gets the terminal.
  func stopWaiting() {
    sign?.end()
    sign = nil
  }

  /// Whether the terminal has no room for two columns.
  var isNarrow: Bool {
    surroundings.isInteractive && settings.width ?? Console.width < Self.twoColumns
  }

  private static let twoColumns = 60

  /// Says what went wrong, on the terminal as a reply would be.
  func report(_ error: any Error) {
    stopWaiting()
    let text = FailureMessage.text(of: error)
    guard surroundings.isInteractive else { return surroundings.report(text) }
    let lines = SafeText.block(text).split(separator: "\n").map { LayoutLine(String($0)) }
    surroundings.report(renderer.text(of: lines) + "\n")
  }

  /// Prints a reply, followed by a blank line.
  func say(_ text: String) {
    stopWaiting()
    surroundings.print(text + "\n", settings.usesPager)
  }

  /// Prints lines, followed by a blank one; nothing when there are none.
  func show(_ lines: [LayoutLine]) {
    if !lines.isEmpty { say(renderer.text(of: lines)) }
  }

  /// One sentence of the wording as lines.
  func message(_ template: String, _ holes: [String: any Sendable] = [:]) throws(PromptsError)
    -> [LayoutLine]
  {
    try prompts.render(template, holes).split(separator: "\n").map { LayoutLine(SafeText.line($0)) }
  }
}
