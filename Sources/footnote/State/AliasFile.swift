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
    func pairs(parting: Bool) -> [[String]] {
      file.entries.filter { Self.isParting($0.name) == parting }
        .map { [Self.parted($0.name), $0.value] }
    }
    return EntityAliases(joined: pairs(parting: false), parted: pairs(parting: true))
  }

  /// Whether a name has a word that can be looked for, and can be written on a line.
  static func isUsable(_ name: String) -> Bool {
    Aliases.isUsable(name) && !name.contains { $0 == "=" || $0.isNewline }
  }

  /// What stands before the equals sign of `A != B`.
  private static let partingMark = " !"

  private static func isParting(_ name: String) -> Bool { name.hasSuffix(partingMark) }

  /// The name of an entry without the mark of a parting.
  private static func parted(_ name: String) -> String {
    isParting(name) ? String(name.dropLast(partingMark.count)) : name
  }

  /// What is wrong in the file, a sentence each that names the line and the cure.
  var faults: [String] {
    file.faultyLines.map {
      "\(file.path):\($0): this is no alias. Write it as KGF = Kelp Growth Facility, or remove the line."
    }
  }

  /// Takes two names for the same from now on; false when that was so before.
  mutating func add(_ pair: Aliases.Pair) throws(StateError) -> Bool {
    try add(pair, parting: false)
  }

  /// Takes two names for those of two things from now on, also where they were taken for the same;
  /// false when that was so before.
  mutating func addParting(_ left: String, _ right: String) throws(StateError) -> Bool {
    try add(Aliases.Pair(left, right), parting: true)
  }

  /// Notes a pair, and takes back what was said to the contrary.
  private mutating func add(_ pair: Aliases.Pair, parting: Bool) throws(StateError) -> Bool {
    func isPair(_ entry: ConfigurationFile.Entry) -> Bool {
      let sides = [Self.parted(entry.name), entry.value]
      return [pair.left, pair.right].allSatisfy { name in
        sides.contains { Aliases.isSame($0, name) }
      }
    }
    let contrary = file.remove { Self.isParting($0.name) != parting && isPair($0) }
    let isKnown = file.entries.contains { Self.isParting($0.name) == parting && isPair($0) }
    if isKnown, contrary == 0 { return false }
    if !isKnown {
      file.append(name: pair.left + (parting ? Self.partingMark : ""), value: pair.right)
    }
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
