extension ExportSample {
  /// What is packed.
  static let packed: [ExportSample] = [
    ExportSample(
      "Omnivore's export", "export.zip",
      bytes: ZipFile([
        "metadata_0_to_19.json":
          #"[{"id": "o1", "slug": "salt-1", "title": "Salt again", "description": "Short.", "author": "Mara Quist", "url": "https://coast.example/salt", "state": "Archived", "labels": ["salt"], "savedAt": "2025-11-09T10:00:00.000Z", "publishedAt": "2025-11-04T00:00:00.000Z"}]"#,
        "content/salt-1.html": "<html><body>\(WebArchive.paragraphs)</body></html>",
      ]).bytes,
      [
        Article(
          title: "Salt again", author: "Mara Quist", day: "2025-11-04",
          address: "https://coast.example/salt", tags: ["salt"], text: WebArchive.text)
      ]),
    ExportSample(
      "wget and others", "pages.warc", bytes: WebArchive.bytes,
      [
        Article(
          title: "Salt again", day: "2025-11-04", address: "https://coast.example/salt",
          text: WebArchive.text),
        Article(title: "Brine", address: "https://coast.example/brine", text: WebArchive.text),
      ]),
    ExportSample(
      "ArchiveWeb.page and others", "pages.wacz",
      bytes: {
        var zip = ZipFile([
          "datapackage.json": "{}",
          "pages/pages.jsonl":
            "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"https://coast.example/salt\", \"title\": \"Salt\", \"ts\": \"2025-11-09T10:00:00Z\"}\n",
          "indexes/index.cdx": "x",
        ])
        zip.entries.append(("archive/data.warc.gz", Gzip.packed(WebArchive.bytes)))
        return zip.bytes
      }(),
      [
        Article(
          title: "Salt again", day: "2025-11-04", address: "https://coast.example/salt",
          text: WebArchive.text)
      ]),
  ]
}

/// A small web archive.
enum WebArchive {
  static let text =
    "The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, the owner said.\n\nThe works had been shut for nine years, and the council wants the chimney mended before the winter storms, its leader said."
  static let paragraphs = text.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined()

  /// An answer in chunks, one that was packed, a script, an error, a request and one that is no
  /// page.
  static let bytes: [UInt8] = {
    let page = Array(
      "<html><head><title>Salt again</title><meta property='article:published_time' content='2025-11-04'></head><body><article>\(paragraphs)</article></body></html>"
        .utf8)
    let cut = page.count / 2
    let chunks =
      Array("\(String(cut, radix: 16))\r\n".utf8) + page[..<cut]
      + Array("\r\n\(String(page.count - cut, radix: 16));x=y\r\n".utf8) + page[cut...]
      + Array("\r\n0\r\n\r\n".utf8)
    let brine = Array(
      "<html><head><title>Brine</title><meta property='article:published_time' content='2026-05-01'></head><body><article>\(paragraphs)</article></body></html>"
        .utf8)
    return record("warcinfo", nil, Array("software: test\r\n".utf8))
      + record("request", "https://coast.example/salt", Array("GET /salt HTTP/1.1\r\n\r\n".utf8))
      + record(
        "response", "https://coast.example/salt",
        answer("text/html; charset=utf-8\r\nTransfer-Encoding: chunked", chunks))
      + record(
        "response", "<https://coast.example/brine>",
        answer("text/html\r\nContent-Encoding: gzip", Gzip.packed(brine)))
      + record(
        "response", "https://coast.example/a.js", answer("text/javascript", Array("x()".utf8)))
      + record(
        "response", "https://coast.example/gone", answer("text/html", page, status: "404 Not Found")
      )
      + record(
        "response", "https://coast.example/robots.txt",
        answer("text/plain", Array("User-agent: *".utf8)))
  }()

  static func answer(_ type: String, _ body: [UInt8], status: String = "200 OK") -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\r\n".utf8) + body
  }

  static func record(_ type: String, _ address: String?, _ block: [UInt8]) -> [UInt8] {
    let place = address.map { "WARC-Target-URI: \($0)\r\n" } ?? ""
    return Array(
      "WARC/1.0\r\nWARC-Type: \(type)\r\n\(place)WARC-Date: 2025-11-09T10:00:00Z\r\nContent-Length: \(block.count)\r\n\r\n"
        .utf8)
      + block + Array("\r\n\r\n".utf8)
  }
}
