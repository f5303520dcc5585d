"""A chapter of an e-book to pieces, through lxml: all of its blocks, for a book has no menus around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain import BlockKind
from ingest.adapters.lxml_pages import mark_formulae, take_out_hidden, tree_of
from ingest.adapters.trafilatura_reader import html_text
from ingest.content import Piece
from ingest.formulae import apart
from ingest.records import grid_pieces

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # noqa: TID251

_LEFT_OUT = frozenset("head script style nav template noscript svg math form iframe object audio video rt rp".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table ul details summary".split()
)
_HEADING = re.compile(r"^h([1-6])$")
_NOTE_SIGN = re.compile(r"noteref")
_ITEMS = frozenset({"li", "dd"})


def read_chapter(content: bytes) -> tuple[Piece, ...]:
    """The chapter's blocks in their order, then what is hidden in it."""
    if not content.strip():
        return ()
    root = tree_of(html_text(content))
    mark_formulae(root)
    hidden = [Piece(BlockKind.PARAGRAPH, found.text, hidden=True) for found in take_out_hidden(root, part=True)]
    pieces = [part for piece in _blocks(root, BlockKind.PARAGRAPH) for part in apart(piece) if part.text.strip()]
    return (*pieces, *hidden)


def _blocks(parent: HtmlElement, kind: BlockKind) -> Iterator[Piece]:
    """Runs of text between blocks are blocks too; a heading is one whatever stands in it."""
    run = [parent.text or ""]
    for element in parent:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _LEFT_OUT:
            run.append(element.tail or "")
        elif tag in _BLOCKS:
            yield Piece(kind, "".join(run))
            run = [element.tail or ""]
            yield from _block(element, tag, kind)
        elif any(isinstance(one.tag, str) and one.tag in _BLOCKS for one in element.iterdescendants()):
            yield Piece(kind, "".join(run))
            run = [element.tail or ""]
            yield from _blocks(element, kind)
        else:
            run.append(_inline(element) + (element.tail or ""))
    yield Piece(kind, "".join(run))


def _block(element: HtmlElement, tag: str, kind: BlockKind) -> Iterator[Piece]:
    heading = _HEADING.match(tag)
    if heading is not None:
        yield Piece(BlockKind.HEADING, _inline(element), int(heading[1]))
    elif tag == "pre":
        yield Piece(BlockKind.CODE, "".join(element.itertext()))
    elif tag == "table":
        yield from _table(element)
    else:
        yield from _blocks(element, BlockKind.ITEM if tag in _ITEMS else kind)


def _table(table: HtmlElement) -> list[Piece]:
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    headed = bool(rows) and all(cell.tag == "th" for cell in rows[0])
    return grid_pieces([[_inline(cell) for cell in row] for row in rows], headed=headed)


def _inline(element: HtmlElement) -> str:
    """The text of an element, without the signs of notes."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return ""
    if element.tag == "br":
        return " "
    if any(_NOTE_SIGN.search(element.get(name) or "") for name in ("epub:type", "role", "class")):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts.append(_inline(child) + (child.tail or ""))
    return "".join(parts)
