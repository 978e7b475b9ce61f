internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct MailboxTests {
  private static let body =
    "The salt works of Arden took on forty people on Monday, the owner of the works said there."

  private func message(_ subject: String, _ body: String = body) -> String {
    "From x Tue Nov  4 10:00:00 2025\nSubject: \(subject)\nMessage-ID: <\(subject)@x>\n\n\(body)\n\n"
  }

  @Test func `messages have their keys and lines, and a bad one costs no other`() throws {
    let text =
      message("a") + "From x Tue Nov  4 10:00:00 2025\nContent-Type: image/png\n\nx\n\n"
      + message("b") + message("a")
    let extraction = try read(text, as: "in.mbox")
    #expect(extraction.documents.map(\.key) == ["in.mbox#a@x", "in.mbox#b@x", "in.mbox#a@x#3"])
    #expect(extraction.documents.map { $0.anchors.number(at: 0) } == [1, 12, 18])
    #expect(extraction.skipped.map(\.line) == [7])
  }

  @Test func `a sentence that begins with From opens no message`() throws {
    let text = message(
      "a", "It grew.\n\nFrom Arden came forty people, and from Tarn came many more.")
    #expect(try read(text, as: "in.mbox").documents.count == 1)
  }

  @Test func `text before and behind a picture is one message`() throws {
    let mail = """
      Subject: Salt
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      The works took on forty people.
      --b
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      AAAA
      --b
      Content-Type: text/plain

      They start on Monday.
      --b--
      """
    let text = try read(mail, as: "a.eml").documents[0].text
    #expect(text == "The works took on forty people.\n\nThey start on Monday.")
  }

  @Test(arguments: ["From nowhere", "Subject: a\n\nIt grew.", "text"])
  func `a text that is no mailbox is refused`(text: String) throws {
    #expect(try refusal(of: Array(text.utf8), as: "a.mbox")?.contains("no mailbox") == true)
  }

  @Test func `lines that only begin like a message cost little`() {
    let lines = String(repeating: "From \n\n", count: 200_000)
    let reason = TimeLimit(seconds: 15).run { try? refusal(of: Array(lines.utf8), as: "a.mbox") }
    #expect(reason??.contains("no mailbox") == true)
  }

  @Test func `messages of a Maildir are known by their folder`() throws {
    let folder = try TemporaryFolder()
    for name in [
      "cur/1762250400.M1P2.host:2,S", "new/1762250401.M1P2.host", "cur/notes", "new/20241104.notes",
      "tmp/1762250402.M1.host",
    ] {
      try folder.write("Subject: Salt\n\n\(Self.body)\n", to: "mail/" + name)
    }
    let listing = try ArticleFolder(path: folder.url.path).listing()
    #expect(
      listing.files.map(\.key) == [
        "mail/cur/1762250400.M1P2.host:2,S", "mail/new/1762250401.M1P2.host",
      ])
    let reader = try ArticleReader(prompts: Prompts())
    #expect(try reader.read(listing.files[0]).documents.map(\.text) == [Self.body])
  }

  @Test func `mail in UTF-16 is read, whole or in a part`() throws {
    let text = "Subject: Salz – Süd\nContent-Type: text/plain; charset=utf-8\n\n\(Self.body) Süd.\n"
    let whole = try #require(text.data(using: .utf16LittleEndian))
    #expect(
      try read([0xFF, 0xFE] + whole, as: "a.eml").documents[0].metadata.title == "Salz – Süd")
    for (encoding, mark) in [
      (String.Encoding.utf16LittleEndian, false), (.utf16BigEndian, false), (.utf16, true),
    ] {
      let part = try #require((Self.body + " Süd.").data(using: encoding)).base64EncodedString()
      let mail =
        "Subject: a\nContent-Type: text/plain; charset=\"UTF-16\"\nContent-Transfer-Encoding: base64\n\n\(part)\n"
      #expect(try read(mail, as: "a.eml").documents[0].text == Self.body + " Süd.", "\(mark)")
    }
    // The name alone makes no text wide.
    let plain = "Subject: a\nContent-Type: text/plain; charset=UTF-16\n\n\(Self.body)\n"
    #expect(try read(plain, as: "a.eml").documents[0].text == Self.body)
  }

  @Test func `a message of Apple's Mail is read without what is put around it`() throws {
    let mail = "Subject: Salt\n\n\(Self.body)\n"
    let text = "\(mail.utf8.count)      \n\(mail)<?xml version=\"1.0\"?><plist><dict/></plist>\n"
    let document = try read(text, as: "4.emlx").documents[0]
    #expect(document.text == Self.body)
    #expect(document.metadata.title == "Salt")
    _ = try? read("99999999999999999999\n\(mail)", as: "5.emlx")
    _ = try? read("-5\n\(mail)", as: "6.emlx")
  }
}
