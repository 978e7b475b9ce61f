internal import Foundation
internal import Testing

@testable import ArticleReading
@testable import Text

/// Whose words stand in a message: the writer's own, and those of messages that it answers or
/// forwards.
@Suite struct MailWordsTests {
  private static let text =
    "The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft."
  private static let other =
    "Our works sold 4,000 tonnes of salt in October, which is more than in any month before."

  private func mail(
    _ body: String, subject: String = "Re: Salt", type: String = "text/plain"
  ) throws -> [Document] {
    let head =
      "From: Ann Vale <ann@ledger.example>\nSubject: \(subject)\nDate: Tue, 4 Nov 2025 10:00:00 +0000\nContent-Type: \(type)"
    return try read("\(head)\n\n\(body)", as: "a.eml").documents
  }

  private func told(_ documents: [Document]) -> [[String?]] {
    documents.map { [$0.metadata.outlet, $0.metadata.published, $0.text] }
  }

  @Test(arguments: [
    "On Mon, 3 Nov 2025 at 09:12, Carl Voss <voss@salt.example> wrote:",
    "On 3 Nov 2025, at 09:12, Carl Voss wrote:",
    "Am Mo., 3. Nov. 2025 um 09:12 Uhr schrieb Carl Voss <voss@salt.example>:",
    "On Monday, November 3, 2025 at 9:12 AM Carl Voss\n<voss@salt.example> wrote:",
    "Le 3 novembre 2025 à 09:12, Carl Voss <voss@salt.example> a écrit :",
  ])
  func `what a reply quotes is the other's, with the day told above it`(line: String) throws {
    let wrapped = Self.other.replacing("than in", with: "than\n> in")
    let body = "\(Self.text)\n\n\(line)\n\n> \(wrapped)\n>\n>> How much?\n\nIs that so?\n"
    let found = told(try mail(body))
    #expect(
      found == [
        ["Ann Vale", "2025-11-04", "\(Self.text)\n\nIs that so?"],
        ["Carl Voss", "2025-11-03", Self.other], [nil, nil, "How much?"],
      ])
  }

  @Test(arguments: [
    "-----Original Message-----\nFrom: Carl Voss <voss@salt.example>\nSent: Monday, 3 November 2025 09:12\nTo: Ann\nSubject: Salt",
    "________________________________\nVon: Carl Voss\nGesendet: 3. November 2025\nAn: Ann\nBetreff: Salt",
    "De : Carl Voss\nEnvoyé : 3 novembre 2025 09:12\nÀ : Ann\nObjet : Salt",
  ])
  func `a message below its head is the other's`(head: String) throws {
    let found = told(try mail("\(Self.text)\n\n\(head)\n\n\(Self.other)\n"))
    #expect(
      found == [["Ann Vale", "2025-11-04", Self.text], ["Carl Voss", "2025-11-03", Self.other]])
  }

  @Test func `a message that is only passed on is the other's alone`() throws {
    let head =
      "---------- Forwarded message ---------\nFrom: Carl Voss <voss@salt.example>\nDate: Mon, 3 Nov 2025 at 08:00\nSubject: Sold\nTo: <press@ledger.example>,\n  <desk@ledger.example>"
    let documents = try mail("FYI\n\n\(head)\n\n\(Self.other)\n", subject: "Fwd: Sold")
    #expect(told(documents) == [["Carl Voss", "2025-11-03", Self.other]])
    #expect(documents.first?.metadata.title == "Sold")
  }

  @Test func `replies and forwards in HTML are told apart, too, and short ones kept`() throws {
    let reply =
      "<div>\(Self.text)</div><div class=gmail_quote><div dir=ltr>On Mon, 3 Nov 2025 at 09:12, Carl Voss &lt;<a href='mailto:v@s.example'>v@s.example</a>&gt; wrote:<br></div><blockquote class=gmail_quote>\(Self.other)</blockquote></div>"
    #expect(
      told(try mail(reply, type: "text/html")) == [
        ["Ann Vale", "2025-11-04", Self.text], ["Carl Voss", "2025-11-03", Self.other],
      ])
    let forward =
      "<p>\(Self.text)</p><hr><p><b>From:</b> Carl Voss &lt;v@s.example&gt;<br><b>Sent:</b> 3 November 2025<br><b>To:</b> Ann<br><b>Subject:</b> Salt</p><p>\(Self.other)</p>"
    #expect(
      told(try mail(forward, type: "text/html")) == [
        ["Ann Vale", "2025-11-04", Self.text], ["Carl Voss", "2025-11-03", Self.other],
      ])
    let unmarked =
      "<div>\(Self.text)</div><div>On Monday, November 3, 2025 at 9:12 AM, Carl Voss &lt;v@s.example&gt; wrote:</div><div>\(Self.other)</div>"
    #expect(
      told(try mail(unmarked, type: "text/html")) == [
        ["Ann Vale", "2025-11-04", Self.text], ["Carl Voss", "2025-11-03", Self.other],
      ])
    let short = try mail("<p>No, 40 boats.</p><p>It is good salt.</p>", type: "text/html")
    #expect(short.first?.text == "No, 40 boats.\n\nIt is good salt.")
  }

  @Test func `a newsletter's quotations stay in it`() throws {
    let page =
      "<h1>Salt</h1><p>\(Self.text)</p><blockquote>\(Self.other)</blockquote><p>It rained.</p>"
    let documents = try mail(page, subject: "Salt this week", type: "text/html")
    #expect(documents.count == 1 && documents[0].text.contains("4,000"))
    let plain = try mail("\(Self.text)\n\n> \(Self.other)\n", subject: "Salt this week")
    #expect(plain.count == 1 && plain[0].blocks.last?.kind == .quotation)
  }

  @Test func `signatures are cut, and what only looks like one is not`() throws {
    let signed = try mail("\(Self.text)\n\n--\u{20}\nAnn Vale\nReporter\n", subject: "Salt")
    #expect(told(signed) == [["Ann Vale", "2025-11-04", Self.text]])
    #expect(signed[0].removed.contains { $0.reason == "signature" })
    for tail in [
      "-- \n\(Self.other) \(Self.other)",
      "-- \n" + (1...40).map { "Line \($0) of the list." }.joined(separator: "\n"),
    ] {
      #expect(try mail("\(Self.text)\n\n\(tail)", subject: "Salt")[0].text.utf8.count > 250)
    }
    let sealed =
      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n\(Self.text)\n-----BEGIN PGP SIGNATURE-----\niQEz\n-----END PGP SIGNATURE-----\n"
    #expect(try mail(sealed, subject: "Salt")[0].text == Self.text)
  }

  @Test func `lines that look like a head are no head`() throws {
    for body in [
      "From: the sea\n\n\(Self.text)\n\nTo: the land",
      "Telegram\nFrom: Captain Brun\nDate: 4 May 1871\nTo: Arden\n\(Self.text)",
    ] {
      let documents = try mail(body, subject: "Salt")
      #expect(documents.count == 1 && documents[0].metadata.outlet == "Ann Vale")
      #expect(documents[0].text.contains("From: "))
    }
  }
}
