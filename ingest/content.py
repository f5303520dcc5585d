"""What a reader of one file format hands back: pages of pieces, and what the file says about itself.

``compose`` turns a page of pieces into the cleaned text and the blocks of ``app.domain``. Which reader is asked, and
what a source is, is left to ``ingest.reading``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain import Block, BlockKind, Page, Span
from ingest.cleaning import clean_line, clean_lines

BETWEEN_BLOCKS = "\n\n"
_KEEPS_LINES = frozenset({BlockKind.TABLE, BlockKind.CODE})
_SENTENCE_WORDS = 4
_SENTENCE_HAN = 8
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one layout role, not yet cleaned. ``level`` is 1 to 6 for headings, 0 otherwise.

    ``hidden``: whoever looks at the page does not see it. It never becomes part of the document; it is told.
    """

    kind: BlockKind
    text: str
    level: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as read: ``label`` is what is printed on it, empty if nothing is."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole file as read. ``title`` to ``url`` are what the file itself states, empty where it states nothing.

    ``notes`` tell the adviser of what was left out, such as empty rows or pages without text.
    """

    pages: tuple[ReadPage, ...]
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()


def holds_sentence(text: str) -> bool:
    """Whether hidden text is long enough to say something: four words or eight Chinese characters."""
    return len(text.split()) >= _SENTENCE_WORDS or len(_HAN.findall(text)) >= _SENTENCE_HAN


def compose(number: int, read: ReadPage) -> tuple[Page, tuple[Block, ...]]:
    """The page's cleaned text, a blank line between blocks, and the blocks with their spans.

    Empty pieces vanish, and so do hidden ones.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in read.pieces:
        if piece.hidden:
            continue
        text = clean_lines(piece.text) if piece.kind in _KEEPS_LINES else clean_line(piece.text)
        if not text:
            continue
        blocks.append(Block(piece.kind, Span(number, position, position + len(text)), piece.level))
        parts.append(text)
        position += len(text) + len(BETWEEN_BLOCKS)
    return Page(number, clean_line(read.label), BETWEEN_BLOCKS.join(parts)), tuple(blocks)
