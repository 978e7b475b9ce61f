internal import Dispatch
internal import Synchronization

/// A line on standard error that slow work is going on, with the seconds it takes; it appears only
/// when there is something to wait for.
///
/// A timer draws it, because work does not stop to look at the clock. It is gone before anything
/// else is printed.
final class WorkingSign {
  /// Work that is done sooner shows nothing: a line that flashes up is worse than none.
  static let patience = 0.3

  private let line = Line()
  private let timer: any DispatchSourceTimer

  /// Starts to wait; nil when nobody would see it.
  ///
  /// - Parameter text: the line, given the seconds passed.
  init?(text: @escaping @Sendable (_ seconds: Int) -> String) {
    guard Console.showsProgress else { return nil }
    timer = DispatchSource.makeTimerSource(queue: .global())
    let start = DispatchTime.now()
    timer.setEventHandler { [line] in
      let seconds = (DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000
      line.draw(text(Int(seconds)))
    }
    timer.schedule(deadline: start + Self.patience, repeating: 1)
    timer.resume()
  }

  deinit { end() }

  /// Removes the line, for good. What is printed next begins in its place.
  func end() {
    timer.cancel()
    line.end()
  }

  /// The line on the screen, drawn by the timer's thread and removed by the one that works.
  private final class Line: Sendable {
    private enum Stage { case waiting, shown, ended }

    private let stage = Mutex(Stage.waiting)

    func draw(_ text: String) {
      stage.withLock { stage in
        if stage == .ended { return }
        stage = .shown
        Console.draw(text)
      }
    }

    func end() {
      stage.withLock { stage in
        if stage == .shown { Console.draw("") }
        stage = .ended
      }
    }
  }
}
