internal import CLibXML2

extension HTMLTree {
  /// Parses `page`, UTF-8, with libxml2: mistakes are mended, nothing is fetched, entities beyond
  /// HTML's own stay text. O(n).
  init(_ page: [UInt8]) {
    self = HTMLTreeBuilder().tree(of: page)
  }
}

/// Puts an `HTMLTree` together from libxml2's events.
private final class HTMLTreeBuilder {
  private var tree = HTMLTree()
  /// Positions of the open elements, outermost first.
  private var open: [Int32] = []
  private var parser: htmlParserCtxtPtr?
  /// The page before trimming, while it is parsed, and its ranges by stand-in.
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var runs: [Range<Int>] = []
  /// The first run that no stand-in has stood for yet.
  private var nextRun = 0
  /// Names as libxml2 keeps them: one address a name while a parser lives.
  private var tags: [UnsafePointer<xmlChar>: HTMLTag] = [:]
  private var attributeNames: [UnsafePointer<xmlChar>: HTMLAttribute?] = [:]

  /// Elements may be open inside one another to this depth; what lies deeper is read as if it stood
  /// in the last of these, one block after the other.
  private static let deepest = 4000
  /// Elements that are open below that depth, outermost first: whether their text is none of the
  /// page's.
  private var deeper: [Bool] = []
  /// Frames inside frames that are read, and how many this page lies inside.
  private static let deepestFrame = 2
  private var level = 0

  func tree(of page: [UInt8]) -> HTMLTree {
    // libxml2 also ends the text at a zero byte, which trimming takes out.
    let source = page
    let trimmed = HTMLTrimmer.trimmed(source)
    let page = trimmed.bytes
    runs = trimmed.runs
    tree.nodes.reserveCapacity(page.count / 24)
    tree.bytes.reserveCapacity(page.count / 2)
    source.withUnsafeBufferPointer { source in
      self.source = source
      page.withUnsafeBytes { parse($0.bindMemory(to: CChar.self)) }
      let hiding = StyleSheetNames(source, sheets: trimmed.sheets)
      if !hiding.isEmpty { tree.hiding = hiding }
    }
    while let last = open.popLast() { tree.nodes[Int(last)].end = Int32(tree.nodes.count) }
    return tree
  }

