internal import AnswerRendering
internal import Prompts

/// `.set`: how the conversation looks.
extension ChatSession {
  /// Lists the settings, or changes the one that `argument` names (`color never`, `color = never`),
  /// also for the next conversations.
  func set(_ argument: String) throws -> [LayoutLine] {
    let words = argument.split { $0.isWhitespace || $0 == "=" || $0 == ":" }.map(String.init)
    guard let name = words.first else { return try settingList(Setting.allCases) }
    let setting = try SettingsFile.setting(named: name)
    guard words.count > 1 else { return try settingList([setting]) }
    var settings = settings
    try settings.set(setting, to: words[1])
    try adopt(settings)
    do {
      var file = SettingsFile()
      try file.keep(setting, settings[setting])
    } catch {
      report(error)
    }
    return try settingList([setting])
  }

  private func settingList(_ wanted: [Setting]) throws -> [LayoutLine] {
    let rows = try prompts.table("settings").filter { row in
      wanted.contains { $0.rawValue == row["name"] }
    }
    let labels = rows.map { row in
      "\(row["name"]) \(Setting(rawValue: row["name"]).map { settings[$0] } ?? "")"
    }
    let texts = rows.map { row in
      let allowed = Setting(rawValue: row["name"]).map(Settings.allowed) ?? ""
      return "\(row["summary"]) (\(allowed))"
    }
    return Self.table(zip(labels, texts), isNarrow: isNarrow)
  }
}
