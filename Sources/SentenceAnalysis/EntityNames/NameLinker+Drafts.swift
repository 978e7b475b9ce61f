internal import Text

extension NameLinker {
  func resolve(_ names: [FoundName], _ numbers: [Int]) {
    var roots = records.indices.map { $0 }
    // Longest first, so that a chain of short names ends at the longest.
    for number in records.indices.sorted(by: {
      (records[$1].words.count, $0) < (records[$0].words.count, $1)
    }) {
      guard let target = records[number].targets.first else { continue }
      let targetRoots = Set(records[number].targets.map { roots[$0] })
      roots[number] = targetRoots.count == 1 ? roots[target] : -1
    }
    var draftOf: [Int: Int] = [:]
    var lastPlace = Array(repeating: -1, count: records.count)
    for (place, number) in numbers.enumerated() {
      var root = roots[number]
      if root < 0 {
        let targets = records[number].targets.map { roots[$0] < 0 ? $0 : roots[$0] }
        let said = targets.filter { lastPlace[$0] >= 0 && agrees(names[place], $0, draftOf) }
        root = said.max { (lastPlace[$0], -$0) < (lastPlace[$1], -$1) } ?? number
      } else if root != number, !agrees(names[place], root, draftOf) {
        root = number
      }
      lastPlace[root] = place
      let draft: Int
      if let known = draftOf[root] {
        draft = known
      } else {
        draft = drafts.count
        draftOf[root] = draft
        drafts.append(EntityDraft())
      }
      entities.append(draft)
      add(names[place], records[number], to: draft)
    }
  }

  /// Whether the title before a short name may be that of the entity that `root` stands for: "Ms"
  /// not of "Odd Lunde".
  private func agrees(_ name: FoundName, _ root: Int, _ draftOf: [Int: Int]) -> Bool {
    guard let title = name.title.last else { return true }
    let first = records[root].words.lowerBound
    if text[title].has(.honorificFemale), text[first].has(.male) { return false }
    if text[title].has(.honorificMale), text[first].has(.female) { return false }
    guard let draft = draftOf[root], let gender = drafts[draft].traits.gender else {
      return true
    }
    return !(text[title].has(.honorificFemale) && gender == .male)
      && !(text[title].has(.honorificMale) && gender == .female)
  }

  private func add(_ name: FoundName, _ record: NameRecord, to draft: Int) {
    if !drafts[draft].names.contains(record.words) {
      drafts[draft].add(name: record.words)
      drafts[draft].traits.signs.add(record.signs)
    }
    let end = name.words.upperBound
    if text.continues(end), text[end].has([.speech, .companyVerb]) || isActor(name) {
      drafts[draft].traits.isActing = true
    }
    for index in name.title where index < text.count {
      if text[index].has([.honorificMale, .maleNoun]) { drafts[draft].traits.male += 4 }
      if text[index].has([.honorificFemale, .femaleNoun]) { drafts[draft].traits.female += 4 }
    }
    guard let first = name.words.first, name.words.count > 1 || drafts[draft].names.count == 1
    else { return }
    if text[first].isAllCapitals { return }
    if text[first].has(.male) { drafts[draft].traits.male += 2 }
    if text[first].has(.female) { drafts[draft].traits.female += 2 }
  }

  /// Whether the name is the subject of what only persons and organisations do, or its source.
  private func isActor(_ name: FoundName) -> Bool {
    let start = name.title.first ?? name.words.lowerBound
    if start > 1, text.continues(start), text[start - 1].tag == .to,
      text[start - 2].has(.according),
      !text[name.words.upperBound].tag.isNoun
    {
      return true
    }
    return name.words.contains {
      text[$0].role == .subject && text[$0].clause >= 0 && text.isDeed[Int(text[$0].clause)]
    }
  }
}
