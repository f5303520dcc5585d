"""Word documents (DOCX): headings, paragraphs, items and tables in reading order, as its readers see them.

Headers, footers, footnotes, comments, tables of contents and struck-out text are left out. A Word file does not know
its pages, so it is one page without a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import BlockKind
from ingest.cleaning import clean_line
from ingest.content import Content, Piece, ReadPage
from ingest.formulae import apart
from ingest.office.package import counted, described, holds_sentence, is_alternative, open_package, shown_alternative
from ingest.office.word_runs import ParagraphText, read_paragraph
from ingest.office.word_styles import Styles, is_shaded, styles_of
from ingest.records import grid_pieces
from ingest.xml_trees import Element, attribute, child, children, name_of, within

_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_LONGEST_CELL = 400
"""A table with longer cells sets out a page; its cells are read one after the other."""
_DEEPEST = 6


def read_docx(content: bytes) -> Content:
    """One page without a label. Raises ``UnreadableFile``."""
    package = open_package(content)
    main = package.main("word/document.xml")
    root = package.tree(main)
    styles = styles_of(package.optional_tree(package.related(main, "styles") or "word/styles.xml"))
    coloured = attribute(child(root, "background"), "color").upper() not in {"", "AUTO", "FFFFFF"}
    reader = _BodyReader(styles, on_colour=coloured)
    body = child(root, "body")
    pieces = list(reader.blocks(body if body is not None else root))
    title = reader.title
    if title:
        pieces = [_lowered(piece) if clean_line(piece.text) != title else piece for piece in pieces]
    pages = (ReadPage("", tuple(part for piece in pieces for part in apart(piece))),)
    return described(package, pages, title, reader.notes())


@dataclass(slots=True)
class _BodyReader:
    styles: Styles
    on_colour: bool
    title: str = ""
    footnotes: int = 0
    deleted: bool = False
    inserted: int = 0

    def notes(self) -> list[str]:
        """What was left out."""
        notes = [counted(self.footnotes, "footnote", "footnotes")] if self.footnotes else []
        notes += ["struck-out text of tracked changes left out"] if self.deleted else []
        notes += [counted(self.inserted, "inserted file", "inserted files")] if self.inserted else []
        return notes

    def blocks(self, parent: Element, *, on_colour: bool = False) -> Iterator[Piece]:
        """The pieces of a body, cell or text box."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element, on_colour=on_colour)
            elif name == "tbl":
                yield from self._table(element, on_colour=on_colour)
            elif name in _WRAPPERS and not _is_contents(element):
                yield from self.blocks(element, on_colour=on_colour)
            elif is_alternative(element):
                chosen = shown_alternative(element)
                yield from self.blocks(chosen, on_colour=on_colour) if chosen is not None else ()
            elif name == "altChunk":
                self.inserted += 1

    def _paragraph(self, paragraph: Element, *, on_colour: bool) -> Iterator[Piece]:
        found = self._read(paragraph, on_colour=on_colour)
        role = self.styles.role(paragraph)
        text = "".join(found.shown)
        if text.strip() and not role.is_contents:
            if role.is_title and not self.title:
                self.title = clean_line(text)
            if role.level or role.is_title:
                yield Piece(BlockKind.HEADING, text, min(role.level or 1, _DEEPEST))
            else:
                yield Piece(BlockKind.ITEM if role.is_item else BlockKind.PARAGRAPH, text)
        yield from _hidden(found)
        for box in found.boxes:
            yield from self.blocks(box, on_colour=True)

    def _read(self, paragraph: Element, *, on_colour: bool) -> ParagraphText:
        found = read_paragraph(paragraph, self.styles, on_colour=on_colour or self.on_colour)
        self.footnotes += found.footnotes
        self.deleted = self.deleted or found.deleted
        return found

    def _table(self, table: Element, *, on_colour: bool) -> Iterator[Piece]:
        coloured = on_colour or self.styles.shades_tables(table)
        rows = [row for row in _rows(table) if child(row, "trPr", "del") is None]
        cells = [list(_cells(row)) for row in rows]
        if _sets_out_a_page(cells):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell, on_colour=coloured or is_shaded(child(cell, "tcPr")))
            return
        hidden: list[Piece] = []
        grid: list[list[str]] = []
        for row in cells:
            above = grid[-1] if grid else []
            grid.append(self._texts(row, above, hidden, on_colour=coloured))
        yield from grid_pieces(grid, headed=bool(rows) and _names_columns(rows[0], cells[0]))
        yield from hidden

    def _texts(
        self, row: Sequence[Element], above: Sequence[str], hidden: list[Piece], *, on_colour: bool
    ) -> list[str]:
        """The row's cells; one merged over several columns or rows is told in each."""
        texts: list[str] = []
        for cell in row:
            properties = child(cell, "tcPr")
            shown: list[str] = []
            for paragraph in within(cell, "p"):
                found = self._read(paragraph, on_colour=on_colour or is_shaded(properties))
                shown.append("".join(found.shown))
                hidden.extend(_hidden(found))
            text = " ".join(part for part in shown if part.strip())
            merge = child(properties, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and len(texts) < len(above):
                text = above[len(texts)]
            texts.extend([text] * _columns(properties))
        return texts


def _hidden(found: ParagraphText) -> Iterator[Piece]:
    text = "".join(found.hidden)
    if holds_sentence(text):
        yield Piece(BlockKind.PARAGRAPH, text, hidden=True)


def _lowered(piece: Piece) -> Piece:
    """A heading one level down, under the document's title."""
    if piece.kind is not BlockKind.HEADING:
        return piece
    return Piece(piece.kind, piece.text, min(piece.level + 1, _DEEPEST))


def _is_contents(element: Element) -> bool:
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery, "val") == "Table of Contents"


def _rows(table: Element) -> Iterator[Element]:
    return _inside(table, "tr")


def _cells(row: Element) -> Iterator[Element]:
    return _inside(row, "tc")


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The parent's children of that name, those that content controls wrap included."""
    for element in parent:
        if name_of(element) == name:
            yield element
        elif name_of(element) in _WRAPPERS:
            yield from _inside(element, name)


def _sets_out_a_page(cells: Sequence[Sequence[Element]]) -> bool:
    """Whether the table only places text: one column, one row, a table within it, or cells as long as paragraphs."""
    if len(cells) < 2 or max(len(row) for row in cells) < 2:
        return True
    return any(
        child(cell, "tbl") is not None or sum(len(text.text or "") for text in within(cell, "t")) > _LONGEST_CELL
        for row in cells
        for cell in row
    )


def _names_columns(row: Element, cells: Sequence[Element]) -> bool:
    """Whether the first row is set as a heading: repeated on each page, or bold throughout."""
    if child(row, "trPr", "tblHeader") is not None:
        return True
    runs = [run for cell in cells for run in within(cell, "r")]
    written = [run for run in runs if any((text.text or "").strip() for text in children(run, "t"))]
    return bool(written) and all(_is_bold(run) for run in written)


def _is_bold(run: Element) -> bool:
    bold = child(run, "rPr", "b")
    return bold is not None and attribute(bold, "val", "1") not in {"0", "false"}


def _columns(properties: Element | None) -> int:
    value = attribute(child(properties, "gridSpan"), "val", "1")
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() and len(value) < 6 else 1
