"""Excel workbooks (XLSX) through openpyxl: each sheet a page, each row under a header a record.

Hidden sheets, rows and columns are left out, and counted; so are charts. A long sheet is several pages. openpyxl's
public worksheets either make every cell of a hostile range, or tell nothing of what is hidden and merged; so the parser
that both are made of is asked, row by row.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast
from xml.etree.ElementTree import Element

import openpyxl  # noqa: TID251
from openpyxl.cell.read_only import ReadOnlyCell  # noqa: TID251
from openpyxl.utils import range_boundaries  # noqa: TID251
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: TID251
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException  # noqa: TID251
from openpyxl.workbook import Workbook  # noqa: TID251
from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # noqa: TID251
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser  # noqa: TID251

from app.errors import UnreadableFile
from ingest.content import Content, ReadPage
from ingest.number_formats import Calendar
from ingest.office_file import BROKEN_TREE, broken, counted, described, open_office
from ingest.sheet_tables import Cells, PlacedPiece, text_of

ROWS_PER_PAGE = 100
MOST_CELLS = 3_000_000
_MIDNIGHT = " 00:00:00"
_ON = frozenset({"1", "true", "on"})


def read_xlsx(content: bytes) -> Content:
    """A page for each hundred rows of each sheet that is shown. Raises ``UnreadableFile``."""
    file = open_office(content)
    copy = file.checked_copy()
    pages: list[ReadPage] = []
    notes: list[str] = []
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(copy, read_only=True, data_only=True, keep_links=False)
            hidden = sum(1 for sheet in book.worksheets if sheet.sheet_state != "visible")
            notes += [counted(hidden, "hidden sheet", "hidden sheets")] if hidden else []
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    _read_sheet(book, sheet, pages, notes)
    except (CellCoordinatesException, InvalidFileException, *BROKEN_TREE) as error:
        raise broken(error) from error
    if not any(page.pieces for page in pages):
        told = "; ".join(notes)
        message = f"None of its sheets holds text{f' ({told})' if told else ''}."
        raise UnreadableFile(message, "Open it in its program, check what it shows, and save it again.")
    return described(file, pages, "", notes)


def _read_sheet(book: Workbook, sheet: ReadOnlyWorksheet, pages: list[ReadPage], notes: list[str]) -> None:
    text = text_of(_SheetReader(sheet, Calendar(book.epoch == CALENDAR_MAC_1904)).cells())
    pages.extend(_pages(sheet.title, text.pieces))
    notes.extend(f"sheet {sheet.title!r}: {note}" for note in text.notes)
    notes.extend([] if text.pieces else [f"sheet {sheet.title!r}: empty"])


def _pages(name: str, pieces: Sequence[PlacedPiece]) -> Iterator[ReadPage]:
    for start in range(0, len(pieces), ROWS_PER_PAGE):
        part = pieces[start : start + ROWS_PER_PAGE]
        rows = f", rows {part[0].row}–{part[-1].row}" if len(pieces) > ROWS_PER_PAGE else ""
        yield ReadPage(f"{name}{rows}", tuple(placed.piece for placed in part))


class _CellParser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """Counts the formulae whose results were not saved, which openpyxl takes for empty cells."""

    without_result = 0

    def parse_cell(self, element: Element) -> dict[str, object]:
        cell: dict[str, object] = super().parse_cell(element)
        if cell["value"] is None and cell["data_type"] != "str" and element.find(FORMULA_TAG) is not None:
            self.without_result += 1
        return cell


@dataclass(slots=True)
class _SheetReader:
    sheet: ReadOnlyWorksheet
    calendar: Calendar
    found: Cells = field(default_factory=Cells)
    formats: dict[object, str] = field(default_factory=dict)

    def cells(self) -> Cells:
        """The filled cells of the sheet, as it shows them. Dates are left numbers here, for ``Calendar`` to word."""
        with self.sheet._get_source() as source:
            parser = _CellParser(source, self.sheet._shared_strings, data_only=True)
            for number, row in parser.parse():
                hidden = parser.row_dimensions.pop(str(number), {}).get("hidden") in _ON
                self._add(number, row, hidden=hidden)
        self.found.without_result = parser.without_result
        for column in parser.column_dimensions.values():
            if column.get("hidden") in _ON:
                self.found.hidden_columns.append((int(column["min"]) - 1, int(column["max"]) - 1))
        for merged in parser.merged_cells.mergeCell if parser.merged_cells is not None else ():
            left, top, right, bottom = range_boundaries(merged.ref)
            self.found.merged.append((top, left - 1, bottom, right - 1))
        return self.found

    def _add(self, number: int, row: Sequence[dict[str, object]], *, hidden: bool) -> None:
        texts: dict[int, str] = {}
        for cell in row:
            text = self._shown(cell["value"], str(cell["data_type"]), cell["style_id"])
            if text and not text.isspace():
                texts[cast("int", cell["column"]) - 1] = text
        if texts and hidden:
            self.found.hidden_rows += 1
        elif texts:
            self.found.rows[number] = texts
            self.found.count += len(texts)
        if self.found.count > MOST_CELLS:
            message = f"One of its sheets has more than {MOST_CELLS:,} filled cells."
            raise UnreadableFile(message, "Split it into workbooks, or leave out what is not to be read.")

    def _shown(self, value: object, kind: str, style: object) -> str:
        """A stored value as the sheet shows it; ``kind`` is the cell's type, ``style`` the number of its format."""
        if value is None:
            return ""
        if kind == "e":
            self.found.errors += 1
            return ""
        if kind == "n":
            return self.calendar.shown(str(value), self._format(style))
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        return str(value).removesuffix(_MIDNIGHT) if kind == "d" else str(value)

    def _format(self, style: object) -> str:
        if style not in self.formats:
            self.formats[style] = str(ReadOnlyCell(self.sheet, 1, 1, None, style_id=style).number_format)
        return self.formats[style]
