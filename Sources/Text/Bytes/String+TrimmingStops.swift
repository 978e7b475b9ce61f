extension String {
  /// Without white space, stops and commas at the ends, which a reply may have lost or gained.
  package var trimmingStops: String {
    func isStop(_ character: Character) -> Bool {
      character.isWhitespace || ",.;:!?".contains(character)
    }
    let start = drop(while: isStop)
    guard let last = start.lastIndex(where: { !isStop($0) }) else { return "" }
    return String(start[...last])
  }
}
