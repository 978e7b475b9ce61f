internal import Synchronization

/// Cuts text into tokens, the same way for the index, for questions and for ranking.
///
/// | text | terms |
/// | --- | --- |
/// | `Café’s fundings` | `cafe`, `fund` |
/// | `paid`, `children` | `pay`, `child` |
/// | `$7.5 billion`, `1,835`, `30%` | `7.5` `billion`, `1835`, `30` |
/// | `2 400`, with whatever space | `2`, `400`, and `2400` at the place of `2` |
/// | `U.S.`, `A.I.`, `910B`, `Q3` | `us`, `ai`, `910b`, `q3` |
/// | `AI-chip` | `ai`, `chip`, and `aichip` at the place of `ai` |
/// | `R&D` | `r`, `d`, and `rd` at the place of `r` |
/// | `l'économie` | `economi`, and `leconomie` at its place |
/// | `L'Espagne` | `lespagne`, and `espagn` at its place |
/// | `東京都` | `東京`, `京都` |
///
/// Case and accents are folded, possessives dropped, purely alphabetic words stemmed (Snowball,
/// English); numbers and mixed words stay whole. Safe to use from several threads at once: each
/// call borrows its own scanner.
package struct Tokenizer: Sendable {
  /// Changes whenever the same text may give other terms; an index made with another version is
  /// built anew.
  package static let version = 4

  package init() {}

  /// The tokens of `text` in reading order; a joined form follows the first of its parts. About 0.1
  /// µs a token.
  package func tokens(in text: String) -> [Token] {
    var text = text
    return text.withUTF8 { bytes in
      ScannerPool.shared.withScanner { scanner in
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        scanner.scan(bytes) { lexicon, occurrence in
          let word = lexicon.strings(of: occurrence.word)
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

/// Scanners not in use, so that their memory of stems outlives a call. A stemmer must not be shared
/// between threads.
private final class ScannerPool: Sendable {
  static let shared = ScannerPool()

  /// Carries a scanner from call to call.
  private final class Box: @unchecked Sendable {
    // Safe: a box is taken out of the pool under the lock, used by one thread, and put back under
    // the lock.
    var scanner = TokenScanner()
  }

  private let idle = Mutex<[Box]>([])

  func withScanner<Result>(_ body: (inout TokenScanner) -> Result) -> Result {
    let box = idle.withLock { $0.popLast() } ?? Box()
    defer { idle.withLock { $0.append(box) } }
    return body(&box.scanner)
  }
}