  private func parse(_ page: UnsafeBufferPointer<CChar>) {
    guard page.count > 0, page.count < Int(Int32.max),
      let parser = htmlCreateMemoryParserCtxt(page.baseAddress, Int32(page.count))
    else { return }
    self.parser = parser
    defer { htmlFreeParserCtxt(parser) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(parser, Int32(options.magnitude))
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    guard let events = parser.pointee.sax else { return }
    events.pointee = Self.events
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    htmlParseDocument(parser)
  }

  private static var events: htmlSAXHandler {
    var events = htmlSAXHandler()
    events.initialized = 1
    events.startElement = { context, name, attributes in
      guard let name else { return }
      HTMLTreeBuilder.at(context)?.start(name, attributes)
    }
    events.endElement = { context, _ in HTMLTreeBuilder.at(context)?.end() }
    events.characters = { context, text, count in
      guard let text else { return }
      HTMLTreeBuilder.at(context)?.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    events.ignorableWhitespace = events.characters
    events.cdataBlock = { context, text, count in
      guard let text else { return }
      HTMLTreeBuilder.at(context)?.appendScript(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    return events
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> HTMLTreeBuilder? {
    context.map { Unmanaged<HTMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int32 { parser?.pointee.input?.pointee.line ?? 0 }

  private func start(
    _ name: UnsafePointer<xmlChar>, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let tag = tag(name)
    guard open.count < Self.deepest else { return startDeeper(tag) }
    let first = Int32(tree.attributes.count)
    if let list { read(list) }
    if let last = open.last, tree.nodes[Int(last)].tag == .head, !Self.headTags.contains(tag) {
      endHead()
    }
    let position = Int32(tree.nodes.count)
    tree.nodes.append(
      HTMLTree.Node(
        tag: tag, parent: open.last ?? -1, end: position + 1, line: line, text: 0..<0,
        attributes: first..<Int32(tree.attributes.count)))
    open.append(position)
    if tree.nodes[Int(position)].tag == .template || tree.nodes[Int(position)].tag == .iframe {
      openShown(at: Int(position))
    }
  }

  /// Begins a block of the last element that is deep enough.
  private func startDeeper(_ tag: HTMLTag) {
    deeper.append(tag.isInvisible || deeper.last == true)
    guard !tag.isInline, deeper.last == false else { return }
    let position = Int32(tree.nodes.count)
    tree.nodes.append(
      HTMLTree.Node(
        tag: .div, parent: open.last ?? -1, end: position + 1, line: line, text: 0..<0,
        attributes: 0..<0))
  }

  private static let headTags: Set<HTMLTag> = [
    .title, .meta, .link, .base, .style, .script, .noscript, .template,
  ]

  /// Ends the head before an element that stands in no head, where the page writes no tags for head
  /// and body: libxml2 does so for the elements of HTML 4 alone.
  private func endHead() {
    guard let head = open.popLast() else { return }
    let position = Int32(tree.nodes.count)
    tree.nodes[Int(head)].end = position
    tree.nodes.append(
      HTMLTree.Node(
        tag: .body, parent: tree.nodes[Int(head)].parent, end: position + 1, line: line,
        text: 0..<0, attributes: 0..<0))
    open.append(position)
  }

  /// Makes a template that a browser shows (a declarative shadow root), and a frame that brings its
  /// own page along, parts of the page.
  private func openShown(at index: Int) {
    if tree.value(.shadowrootmode, of: index) != nil || tree.value(.shadowroot, of: index) != nil {
      tree.nodes[index].tag = .div
    } else if level < Self.deepestFrame, let page = tree.value(.srcdoc, of: index) {
      let builder = HTMLTreeBuilder()
      builder.level = level + 1
      if tree.graft(builder.tree(of: Array(page.utf8)), into: index) {
        tree.nodes[index].tag = .div
      }
    }
  }

  private func end() {
    if deeper.popLast() != nil { return }
    guard let last = open.popLast() else { return }
    tree.nodes[Int(last)].end = Int32(tree.nodes.count)
  }

  /// Appends `text` with the runs that stand-ins stand for. They come in the order of the page,
  /// each once: anything else is written by the page itself and stands for nothing, so a page never
  /// takes more memory than a few times its length.
  private func appendWritten(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let end = text[index...].firstIndex { $0 >= 0xF3 } ?? text.count
      tree.bytes.append(contentsOf: text[index..<end])
      index = end
      guard index + 3 < text.count else { break }
      let scalar = (1...3).reduce(UInt32(text[index] & 7)) {
        $0 << 6 | UInt32(text[index + $1] & 0x3F)
      }
      let number = Int(scalar) - Int(HTMLTrimmer.firstStandIn)
      if number >= nextRun, runs.indices.contains(number) {
        tree.bytes.append(contentsOf: source[runs[number]])
        nextRun = number + 1
      }
      index += 4
    }
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>) {
    if deeper.last == true { return }
    let start = Int32(tree.bytes.count)
    appendWritten(text)
    let end = Int32(tree.bytes.count)
    let parent = open.last ?? -1
    if let last = tree.nodes.last, last.tag == .text, last.parent == parent,
      last.text.upperBound == start
    {
      tree.nodes[tree.nodes.count - 1].text = last.text.lowerBound..<end
      return
    }
    // libxml2 reports a text once it has passed it: its first line lies as many lines back as it
    // has line breaks.
    let breaks = Int32(text.count { $0 == 0x0A })
    let position = Int32(tree.nodes.count)
    tree.nodes.append(
      HTMLTree.Node(
        tag: .text, parent: parent, end: position + 1, line: max(1, line - breaks),
        text: start..<end, attributes: 0..<0))
  }

  /// Keeps the content of scripts of structured data and of elements that only look like scripts;
  /// drops programs and styles.
  private func appendScript(_ text: UnsafeBufferPointer<UInt8>) {
    guard deeper.isEmpty, let last = open.last, tree.nodes[Int(last)].tag == .script,
      let type = tree.value(.type, of: Int(last)), type.contains("json")
    else { return }
    let start = Int32(tree.bytes.count)
    tree.bytes.append(contentsOf: text)
    let node = tree.nodes[Int(last)]
    let continues = !node.text.isEmpty && node.text.upperBound == start
    tree.nodes[Int(last)].text =
      (continues ? node.text.lowerBound : start)..<Int32(tree.bytes.count)
  }

  private func read(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
    var index = 0
    while let name = list[index] {
      if let known = attributeName(name) {
        let start = Int32(tree.bytes.count)
        if let value = list[index + 1] {
          appendWritten(UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
        }
        tree.attributes.append(
          HTMLTree.AttributeValue(name: known, text: start..<Int32(tree.bytes.count)))
      }
      index += 2
    }
  }

  private static let tagsByName = Dictionary(
    uniqueKeysWithValues: HTMLTag.allCases.map { ($0.rawValue, $0) })
  private static let attributesByName = Dictionary(
    uniqueKeysWithValues: HTMLAttribute.allCases.map { ($0.rawValue, $0) })

  private func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
    if let known = tags[name] { return known }
    let spelled = String(cString: name)
    // An element called "text" is no text.
    let tag = spelled == "text" ? .other : Self.tagsByName[spelled.lowercased()] ?? .other
    tags[name] = tag
    return tag
  }

  private func attributeName(_ name: UnsafePointer<xmlChar>) -> HTMLAttribute? {
    if let known = attributeNames[name] { return known }
    let known = Self.attributesByName[String(cString: name).lowercased()]
    attributeNames[name] = .some(known)
    return known
  }
}
