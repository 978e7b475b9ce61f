internal import CLibXML2

/// An element of an XML document with everything in it.
struct XMLElement {
  /// Name without prefix.
  var name: String
  /// Address of the namespace; nil for none.
  var namespace: String?
  /// Values by name without prefix; of two with the same name the first.
  var attributes: [String: String]
  var children: [XMLNode]
  /// Line in the file, counted from 1.
  var line: Int

  /// The elements right inside, in order.
  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text inside, in order.
  var text: String {
    children.map { node in
      switch node {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  /// The first element of that name right inside.
  func first(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// All elements of that name at any depth, in order, this one not counted.
  func all(_ name: String) -> [XMLElement] {
    elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }
}

/// A child of an element.
enum XMLNode {
  case element(XMLElement)
  case text(String)
}

/// Reads XML with libxml2, mending what can be mended.
///
/// Nothing is fetched; entities that a document declares are not expanded, so that none can blow
/// up; more than 256 levels end the document there.
struct XMLReader {
  /// The root element; nil when there is none. O(n).
  func root(of bytes: [UInt8]) -> XMLElement? {
    let text = TextDecoder().text(of: bytes, declared: DeclaredCharset.name(in: bytes))
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    var content = String(text[start...])
    return content.withUTF8 { buffer in
      guard buffer.count < Int(Int32.max), let base = buffer.baseAddress else { return nil }
      let document = base.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        xmlReadMemory($0, Int32(buffer.count), nil, "UTF-8", Int32(options))
      }
      guard let document else { return nil }
      defer { xmlFreeDoc(document) }
      return xmlDocGetRootElement(document).map { element(of: $0) }
    }
  }

  private func element(of node: xmlNodePtr) -> XMLElement {
    var children: [XMLNode] = []
    var child = node.pointee.children
    while let next = child {
      switch next.pointee.type {
      case XML_ELEMENT_NODE: children.append(.element(element(of: next)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let text = string(next.pointee.content) { children.append(.text(text)) }
      case XML_ENTITY_REF_NODE: children.append(.text(namedCharacter(next.pointee.name)))
      default: break
      }
      child = next.pointee.next
    }
    return XMLElement(
      name: string(node.pointee.name) ?? "", namespace: string(node.pointee.ns?.pointee.href),
      attributes: attributes(of: node), children: children, line: xmlGetLineNo(node))
  }

  private func attributes(of node: xmlNodePtr) -> [String: String] {
    var values: [String: String] = [:]
    var attribute = node.pointee.properties
    while let next = attribute {
      let value = next.pointee.children.flatMap { string($0.pointee.content) } ?? ""
      if let name = string(next.pointee.name), values[name] == nil { values[name] = value }
      attribute = next.pointee.next
    }
    return values
  }

  /// The character HTML names so ("eacute"); nothing for a name of the document's own.
  private func namedCharacter(_ name: UnsafePointer<xmlChar>?) -> String {
    guard let entity = htmlEntityLookup(name),
      let scalar = Unicode.Scalar(UInt32(entity.pointee.value))
    else { return "" }
    return String(scalar)
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(cString: $0) }
  }
}

extension XMLElement {
  /// The children written out as HTML, for content that is markup itself.
  var innerMarkup: String {
    children.map { node in
      switch node {
      case .text(let text): Self.escaped(text)
      case .element(let element): "<\(element.name)>\(element.innerMarkup)</\(element.name)>"
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
