"""Word documents (DOCX) through python-docx: headings, paragraphs, items and tables as readers see them.

Headers, footers, footnotes, comments, tables of contents and struck-out text are left out. A Word file does not know
its pages, so it is one page without a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import docx  # noqa: TID251
from docx.document import Document  # noqa: TID251
from docx.exceptions import PythonDocxError  # noqa: TID251
from docx.opc.exceptions import OpcError  # noqa: TID251
from docx.oxml.exceptions import XmlchemyError  # noqa: TID251
from docx.oxml.ns import qn  # noqa: TID251
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc  # noqa: TID251
from docx.oxml.text.paragraph import CT_P  # noqa: TID251
from docx.oxml.text.run import CT_R  # noqa: TID251
from docx.oxml.xmlchemy import BaseOxmlElement  # noqa: TID251

from app.domain import BlockKind
from ingest.adapters.docx_looks import Styles, is_shaded, stated, styles_of, switched
from ingest.adapters.office_trees import MATH, formula_text, keep_first_forms, unwrap
from ingest.cleaning import clean_line
from ingest.content import Content, Piece, ReadPage, holds_sentence
from ingest.formulae import apart, marked
from ingest.office_file import BROKEN_TREE, broken, counted, described, open_office
from ingest.records import grid_pieces

_WRAPPERS = tuple(
    qn(f"w:{name}") for name in "hyperlink ins moveTo smartTag sdtContent sdt fldSimple customXml dir bdo".split()
)
_SHOWN_AS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:ptab"): " ", qn("w:noBreakHyphen"): "-"}
_TEXT, _FIELD, _BOX, _RUN, _PARAGRAPH = qn("w:t"), qn("w:fldChar"), qn("w:txbxContent"), qn("w:r"), qn("w:p")
_LONGEST_CELL = 400
"""A table with longer cells sets out a page; its cells are read one after the other."""
_MOST_COLUMNS = 100
_DEEPEST = 6


def read_docx(content: bytes) -> Content:
    """One page without a label. Raises ``UnreadableFile``."""
    file = open_office(content)
    copy = file.checked_copy()
    try:
        document = docx.Document(copy)
        notes = _made_plain(document)
        reader = _BodyReader(styles_of(document.styles.element), on_colour=_is_on_colour(document))
        pieces = list(reader.blocks(document.element.body))
    except (PythonDocxError, OpcError, XmlchemyError, *BROKEN_TREE) as error:
        raise broken(error) from error
    if reader.title:
        pieces = [_lowered(piece) if clean_line(piece.text) != reader.title else piece for piece in pieces]
    pages = (ReadPage("", tuple(part for piece in pieces for part in apart(piece))),)
    return described(file, pages, reader.title, notes)


def _made_plain(document: Document) -> list[str]:
    """What is struck out or repeated goes, and what wraps text; the notes of what was left out."""
    body = document.element.body
    keep_first_forms(body)
    footnotes = len(list(body.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))))
    inserted = len(list(body.iter(qn("w:altChunk"))))
    struck = [row for row in body.iter(qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None]
    struck += [change for change in body.iter(qn("w:del"), qn("w:moveFrom")) if len(change)]
    contents = [part for part in body.iter(qn("w:sdt")) if _is_contents(part)]
    for element in [*struck, *contents, *body.iter(qn("w:sdtPr"))]:
        element.getparent().remove(element)
    for element in list(body.iter(*_WRAPPERS)):
        unwrap(element)
    notes = [counted(footnotes, "footnote", "footnotes")] if footnotes else []
    notes += ["struck-out text of tracked changes left out"] if struck else []
    return notes + ([counted(inserted, "inserted file", "inserted files")] if inserted else [])


@dataclass(slots=True)
class _ParagraphText:
    """``codes`` has an entry for each field that is open; true while its code, which nobody sees, goes on."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    codes: list[bool] = field(default_factory=list)

    def hidden_pieces(self) -> Iterator[Piece]:
        text = "".join(self.hidden)
        if holds_sentence(text):
            yield Piece(BlockKind.PARAGRAPH, text, hidden=True)

    def add(self, run: CT_R, *, unseen: bool) -> None:
        for element in run:
            if element.tag == _FIELD:
                self._pass_field(element.get(qn("w:fldCharType")))
            elif (element.tag == _TEXT or element.tag in _SHOWN_AS) and not any(self.codes):
                text = (element.text or "") if element.tag == _TEXT else _SHOWN_AS[element.tag]
                (self.hidden if unseen else self.shown).append(text)

    def _pass_field(self, kind: str | None) -> None:
        """A field is a code, then what is shown for it: ``begin`` code ``separate`` result ``end``."""
        if kind == "begin":
            self.codes.append(True)
        elif kind == "separate" and self.codes:
            self.codes[-1] = False
        elif kind == "end" and self.codes:
            self.codes.pop()


