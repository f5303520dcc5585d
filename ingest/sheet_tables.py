"""The tables on a worksheet: which row names the columns, and which rows belong under it.

A row becomes a record only where the columns' names are clear; otherwise the rows are kept as rows, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.domain import BlockKind
from ingest.cleaning import clean_line
from ingest.content import Piece
from ingest.office_file import counted
from ingest.records import is_figure, is_name, record_sentence, rows_as_they_are

Row = dict[int, str]
_MOST_MERGED = 2_000
_HEADER_WITHIN = 30
"""Rows at the top of a table that may be its title and remarks."""


@dataclass(slots=True)
class Cells:
    """A sheet's filled cells: rows by number, from 1, each a dict of texts by column, from 0."""

    rows: dict[int, Row] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    without_result: int = 0
    errors: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece and the number of its row, from 1."""

    row: int
    piece: Piece


@dataclass(slots=True)
class SheetText:
    """What a sheet says, in the order of its rows, and what was left out of it."""

    pieces: list[PlacedPiece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Header:
    names: dict[int, str]
    last_row: int
    figures: frozenset[int]
    """Columns in which most rows below have figures."""


def text_of(cells: Cells) -> SheetText:
    """The sheet's tables as records, and what stands around them as paragraphs."""
    _without_hidden_columns(cells, text := SheetText())
    _fill_merged(cells)
    for columns in _column_groups(cells.rows):
        part = {number: kept for number, row in cells.rows.items() if (kept := _kept(row, columns))}
        _read_table(part, text)
    text.pieces.sort(key=lambda placed: placed.row)
    told = (
        (cells.hidden_rows, "hidden row", "hidden rows"),
        (cells.without_result, "formula without a saved result", "formulae without a saved result"),
        (cells.errors, "cell with an error", "cells with errors"),
    )
    text.notes.extend(counted(number, one, many) for number, one, many in told if number)
    return text


def _without_hidden_columns(cells: Cells, text: SheetText) -> None:
    used = {column for row in cells.rows.values() for column in row}
    hidden = {column for column in used if any(low <= column <= high for low, high in cells.hidden_columns)}
    if hidden:
        text.notes.append(counted(len(hidden), "hidden column", "hidden columns"))
        for number, row in list(cells.rows.items()):
            cells.rows[number] = {column: value for column, value in row.items() if column not in hidden}


def _fill_merged(cells: Cells) -> None:
    """A merged cell's text stands in each of the rows and columns that it covers, where there are rows at all.

    One as wide as a title (a single row, all that stands in it) is left as it is.
    """
    for top, left, bottom, right in cells.merged[:_MOST_MERGED]:
        value = cells.rows.get(top, {}).get(left)
        if value is None or (bottom - top + 1) * (right - left + 1) > _MOST_MERGED:
            continue
        if set(cells.rows[top]) <= set(range(left, right + 1)):
            continue
        for number in range(top, bottom + 1):
            for column in range(left, right + 1) if number in cells.rows else ():
                cells.rows[number].setdefault(column, value)


def _column_groups(rows: dict[int, Row]) -> list[tuple[int, int]]:
    """First and last column of each stretch of columns that no empty one divides: tables that stand side by side."""
    used = sorted({column for row in rows.values() for column in row})
    groups = groupby(enumerate(used), key=lambda pair: pair[1] - pair[0])
    ranges = [[column for _, column in group] for _, group in groups]
    return [(columns[0], columns[-1]) for columns in ranges]


def _kept(row: Row, columns: tuple[int, int]) -> Row:
    return {column: value for column, value in row.items() if columns[0] <= column <= columns[1]}


def _read_table(rows: dict[int, Row], text: SheetText) -> None:
    numbers = sorted(rows)
    header = _header(rows, numbers)
    if header is None:
        _keep_as_they_are(rows, numbers, text)
        return
    unnamed = 0
    before = numbers[0]
    for index, number in enumerate(numbers):
        row = rows[number]
        if number > header.last_row and number - before > 1:
            following = _another_header(rows, numbers[index:], header)
            if following:
                _read_table({other: rows[other] for other in numbers[index:]}, text)
                break
        before = number
        if number > header.last_row:
            unnamed += sum(1 for column in row if column not in header.names)
            _add(text, number, _row_piece(row, header))
        elif not header.names.keys() & row.keys() or number < _first_row(header, rows, numbers):
            _add(text, number, Piece(BlockKind.PARAGRAPH, " ".join(row[column] for column in sorted(row))))
    if unnamed:
        text.notes.append(counted(unnamed, "cell in a column without a name", "cells in columns without a name"))


