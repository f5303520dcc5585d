"""Tables on a page: which lines are rows, and what can be said of each row with the header's words.

A row becomes a record only where every cell clearly stands under one header; otherwise the rows are kept as rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.content import Piece
from ingest.page_layout import Cell, Line
from ingest.records import grid_pieces, rows_as_they_are

_CLEAR_GAP = 1.2
"""Some cells of a table's row are at least this many font sizes apart."""

_WRAPPED = 1.5
"""Lines of one cell are at most this many font sizes apart,"""
_LEAST_DISTANCE = 0.8
"""and no closer than this, or cells are set to the middle of their row and lines do not tell rows."""


def table_rows(lines: Sequence[Line], start: int) -> int:
    """How many lines from ``start`` on are rows of one table; 0 if none is. A table has two rows at least."""
    if not _is_row(lines[start]):
        return 0
    end = start + 1
    while end < len(lines) and lines[end].column == lines[start].column and _continues(lines, start, end):
        end += 1
    rows = [line for line in lines[start:end] if len(line.cells) > 1]
    return end - start if len(rows) >= 2 else 0


def table_pieces(rows: Sequence[Line]) -> list[Piece]:
    """One record for each row under the header, or one table with a line for each row."""
    grid = _grid(rows)
    return grid_pieces(grid) if grid is not None else [rows_as_they_are([[c.text for c in row.cells] for row in rows])]


def _is_row(line: Line) -> bool:
    return any(after.x0 - before.x1 >= _CLEAR_GAP * line.size for before, after in pairwise(line.cells))


def _continues(lines: Sequence[Line], start: int, end: int) -> bool:
    above, line = lines[end - 1], lines[end]
    close = 0 < above.y - line.y <= 3 * max(above.size, line.size)
    if not close:
        return False
    if _is_row(line):
        return any(_aligned(line, other) for other in lines[start:end] if len(other.cells) > 1)
    return (
        len(line.cells) == 1 and above.y - line.y <= _WRAPPED * line.size and _fits(line.cells[0], lines[start].cells)
    )


def _fits(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether the cell can be the second line of one in the row: it stands under it and short of the next."""
    return any(
        _stand_in_line(cell, above) and (following is None or cell.x1 < following.x0)
        for above, following in zip(row, [*row[1:], None], strict=True)
    )


def _aligned(a: Line, b: Line) -> bool:
    fewer, more = sorted((a.cells, b.cells), key=len)
    return sum(any(_stand_in_line(cell, other) for other in more) for cell in fewer) >= 2


def _stand_in_line(a: Cell, b: Cell) -> bool:
    tolerance = max(a.size, b.size) * 0.6
    middles = abs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), middles) <= tolerance


def _grid(rows: Sequence[Line]) -> list[list[str]] | None:
    """The cells by the header's columns, wrapped ones joined. None if a cell's column or row is unclear."""
    grid: list[list[str]] = []
    for index, row in enumerate(rows):
        cells = _placed(row, rows[0].cells)
        if cells is None or (index and rows[index - 1].y - row.y < _LEAST_DISTANCE * row.size):
            return None
        if cells[0] and any(cells[1:]):
            grid.append(cells)
        elif index and (not cells[0] or _belongs_above(rows, index)):
            grid[-1] = [f"{above} {below}".strip() for above, below in zip(grid[-1], cells, strict=True)]
        else:
            return None
    return grid


def _placed(row: Line, header: Sequence[Cell]) -> list[str] | None:
    cells = [""] * len(header)
    for cell in row.cells:
        column = _column(cell, header)
        if column is None or cells[column]:
            return None
        cells[column] = cell.text.strip()
    return cells


def _belongs_above(rows: Sequence[Line], index: int) -> bool:
    """Whether a line with a first cell only carries on the row above, to which it must then be closer."""
    to_above = rows[index - 1].y - rows[index].y
    return (
        index + 1 == len(rows)
        or len(rows[index + 1].cells) == 1
        or to_above < 0.9 * (rows[index].y - rows[index + 1].y)
    )


def _column(cell: Cell, header: Sequence[Cell]) -> int | None:
    """The one header that the cell stands under: they overlap, or are flush on one side."""
    under = [
        index
        for index, head in enumerate(header)
        if min(cell.x1, head.x1) - max(cell.x0, head.x0) > 0 or _stand_in_line(cell, head)
    ]
    return under[0] if len(under) == 1 else None
