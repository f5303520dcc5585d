"""HTML to pieces, through trafilatura: the article with its headings, not the menus, banners and comments around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.html import tostring  # type: ignore[import-untyped]  # noqa: TID251
from trafilatura import bare_extraction  # noqa: TID251

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.adapters.lxml_pages import HiddenText, mark_formulae, take_out_hidden, tree_of
from ingest.adapters.quiet_logs import quiet
from ingest.content import Content, Piece, ReadPage
from ingest.decoding import decode, decode_as
from ingest.formulae import CLOSING, OPENING, apart
from ingest.records import grid_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # noqa: TID251

_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{1,100}encoding=["']([\w.:-]+)""", re.I
)
_TELLING = 20
"""A shorter run of text may be the same as another by chance."""
_MARKS = ("\u27e6", "\u27e7")
_TEXT_TAGS = frozenset({"p", "li", "td", "blockquote", "dd"})
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ISO_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
_LEAF_TAGS = {"p": BlockKind.PARAGRAPH, "quote": BlockKind.PARAGRAPH, "item": BlockKind.ITEM, "code": BlockKind.CODE}
_CONTAINERS = frozenset({"list", "item", "quote", "table", "p", "div"})


def read_html(content: bytes) -> Content:
    """One page. Raises ``UnreadableFile`` if there is no article in it."""
    text = _XML_DECLARATION.sub("", html_text(content))
    root = tree_of(text)
    elements = sum(1 for _ in root.iter())
    formulae, hidden = mark_formulae(root), take_out_hidden(root)
    if formulae or elements != sum(1 for _ in root.iter()):
        text = tostring(root, encoding="unicode").replace(OPENING, _MARKS[0]).replace(CLOSING, _MARKS[1])
    with quiet("trafilatura"), quiet("htmldate"):
        found = bare_extraction(
            text,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    pieces = tuple(_marked(_walk(found.body))) if found is not None else ()
    if not any(piece.text.strip() for piece in pieces):
        hint = "Save the page from the browser once it is fully shown, or save its text as Markdown."
        raise UnreadableFile("The HTML page holds no article: its text may come from a script.", hint)
    date = found.date if found.date and _ISO_DATE.match(found.date) else ""
    address = found.url if found.url and found.url.startswith(("http://", "https://")) else ""
    return Content(
        (ReadPage("", (*_titled(pieces, found.title or ""), *_within_article(hidden, pieces))),),
        title=found.title or "",
        publisher=found.sitename or "",
        date=date,
        url=address,
    )


def _marked(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Formulae carry marks that trafilatura lets pass; here they become those of ``ingest.formulae`` again."""
    for piece in pieces:
        text = piece.text.replace(_MARKS[0], OPENING).replace(_MARKS[1], CLOSING)
        yield from apart(replace(piece, text=text)) if OPENING in text else (piece,)


def _within_article(hidden: Sequence[HiddenText], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The hidden text that stands among the article's paragraphs and is not shown elsewhere in it."""
    shown = [" ".join(piece.text.split()) for piece in pieces]
    long = {text for text in shown if len(text) >= _TELLING}
    for found in hidden:
        if not any(found.text in text for text in shown) and _stands_among(found.parent, long):
            yield Piece(BlockKind.PARAGRAPH, found.text, hidden=True)


def _stands_among(parent: _Element, shown: set[str]) -> bool:
    """Whether the element, one of those directly in it, or all of an article's is a paragraph that is shown."""
    inside = parent.iterdescendants() if parent.tag in {"article", "main"} else parent.iterchildren()
    around = parent.iterancestors("p", "li", "td", "blockquote")
    for element in (parent, *inside, *around):
        text = " ".join("".join(element.itertext()).split()) if isinstance(element.tag, str) else ""
        if text in shown or (element.tag in _TEXT_TAGS and any(text in one or one in text for one in shown if text)):
            return True
    return False


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
    headed = bool(rows) and all(cell.get("role") == "head" for cell in rows[0])
    yield from grid_pieces([[_text(cell) for cell in row] for row in rows if row], headed=headed)
