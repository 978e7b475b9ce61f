/// A value of a JSON text, with the place where it begins.
struct JSONNode {
  /// What a node is. Numbers stay as they are written; members keep their order.
  enum Value {
    case object([Member])
    case array([JSONNode])
    case string(String)
    case number(String)
    case bool(Bool)
    case null
  }

  /// A name of an object with its value.
  struct Member {
    var key: String
    var node: JSONNode
  }

  var value: Value
  /// Offset of its first byte.
  var offset: Int

  /// Members in order; empty for anything but an object.
  var members: [Member] { if case .object(let members) = value { members } else { [] } }

  /// Elements in order; empty for anything but an array.
  var elements: [JSONNode] { if case .array(let elements) = value { elements } else { [] } }

  /// The text of a string, and only of that.
  var string: String? { if case .string(let text) = value { text } else { nil } }

  var isObject: Bool { if case .object = value { true } else { false } }

  /// The member of that name; of two the last. Nil for anything but an object.
  subscript(_ key: String) -> JSONNode? { members.last { $0.key == key }?.node }

  /// A string or number as text; nil for anything else.
  var scalar: String? {
    switch value {
    case .string(let text): text
    case .number(let digits): digits
    default: nil
    }
  }
}
