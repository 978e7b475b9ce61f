internal import Prompts

/// What a person can set once and for all; each has one row in
/// `Prompts/languages/en/tables/settings.tsv`.
enum Setting: String, CaseIterable {
  case color, width, pager, sources, voice
}

/// How the conversation looks, as the person has set it; options of the command line go before.
struct Settings: Equatable {
  private var values: [Setting: String] = [:]

  /// The value as it is typed and shown.
  subscript(setting: Setting) -> String {
    values[setting] ?? Self.standard(setting)
  }

  /// - Throws: `SettingError.badValue` when the setting knows no such value; then nothing changes.
  mutating func set(_ setting: Setting, to value: String) throws(SettingError) {
    let value = value.lowercased()
    guard Self.allows(value, for: setting) else {
      throw .badValue(value, setting: setting.rawValue, allowed: Self.allowed(setting))
    }
    values[setting] = value == Self.standard(setting) ? nil : value
  }

  /// Escape sequences: always, never, or where the terminal knows them.
  var color: ColorMode { ColorMode(rawValue: self[.color]) ?? .auto }
  /// Columns that replies are fitted to; nil: as many as the terminal has.
  var width: Int? { Int(self[.width]) }
  /// Whether replies longer than the screen go through the pager.
  var usesPager: Bool { self[.pager] == "auto" }
  /// Whether the list of sources follows a reply; `.sources` shows it in any case.
  var showsSources: Bool { self[.sources] == "on" }

  /// The manner of the wording.
  var voice: String { self[.voice] }

  private static let narrowest = 20

  private static func standard(_ setting: Setting) -> String {
    switch setting {
    case .color, .width, .pager: "auto"
    case .sources: "on"
    case .voice: Prompts.plainVoice
    }
  }

  /// The values a person may choose from, as messages name them.
  static func allowed(_ setting: Setting) -> String {
    switch setting {
    case .color: ColorMode.allCases.map(\.rawValue).joined(separator: ", ")
    case .width: "auto, \(narrowest) to 1000"
    case .pager: "auto, never"
    case .sources: "on, off"
    case .voice: Prompts.voices.joined(separator: ", ")
    }
  }

  private static func allows(_ value: String, for setting: Setting) -> Bool {
    switch setting {
    case .color: ColorMode(rawValue: value) != nil
    case .width: value == "auto" || Int(value).map { narrowest...1000 ~= $0 } ?? false
    case .pager: ["auto", "never"].contains(value)
    case .sources: ["on", "off"].contains(value)
    case .voice: Prompts.voices.contains(value)
    }
  }
}

/// The settings in the person's configuration folder, `name = value` a line.
struct SettingsFile {
  private var file: ConfigurationFile

  init(path: String = XDG.configuration + "/settings") {
    file = ConfigurationFile(path: path)
  }

  /// The settings, and what is wrong in the file: a sentence each that names the line and the cure.
  func load() -> (settings: Settings, faults: [String]) {
    var settings = Settings()
    var faults = file.faultyLines.map {
      "\(file.path):\($0): this is no setting. Write it as color = never, or remove the line."
    }
    for entry in file.entries {
      do {
        try settings.set(Self.setting(named: entry.name), to: entry.value)
      } catch {
        faults.append("\(file.path):\(entry.line): \(error)")
      }
    }
    return (settings, faults)
  }

  /// Keeps one setting.
  mutating func keep(_ setting: Setting, _ value: String) throws(StateError) {
    _ = file.remove { $0.name.lowercased() == setting.rawValue }
    file.append(name: setting.rawValue, value: value)
    try file.save()
  }

  /// - Throws: `SettingError.unknown`.
  static func setting(named name: String) throws(SettingError) -> Setting {
    guard let setting = Setting(rawValue: name.lowercased()) else { throw .unknown(name) }
    return setting
  }
}

/// Why something cannot be set.
enum SettingError: Error, Equatable, CustomStringConvertible {
  case unknown(String)
  case badValue(String, setting: String, allowed: String)

  var description: String {
    switch self {
    case .unknown(let name):
      "There is no setting “\(name)”. There are: \(Setting.allCases.map(\.rawValue).joined(separator: ", ")). Type .set to see them."
    case .badValue(let value, let setting, let allowed):
      "“\(value)” is no value for \(setting). It may be: \(allowed)."
    }
  }
}
