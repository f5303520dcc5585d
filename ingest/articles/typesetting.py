"""Writes an article as a Typst source: a title page, then the text in one column or two, with page labels.

The title page is labelled i and the text starts at 1, so a page's printed label differs from its place in the
file, as in most reports. Compiling the source is left to the Typst adapter.
"""

from __future__ import annotations

import re

from ingest.articles.blocks import Block, Listing, Paragraph, Table, Title, blocks
from ingest.articles.texts import Article

SPECIAL = re.compile(r"([\\#$*_@<>`~\[\]=])")
PREAMBLE = """\
#set document(title: "{title}", author: "Career Coach library", date: {day})
#set text(font: {fonts}, size: {size}, lang: "{language}", hyphenate: false)
#set par(leading: 0.7em, spacing: 1em)
#set table(stroke: 0.5pt + luma(160), inset: 4pt)
#show heading: set block(above: 1.4em, below: 0.8em)
#show table: set text(size: 0.82em)
#show table: set par(justify: false)
#show table: it => block(breakable: false, it)
#show table.cell.where(y: 0): strong
#set page(paper: "a4", margin: 2.4cm, numbering: "i")
#v(28%)
#text(size: 24pt, weight: "bold")[{shown}]
#v(1em)
#text(size: 12pt)[{summary}]
#v(1em)
#text(size: 10pt)[{publisher} {date}]
#pagebreak()
#set page(numbering: "1"{columns})
#counter(page).update(1)
#set par(justify: {justify})
"""
ENGLISH = '"Libertinus Serif"'
CHINESE = '("Noto Serif CJK SC",)'


def typst_source(article: Article) -> str:
    """The whole Typst source of a filled article."""
    body = [block for block in blocks(article.body) if not (isinstance(block, Title) and block.level == 1)]
    return _preamble(article) + "\n\n".join(_typst(block) for block in body) + "\n"


def _preamble(article: Article) -> str:
    heading = article.heading
    date = heading.date
    narrow = heading.layout == "two columns"
    chinese = heading.language == "zh"
    return PREAMBLE.format(
        title=heading.title.replace('"', '\\"'),
        shown=_escape(heading.title),
        summary=_escape(heading.summary),
        publisher="Career Coach library." if not chinese else "职业教练资料库",
        date=date.isoformat(),
        day=f"datetime(year: {date.year}, month: {date.month}, day: {date.day})",
        fonts=CHINESE if chinese else ENGLISH,
        size="9.5pt" if narrow else "11pt",
        language=heading.language,
        justify="false" if narrow else "true",
        columns=", columns: 2" if narrow else "",
    )


def _typst(block: Block) -> str:
    match block:
        case Title(level, text):
            return f"{'=' * (level - 1)} {_inline(text)}"
        case Paragraph(text):
            return _inline(text)
        case Listing(items, numbered):
            return "\n".join(f"{'+' if numbered else '-'} {_inline(item)}" for item in items)
        case Table(rows):
            return _table(rows)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    widths = ", ".join(f"{_share(column)}fr" for column in zip(*rows[1:], strict=True))
    head, *rest = (", ".join(f"[{_inline(cell)}]" for cell in row) for row in rows)
    lines = ",\n  ".join(rest)
    return f"#table(\n  columns: ({widths}),\n  table.header({head}),\n  {lines},\n)"


def _share(column: tuple[str, ...]) -> int:
    """A column's share of the width, by its longest cell: wide enough for a head of two words, never for a sentence."""
    return max(13, min(30, max(len(cell) for cell in column)))


def _inline(text: str) -> str:
    """Text with `**strong**` and bare characters that Typst would read as markup made plain."""
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return "".join(f"#strong[{_escape(piece)}]" if i % 2 else _escape(piece) for i, piece in enumerate(pieces))


def _escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text).replace("//", "\\/\\/").replace("-", "\\-")
