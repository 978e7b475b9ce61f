internal import ArgumentParser

/// The sentence a failure is reported with.
enum FailureMessage {
  /// The error's own description: every error of ours says what happened and what to type next.
  static func text(of error: any Error) -> String {
    String(describing: error)
  }
}