def _add(text: SheetText, number: int, piece: Piece) -> None:
    text.pieces.append(PlacedPiece(number, piece))


def _first_row(header: _Header, rows: dict[int, Row], numbers: Sequence[int]) -> int:
    """The header's first row: two make one where groups of columns have a name of their own."""
    index = numbers.index(header.last_row)
    above = numbers[index - 1] if index else header.last_row
    grouped = index and above == header.last_row - 1 and len(rows[above]) > 1
    return above if grouped and _is_group_row(rows[above], rows[header.last_row]) else header.last_row


def _row_piece(row: Row, header: _Header) -> Piece:
    """A record; a row with one cell only is a remark or a heading among the rows, not said of any column."""
    columns = sorted(header.names)
    if len(row) == 1 and len(columns) > 2:
        return Piece(BlockKind.PARAGRAPH, next(iter(row.values())))
    named = [header.names[column] for column in columns]
    return Piece(BlockKind.RECORD, record_sentence(named, [row.get(column, "") for column in columns]))


def _header(rows: dict[int, Row], numbers: Sequence[int]) -> _Header | None:
    """The first row that names at least half of the columns that the rows below fill, each with another name."""
    widest = max((len(rows[number]) for number in numbers[: _HEADER_WITHIN * 2]), default=0)
    for index, number in enumerate(numbers[:_HEADER_WITHIN]):
        row, below = rows[number], numbers[index + 1 :]
        if len(row) < 2 or len(row) * 2 <= widest or not below or not all(is_name(clean_line(v)) for v in row.values()):
            continue
        under = rows[below[0]]
        if below[0] == number + 1 and len(below) > 1 and _is_group_row(row, under) and _are_names(under):
            names = {column: _joined(row.get(column, ""), name) for column, name in under.items()}
            last, below = below[0], below[1:]
        else:
            names, last = {column: clean_line(value) for column, value in row.items()}, number
        if len(set(names.values())) < len(names):
            continue
        first = min(column for other in below for column in rows[other])
        if first not in names:
            names[first] = ""
        return _Header(names, last, _figure_columns(rows, below))
    return None


def _is_group_row(row: Row, under: Row) -> bool:
    """Whether the row names groups of the columns that the one under it names."""
    values = [clean_line(value) for value in row.values()]
    return len(set(values)) < len(values) and _are_names(under)


def _joined(group: str, name: str) -> str:
    return clean_line(name if group == name else f"{group} {name}")


def _are_names(row: Row) -> bool:
    return len(row) > 1 and all(is_name(clean_line(value)) for value in row.values())


def _figure_columns(rows: dict[int, Row], below: Sequence[int]) -> frozenset[int]:
    sample = [rows[number] for number in below[:200]]
    columns = {column for row in sample for column in row}
    return frozenset(c for c in columns if _most_are_figures([row[c] for row in sample if c in row]))


def _most_are_figures(values: Sequence[str]) -> bool:
    return sum(1 for value in values if is_figure(value)) * 2 > len(values)


def _another_header(rows: dict[int, Row], numbers: Sequence[int], header: _Header) -> bool:
    """Whether below an empty row another table begins: words stand where the first table has figures."""
    row = rows[numbers[0]]
    in_figures = [row[column] for column in row if column in header.figures]
    worded = bool(in_figures) and all(not is_figure(value) for value in in_figures)
    return len(row) > 1 and len(numbers) > 1 and worded and _are_names(row)


def _keep_as_they_are(rows: dict[int, Row], numbers: Sequence[int], text: SheetText) -> None:
    for together, group in groupby(_runs(rows, numbers), key=lambda pair: len(pair[1]) > 1):
        members = list(group)
        if together:
            lines = [[row[column] for column in sorted(row)] for _, row in members]
            _add(text, members[0][0], rows_as_they_are(lines))
        else:
            for number, row in members:
                _add(text, number, Piece(BlockKind.PARAGRAPH, next(iter(row.values()))))
    if any(len(rows[number]) > 1 for number in numbers):
        text.notes.append("no row names the columns, so its rows were kept but are never quoted")


def _runs(rows: dict[int, Row], numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
    return ((number, rows[number]) for number in numbers)
