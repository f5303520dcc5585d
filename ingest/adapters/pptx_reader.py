"""PowerPoint presentations (PPTX) through python-pptx: one page for each slide, in the order in which they are shown.

A slide's notes follow its text as paragraphs, for whoever opens the file can read them. Hidden slides, charts, and
what masters and layouts repeat on every slide are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pptx  # noqa: TID251
from pptx.enum.shapes import PP_PLACEHOLDER as ROLE  # noqa: TID251
from pptx.exc import PythonPptxError  # noqa: TID251
from pptx.oxml import parse_xml  # noqa: TID251
from pptx.oxml.ns import qn  # noqa: TID251
from pptx.oxml.text import CT_TextParagraph  # noqa: TID251
from pptx.oxml.xmlchemy import BaseOxmlElement  # noqa: TID251
from pptx.presentation import Presentation  # noqa: TID251
from pptx.shapes.autoshape import Shape  # noqa: TID251
from pptx.shapes.graphfrm import GraphicFrame  # noqa: TID251
from pptx.slide import Slide  # noqa: TID251
from pptx.table import Table  # noqa: TID251

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.adapters.office_trees import MATH, formula_text, keep_first_forms
from ingest.adapters.pptx_shapes import PlacedShape, placed_shapes
from ingest.content import Content, Piece, ReadPage, holds_sentence
from ingest.formulae import apart, marked
from ingest.office_file import BROKEN_TREE, broken, counted, described, open_office
from ingest.records import grid_pieces

_TITLES = frozenset({ROLE.TITLE, ROLE.CENTER_TITLE, ROLE.VERTICAL_TITLE})
_REPEATED = frozenset({ROLE.DATE, ROLE.FOOTER, ROLE.HEADER, ROLE.SLIDE_NUMBER, ROLE.SLIDE_IMAGE})
_LISTS = frozenset({ROLE.BODY, ROLE.OBJECT, ROLE.VERTICAL_BODY, ROLE.VERTICAL_OBJECT})
_RUN, _FIELD, _BREAK = qn("a:r"), qn("a:fld"), qn("a:br")
_FORMULA = (f"{MATH}oMath", f"{MATH}oMathPara", "{http://schemas.microsoft.com/office/drawing/2010/main}m")
_INVISIBLE_HUNDREDTHS = 200
_INVISIBLE_ALPHA = 5_000
"""Of 100,000; text that is fainter than this cannot be read."""


def read_pptx(content: bytes) -> Content:
    """One page for each slide, labelled ``slide 3``. Raises ``UnreadableFile``."""
    file = open_office(content)
    copy = file.checked_copy()
    try:
        reader = _SlideReader(pptx.Presentation(copy))
        pages = reader.pages()
    except (PythonPptxError, *BROKEN_TREE) as error:
        raise broken(error) from error
    if not pages:
        hint = "Show at least one of its slides, and save it again." if reader.hidden else "Add slides, or remove it."
        raise UnreadableFile("None of its slides is shown." if reader.hidden else "It has no slides.", hint)
    return described(file, pages, reader.title, reader.notes())


@dataclass(slots=True)
class _SlideReader:
    deck: Presentation
    title: str = ""
    hidden: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)

    def pages(self) -> list[ReadPage]:
        """The slides that are shown. They are found by their relations, for ``slides`` fails if any is missing."""
        start = int(self.deck.element.get("firstSlideNum", "1")[:6])
        slides = self.deck.element.sldIdLst if self.deck.element.sldIdLst is not None else ()
        pages = []
        for number, entry in enumerate(slides, start):
            try:
                slide = self.deck.part.related_slide(entry.rId)
            except KeyError:
                self.missing.append(number)
                continue
            if slide.element.get("show") in {"0", "false"}:
                self.hidden.append(number)
            else:
                pages.append(ReadPage(f"slide {number}", tuple(self._pieces(slide, number))))
        return pages

    def notes(self) -> list[str]:
        """What was left out."""
        notes = [counted(len(self.hidden), "hidden slide", "hidden slides")] if self.hidden else []
        told = (("slides that are missing in the file", self.missing), ("slides without text", self.bare))
        return notes + [f"{what}: {', '.join(str(n) for n in numbers[:20])}" for what, numbers in told if numbers]

    def _pieces(self, slide: Slide, number: int) -> Iterator[Piece]:
        keep_first_forms(slide.element)
        size = (self.deck.slide_width or 12_192_000, self.deck.slide_height or 6_858_000)
        shapes = list(placed_shapes(slide.shapes, size))
        pieces = [*self._titles(shapes)]
        for placed in shapes:
            if placed.role not in _TITLES and placed.role not in _REPEATED:
                pieces.extend(part for piece in _shape(placed) for part in apart(_covered(piece, placed)))
        if not any(piece.text.strip() and not piece.hidden for piece in pieces):
            self.bare.append(number)
        yield from (piece for piece in pieces if not piece.hidden or holds_sentence(piece.text))
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        for paragraph in frame.paragraphs if frame is not None else ():
            yield Piece(BlockKind.PARAGRAPH, _texts(paragraph._p)[0])

    def _titles(self, shapes: list[PlacedShape]) -> Iterator[Piece]:
        """The first title of the file is its highest heading."""
        for placed in shapes:
            if placed.role in _TITLES and isinstance(placed.shape, Shape):
                told = [_texts(paragraph._p)[0] for paragraph in placed.shape.text_frame.paragraphs]
                text = " ".join(" ".join(told).split())
                if text:
                    yield Piece(BlockKind.HEADING, text, 2 if self.title else 1, hidden=placed.unseen)
                    self.title = self.title or ("" if placed.unseen else text)


def _shape(placed: PlacedShape) -> Iterator[Piece]:
    shape = placed.shape
    if isinstance(shape, Shape):
        for paragraph in shape.text_frame.paragraphs:
            shown, hidden = _texts(paragraph._p)
            is_item = _is_item(paragraph._p, in_list=placed.role in _LISTS)
            yield Piece(BlockKind.ITEM if is_item else BlockKind.PARAGRAPH, shown)
            yield Piece(BlockKind.PARAGRAPH, hidden, hidden=True)
    elif isinstance(shape, GraphicFrame):
        yield from _table(shape.table) if shape.has_table else _diagram(shape)


def _diagram(frame: GraphicFrame) -> Iterator[Piece]:
    """The texts of a diagram (SmartArt), which stand in a part of their own that python-pptx leaves unread."""
    for identifier in frame.element.xpath(".//dgm:relIds/@r:dm"):
        for paragraph in parse_xml(frame.part.related_part(identifier).blob).xpath(".//dgm:pt//a:p"):
            yield Piece(BlockKind.ITEM, _texts(paragraph)[0])


def _table(table: Table) -> list[Piece]:
    grid: list[list[str]] = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            shown = [_texts(paragraph._p)[0] for paragraph in cell.text_frame.paragraphs]
            text = " ".join(part for part in shown if part.strip())
            if cell._tc.hMerge and cells:
                text = cells[-1]
            elif cell._tc.vMerge and grid and len(cells) < len(grid[-1]):
                text = grid[-1][len(cells)]
            cells.append(text)
        grid.append(cells)
    return grid_pieces(grid, headed=table.first_row)


def _covered(piece: Piece, placed: PlacedShape) -> Piece:
    return Piece(piece.kind, piece.text, piece.level, hidden=piece.hidden or placed.unseen)


def _texts(paragraph: CT_TextParagraph) -> tuple[str, str]:
    """The text that is seen in a paragraph, and the text that is not."""
    shown: list[str] = []
    hidden: list[str] = []
    for element in paragraph:
        if element.tag == _BREAK:
            shown.append(" ")
        elif element.tag in _FORMULA:
            shown.append(marked(formula_text(element)))
        elif element.tag == _RUN or (element.tag == _FIELD and element.get("type") != "slidenum"):
            (hidden if _is_invisible(element.find(qn("a:rPr"))) else shown).append(element.findtext(qn("a:t")) or "")
    return "".join(shown), "".join(hidden)


def _is_invisible(properties: BaseOxmlElement | None) -> bool:
    """Whether a run is set too small or too faint to be seen. Colours depend on themes, and are not judged."""
    if properties is None:
        return False
    faint = any(_whole(alpha) <= _INVISIBLE_ALPHA for alpha in properties.xpath("a:solidFill/a:srgbClr/a:alpha/@val"))
    return faint or 0 < _whole(properties.get("sz", "")) <= _INVISIBLE_HUNDREDTHS


def _whole(value: str) -> int:
    plain = value.removesuffix("%")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 16 else 0


def _is_item(paragraph: CT_TextParagraph, *, in_list: bool) -> bool:
    """Whether it has a bullet: its own, or that of the list which the layout makes of such a placeholder."""
    properties = paragraph.pPr
    marks = {mark.tag for mark in properties} if properties is not None else set()
    return bool(marks & {qn("a:buChar"), qn("a:buAutoNum"), qn("a:buBlip")}) or (
        in_list and qn("a:buNone") not in marks
    )
