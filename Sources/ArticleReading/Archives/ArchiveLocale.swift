#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The thread's locale while an archive is read: names that are not ASCII come whole only where it
/// has their letters.
struct ArchiveLocale {
  private let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
  private let before: locale_t?

  /// Sets the locale of this thread until `end()`.
  init() { before = locale.map { uselocale($0) } ?? nil }

  func end() {
    if let before { uselocale(before) }
    if let locale { freelocale(locale) }
  }
}
