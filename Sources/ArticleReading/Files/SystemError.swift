#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A failed system call in words.
struct SystemError: CustomStringConvertible {
  var code: Int32

  /// The error of the call that failed last on this thread.
  static var last: SystemError { SystemError(code: errno) }

  var description: String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "you have no permission to read it (chmod u+r would give it)"
    case ENAMETOOLONG: "its path is too long"
    default: String(cString: strerror(code))
    }
  }
}
