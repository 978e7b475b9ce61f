internal import Synchronization

/// Cuts text into tokens, the same way for the index, for questions and for ranking.
///
/// | text | terms |
/// | --- | --- |
/// | `Café’s fundings` | `cafe`, `fund` |
/// | `$7.5 billion`, `1,835`, `30%` | `7.5` `billion`, `1835`, `30` |
/// | `U.S.`, `A.I.`, `910B`, `Q3` | `us`, `ai`, `910b`, `q3` |
/// | `AI-chip` | `ai`, `chip`, and `aichip` at the place of `ai` |
/// | `R&D` | `r`, `d`, and `rd` at the place of `r` |
/// | `東京都` | `東京`, `京都` |
///
/// Case and accents are folded, possessives dropped, purely alphabetic words stemmed (Snowball, English); numbers and mixed
/// words stay whole. Safe to use from several threads at once: each call borrows its own scanner.
package struct Tokenizer: Sendable {
  /// Changes whenever the same text may give other terms; an index made with another version is built anew.
  package static let version = 1

  package init() {}

  /// The tokens of `text` in reading order; a joined form follows the first of its parts. About 0.1 µs a token.
  package func tokens(in text: String) -> [Token] {
    var text = text
    return text.withUTF8 { bytes in
      ScannerPool.shared.withScanner { scanner in
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        scanner.scan(bytes) { occurrence in
          let word = scanner.lexicon.strings(of: occurrence.word)
          tokens.append(
            Token(
              term: word.term, folded: word.folded,
              span: TextSpan(occurrence.start, occurrence.end), position: occurrence.position,
              isColocated: occurrence.isColocated))
        }
        return tokens
      }
    }
  }

  /// The distinct terms of `text` in order of first occurrence, joined forms included.
  package func terms(in text: String) -> [String] {
    var seen: Set<String> = []
    return tokens(in: text).map(\.term).filter { seen.insert($0).inserted }
  }
}

/// Scanners not in use, so that their memory of stems outlives a call. A stemmer must not be shared between threads.
private final class ScannerPool: Sendable {
  static let shared = ScannerPool()

  private struct Idle: @unchecked Sendable {
    // Safe: a scanner is taken out under the lock, used by one thread, and put back under the lock.
    var scanners: [TokenScanner] = []
  }

  private let idle = Mutex(Idle())

  func withScanner<Result>(_ body: (TokenScanner) -> Result) -> Result {
    let scanner = idle.withLock { $0.scanners.popLast() }.map(Lent.init) ?? Lent(TokenScanner())
    defer { idle.withLock { $0.scanners.append(scanner.value) } }
    return body(scanner.value)
  }

  /// Carries a scanner across the lock's boundary.
  private struct Lent: @unchecked Sendable {
    let value: TokenScanner

    init(_ value: TokenScanner) { self.value = value }
  }
}
