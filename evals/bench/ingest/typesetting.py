"""Typesets texts as plain reports: a title, headings, paragraphs, lists and numbered pages with a running head.

Only what the benchmark's PDFs need; the library's own articles are typeset by ``ingest.articles``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.adapters.typst_typesetter import typeset
from ingest.articles.blocks import Block, Listing, Paragraph, Table, Title, blocks

_SPECIAL = re.compile(r"([\\#$*_@<>`~\[\]=/\-+'\"])")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|(?<!\\)`|\\(?=[*_`#\[\]])")
_PREAMBLE = """\
#set document(title: "{title}", date: datetime(year: 2025, month: 11, day: 1))
#set text(font: "Libertinus Serif", size: 11pt, lang: "en", hyphenate: true)
#set par(leading: 0.65em, spacing: 1em, justify: true)
#set page(paper: "a4", margin: 2.3cm, numbering: "1", header: align(right, text(size: 9pt)[{shown}]))
#show heading: set block(above: 1.3em, below: 0.8em)
#text(size: 19pt, weight: "bold")[{shown}]

"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A text to typeset: its file's name without the ending, its title, and its Markdown body."""

    name: str
    title: str
    body: str


def pdf_of(paper: Paper) -> bytes:
    """The PDF. Raises ``UnreadableFile`` where Typst is not installed."""
    return typeset(typst_of(paper))


def typst_of(paper: Paper) -> str:
    """The Typst source."""
    body = [block for block in blocks(paper.body) if not (isinstance(block, Title) and block.level == 1)]
    head = _PREAMBLE.format(title=paper.title.replace("\\", "").replace('"', "'"), shown=_escaped(paper.title))
    return head + "\n\n".join(_typst(block) for block in body) + "\n"


def plain(markdown: str) -> str:
    """The text without the marks of Markdown, as it is printed."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


def _typst(block: Block) -> str:
    match block:
        case Title(level, text):
            return f"{'=' * max(1, level - 1)} {_inline(text)}"
        case Paragraph(text):
            return _inline(text)
        case Listing(items, numbered):
            return "\n".join(f"{'+' if numbered else '-'} {_inline(item)}" for item in items)
        case Table(rows):
            cells = ",\n".join(", ".join(f"[{_inline(cell)}]" for cell in row) for row in rows)
            return f"#table(columns: {len(rows[0])}, {cells})"


def _inline(text: str) -> str:
    return _escaped(plain(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
