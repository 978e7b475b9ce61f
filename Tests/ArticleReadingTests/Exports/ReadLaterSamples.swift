extension ExportSample {
  /// Programs that keep pages to be read later, and their marks.
  static let readLater: [ExportSample] = [
    ExportSample(
      "wallabag", "wallabag.json",
      #"""
      [{"is_archived": 0, "is_starred": 1, "tags": ["salt", "north"], "is_public": false, "id": 31,
        "title": "Arden\u2019s salt works &amp; mine reopen", "url": "https://coast.example/salt",
        "given_url": "https://coast.example/salt?from=mail", "content": "<h2>Forty jobs</h2><p>The works took on <b>forty</b> people.</p><ul><li>Ten more in May.</li></ul>",
        "created_at": "2025-11-09T10:00:00+0100", "updated_at": "2025-11-09T10:00:00+0100",
        "published_at": "2025-11-04T08:00:00+0100", "published_by": ["Mara Quist"], "annotations": [{"text": "to ask", "quote": "took on forty"}],
        "mimetype": "text/html", "language": "en", "reading_time": 1, "domain_name": "coast.example",
        "preview_picture": "https://coast.example/a.jpg", "http_status": "200"}]
      """#,
      [
        Article(
          title: "Arden’s salt works & mine reopen", author: "Mara Quist", outlet: "coast.example",
          day: "2025-11-04", address: "https://coast.example/salt",
          tags: ["salt", "north"],
          text: "Forty jobs\n\nThe works took on forty people.\n\nTen more in May.")
      ]),
    ExportSample(
      "Omnivore", "omnivore.json",
      #"""
      {"data": {"search": {"edges": [{"cursor": "1", "node": {"id": "o1", "slug": "salt-1", "title": "Salt again",
        "author": "Mara Quist", "siteName": "Coast Post", "url": "https://coast.example/salt",
        "savedAt": "2025-11-09T10:00:00.000Z", "publishedAt": "2025-11-04T00:00:00.000Z", "description": "Short.",
        "labels": [{"name": "salt", "color": "#fff"}], "state": "SUCCEEDED",
        "content": "<div class=\"page\"><p>The works took on forty people.</p></div>"}}],
        "pageInfo": {"hasNextPage": false}}}}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post", day: "2025-11-04",
          address: "https://coast.example/salt", tags: ["salt"],
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "Pocket", "pocket.json",
      #"""
      {"status": 1, "complete": 1, "list": {"77": {"item_id": "77", "resolved_id": "77",
        "given_url": "https://coast.example/salt", "resolved_title": "Salt again", "excerpt": "The works took on forty people.",
        "time_added": "1762682400", "authors": {"5": {"item_id": "77", "author_id": "5", "name": "Mara Quist"}},
        "tags": {"salt": {"item_id": "77", "tag": "salt"}}, "domain_metadata": {"name": "Coast Post"}},
        "78": {"item_id": "78", "given_url": "https://coast.example/b", "time_added": "1762682400"}}}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post",
          address: "https://coast.example/salt", tags: ["salt"],
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "Pocket", "pocket.csv",
      """
      title,url,time_added,tags,status
      Salt again,https://coast.example/salt,1762682400,salt|north,unread
      """, []),
    ExportSample(
      "Pocket", "ril_export.html",
      """
      <!DOCTYPE html>
      <html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
      <li><a href="https://coast.example/salt" time_added="1762682400" tags="salt">Salt again</a></li></ul></body></html>
      """, []),
    ExportSample(
      "Instapaper", "instapaper.csv",
      """
      URL,Title,Selection,Folder,Timestamp,Tags
      https://coast.example/salt,Salt again,"The works took on ""forty"" people.",Unread,1762682400,"[""salt""]"
      https://coast.example/b,Brine,,Archive,1762682400,[]
      """,
      [
        Article(
          title: "Salt again", address: "https://coast.example/salt", tags: ["salt"],
          text: "The works took on \"forty\" people.")
      ]),
    ExportSample(
      "Readwise", "readwise.csv",
      """
      Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags
      "The works took on forty people.
      Ten more came in May.",Salt again,Mara Quist,,to ask,yellow,jobs,offset,12,2025-11-09 10:00:00+00:00,salt
      Rain fell.,Weather,Jon Vale,,,,,offset,3,2025-11-09 10:00:00+00:00,
      The owner wants more.,Salt again,Mara Quist,,,yellow,,offset,40,2025-11-09 10:00:00+00:00,salt
      """,
      [
        Article(
          title: "Salt again", author: "Mara Quist", tags: ["jobs", "salt"],
          text: "The works took on forty people.\nTen more came in May.\n\nThe owner wants more."),
        Article(title: "Weather", author: "Jon Vale", text: "Rain fell."),
      ]),
    ExportSample(
      "Readwise Reader", "reader.json",
      #"""
      {"count": 1, "nextPageCursor": null, "results": [{"id": "01h", "url": "https://read.example/read/01h",
        "source_url": "https://coast.example/salt", "title": "Salt again", "author": "Mara Quist", "source": "Reader RSS",
        "category": "article", "location": "new", "tags": {"salt": {"name": "salt", "type": "manual", "created": 1}},
        "site_name": "Coast Post", "word_count": 12, "created_at": "2025-11-09T10:00:00+00:00",
        "published_date": 1762214400000, "summary": "Short.", "html_content": "<p>The works took on forty people.</p>"}]}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", outlet: "Coast Post", day: "2025-11-04",
          address: "https://coast.example/salt", tags: ["salt"],
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "Raindrop", "raindrop.csv",
      """
      id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
      5,Salt again,my own words,The works took on forty people.,https://coast.example/salt,Unsorted,"salt, north",2025-11-09T10:00:00.000Z,https://coast.example/a.jpg,,false
      """,
      [
        Article(
          title: "Salt again", address: "https://coast.example/salt", tags: ["salt", "north"],
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "Raindrop", "raindrop.json",
      #"""
      {"result": true, "items": [{"_id": 5, "link": "https://coast.example/salt", "title": "Salt again", "excerpt": "Short.",
        "note": "", "type": "article", "cover": "", "tags": ["salt"], "created": "2025-11-09T10:00:00.000Z", "domain": "coast.example",
        "highlights": [{"_id": "h", "text": "The works took on forty people.", "note": "ask", "color": "yellow", "created": "2025-11-09T10:00:00.000Z"}]}], "count": 1}
      """#,
      [
        Article(
          title: "Salt again", outlet: "coast.example", address: "https://coast.example/salt",
          tags: ["salt"], text: "The works took on forty people.")
      ]),
    ExportSample(
      "Raindrop, browsers", "bookmarks.html",
      """
      <!DOCTYPE NETSCAPE-Bookmark-file-1>
      <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
      <TITLE>Bookmarks</TITLE>
      <H1>Bookmarks</H1>
      <DL><p>
        <DT><H3 ADD_DATE="1762682400">Salt</H3>
        <DL><p>
        <DT><A HREF="https://coast.example/salt?a=1&amp;b=2" ADD_DATE="1762682400" TAGS="salt,north">Salt &amp; brine</A>
        <DD>The works took on <b>forty</b> people &amp; more.
        <DT><A HREF="https://coast.example/b">Brine</A>
        </DL><p>
      </DL><p>
      """,
      [
        Article(
          title: "Salt & brine", address: "https://coast.example/salt?a=1&b=2",
          tags: ["salt", "north"], text: "The works took on forty people & more.")
      ]),
  ]
}