@dataclass(slots=True)
class _BodyReader:
    styles: Styles
    on_colour: bool
    title: str = ""

    def blocks(self, parent: BaseOxmlElement, *, on_colour: bool = False) -> Iterator[Piece]:
        """The pieces of a body, cell or text box."""
        for element in parent:
            if isinstance(element, CT_P):
                yield from self._paragraph(element, on_colour=on_colour)
            elif isinstance(element, CT_Tbl):
                yield from self._table(element, on_colour=on_colour)

    def _paragraph(self, paragraph: CT_P, *, on_colour: bool) -> Iterator[Piece]:
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
        yield from found.hidden_pieces()
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_PARAGRAPH)) is paragraph:
                yield from self.blocks(box, on_colour=True)

    def _read(self, paragraph: CT_P, *, on_colour: bool) -> _ParagraphText:
        look = self.styles.look(paragraph)
        look = replace(look, shaded=look.shaded or on_colour or self.on_colour)
        found = _ParagraphText()
        for element in paragraph:
            if isinstance(element, CT_R):
                found.add(element, unseen=self.styles.run_look(element, look).unseen())
            elif element.tag in {f"{MATH}oMath", f"{MATH}oMathPara"}:
                found.shown.append(marked(formula_text(element)))
        return found

    def _table(self, table: CT_Tbl, *, on_colour: bool) -> Iterator[Piece]:
        coloured = on_colour or self.styles.shades_tables(table)
        rows = [row.tc_lst for row in table.tr_lst]
        if _sets_out_a_page(rows):
            for cell in (cell for row in rows for cell in row):
                yield from self.blocks(cell, on_colour=coloured or is_shaded(cell.tcPr))
            return
        hidden: list[Piece] = []
        grid: list[list[str]] = []
        for row in rows:
            grid.append(self._texts(row, grid[-1] if grid else [], hidden, on_colour=coloured))
        yield from grid_pieces(grid, headed=_names_columns(table.tr_lst[0]))
        yield from hidden

    def _texts(self, row: Sequence[CT_Tc], above: Sequence[str], hidden: list[Piece], *, on_colour: bool) -> list[str]:
        """The row's cells; one merged over several columns or rows is told in each."""
        texts: list[str] = []
        for cell in row:
            found = [self._read(p, on_colour=on_colour or is_shaded(cell.tcPr)) for p in cell.iter(_PARAGRAPH)]
            hidden.extend(piece for one in found for piece in one.hidden_pieces())
            text = " ".join(part for one in found if (part := "".join(one.shown)).strip())
            if cell.vMerge == "continue" and len(texts) < len(above):
                text = above[len(texts)]
            texts.extend([text] * min(cell.grid_span, _MOST_COLUMNS))
        return texts


def _lowered(piece: Piece) -> Piece:
    """A heading one level down, under the document's title."""
    return replace(piece, level=min(piece.level + 1, _DEEPEST)) if piece.kind is BlockKind.HEADING else piece


def _is_on_colour(document: Document) -> bool:
    ground = document.element.find(qn("w:background"))
    return ground is not None and ground.get(qn("w:color"), "").upper() not in {"", "AUTO", "FFFFFF"}


def _is_contents(control: BaseOxmlElement) -> bool:
    kind = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}")
    return stated(kind, "w:docPartGallery") == "Table of Contents"


def _sets_out_a_page(rows: Sequence[Sequence[CT_Tc]]) -> bool:
    """Whether the table only places text: one column, one row, a table within it, or cells as long as paragraphs."""
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return True
    cells = [cell for row in rows for cell in row]
    return any(
        cell.find(qn("w:tbl")) is not None or sum(len(t.text or "") for t in cell.iter(_TEXT)) > _LONGEST_CELL
        for cell in cells
    )


def _names_columns(row: CT_Row) -> bool:
    """Whether a table's first row is set as a heading: repeated on each page, or bold throughout."""
    if switched(row.trPr, "w:tblHeader"):
        return True
    written = [run for run in row.iter(_RUN) if any((text.text or "").strip() for text in run.iter(_TEXT))]
    return bool(written) and all(switched(run.rPr, "w:b") for run in written)
