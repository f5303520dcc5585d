"""From fragments of text with places to lines in reading order: words joined, columns told apart, cells kept apart.

Knows of geometry only; which lines are headings, paragraphs or tables is left to ``ingest.paragraphs``. Places are in
points, y upwards, as if every text ran from left to right.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from statistics import median

from ingest.cleaning import is_cjk

_WORD_GAP = 0.15
"""A gap of this many font sizes is a space; narrower ones are kerning."""
_CELL_GAP = 0.85
"""A gap wider than this many font sizes may be a gutter or a table's; no justified line stretches its spaces so far."""
_SAME_LINE = 0.4
"""Baselines closer than this many font sizes are one line, so that raised figures stay in it."""
_RAISED = re.compile(r"^[\d*†‡§]{1,4}$")
_UNIT = re.compile(r"(?:\d|\b[kcmd]?m|\bft|\bin)$")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEADER = re.compile(r"(?:\s?[.·…]){5,}\s*")
"""Dots that lead the eye from an entry to its page or figure."""
_COLUMN_LINES = 4
_COLUMN_CHARACTERS = 14
_MOST_CELLS = 3000
"""A page of more cells than this is no page of columns, and not worth the time to look for them."""
_MOST_HOSTS = 200


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text as shown, from ``x0`` to ``x1`` on the baseline ``y``. ``turn`` counts quarter turns."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Text without a wide gap in it."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column: its cells from left to right, more than one where gaps are wide. ``column`` counts on.

    ``text`` joins them by a space; baseline ``y`` and font ``size`` are those of the longest.
    """

    cells: tuple[Cell, ...]
    column: int
    text: str = field(init=False, compare=False)
    y: float = field(init=False, compare=False)
    size: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        longest = self.cells[0] if len(self.cells) == 1 else max(self.cells, key=lambda cell: len(cell.text))
        object.__setattr__(self, "text", " ".join(cell.text.strip() for cell in self.cells))
        object.__setattr__(self, "y", longest.y)
        object.__setattr__(self, "size", longest.size)

    @property
    def x0(self) -> float:
        """Left end."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return self.cells[-1].x1

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(cell.bold for cell in self.cells)


def lines_of(fragments: Sequence[Fragment]) -> list[Line]:
    """The page's lines in reading order. Text that runs in another direction than most of the page comes last."""
    found: list[Line] = []
    lengths = {
        turn: sum(len(fragment.text) for fragment in fragments if fragment.turn == turn)
        for turn in {fragment.turn for fragment in fragments}
    }
    for turn in sorted(lengths, key=lambda turn: -lengths[turn]):
        cells = _cells(_settled([fragment for fragment in fragments if fragment.turn == turn]))
        first = found[-1].column + 1 if found else 0
        for column, region in enumerate(_regions(cells), first):
            found.extend(Line(tuple(row), column) for row in _rows(region))
    return found


