#if canImport(Glibc)
  internal import Glibc
#endif

/// The clock, read in one place.
package enum Today {
  /// The local calendar day, ISO 8601.
  package static var iso: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(Int(parts.tm_year) + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }
}
