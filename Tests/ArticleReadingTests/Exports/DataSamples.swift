extension ExportSample {
  /// Lists of articles and tables that no program of a name writes.
  static let data: [ExportSample] = [
    ExportSample(
      "JSON lists", "list.json",
      #"""
      [
        {"headline": "Salt again", "articleBody": "The works took on forty people.\n\nTen more came.", "author": {"@type": "Person", "name": "Mara Quist"},
         "datePublished": "2025-11-04T08:00:00Z", "publisher": {"name": "Coast Post"}, "keywords": ["salt"]},
        {"title": "Brine", "content": "AT&T sells brine.", "date": 1762214400}
      ]
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post", day: "2025-11-04",
          tags: ["salt"], text: "The works took on forty people.\n\nTen more came."),
        Article(title: "Brine", day: "2025-11-04", text: "AT&T sells brine."),
      ]),
    ExportSample(
      "JSON lists", "one.json",
      #"{"title": "Brine", "body": "<p>The works sell brine.</p><script>x()</script>", "comments": [{"text": "First!"}]}"#,
      [Article(title: "Brine", text: "The works sell brine.")]),
    ExportSample(
      "news services", "news.json",
      #"""
      {"status": "ok", "totalResults": 1, "articles": [{"source": {"id": null, "name": "Coast Post"}, "author": "Mara Quist",
        "title": "Salt again", "description": "Short.", "url": "https://coast.example/salt", "urlToImage": null,
        "publishedAt": "2025-11-04T08:00:00Z", "content": "The works took on forty people."}]}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post", day: "2025-11-04",
          address: "https://coast.example/salt", text: "The works took on forty people.")
      ]),
    ExportSample(
      "feed readers", "starred.json",
      #"""
      {"direction": "ltr", "id": "user/-/state/com.google/starred", "title": "Starred", "items": [
        {"id": "tag:reader,1", "title": "Salt again", "published": 1762214400, "author": "Mara Quist",
         "canonical": [{"href": "https://coast.example/salt"}], "alternate": [{"href": "https://coast.example/other", "type": "text/html"}],
         "summary": {"direction": "ltr", "content": "<p>The works took on <b>forty</b> people.</p>"},
         "origin": {"streamId": "feed/1", "title": "Coast Post", "htmlUrl": "https://coast.example"}, "categories": ["user/-/state/com.google/starred", "user/-/label/North"]}]}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post", day: "2025-11-04",
          address: "https://coast.example/salt", tags: ["North"],
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "Zotero", "library.json",
      #"""
      [{"id": "http://zotero.org/users/1/items/AB12CD34", "type": "article-newspaper", "title": "Salt again", "container-title": "Coast Post",
        "abstract": "The works took on forty people.", "URL": "https://coast.example/salt", "language": "en",
        "author": [{"family": "Quist", "given": "Mara"}, {"literal": "Arden Council"}], "issued": {"date-parts": [["2025", 11, 4]]},
        "accessed": {"date-parts": [["2025", 11, 9]]}}]
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist, Arden Council", outlet: "Coast Post",
          day: "2025-11-04", address: "https://coast.example/salt",
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "JSON Lines", "lines.jsonl",
      #"""
      {"headline": "Salt again", "body": "<p>The works took on forty people.</p>", "byline": "Mara Quist"}
      {"title": "Brine", "content": "The works sell brine.", "site_name": "Coast Post"}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", text: "The works took on forty people."),
        Article(title: "Brine", outlet: "Coast Post", text: "The works sell brine."),
      ]),
    ExportSample(
      "tables of articles", "articles.csv",
      """
      id;Title;Author;Date;Source;Text
      1;Salt again;Mara Quist;4 November 2025;Coast Post;"The works; they took on forty people.

      Ten more came."
      2;Brine;;;;<p>The works <i>sell</i> brine.</p>
      """,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post", day: "2025-11-04",
          text: "The works; they took on forty people.\n\nTen more came."),
        Article(title: "Brine", text: "The works sell brine."),
      ]),
    ExportSample(
      "tables of facts", "salt-works.tsv",
      "Works\tPeople\t2024\nArden\t40\t1,200 t\nTarn\t\t900 t\n",
      [
        Article(
          title: "Salt works",
          text: "Works: Arden; People: 40; 2024: 1,200 t\n\nWorks: Tarn; 2024: 900 t")
      ]),
  ]
}
