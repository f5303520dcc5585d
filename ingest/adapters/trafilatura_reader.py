"""HTML to pieces, through trafilatura: the article with its headings, not the menus, banners and comments around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trafilatura import bare_extraction  # noqa: TID251

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.adapters.quiet_logs import quiet
from ingest.content import Content, Piece, ReadPage
from ingest.decoding import decode, decode_as
from ingest.records import record_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{1,100}encoding=["']([\w.:-]+)""", re.I
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ISO_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
_LEAF_TAGS = {"p": BlockKind.PARAGRAPH, "quote": BlockKind.PARAGRAPH, "item": BlockKind.ITEM, "code": BlockKind.CODE}
_CONTAINERS = frozenset({"list", "item", "quote", "table", "p", "div"})


def read_html(content: bytes) -> Content:
    """One page. Raises ``UnreadableFile`` if there is no article in it."""
    text = _XML_DECLARATION.sub("", html_text(content))
    with quiet("trafilatura"), quiet("htmldate"):
        found = bare_extraction(
            text,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    pieces = tuple(_walk(found.body)) if found is not None else ()
    if not any(piece.text.strip() for piece in pieces):
        hint = "Save the page from the browser once it is fully shown, or save its text as Markdown."
        raise UnreadableFile("The HTML page holds no article: its text may come from a script.", hint)
    date = found.date if found.date and _ISO_DATE.match(found.date) else ""
    address = found.url if found.url and found.url.startswith(("http://", "https://")) else ""
    return Content(
        (ReadPage("", _titled(pieces, found.title or "")),),
        title=found.title or "",
        publisher=found.sitename or "",
        date=date,
        url=address,
    )


def html_text(content: bytes) -> str:
    """The page's characters: by its byte order mark, by the encoding it declares if that holds, else as any text."""
    declared = _DECLARED.search(content[:4096])
    if declared is not None and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        text = decode_as(content, (declared[1] or declared[2]).decode("ascii"))
        if text is not None:
            return text
    return decode(content)


def _titled(pieces: Sequence[Piece], title: str) -> tuple[Piece, ...]:
    """The pieces without a repetition of the title as the first paragraph."""
    if title and pieces and pieces[0].kind is BlockKind.PARAGRAPH and pieces[0].text.strip() == title.strip():
        return tuple(pieces[1:])
    return tuple(pieces)


def _walk(element: _Element) -> Iterator[Piece]:
    for child in element:
        tag = child.tag
        if tag == "head":
            yield Piece(BlockKind.HEADING, _text(child), _level(child))
        elif tag == "table":
            yield from _records(child)
        elif tag == "code" and element.tag in {"p", "item"}:
            continue  # its text is in that paragraph
        elif tag in _LEAF_TAGS:
            yield Piece(_LEAF_TAGS[tag], _own_text(child))
            yield from _walk(child)
        elif tag in _CONTAINERS:
            yield from _walk(child)
        if child.tail and child.tail.strip() and element.tag in {"body", "list", "div"}:
            yield Piece(BlockKind.PARAGRAPH, child.tail)


def _level(head: _Element) -> int:
    rend = head.get("rend") or "h2"
    return int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 2


def _own_text(element: _Element) -> str:
    """The text of an element without that of the blocks in it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n" if element.tag == "code" else " ")
        elif child.tag not in {*_CONTAINERS, "head"} and (child.tag, element.tag) != ("code", "code"):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _text(element: _Element) -> str:
    return "".join(element.itertext())


def _records(table: _Element) -> Iterator[Piece]:
    """Rows worded with the headers of the first one; a table without headers is kept as plain rows."""
    rows = [[cell for cell in row if cell.tag == "cell"] for row in table if row.tag == "row"]
    rows = [row for row in rows if any(_text(cell).strip() for cell in row)]
    texts = [[_text(cell) for cell in row] for row in rows]
    headed = bool(rows) and all(cell.get("role") == "head" for cell in rows[0])
    if headed and len(texts) > 1 and all(len(row) == len(texts[0]) for row in texts):
        for row in texts[1:]:
            yield Piece(BlockKind.RECORD, record_sentence(texts[0], row))
    elif texts:
        lines = (" | ".join(" ".join(cell.split()) for cell in row) for row in texts)
        yield Piece(BlockKind.TABLE, "\n".join(lines))
