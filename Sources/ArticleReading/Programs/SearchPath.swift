#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The folders of `PATH`, in which programs are looked for.
package enum SearchPath {
  /// The path of the program `name`, in which there is no slash; nil when no folder has one that
  /// may be run.
  package static func program(_ name: String) -> String? {
    let named = getenv("PATH").map { String(cString: $0) } ?? ""
    return (named.isEmpty ? "/usr/bin:/bin" : named).split(separator: ":")
      .map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
