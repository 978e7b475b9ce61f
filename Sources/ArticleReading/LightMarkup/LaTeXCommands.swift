/// What commands of LaTeX print.
enum LaTeXCommands {
  /// Combining marks by the accents that put them on a letter.
  static let accents = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "c": "\u{327}", "v": "\u{30C}", "H": "\u{30B}",
    "k": "\u{328}", "r": "\u{30A}", "u": "\u{306}", "d": "\u{323}",
  ]

  static let symbols = [
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ",
    ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "(": "", ")": "", "[": "", "]": "",
    "ss": "ß", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dots": "…", "ldots": "…", "cdots": "…",
    "textendash": "–", "textemdash": "—", "textbackslash": "\\", "textasciitilde": "~",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "LaTeX": "LaTeX", "TeX": "TeX", "euro": "€", "texteuro": "€",
    "EUR": "€", "pounds": "£", "S": "§", "P": "¶", "copyright": "©", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "degree": "°", "times": "×", "pm": "±", "le": "≤",
    "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "approx": "≈", "sim": "∼", "cdot": "·",
    "to": "→", "rightarrow": "→", "infty": "∞", "percent": "%", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "varepsilon": "ε", "theta": "θ",
    "lambda": "λ", "mu": "µ", "pi": "π", "rho": "ρ", "sigma": "σ", "Sigma": "Σ", "tau": "τ",
    "phi": "φ", "chi": "χ", "omega": "ω", "Omega": "Ω", "quad": " ", "qquad": " ", "par": " ",
    "newline": " ", "linebreak": " ", "\\": " ", "textbar": "|", "textless": "<",
    "textgreater": ">", "textquotesingle": "'", "textellipsis": "…", "sum": "∑", "int": "∫",
  ]

  /// Commands that print nothing of their arguments, with how many they have.
  static let silent = [
    "cite": 1, "citep": 1, "citet": 1, "citealp": 1, "autocite": 1, "parencite": 1, "textcite": 1,
    "footcite": 1, "nocite": 1, "label": 1, "ref": 1, "eqref": 1, "autoref": 1, "cref": 1,
    "Cref": 1, "pageref": 1, "includegraphics": 1, "vspace": 1, "hspace": 1, "index": 1,
    "pagestyle": 1, "thispagestyle": 1, "bibliography": 1, "bibliographystyle": 1,
    "usepackage": 1, "input": 1, "include": 1, "setlength": 2, "addtolength": 2, "color": 1,
    "textcolor": 1, "href": 1, "phantom": 1, "vphantom": 1, "hphantom": 1, "setcounter": 2,
    "addtocounter": 2, "pagenumbering": 1, "graphicspath": 1, "hypersetup": 1, "fontsize": 2,
    "rule": 2, "addcontentsline": 3, "markboth": 2, "glsadd": 1, "definecolor": 3, "geometry": 1,
    "footnotemark": 0, "cline": 1, "cmidrule": 1, "multicolumn": 2, "multirow": 2, "raisebox": 1,
    "parbox": 1, "todo": 1,
  ]
}
