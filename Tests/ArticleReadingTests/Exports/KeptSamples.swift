extension ExportSample {
  /// Programs that keep pages, notes and references.
  static let kept: [ExportSample] = [
    ExportSample(
      "SingleFile", "salt.html",
      """
      <!DOCTYPE html> <html lang=en><!--
       Page saved with SingleFile
       url: https://coast.example/salt
       saved date: Sun Nov 09 2025 10:00:00 GMT+0100 (Central European Standard Time)
      --><meta charset=utf-8><title>Salt again</title><meta name=author content="Mara Quist">
      <time datetime=2025-12-24>24 December 2025</time>
      <article><h1>Salt again</h1><p>The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, the owner said.</p>
      <p>The works had been shut for nine years, and the council wants the chimney mended before the winter storms, its leader said.</p></article></html>
      """,
      [
        Article(
          title: "Salt again", author: "Mara Quist", address: "https://coast.example/salt",
          text:
            "The salt works of Arden opened on Monday with forty people, who will boil brine from the old shaft, the owner said.\n\nThe works had been shut for nine years, and the council wants the chimney mended before the winter storms, its leader said."
        )
      ]),
    ExportSample(
      "Obsidian", "Salt again.md",
      """
      ---
      title: "Salt again"
      source: "https://coast.example/salt"
      author:
        - "[[Mara Quist]]"
      published: 2025-11-04
      created: 2025-11-09
      description: "Short."
      tags:
        - "clippings"
        - "salt"
      ---
      The works in [[Arden|the isle]] took on ==forty== people. ^a1

      > [!note] Jobs
      > Ten more came.

      %% ask Ann %%
      """,
      [
        Article(
          title: "Salt again", author: "Mara Quist", day: "2025-11-04",
          address: "https://coast.example/salt", tags: ["clippings", "salt"],
          text: "The works in the isle took on forty people.\n\nJobs\n\nTen more came.")
      ]),
    ExportSample(
      "Zotero, Mendeley and others", "library.ris",
      """
      TY  - NEWS
      TI  - Salt again
      AU  - Quist, Mara
      AU  - Vale, Jon
      T2  - Coast Post
      DA  - 2025/11/04/
      UR  - https://coast.example/salt
      AB  - The works took on forty people.
      KW  - salt
      KW  - north
      LA  - en
      L1  - files/12/Salt.pdf
      ER  - 

      TY  - BOOK
      TI  - Brine
      ER  - 
      """,
      [
        Article(
          title: "Salt again", author: "Mara Quist, Jon Vale", outlet: "Coast Post",
          day: "2025-11-04", address: "https://coast.example/salt", tags: ["salt", "north"],
          text: "The works took on forty people.")
      ]),
    ExportSample(
      "Zotero, Mendeley and others", "library.bib",
      #"""
      @comment{not one}
      @article{quist2025,
        title = {{Salt} again in {\"U}lvane \& {\O}re},
        author = {Quist, Mara and Vale, Jon},
        journal = "Coast Post",
        date = {2025-11-04},
        url = {https://coast.example/salt_again},
        abstract = {The works took on forty people --- 40\% more.},
        keywords = {salt, north},
        file = {Full Text PDF:files/12/Salt.pdf:application/pdf}
      }
      @book{b, title = Brine}
      """#,
      [
        Article(
          title: "Salt again in Ülvane & Øre", author: "Mara Quist, Jon Vale",
          outlet: "Coast Post", day: "2025-11-04", address: "https://coast.example/salt_again",
          tags: ["salt", "north"], text: "The works took on forty people — 40% more.")
      ]),
  ]
}
