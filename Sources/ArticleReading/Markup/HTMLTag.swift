/// The elements that reading a page tells apart; every other one is `other`.
enum HTMLTag: String, CaseIterable, Sendable {
  case text, other
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case a, b, i, em, strong, span, u, s, sub, sup, code, small, q, abbr, cite, time, font, mark, br,
    wbr
  case p, div, section, article, main, header, footer, nav, aside, address, form, fieldset, legend
  case h1, h2, h3, h4, h5, h6, hgroup
  case ul, ol, li, dl, dt, dd, menu
  case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
  case blockquote, pre, hr, figure, figcaption, picture, img, details, summary, center
  case button, input, select, option, textarea, label, dialog, iframe, object, embed, video, audio,
    canvas, svg, math

  /// Elements that lie within a line of text and do not end it.
  var isInline: Bool { Self.inline.contains(self) }

  /// Elements whose content is no text of the page.
  var isInvisible: Bool { Self.invisible.contains(self) }

  /// 1 to 6 for headings, nil otherwise.
  var headingLevel: Int? { Self.headings.firstIndex(of: self).map { $0 + 1 } }

  private static let headings: [HTMLTag] = [.h1, .h2, .h3, .h4, .h5, .h6]

  private static let inline: Set<HTMLTag> = [
    .text, .a, .b, .i, .em, .strong, .span, .u, .s, .sub, .sup, .code, .small, .q, .abbr, .cite,
    .time, .font, .mark, .wbr, .other, .label, .img, .picture, .math,
  ]

  private static let invisible: Set<HTMLTag> = [
    .head, .title, .meta, .link, .base, .script, .style, .template, .button, .input, .select,
    .option, .textarea, .iframe, .object, .embed, .video, .audio, .canvas, .svg, .noscript,
    .colgroup, .col, .dialog,
  ]
}

/// The attributes that reading a page uses.
enum HTMLAttribute: String, CaseIterable, Sendable {
  case id, `class`, style, hidden, role, name, property, content, itemprop, itemtype, datetime,
    href, rel, type, lang, title, pubdate, colspan, rowspan, shadowrootmode, shadowroot, srcdoc,
    value
  case ariaHidden = "aria-hidden"
  case dataTestID = "data-testid"
  case dataComponent = "data-component"
}
