internal import QuestionAnalysis

/// The person's aliases, `A = B` a line, used by everything that answers.
struct AliasFile {
  private var file: ConfigurationFile

  init(path: String = XDG.configuration + "/aliases") {
    file = ConfigurationFile(path: path)
  }

  /// Pairs in the order of the file.
  var aliases: Aliases {
    Aliases(file.entries.map { Aliases.Pair($0.name, $0.value) })
  }

  /// What is wrong in the file, a sentence each that names the line and the cure.
  var faults: [String] {
    file.faultyLines.map {
      "\(file.path):\($0): this is no alias. Write it as KGF = Kelp Growth Facility, or remove the line."
    }
  }

  /// Takes two names for the same from now on; false when that was so before.
  mutating func add(_ pair: Aliases.Pair) throws(StateError) -> Bool {
    let isKnown = file.entries.contains { entry in
      let sides = [entry.name, entry.value]
      return sides.contains { Aliases.isSame($0, pair.left) }
        && sides.contains { Aliases.isSame($0, pair.right) }
    }
    if isKnown { return false }
    file.append(name: pair.left, value: pair.right)
    try file.save()
    return true
  }

  /// Forgets every pair with `name` on either side; returns how many those were.
  mutating func remove(_ name: String) throws(StateError) -> Int {
    let count = file.remove {
      Aliases.isSame($0.name, name) || Aliases.isSame($0.value, name)
    }
    if count > 0 { try file.save() }
    return count
  }
}
