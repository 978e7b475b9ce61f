/// A JSON value whose objects keep the order of their keys, so that the same answer is always the
/// same bytes.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(KeyValuePairs<String, JSONValue>)
  /// An object that is put together from several.
  case members([(key: String, value: JSONValue)])

  /// `null` for nil.
  package init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  /// `null` for nil.
  package init(_ number: Int?) {
    self = number.map(JSONValue.integer) ?? .null
  }

  /// `null` for nil.
  package init(_ number: Double?) {
    self = number.map(JSONValue.number) ?? .null
  }

  /// The value on one line, without spaces. Characters that a terminal could act on are written as
  /// escapes.
  package var text: String {
    var result: [UInt8] = []
    write(to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// An object with the members of both, those of `other` behind its own; of no object: itself.
  package func adding(_ other: KeyValuePairs<String, JSONValue>) -> JSONValue {
    let further = other.map { (key: $0.key, value: $0.value) }
    switch self {
    case .object(let own): return .members(own.map { (key: $0.key, value: $0.value) } + further)
    case .members(let own): return .members(own + further)
    default: return self
    }
  }

  private func write(to result: inout [UInt8]) {
    switch self {
    case .null: result += "null".utf8
    case .bool(let value): result += (value ? "true" : "false").utf8
    case .integer(let value): result += String(value).utf8
    case .number(let value): result += Self.decimal(value).utf8
    case .string(let value): Self.write(value, to: &result)
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &result) { $0.write(to: &$1) }
    case .members(let members):
      Self.write(members, between: ("{", "}"), to: &result) { member, result in
        Self.write(member.key, to: &result)
        result.append(UInt8(ascii: ":"))
        member.value.write(to: &result)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &result) { member, result in
        Self.write(member.key, to: &result)
        result.append(UInt8(ascii: ":"))
        member.value.write(to: &result)
      }
    }
  }

  private static func write<Elements: Sequence>(
    _ elements: Elements, between brackets: (Unicode.Scalar, Unicode.Scalar),
    to result: inout [UInt8], each: (Elements.Element, inout [UInt8]) -> Void
  ) {
    result.append(UInt8(ascii: brackets.0))
    var isFirst = true
    for element in elements {
      if !isFirst { result.append(UInt8(ascii: ",")) }
      isFirst = false
      each(element, &result)
    }
    result.append(UInt8(ascii: brackets.1))
  }

  /// Whole numbers without a fraction; what JSON cannot say (infinite, not a number) as null.
  private static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private static func write(_ text: String, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\"".utf8
      case "\\": result += "\\\\".utf8
      case "\n": result += "\\n".utf8
      case "\t": result += "\\t".utf8
      case "\r": result += "\\r".utf8
      case " "..."~": result.append(UInt8(ascii: scalar))
      default:
        if SafeText.isUnsafe(scalar) {
          for unit in String(scalar).utf16 { result += escape(unit).utf8 }
        } else {
          result += String(scalar).utf8
        }
      }
    }
    result.append(UInt8(ascii: "\""))
  }

  /// `\u` and four hexadecimal digits.
  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
