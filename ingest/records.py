"""Rows of a table as sentences, each of which can stand alone and be quoted.

The one way for every format: which cells make a row is left to the readers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain import BlockKind
from app.language.sentences import is_complete
from ingest.cleaning import clean_line
from ingest.content import Piece
from ingest.formulae import OPENING

_FIGURE = re.compile(r"^[^\w]*\d[\d.,\s%–-]*[^\w]*(?:%|[kKmM]|million|billion|万|亿|元)?$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_LONGEST_FIGURE = 60


def record_sentence(headers: Sequence[str], cells: Sequence[str]) -> str:
    """``<first cell> — header: value; header: value.`` Empty cells are left out; empty if all are."""
    names = [clean_line(header) for header in headers]
    values = [clean_line(cell) for cell in cells]
    subject = values[0] if values else ""
    told = [_named(name, value) for name, value in zip(names[1:], values[1:], strict=True) if value]
    sentence = " — ".join(part for part in (subject, "; ".join(told)) if part)
    return sentence if not sentence or is_complete(sentence) else f"{sentence}."


def record(headers: Sequence[str], cells: Sequence[str]) -> Piece:
    """The row as a record; as code, which is never quoted, if a formula stands in it."""
    formula = any(OPENING in text for text in (*headers, *cells))
    return Piece(BlockKind.CODE if formula else BlockKind.RECORD, record_sentence(headers, cells))


def grid_pieces(grid: Sequence[Sequence[str]], *, headed: bool = False) -> list[Piece]:
    """One record for each row under the header, or one table with a line for each row.

    ``headed``: the file itself says that the first row names the columns; otherwise figures below it must.
    """
    rows = [row for row in grid if any(cell.strip() for cell in row)]
    if not rows:
        return []
    even = len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)
    if even and len(rows[0]) > 1 and (headed or has_header(rows)):
        return [record(rows[0], row) for row in rows[1:]]
    return [rows_as_they_are(rows)]


def rows_as_they_are(rows: Sequence[Sequence[str]]) -> Piece:
    """A table whose columns nobody names: a line for each row, none of which can be quoted."""
    return Piece(BlockKind.TABLE, "\n".join(" | ".join(" ".join(cell.split()) for cell in row) for row in rows))


def has_header(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it holds no figures but years, and most rows below do."""
    if len(grid) < 2 or any(is_figure(cell) and not _YEAR.match(cell) for cell in grid[0]):
        return False
    with_figures = sum(1 for row in grid[1:] if any(is_figure(cell) for cell in row[1:]))
    return with_figures * 2 > len(grid) - 1


def is_name(cell: str) -> bool:
    """Whether a cell can name a column: it holds words, or a year."""
    return bool(cell) and (not is_figure(cell) or _YEAR.match(cell) is not None)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number, perhaps with its unit, and nothing else."""
    return len(cell) <= _LONGEST_FIGURE and _FIGURE.match(cell) is not None


def _named(name: str, value: str) -> str:
    return f"{name}: {value}" if name else value
