/// What this build of the program is.
enum Release {
  /// As `--version` prints it.
  static let version = "0.1.0"
}
