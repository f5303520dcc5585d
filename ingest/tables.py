"""Tables on a page: which lines are rows, and what can be said of each row with the header's words.

A row becomes a record only where every cell clearly stands under one header; otherwise the rows are kept as rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain import BlockKind
from ingest.content import Piece
from ingest.page_layout import Cell, Line
from ingest.records import record_sentence

_CLEAR_GAP = 1.2
"""Some cells of a table's row are at least this many font sizes apart."""


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
    if grid is not None and _has_header(grid):
        return [Piece(BlockKind.RECORD, record_sentence(grid[0], cells)) for cells in grid[1:]]
    text = "\n".join(" | ".join(cell.text.strip() for cell in row.cells) for row in rows)
    return [Piece(BlockKind.TABLE, text)]


def _is_row(line: Line) -> bool:
    return any(after.x0 - before.x1 >= _CLEAR_GAP * line.size for before, after in pairwise(line.cells))


def _continues(lines: Sequence[Line], start: int, end: int) -> bool:
    above, line = lines[end - 1], lines[end]
    close = 0 < above.y - line.y <= 3 * max(above.size, line.size)
    if not close:
        return False
    if _is_row(line):
        return any(_aligned(line, other) for other in lines[start:end] if len(other.cells) > 1)
    wrapped = len(line.cells) == 1 and above.y - line.y <= 1.5 * line.size
    return wrapped and any(_stand_in_line(line.cells[0], cell) for cell in lines[start].cells[1:])


def _aligned(a: Line, b: Line) -> bool:
    fewer, more = sorted((a.cells, b.cells), key=len)
    return sum(any(_stand_in_line(cell, other) for other in more) for cell in fewer) >= 2


def _stand_in_line(a: Cell, b: Cell) -> bool:
    tolerance = max(a.size, b.size) * 0.6
    middles = abs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), middles) <= tolerance


def _grid(rows: Sequence[Line]) -> list[list[str]] | None:
    """The cells by the header's columns; a line without a first cell carries on the one above. None if unclear."""
    header = rows[0].cells
    grid: list[list[str]] = [[cell.text.strip() for cell in header]]
    for row in rows[1:]:
        cells = [""] * len(header)
        for cell in row.cells:
            column = _column(cell, header)
            if column is None or cells[column]:
                return None
            cells[column] = cell.text.strip()
        if cells[0] and any(cells[1:]):
            grid.append(cells)
        elif len(grid) > 1 and not cells[0]:
            grid[-1] = [f"{above} {below}".strip() for above, below in zip(grid[-1], cells, strict=True)]
        else:
            return None
    return grid


def _column(cell: Cell, header: Sequence[Cell]) -> int | None:
    """The one header that the cell stands under: they overlap, or are flush on one side."""
    under = [
        index
        for index, head in enumerate(header)
        if min(cell.x1, head.x1) - max(cell.x0, head.x0) > 0 or _stand_in_line(cell, head)
    ]
    return under[0] if len(under) == 1 else None


def _has_header(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it holds no figures, and most rows below do."""
    if len(grid) < 2 or any(_has_digit(cell) and not _is_year(cell) for cell in grid[0]):
        return False
    with_figures = sum(1 for row in grid[1:] if any(_has_digit(cell) for cell in row[1:]))
    return with_figures * 2 > len(grid) - 1


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _is_year(text: str) -> bool:
    return any(word.isdigit() and 1900 <= int(word) <= 2100 for word in text.replace(",", " ").split())
