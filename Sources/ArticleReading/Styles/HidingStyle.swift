/// Tells by an element's own style whether a reader sees it.
struct HidingStyle {
  private var clips = false
  private var isPlaced = false
  private var isOutside = false
  private var isClear = false
  private var isTiny = false
  private var isFlat = false
  private var isNarrow = false
  private var isHidden = false
  private var hidesOverflow = false
  private var ink: String?
  private var ground: String?

  /// How much of an element a reader sees.
  enum Sight {
    case shown
    /// Nothing, but programs of the page may show it later: what unfolds.
    case veiled
    case hidden
  }

  /// - Parameters:
  ///   - style: the value of the attribute.
  ///   - isLeaf: whether the element holds nothing but text: type of no size may be that of the
  ///     space between the elements inside.
  static func sight(_ style: Substring, isLeaf: Bool) -> Sight {
    let bytes = style.utf8.filter { $0 > 0x20 }.map {
      $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
    }
    var hiding = HidingStyle()
    for declaration in bytes.split(separator: 0x3B) {
      guard let colon = declaration.firstIndex(of: 0x3A) else { continue }
      hiding.take(declaration[..<colon], declaration[(colon + 1)...])
    }
    let isHidden =
      hiding.isHidden || hiding.isTiny && isLeaf || hiding.clips
      || hiding.isPlaced && hiding.isOutside
      || hiding.isFlat && hiding.isNarrow && (hiding.hidesOverflow || hiding.isPlaced)
      || hiding.isClear && (hiding.isFlat || hiding.isNarrow)
      || hiding.ink != nil && hiding.ink == hiding.ground
    if isHidden { return .hidden }
    // What is clear and nothing else fades in when a reader comes to it.
    return hiding.isFlat && hiding.hidesOverflow ? .veiled : .shown
  }

  private mutating func take(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    switch String(decoding: name, as: UTF8.self) {
    case "display": isHidden = isHidden || value.starts(with: "none".utf8)
    case "visibility":
      isHidden = isHidden || value.starts(with: "hidden".utf8) || value.starts(with: "coll".utf8)
    case "position":
      isPlaced = value.starts(with: "absolute".utf8) || value.starts(with: "fixed".utf8)
    case "left", "right", "top", "text-indent":
      isOutside = isOutside || Self.number(value) <= -500
      if name.count > 6, Self.number(value) <= -500 { isTiny = true }
    case "opacity": isClear = Self.number(value) == 0
    case "font-size": isTiny = isTiny || Self.number(value) == 0
    case "height", "max-height": isFlat = isFlat || Self.number(value) <= 1
    case "width", "max-width": isNarrow = isNarrow || Self.number(value) <= 1
    case "overflow": hidesOverflow = value.starts(with: "hidden".utf8)
    case "color": ink = Self.colour(value)
    case "background", "background-color": ground = Self.colour(value)
    case "clip":
      clips = clips || Self.isSmallRectangle(value)
    case "clip-path":
      clips = clips || value.starts(with: "inset(50%".utf8) || value.starts(with: "inset(100%".utf8)
    default: break
    }
  }

  /// A colour, the two spellings of black and white and short numbers as one.
  private static func colour(_ value: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: value.prefix { $0 != 0x21 }, as: UTF8.self)
    switch text {
    case "white": return "#ffffff"
    case "black": return "#000000"
    case _ where text.hasPrefix("#") && text.utf8.count == 4:
      return "#" + text.dropFirst().map { "\($0)\($0)" }.joined()
    case "", "inherit", "transparent", "none", "initial": return nil
    default: return text
    }
  }

  /// The number that opens a value in pixels or without a unit; infinite for other values.
  private static func number(_ value: ArraySlice<UInt8>) -> Double {
    let digits = value.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x2D }
    let unit = value.dropFirst(digits.count)
    guard let number = Double(String(decoding: digits, as: UTF8.self)),
      number == 0 || unit.isEmpty || unit.starts(with: "px".utf8) || unit.first == 0x21
        || number < 0 && unit.starts(with: "em".utf8)
    else { return .infinity }
    return unit.starts(with: "em".utf8) ? number * 16 : number
  }

  /// Whether a value is `rect(…)` of lengths up to one pixel.
  private static func isSmallRectangle(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.starts(with: "rect(".utf8) else { return false }
    let inside = value.dropFirst(5).prefix { $0 != 0x29 }
    let text = String(decoding: inside, as: UTF8.self)
    let lengths = text.replacing("px", with: ",").split(separator: ",")
    return !lengths.isEmpty && lengths.allSatisfy { Double($0).map { $0 <= 1 } ?? false }
  }
}
