"""An Excel workbook's parts: its sheets, the texts that they share, and how each cell's number is shown.

Sheets are read row by row, so that one of a million rows needs no more memory than its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from app.errors import UnreadableFile
from ingest.office.number_formats import Calendar, code_of
from ingest.office.package import Package
from ingest.xml_trees import Element, attribute, child, children, name_of, stream_xml, within

MOST_CELLS = 3_000_000
_CELL = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_EMPTY_CELL = re.compile(rb'<c r="[^<>]*/>')
_EMPTY_ROW = re.compile(rb'<row r="[^<>]*(?:/>|>\s*</row>)')
_BLOCK = 1 << 18
_ON = frozenset({"1", "true", "on"})
_STREAMED = frozenset({"row", "col", "mergeCell"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and part; ``hidden``: whoever opens the workbook does not see it."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Cells:
    """A sheet's filled cells: rows by number, from 1, each a dict of texts by column, from 0."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    without_result: int = 0
    errors: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Workbook:
    """What its cells need to be read."""

    package: Package
    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    calendar: Calendar

    def cells(self, sheet: Sheet) -> Cells:
        """The filled cells of a sheet. Raises ``UnreadableFile``."""
        found = Cells()
        number = 0
        with self.package.zipped.open(sheet.part) as stream:
            for element in stream_xml(FilledCells(stream), sheet.part, _STREAMED):
                name = name_of(element)
                if name == "row":
                    stated = attribute(element, "r")
                    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else number + 1
                    self._row(element, number, found)
                elif name == "col" and attribute(element, "hidden") in _ON:
                    found.hidden_columns.append((_whole(element, "min") - 1, _whole(element, "max") - 1))
                elif name == "mergeCell":
                    found.merged.extend(_range(attribute(element, "ref")))
        return found

    def _row(self, row: Element, number: int, found: Cells) -> None:
        cells: dict[int, str] = {}
        column = -1
        for cell in children(row, "c"):
            column = _column(attribute(cell, "r"), column + 1)
            text = self._text(cell, found)
            if text.strip():
                cells[column] = text
        if cells and attribute(row, "hidden") in _ON:
            found.hidden_rows += 1
        elif cells:
            found.rows[number] = cells
            found.count += len(cells)
        if found.count > MOST_CELLS:
            message = f"One of its sheets has more than {MOST_CELLS:,} filled cells."
            raise UnreadableFile(message, "Split it into workbooks, or leave out what is not to be read.")

    def _text(self, cell: Element, found: Cells) -> str:
        kind, stored = attribute(cell, "t", "n"), child(cell, "v")
        if kind == "inlineStr":
            return _joined(child(cell, "is"))
        value = (stored.text or "") if stored is not None else ""
        if not value:
            found.without_result += child(cell, "f") is not None and kind != "str"
            return ""
        if kind == "e":
            found.errors += 1
            return ""
        return self._shown(value, kind, _whole(cell, "s"))

    def _shown(self, value: str, kind: str, style: int) -> str:
        """A stored value as the sheet shows it; ``kind`` is the cell's type, ``style`` the number of its format."""
        if kind == "s":
            index = int(value) if value.isascii() and value.isdigit() and len(value) < 12 else -1
            return self.texts[index] if 0 <= index < len(self.texts) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "d":
            return value.removesuffix("T00:00:00").replace("T", " ")
        code = self.codes[style] if style < len(self.codes) else ""
        return self.calendar.shown(value, code) if kind == "n" else value


def open_workbook(package: Package) -> Workbook:
    """The workbook in a package. Raises ``UnreadableFile``."""
    main = package.main("xl/workbook.xml")
    root = package.tree(main)
    relations = package.relations(main)
    sheets = []
    for sheet in children(child(root, "sheets"), "sheet"):
        identifier = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        relation = relations.get(identifier)
        if relation is not None and relation.kind == "worksheet" and relation.target in package.zipped.names:
            hidden = attribute(sheet, "state", "visible") != "visible"
            sheets.append(Sheet(attribute(sheet, "name"), relation.target, hidden))
    texts = package.related(main, "sharedStrings")
    return Workbook(
        package,
        tuple(sheets),
        tuple(_shared(package, texts)) if texts else (),
        tuple(_codes(package.optional_tree(package.related(main, "styles") or "xl/styles.xml"))),
        Calendar(attribute(child(root, "workbookPr"), "date1904") in _ON),
    )


def _shared(package: Package, part: str) -> Iterator[str]:
    with package.zipped.open(part) as stream:
        for item in stream_xml(stream, part, frozenset({"si"})):
            yield _joined(item)


def _joined(item: Element | None) -> str:
    """The text of a cell, without how it is to be pronounced."""
    parts = []
    for element in item if item is not None else ():
        if name_of(element) == "t":
            parts.append(element.text or "")
        elif name_of(element) == "r":
            parts.extend(text.text or "" for text in within(element, "t"))
    return "".join(parts)


def _codes(root: Element | None) -> Iterator[str]:
    """The format code of each cell style."""
    formats = children(child(root, "numFmts"), "numFmt")
    stated = {_whole(one, "numFmtId"): attribute(one, "formatCode") for one in formats}
    for style in children(child(root, "cellXfs"), "xf"):
        yield code_of(_whole(style, "numFmtId"), stated)


def _whole(element: Element, name: str) -> int:
    value = attribute(element, name, "0")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0


def _column(reference: str, following: int) -> int:
    match = _CELL.match(reference)
    if match is None:
        return following
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _range(reference: str) -> Iterator[tuple[int, int, int, int]]:
    """First row, first column, last row, last column of ``A1:C2``."""
    ends = [_CELL.match(end) for end in reference.split(":")]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        yield int(ends[0][2]), _column(ends[0][0], 0), int(ends[1][2]), _column(ends[1][0], 0)


class FilledCells:
    """A sheet's XML without the cells and rows that are empty: formatted ones may reach down for a million rows."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._rest = b""

    def read(self, _size: int, /) -> bytes:
        """Some bytes, however many were asked for; none at the end."""
        while block := self._stream.read(_BLOCK):
            block = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", self._rest + block))
            cut = max(block.rfind(b"<row"), block.rfind(b"<c "))
            block, self._rest = (block[:cut], block[cut:]) if cut >= 0 and len(block) - cut < _BLOCK else (block, b"")
            if block:
                return block
        block, self._rest = self._rest, b""
        return block
