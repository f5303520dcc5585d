"""Excel workbooks (XLSX): each sheet a page under its name, each row below the columns' names a record.

Hidden sheets, rows and columns are left out, and counted; so are charts. A long sheet is several pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.errors import UnreadableFile
from ingest.content import Content, ReadPage
from ingest.office.package import counted, described, open_package
from ingest.office.sheet_tables import PlacedPiece, text_of
from ingest.office.workbook import open_workbook

ROWS_PER_PAGE = 100


def read_xlsx(content: bytes) -> Content:
    """A page for each hundred rows of each sheet that is shown. Raises ``UnreadableFile``."""
    package = open_package(content)
    workbook = open_workbook(package)
    hidden = sum(1 for sheet in workbook.sheets if sheet.hidden)
    pages: list[ReadPage] = []
    notes = [counted(hidden, "hidden sheet", "hidden sheets")] if hidden else []
    for sheet in workbook.sheets:
        if not sheet.hidden:
            text = text_of(workbook.cells(sheet))
            pages.extend(_pages(sheet.name, text.pieces))
            notes.extend(f"sheet {sheet.name!r}: {note}" for note in text.notes)
            notes.extend([] if text.pieces else [f"sheet {sheet.name!r}: empty"])
    if not any(page.pieces for page in pages):
        told = "; ".join(notes)
        message = f"None of its sheets holds text{f' ({told})' if told else ''}."
        raise UnreadableFile(message, "Open it in its program, check what it shows, and save it again.")
    return described(package, pages, "", notes)


def _pages(name: str, pieces: Sequence[PlacedPiece]) -> Iterator[ReadPage]:
    for start in range(0, len(pieces), ROWS_PER_PAGE):
        part = pieces[start : start + ROWS_PER_PAGE]
        rows = f", rows {part[0].row}–{part[-1].row}" if len(pieces) > ROWS_PER_PAGE else ""
        yield ReadPage(f"{name}{rows}", tuple(placed.piece for placed in part))
