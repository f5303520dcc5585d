"""PowerPoint presentations (PPTX): one page for each slide, in the order in which they are shown.

A slide's notes follow its text as paragraphs, for whoever opens the file can read them. Hidden slides, charts, and
what masters and layouts repeat on every slide are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.content import Content, Piece, ReadPage
from ingest.office.package import Package, Relation, counted, described, holds_sentence, open_package
from ingest.office.slide_shapes import Shape, paragraphs_of, shapes_of
from ingest.records import grid_pieces
from ingest.xml_trees import Element, attribute, child, children, name_of, within

_TITLES = frozenset({"title", "ctrTitle"})
_REPEATED = frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
_LISTS = frozenset({"body", "obj"})
_WIDTH, _HEIGHT = 12_192_000, 6_858_000
_OFF = frozenset({"0", "false"})


def read_pptx(content: bytes) -> Content:
    """One page for each slide, labelled ``slide 3``. Raises ``UnreadableFile``."""
    package = open_package(content)
    main = package.main("ppt/presentation.xml")
    root = package.tree(main)
    reader = _SlideReader(package, _size(root))
    relations = package.relations(main)
    first = attribute(root, "firstSlideNum", "1")
    start = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 1
    slides = children(child(root, "sldIdLst"), "sldId")
    pages = [
        page
        for number, slide in enumerate(slides, start)
        if (page := reader.page(relations.get(_relation_id(slide)), number)) is not None
    ]
    if not pages:
        hint = "Show at least one of its slides, and save it again." if reader.hidden else "Add slides, or remove it."
        raise UnreadableFile("None of its slides is shown." if reader.hidden else "It has no slides.", hint)
    return described(package, pages, reader.title, reader.notes())


@dataclass(slots=True)
class _SlideReader:
    package: Package
    size: tuple[int, int]
    title: str = ""
    hidden: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)

    def notes(self) -> list[str]:
        """What was left out."""
        notes = [counted(len(self.hidden), "hidden slide", "hidden slides")] if self.hidden else []
        told = (("slides that are missing in the file", self.missing), ("slides without text", self.bare))
        return notes + [f"{what}: {', '.join(str(n) for n in numbers[:20])}" for what, numbers in told if numbers]

    def page(self, relation: Relation | None, number: int) -> ReadPage | None:
        """The slide as a page; None if it is hidden or not there."""
        if relation is None or relation.target not in self.package.zipped.names:
            self.missing.append(number)
            return None
        root = self.package.tree(relation.target)
        if attribute(root, "show", "1") in _OFF:
            self.hidden.append(number)
            return None
        relations = self.package.relations(relation.target)
        shapes = list(shapes_of(child(root, "cSld", "spTree"), self.size))
        pieces = [*self._titles(shapes)]
        for shape in shapes:
            if shape.role not in _TITLES and shape.role not in _REPEATED:
                pieces.extend(_covered(self._shape(shape, relations), unseen=shape.unseen))
        if not any(piece.text.strip() and not piece.hidden for piece in pieces):
            self.bare.append(number)
        pieces.extend(self._speaker_notes(relations))
        return ReadPage(f"slide {number}", tuple(pieces))

    def _titles(self, shapes: list[Shape]) -> Iterator[Piece]:
        """The first title of the file is its highest heading."""
        for shape in shapes:
            if shape.role not in _TITLES:
                continue
            told = [(shown, hidden) for _, shown, hidden in paragraphs_of(child(shape.element, "txBody"))]
            text = " ".join(" ".join(shown for shown, _ in told).split())
            if text:
                yield Piece(BlockKind.HEADING, text, 2 if self.title else 1, hidden=shape.unseen)
                self.title = self.title or ("" if shape.unseen else text)

    def _shape(self, shape: Shape, relations: dict[str, Relation]) -> Iterator[Piece]:
        if name_of(shape.element) == "sp":
            yield from _text(shape)
            return
        data = child(shape.element, "graphic", "graphicData")
        table = child(data, "tbl")
        if table is not None:
            yield from _table(table)
        diagram = child(data, "relIds")
        target = relations.get(attribute(diagram, "dm"))
        if target is not None and target.target in self.package.zipped.names:
            for point in within(self.package.tree(target.target), "pt"):
                for _, shown, _ in paragraphs_of(child(point, "t")):
                    yield Piece(BlockKind.ITEM, shown)

    def _speaker_notes(self, relations: dict[str, Relation]) -> Iterator[Piece]:
        found = next((relation.target for relation in relations.values() if relation.kind == "notesSlide"), "")
        root = self.package.optional_tree(found)
        for shape in shapes_of(child(root, "cSld", "spTree"), self.size):
            if shape.role == "body":
                for _, shown, _ in paragraphs_of(child(shape.element, "txBody")):
                    yield Piece(BlockKind.PARAGRAPH, shown)


def _text(shape: Shape) -> Iterator[Piece]:
    for paragraph, shown, hidden in paragraphs_of(child(shape.element, "txBody")):
        yield Piece(BlockKind.ITEM if _is_item(paragraph, shape.role) else BlockKind.PARAGRAPH, shown)
        if holds_sentence(hidden):
            yield Piece(BlockKind.PARAGRAPH, hidden, hidden=True)


def _is_item(paragraph: Element, role: str) -> bool:
    """Whether it has a bullet: its own, or that of the list which the layout makes of such a placeholder."""
    properties = child(paragraph, "pPr")
    if any(child(properties, mark) is not None for mark in ("buChar", "buAutoNum", "buBlip")):
        return True
    return role in _LISTS and child(properties, "buNone") is None


def _table(table: Element) -> list[Piece]:
    grid: list[list[str]] = []
    for row in children(table, "tr"):
        cells: list[str] = []
        for cell in children(row, "tc"):
            text = " ".join(shown for _, shown, _ in paragraphs_of(child(cell, "txBody")) if shown.strip())
            if attribute(cell, "hMerge") in {"1", "true"} and cells:
                text = cells[-1]
            elif attribute(cell, "vMerge") in {"1", "true"} and grid and len(cells) < len(grid[-1]):
                text = grid[-1][len(cells)]
            cells.append(text)
        grid.append(cells)
    return grid_pieces(grid, headed=attribute(child(table, "tblPr"), "firstRow") in {"1", "true"})


def _covered(pieces: Iterator[Piece], *, unseen: bool) -> Iterator[Piece]:
    for piece in pieces:
        if not unseen:
            yield piece
        elif holds_sentence(piece.text):
            yield Piece(piece.kind, piece.text, hidden=True)


def _size(root: Element) -> tuple[int, int]:
    stated = child(root, "sldSz")
    width, height = attribute(stated, "cx"), attribute(stated, "cy")
    known = all(value.isascii() and value.isdigit() and len(value) < 12 for value in (width, height))
    return (int(width), int(height)) if known and stated is not None else (_WIDTH, _HEIGHT)


def _relation_id(slide: Element) -> str:
    """``r:id``; the slide's own ``id`` has no namespace."""
    return next((value for key, value in slide.items() if key.endswith("}id")), "")
