extension ExportSample {
  /// Notes and papers in light markup.
  static let written: [ExportSample] = [
    ExportSample(
      "Emacs", "salt.org",
      #"""
      #+TITLE: Salt again
      #+AUTHOR: Mara Quist
      #+DATE: <2025-11-04 Tue>
      #+FILETAGS: :salt:north:
      :PROPERTIES:
      :ROAM_REFS: https://coast.example/salt
      :END:
      # ask Ann

      * TODO [#A] Forty jobs :work:
      SCHEDULED: <2025-11-10 Mon>
      The works took on /forty/ people on
      [2025-11-03 Mon], says the [[https://coast.example][owner
      of it]].[fn:1]
      - [X] Ten *more* came.
      #+BEGIN_QUOTE
      It is ~good~ salt.
      #+END_QUOTE
      | Works | People |
      |-------+--------|
      | Arden |     40 |
      #+BEGIN_SRC sh
      echo 1
      #+END_SRC
      [fn:1] So the owner.
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", day: "2025-11-04",
          address: "https://coast.example/salt", tags: ["salt", "north"],
          text:
            "Forty jobs\n\nThe works took on forty people on 2025-11-03, says the owner of it.[1]\n\nTen more came.\n\nIt is good salt.\n\nWorks: Arden; People: 40\n\necho 1\n\n[1] So the owner."
        )
      ]),
    ExportSample(
      "reStructuredText", "salt.rst",
      #"""
      ==========
      Salt again
      ==========

      :Author: Mara Quist
      :Date: 4 November 2025
      :Tags: salt, north

      .. |w| replace:: works
      .. _owner: https://coast.example

      Forty jobs
      ----------

      The |w| took on **forty** people, says the `owner of it
      <https://coast.example>`_ [1]_ in ``Arden``.

      * Ten *more* came.

      .. note:: It is good salt.
      .. image:: a.png
         :alt: pans

      ===== ======
      Works People
      ===== ======
      Arden 40
      ===== ======

      +-------+--------+
      | Town  | Boats  |
      +=======+========+
      | Tarn  | 5      |
      +-------+--------+

      .. [1] So the owner.
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist", day: "2025-11-04", tags: ["salt", "north"],
          text:
            "Forty jobs\n\nThe works took on forty people, says the owner of it [1] in Arden.\n\nTen more came.\n\nIt is good salt.\n\nWorks: Arden; People: 40\n\nTown: Tarn; Boats: 5\n\n[1] So the owner."
        )
      ]),
    ExportSample(
      "LaTeX", "salt.tex",
      #"""
      \documentclass{article}
      \usepackage[utf8]{inputenc} % remark
      \newcommand{\works}{Arden works}
      \title{Salt again\thanks{Paid by nobody}}
      \author{Mara Quist \and Jon Vale}
      \date{4 November 2025}
      \begin{document}
      \maketitle
      \section{Forty jobs}\label{sec:jobs}
      The \works{} took on \emph{forty}
      % a remark inside
      people~--- 40\% more~\cite{a}, says the ``owner''.\footnote{So the \textbf{owner}.}

      \begin{itemize}
        \item Ten came to caf\'{e} \"Ulvane.
        \item The rest makes $10^{3}$ t of CO$_2$.
      \end{itemize}
      \begin{equation}
        E = mc^2
      \end{equation}
      \begin{table}[h]
      \caption{People of the works}
      \begin{tabular}{lr}
      \hline Works & People \\ \hline
      Arden \& Co & 40 \\
      \end{tabular}
      \end{table}
      \begin{quote}It is good salt.\end{quote}
      \end{document}
      """#,
      [
        Article(
          title: "Salt again", author: "Mara Quist, Jon Vale", day: "2025-11-04",
          text:
            "Forty jobs\n\nThe Arden works took on forty people — 40% more, says the “owner”.[1]\n\nTen came to café Ülvane.\n\nThe rest makes 10³ t of CO2.\n\nPeople of the works\n\nWorks: Arden & Co; People: 40\n\nIt is good salt.\n\n[1] So the owner."
        )
      ]),
  ]
}
