"""E-books (EPUB 2 and 3): the chapters in the order of the spine, each a page under its title.

The container and its index are read here, each chapter's HTML by the adapter that knows HTML. Locked books are refused.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.cleaning import clean_line
from ingest.content import Content, Piece, ReadPage
from ingest.xml_trees import Element, attribute, child, children, name_of, parse_xml, within
from ingest.zipped import MEGABYTE, Zipped, damaged, open_zipped

_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?")
_DOCUMENT_TYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
_HTML = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_FONT_ENCRYPTION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_CHAPTER_BYTES = 16 * MEGABYTE
_TITLE_LENGTH = 120

ReadChapter = Callable[[bytes], tuple[Piece, ...]]
"""A chapter's HTML to its pieces."""


@dataclass(frozen=True, slots=True)
class _Book:
    zipped: Zipped
    folder: str
    root: Element

    def chapters(self) -> list[str]:
        """The names of the HTML parts in reading order; those that only assist (``linear="no"``) are left out."""
        items = {
            attribute(item, "id"): item
            for item in children(child(self.root, "manifest"), "item")
            if attribute(item, "media-type") in _HTML and "nav" not in attribute(item, "properties").split()
        }
        spine = children(child(self.root, "spine"), "itemref")
        order = [items.get(attribute(one, "idref")) for one in spine if attribute(one, "linear") != "no"]
        return [self._name(attribute(item, "href")) for item in order if item is not None]

    def stated(self, name: str) -> str:
        """The first value of a Dublin Core element."""
        return next((text for one in children(child(self.root, "metadata"), name) if (text := _words(one))), "")

    def _name(self, href: str) -> str:
        return posixpath.normpath(posixpath.join(self.folder, unquote(href.partition("#")[0])))


def read_epub(content: bytes, read_chapter: ReadChapter) -> Content:
    """One page for each chapter that has text. Raises ``UnreadableFile``."""
    zipped = open_zipped(content)
    _refuse_locked(zipped)
    book = _opened(zipped)
    names = book.chapters()
    pages: list[ReadPage] = []
    missing = 0
    for name in names:
        if name not in zipped.names:
            missing += 1
            continue
        pieces = read_chapter(zipped.read(name, _CHAPTER_BYTES))
        if pieces:
            pages.append(ReadPage(_label(pieces, len(pages) + 1), pieces))
    if not pages:
        raise UnreadableFile("The e-book has no text: its pages may be pictures.", "Run it through OCR, or remove it.")
    date = _DATE.match(book.stated("date"))
    publisher = book.stated("publisher") or book.stated("creator")
    notes = (f"{missing} chapters that are missing in the file",) if missing else ()
    return Content(tuple(pages), book.stated("title"), publisher=publisher, date=date[0] if date else "", notes=notes)


def _refuse_locked(zipped: Zipped) -> None:
    """Fonts may be scrambled; anything else that is encrypted belongs to the book itself (OCF 3.3, section 4.2.6)."""
    name = "META-INF/encryption.xml"
    if name not in zipped.names:
        return
    for data in within(parse_xml(zipped.read(name), name), "EncryptedData"):
        if attribute(child(data, "EncryptionMethod"), "Algorithm") not in _FONT_ENCRYPTION:
            message = "The e-book is locked by its seller (digital rights management)."
            raise UnreadableFile(message, "Ask the publisher for a copy without a lock, or leave it out.")


def _opened(zipped: Zipped) -> _Book:
    container = "META-INF/container.xml"
    if container not in zipped.names:
        raise damaged("it has no META-INF/container.xml, which says where its text is")
    index = next((attribute(one, "full-path") for one in within(_tree(zipped, container), "rootfile")), "")
    index = posixpath.normpath(unquote(index))
    if index not in zipped.names:
        raise damaged("the index of its chapters is missing")
    return _Book(zipped, posixpath.dirname(index), _tree(zipped, index))


def _tree(zipped: Zipped, name: str) -> Element:
    """A part's XML; a plain document type, which older books declare, is set aside unread."""
    return parse_xml(_DOCUMENT_TYPE.sub(b"", zipped.read(name), count=1), name)


def _label(pieces: tuple[Piece, ...], number: int) -> str:
    headings = [piece for piece in pieces if piece.kind is BlockKind.HEADING and not piece.hidden]
    title = clean_line(headings[0].text) if headings else ""
    return title if 0 < len(title) <= _TITLE_LENGTH else f"chapter {number}"


def _words(element: Element) -> str:
    return clean_line("".join(element.itertext())) if name_of(element) else ""
