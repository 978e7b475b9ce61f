extension ExportSample {
  /// Documents and notes.
  static let documents: [ExportSample] = [
    ExportSample(
      "Evernote", "notes.enex",
      #"""
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
      <en-export export-date="20251109T100000Z" application="Evernote"><note><title>Salt &amp; brine</title>
      <created>20251109T100000Z</created><tag>salt</tag><tag>north</tag>
      <note-attributes><author>Mara Quist</author><source-url>https://coast.example/salt</source-url></note-attributes>
      <content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note><div>The works took on <b>forty</b>&nbsp;people.</div>
      <div><en-todo checked="true"/>Ten more came.</div><en-crypt cipher="AES">c2VjcmV0</en-crypt></en-note>]]></content>
      <resource><data encoding="base64">PG5vdGU+</data></resource></note></en-export>
      """#,
      [
        Article(
          title: "Salt & brine", author: "Mara Quist", address: "https://coast.example/salt",
          tags: ["salt", "north"], text: "The works took on forty people.\n\nTen more came.")
      ]),
    ExportSample(
      "LibreOffice", "salt.odt",
      bytes: ZipFile([
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": #"""
        <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s" xmlns:fo="f">
        <office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>
        <office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h text:outline-level="1">Forty jobs</text:h>
        <text:p>The works<text:s text:c="2"/>took on<text:span text:style-name="T1"> hidden</text:span> forty people<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>So the owner.</text:p></text:note-body></text:note> on 40 m<text:span text:style-name="T2">2</text:span>.<office:annotation><text:p>ask Ann</text:p></office:annotation><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>
        <text:list><text:list-item><text:p>Ten more came.</text:p></text:list-item></text:list>
        <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Works</text:p></table:table-cell><table:table-cell><text:p>People</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>Arden</text:p></table:table-cell><table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>
        </office:text></office:body></office:document-content>
        """#,
        "meta.xml":
          "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"c\" xmlns:meta=\"m\"><office:meta><dc:title>Salt again</dc:title><meta:initial-creator>Mara Quist</meta:initial-creator><meta:keyword>salt</meta:keyword><dc:date>2025-11-09</dc:date></office:meta></office:document-meta>",
      ]).bytes,
      [
        Article(
          title: "Salt again", author: "Mara Quist", tags: ["salt"],
          text:
            "Forty jobs\n\nThe works took on forty people[1] on 40 m².\n\nIn a box.\n\nTen more came.\n\nWorks: Arden; People: 40\n\n[1] So the owner."
        )
      ]),
    ExportSample(
      "word processors", "salt.rtf",
      #"""
      {\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Helvetica;}{\f1\fnil\fcharset204 Arial;}}
      {\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}
      {\info{\title Salt again}{\author Mara Quist}{\creatim\yr2025\mo11\dy9}}{\*\generator Writer;}
      {\header Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
      \pard\s1 Forty jobs\par
      \pard\plain The works took on \b forty\b0  people{\super\chftn}{\footnote\pard\plain {\super\chftn} So the owner.} caf\'e9 \u8212? {\f1\'d1\'ee\'eb\'fc}{\v hidden}{\deleted gone}.
      {\field{\*\fldinst{HYPERLINK "https://coast.example"}}{\fldrslt{\ul See more}}} on 40 m{\super 2}\par
      {\pntext\f0 1.\tab}\pard\ls1 Ten more came \u-10179?\u-8704?.\par
      \pard\intbl Works\cell People\cell\row\intbl Arden\cell 40\cell\row\pard
      {\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard In a box.\par}}}
      {\pict\wmetafile8 0102ff}{\*\unknown nothing}
      }
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist",
          text:
            "Forty jobs\n\nThe works took on forty people[1] café — Соль.See more on 40 m²\n\nTen more came 😀.\n\nWorks: Arden; People: 40\n\nIn a box.\n\n[1] So the owner."
        )
      ]),
  ]
}
