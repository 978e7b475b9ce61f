internal import CPassageScoring

/// Memory for scoring could not be had.
struct OutOfMemory: Error, CustomStringConvertible {
  var description: String { "There is not enough memory to hold the index's lengths." }
}
