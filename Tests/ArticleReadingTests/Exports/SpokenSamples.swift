extension ExportSample {
  /// Transcripts and messages.
  static let spoken: [ExportSample] = [
    ExportSample(
      "transcripts", "2025-11-04-salt-talk.vtt",
      """
      WEBVTT - Salt of Arden
      Kind: captions
      Language: en

      NOTE made by hand

      1
      00:00:01.000 --> 00:00:04.000 align:start
      <v Mara Quist>The works took on <i>forty</i>
      people &amp; more.

      00:00:04.000 --> 00:00:05.000
      [APPLAUSE]

      00:01:02.500 --> 00:01:04.000
      <v.loud Jon Vale>Ten more will come.
      """,
      [
        Article(
          title: "Salt of Arden", day: "2025-11-04",
          text:
            "Mara Quist: The works took on forty people & more.\n\nJon Vale: Ten more will come.")
      ]),
    ExportSample(
      "transcripts", "salt-talk.srt",
      """
      1
      00:00:01,000 --> 00:00:04,000
      {\\an8}The works took on

      2
      00:00:04,000 --> 00:00:06,000
      forty people.

      3
      00:00:06,500 --> 00:00:08,000
      - Is that so?
      - It is.
      """,
      [
        Article(
          title: "Salt talk",
          text: "The works took on forty people.\n\nIs that so?\n\nIt is.")
      ]),
    ExportSample(
      "mail programs", "letters.mbox",
      """
      From ann@post.example Tue Nov  4 10:00:00 2025
      From: "Coast Post" <ann@post.example>
      Subject: =?utf-8?Q?Salt_=E2=80=93_again?=
      Date: Tue, 4 Nov 2025 10:00:00 +0100
      Message-ID: <a1@post.example>
      Content-Type: text/plain; charset=utf-8

      The salt works of Arden took on forty people on Monday, the owner said.

      >From May on ten more will come to boil the brine of the old shaft there.

      From - Wed Nov  5 11:00:00 2025
      From: Jon Vale <jon@tarn.example>
      Subject: Brine
      Date: Wed, 5 Nov 2025 11:00:00 +0100
      Content-Type: text/html

      <p>The works <b>sell</b> brine to the dairies of Tarn, and will sell more of it soon.</p>
      """,
      [
        Article(
          title: "Salt – again", outlet: "Coast Post", day: "2025-11-04",
          text:
            "The salt works of Arden took on forty people on Monday, the owner said.\n\nFrom May on ten more will come to boil the brine of the old shaft there."
        ),
        Article(
          title: "Brine", outlet: "Jon Vale", day: "2025-11-05",
          text:
            "The works sell brine to the dairies of Tarn, and will sell more of it soon."),
      ]),
  ]
}
