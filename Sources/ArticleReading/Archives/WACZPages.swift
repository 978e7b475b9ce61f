internal import Text

/// The list of pages that a WACZ holds: what else its archives hold are frames and advertisements.
struct WACZPages {
  private let addresses: Set<String>
  let isWebArchive: Bool

  init(_ source: SourceFile, budget: UnpackingBudget) {
    isWebArchive = source.path.lowercased().hasSuffix(".wacz")
    var addresses: Set<String> = []
    if isWebArchive {
      _ = ArchiveMembers(form: .zip, budget: budget).visit(
        source.bytes, where: Self.isPageList
      ) { _, bytes in
        for line in bytes.split(separator: 0x0A) {
          let root = line.withUnsafeBufferPointer { JSONParser.outcome(of: $0).root }
          if let address = root?["url"]?.string { addresses.insert(address) }
        }
      }
    }
    self.addresses = addresses
  }

  private static func isPageList(_ name: String) -> Bool {
    name.hasPrefix("pages/") && name.hasSuffix(".jsonl")
  }

  /// Whether a file of the archive is about its pages and not one of them.
  func isList(_ name: String) -> Bool { isWebArchive && !name.hasPrefix("archive/") }

  /// The listed pages among `documents`; all where none is.
  func kept(_ documents: [Document]) -> [Document] {
    guard !addresses.isEmpty else { return documents }
    let kept = documents.filter { document in
      document.key.split(separator: "#").dropFirst(2).first.map { addresses.contains(String($0)) }
        ?? false
    }
    return kept.isEmpty ? documents : kept
  }
}
