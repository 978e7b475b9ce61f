internal import QuestionAnalysis
internal import SentenceAnalysis

/// The person's aliases, `A = B` a line, used by everything that answers; and `A != B` for names
/// that are not one thing's, whatever articles say.
struct AliasFile {
  private var file: ConfigurationFile

  init(path: String = XDG.configuration + "/aliases") {
    file = ConfigurationFile(path: path)
  }

  /// Pairs in the order of the file.
  var aliases: Aliases {
    Aliases(
      file.entries.filter { !Self.isParting($0.name) }.map { Aliases.Pair($0.name, $0.value) })
  }

  /// What is said about names of entities, in the order of the file.
  var entityAliases: EntityAliases {
    let (parting, joining) = (
      file.entries.filter { Self.isParting($0.name) },
      file.entries.filter { !Self.isParting($0.name) }
    )
    return EntityAliases(
      joined: joining.map { [$0.name, $0.value] },
      parted: parting.map { [Self.parted($0.name), $0.value] })
  }

  /// Whether a name has a word that can be looked for, and can be written on a line.
  static func isUsable(_ name: String) -> Bool {
    Aliases.isUsable(name) && !name.contains { $0 == "=" || $0.isNewline }
  }

  /// What stands before the equals sign of `A != B`.
  private static let partingMark = " !"

  private static func isParting(_ name: String) -> Bool { name.hasSuffix(partingMark) }

  private static func parted(_ name: String) -> String {
    String(name.dropLast(partingMark.count))
  }

  /// Takes two names for those of two things from now on, also where they were taken for the same;
  /// false when that was so before.
  mutating func addParting(_ left: String, _ right: String) throws(StateError) -> Bool {
    let names = [left, right]
    func isPair(_ one: String, _ other: String) -> Bool {
      [one, other].allSatisfy { side in names.contains { Aliases.isSame($0, side) } }
        && !Aliases.isSame(one, other)
    }
    let isKnown = file.entries.contains {
      Self.isParting($0.name) && isPair(Self.parted($0.name), $0.value)
    }
    if isKnown { return false }
    _ = file.remove { !Self.isParting($0.name) && isPair($0.name, $0.value) }
    file.append(name: left + Self.partingMark, value: right)
    try file.save()
    return true
  }

  /// What is wrong in the file, a sentence each that names the line and the cure.
  var faults: [String] {
    file.faultyLines.map {
      "\(file.path):\($0): this is no alias. Write it as KGF = Kelp Growth Facility, or remove the line."
    }
  }

  /// Takes two names for the same from now on; false when that was so before.
  mutating func add(_ pair: Aliases.Pair) throws(StateError) -> Bool {
    let names = [pair.left, pair.right]
    let parted = file.remove { entry in
      Self.isParting(entry.name)
        && [Self.parted(entry.name), entry.value].allSatisfy { side in
          names.contains { Aliases.isSame($0, side) }
        }
    }
    let isKnown = file.entries.contains { entry in
      if Self.isParting(entry.name) { return false }
      let sides = [entry.name, entry.value]
      return sides.contains { Aliases.isSame($0, pair.left) }
        && sides.contains { Aliases.isSame($0, pair.right) }
    }
    if isKnown, parted == 0 { return false }
    if isKnown {
      try file.save()
      return true
    }
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
