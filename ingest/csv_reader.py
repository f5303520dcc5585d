"""Comma-separated tables: the delimiter found, the header required, each row one record.

A row that does not fit the header is refused with its line, for a shifted cell would make false sentences.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.content import Content, Piece, ReadPage
from ingest.records import record_sentence

DELIMITERS = ",;\t|"
ROWS_PER_PAGE = 100
_SAMPLE_ROWS = 50

Row = tuple[int, list[str]]
"""The line a row ends in, from 1, and its cells."""


def read_csv(text: str, delimiter: str | None = None) -> Content:
    """Every row that is not empty, in pages of 100. Raises ``UnreadableFile`` for ragged rows and missing headers.

    ``delimiter`` is found if it is not given.
    """
    rows = list(_rows(text, delimiter or delimiter_of(text) or ","))
    header, body = _header(rows), rows[1:]
    records: list[str] = []
    empty = 0
    for line, cells in body:
        if not any(cell.strip() for cell in cells):
            empty += 1
            continue
        records.append(record_sentence(header, _fitted(cells, len(header), line)))
    if not records:
        raise UnreadableFile("It names its columns but has no rows.", "Add rows below the header, or remove the file.")
    notes = (f"{empty} empty {'row' if empty == 1 else 'rows'} left out",) if empty else ()
    return Content(tuple(_pages(records)), notes=notes)


def delimiter_of(text: str) -> str | None:
    """The delimiter that cuts the first rows into the most columns, the same number in each; None if none does."""
    best: tuple[int, str] | None = None
    for delimiter in DELIMITERS:
        columns = _columns(text, delimiter)
        if columns >= 2 and (best is None or columns > best[0]):
            best = (columns, delimiter)
    return best[1] if best else None


def is_tabbed(text: str) -> bool:
    """Whether tabs cut most of the first rows into the same number of columns, two at least."""
    return _columns(text, "\t") >= 2


def looks_like_csv(text: str) -> bool:
    """Whether text of unknown kind is a table: at least three rows that one delimiter cuts into three columns or more.

    Prose with a comma or two in every line would pass for fewer.
    """
    if sum(1 for line in text.splitlines()[:_SAMPLE_ROWS] if line.strip()) < 3:
        return False
    return any(_columns(text, delimiter, strictly=True) >= 3 for delimiter in DELIMITERS)


def _columns(text: str, delimiter: str, *, strictly: bool = False) -> int:
    """The header's number of columns, or 0 if half of the sampled rows (any, if ``strictly``) have another."""
    sample = "\n".join(text.splitlines()[: _SAMPLE_ROWS + 1])
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0
    same = sum(1 for width in widths if width == widths[0])
    enough = same == len(widths) if strictly else same * 2 > len(widths)
    return widths[0] if widths and enough else 0


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        hint = "Correct the quotation marks there, and save it again as CSV."
        raise UnreadableFile(f"The table breaks off at line {reader.line_num}: {error}.", hint) from error


def _header(rows: Sequence[Row]) -> list[str]:
    if not rows:
        raise UnreadableFile("It has no rows.", "Add a first row that names the columns, and the rows below it.")
    line, cells = rows[0]
    header = [cell.strip() for cell in cells]
    if header and not header[-1] and all(len(row) < len(header) or not row[-1].strip() for _, row in rows[1:]):
        header.pop()
    hint = "The first row must name every column, each with another name."
    if not all(header):
        raise UnreadableFile(f"Column {header.index('') + 1} has no name in line {line}.", hint)
    doubled = [name for name in header if header.count(name) > 1]
    if doubled:
        raise UnreadableFile(f"Two columns are named '{doubled[0]}' in line {line}.", hint)
    return header


def _fitted(cells: list[str], columns: int, line: int) -> list[str]:
    if len(cells) == columns + 1 and not cells[-1].strip():
        return cells[:-1]
    if len(cells) != columns:
        message = f"Line {line} has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}, the header has {columns}."
        raise UnreadableFile(message, "Correct that line: a cell that holds the delimiter needs quotation marks.")
    return cells


def _pages(records: Sequence[str]) -> Iterator[ReadPage]:
    for start in range(0, len(records), ROWS_PER_PAGE):
        rows = records[start : start + ROWS_PER_PAGE]
        label = f"rows {start + 1}–{start + len(rows)}"
        yield ReadPage(label, tuple(Piece(BlockKind.RECORD, row) for row in rows))