def _settled(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments with small raised figures set on their line: as superscripts after figures and units (10², km²).

    After other text they are the marks of footnotes, which no sentence needs, and are left out.
    """
    hosts: dict[int, list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        hosts[round(fragment.x1 / 4)].append(fragment)
    return [settled for fragment in fragments if (settled := _on_line(fragment, hosts)) is not None]


def _on_line(fragment: Fragment, hosts: dict[int, list[Fragment]]) -> Fragment | None:
    if not _RAISED.match(fragment.text.strip()):
        return fragment
    near = (host for step in (-1, 0, 1) for host in islice(hosts[round(fragment.x0 / 4) + step], _MOST_HOSTS))
    for host in near:
        raised = 0.15 * host.size < fragment.y - host.y < 0.7 * host.size
        if raised and fragment.size < 0.85 * host.size and abs(fragment.x0 - host.x1) < 0.35 * host.size:
            text = fragment.text.strip()
            if not _UNIT.search(host.text.rstrip()):
                return None
            return replace(fragment, text=text.translate(_SUPERSCRIPTS), y=host.y, size=host.size)
    return fragment


def _cells(fragments: Sequence[Fragment]) -> list[Cell]:
    cells: list[Cell] = []
    for row in _fragment_rows(fragments):
        run: list[Fragment] = []
        end = 0.0
        for fragment in sorted(row, key=lambda fragment: fragment.x0):
            if run and _same_place(run[-1], fragment):
                continue
            if run and fragment.x0 - end > _CELL_GAP * max(fragment.size, run[-1].size):
                cells.extend(_cell(run))
                run = []
            end = max(end, fragment.x1) if run else fragment.x1
            run.append(fragment)
        cells.extend(_cell(run))
    return cells


def _fragment_rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    rows: list[list[Fragment]] = []
    shown = [fragment for fragment in fragments if fragment.text.strip() and fragment.size > 0]
    for fragment in sorted(shown, key=lambda fragment: (-fragment.y, fragment.x0)):
        last = rows[-1] if rows else None
        if last and last[0].y - fragment.y <= _SAME_LINE * max(min(last[0].size, fragment.size), 1.0):
            last.append(fragment)
        else:
            rows.append([fragment])
    return rows


def _same_place(a: Fragment, b: Fragment) -> bool:
    """Whether the same text was shown twice in one place, as some programs do for bold letters."""
    return a.text == b.text and abs(a.x0 - b.x0) < 0.2 * a.size


def _cell(run: Sequence[Fragment]) -> Iterator[Cell]:
    text = ""
    for before, fragment in zip([None, *run], run, strict=False):
        gap = fragment.x0 - before.x1 if before is not None else 0.0
        spaced = text.endswith(" ") or fragment.text.startswith(" ") or not text
        if not spaced and gap > _WORD_GAP * fragment.size and not _both_cjk(text, fragment.text):
            text += " "
        text += fragment.text
    if text.strip():
        main = max(run, key=lambda fragment: len(fragment.text.strip()))
        bold = all(fragment.bold for fragment in run if fragment.text.strip())
        yield from _without_leaders(Cell(text, run[0].x0, max(part.x1 for part in run), main.y, main.size, bold))


def _without_leaders(cell: Cell) -> Iterator[Cell]:
    """The cell, or the two or more that a row of dots holds together; their places are told from their lengths."""
    start = 0
    step = (cell.x1 - cell.x0) / len(cell.text)
    for match in [*_LEADER.finditer(cell.text), None]:
        end = match.start() if match is not None else len(cell.text)
        if cell.text[start:end].strip():
            x0, x1 = cell.x0 + start * step, cell.x0 + end * step
            yield replace(cell, text=cell.text[start:end], x0=x0, x1=x1)
        start = match.end() if match is not None else end


def _both_cjk(left: str, right: str) -> bool:
    return bool(left) and bool(right) and is_cjk(left[-1]) and is_cjk(right[0])


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells on one baseline, from top to bottom."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: -cell.y):
        if rows and rows[-1][0].y - cell.y <= _SAME_LINE * min(rows[-1][0].size, cell.size):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.x0) for row in rows]


def _regions(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Groups of cells in reading order, each of one column: what spans the page cuts it into bands of columns."""
    gutter = _gutter(cells)
    if gutter is None:
        return [list(cells)] if cells else []
    regions: list[list[Cell]] = []
    band: list[Cell] = []
    spanning: list[Cell] = []
    for row in _rows(cells):
        across = [cell for cell in row if cell.x0 < gutter < cell.x1]
        if across:
            regions.extend(_columns(band, gutter))
            band = []
            spanning.extend(row)
        else:
            if spanning:
                regions.append(spanning)
                spanning = []
            band.extend(row)
    regions.extend([spanning] if spanning else _columns(band, gutter))
    return regions


def _columns(band: Sequence[Cell], gutter: float) -> list[list[Cell]]:
    left = [cell for cell in band if cell.x1 <= gutter]
    right = [cell for cell in band if cell.x0 >= gutter]
    return _regions(left) + _regions(right)


def _gutter(cells: Sequence[Cell]) -> float | None:
    """Where a white stripe parts two columns of running text; None if there is one column, or a table."""
    if not 2 * _COLUMN_LINES <= len(cells) <= _MOST_CELLS:
        return None
    size = median(cell.size for cell in cells)
    starts, ends = sorted(cell.x0 for cell in cells), sorted(cell.x1 for cell in cells)
    best: tuple[int, float] | None = None
    for x in sorted({round(cell.x0 - size / 4, 1) for cell in cells}):
        before, after = bisect_right(ends, x), len(cells) - bisect_left(starts, x)
        across = len(cells) - before - after
        if across * 4 > min(before, after) or min(before, after) < _COLUMN_LINES:
            continue
        left = [cell for cell in cells if cell.x1 <= x]
        right = [cell for cell in cells if cell.x0 >= x]
        if not (_is_column(left) and _is_column(right)):
            continue
        if not _side_by_side(left, right):
            continue
        score = len(left) * len(right) - across * len(cells)
        if best is None or score > best[0]:
            best = (score, x)
    return best[1] if best else None


def _is_column(cells: Sequence[Cell]) -> bool:
    """Whether these are lines of running text: enough of them, long enough, and most as wide as the column."""
    if len(cells) < _COLUMN_LINES:
        return False
    rows = _rows(cells)
    widths = sorted(row[-1].x1 - row[0].x0 for row in rows)
    widest = widths[int(len(widths) * 0.9) - 1] if len(widths) > 1 else widths[0]
    letters = median(sum(_letters(cell.text) for cell in row) for row in rows)
    return len(rows) >= _COLUMN_LINES and letters >= _COLUMN_CHARACTERS and median(widths) >= 0.6 * widest


def _letters(text: str) -> float:
    """Letters, a Chinese character for two, so that digits of a table make no column of text."""
    return sum(2.0 if is_cjk(character) else 1.0 for character in text if character.isalpha())


def _side_by_side(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Whether the two share enough of the height for a reader to see columns."""
    top = min(max(cell.y for cell in left), max(cell.y for cell in right))
    bottom = max(min(cell.y for cell in left), min(cell.y for cell in right))
    height = min(_height(left), _height(right))
    return height > 0 and (top - bottom) >= 0.5 * height


def _height(cells: Sequence[Cell]) -> float:
    return max(cell.y for cell in cells) - min(cell.y for cell in cells)
