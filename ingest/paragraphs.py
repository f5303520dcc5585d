"""From the lines of a page to its headings, paragraphs, list items and tables.

Told from size, weight, indents and distances, as a reader tells them. Levels of headings run from the largest type
of the whole document, so ``Style`` is made first, from all pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from app.domain import BlockKind
from app.language.sentences import is_complete
from ingest.cleaning import clean_line
from ingest.content import Piece
from ingest.line_joining import LineJoiner
from ingest.page_layout import Line
from ingest.tables import table_pieces, table_rows

_BULLET = re.compile(r"^\s*(?:[•▪◦‣●○■□–—*·∙\uf0b7\uf0a7\uf0d8]|-(?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*")
_HEADING_LENGTH = 150
_BOLD_HEADING_LENGTH = 100
_LARGER = 1.12
_LOST_ROWS, _LOST_CELLS = 3, 3


@dataclass(frozen=True, slots=True)
class Style:
    """How a document sets its type: the size of its running text, its heading sizes, and its outline's titles."""

    body: float
    body_bold: bool
    headings: tuple[float, ...]
    outline: Mapping[str, int]

    def level(self, line: Line) -> int:
        """The heading level of a line, from 1; 0 if it is none."""
        text = clean_line(line.text)
        listed = self.outline.get(title_key(text), 0)
        if listed and len(text) > 1:
            return min(listed, 6)
        if not any(character.isalpha() for character in text) or len(text) > _HEADING_LENGTH:
            return 0
        if line.size >= _LARGER * self.body:
            return min(1 + sum(1 for size in self.headings if size > line.size + 0.3), 6)
        bold = line.bold and not self.body_bold and len(line.cells) == 1 and len(text) <= _BOLD_HEADING_LENGTH
        if bold and line.size >= 0.95 * self.body and text[-1] not in ".,;:。，；：" and not _BULLET.match(text):
            return min(1 + len(self.headings), 6)
        return 0


def body_size(lines: Iterable[Line]) -> float:
    """The size that most characters are set in, to half a point; 0 if there are no lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def style_of(lines: Sequence[Line], outline: Mapping[str, int]) -> Style:
    """The style of a document. ``outline`` holds its titles, as ``title_key`` has them, with their levels."""
    body = body_size(lines)
    larger = sorted({round(line.size * 2) / 2 for line in lines if line.size >= _LARGER * body}, reverse=True)
    bold = sum(len(line.text) for line in lines if line.bold)
    return Style(body, bold * 2 > sum(len(line.text) for line in lines), tuple(larger), outline)


def title_key(title: str) -> str:
    """A heading without its number, case and spaces, so that the outline's and the page's agree."""
    return re.sub(r"\W+", "", re.sub(r"^[\d.\sIVX]+(?=\D)", "", clean_line(title))).lower()


def pieces_of(lines: Sequence[Line], style: Style, joiner: LineJoiner) -> list[Piece]:
    """The page's pieces in reading order."""
    pieces: list[Piece] = []
    for _, region in groupby(lines, key=lambda line: line.column):
        first = True
        for piece in _region_pieces(list(region), style, joiner):
            if first and pieces and _carries_on(pieces[-1], piece):
                piece = Piece(pieces[-1].kind, joiner.join((pieces.pop().text, piece.text)))  # noqa: PLW2901
            pieces.append(piece)
            first = False
    return pieces


def _carries_on(before: Piece, after: Piece) -> bool:
    """Whether a paragraph that a column's end has cut goes on in the next."""
    texts = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    open_end = before.kind in texts and not is_complete(before.text)
    return open_end and after.kind is BlockKind.PARAGRAPH and after.text[:1].islower()


def _region_pieces(lines: Sequence[Line], style: Style, joiner: LineJoiner) -> Iterator[Piece]:
    measure = _Measure.of(lines)
    index = 0
    while index < len(lines):
        rows = table_rows(lines, index)
        if rows:
            yield from table_pieces(lines[index : index + rows])
            index += rows
            continue
        level = style.level(lines[index])
        end = index + 1
        while (
            end < len(lines) and not table_rows(lines, end) and not measure.breaks(lines[index:end], lines[end], style)
        ):
            end += 1
        yield _piece(lines[index:end], level, joiner)
        index = end


def _piece(lines: Sequence[Line], level: int, joiner: LineJoiner) -> Piece:
    text = joiner.join(line.text for line in lines)
    if level:
        return Piece(BlockKind.HEADING, text, level)
    bullet = _BULLET.match(text)
    if bullet is not None and text[bullet.end() :].strip():
        return Piece(BlockKind.ITEM, text[bullet.end() :])
    return Piece(BlockKind.PARAGRAPH, text)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The margins of a column and the usual distance of its lines."""

    left: float
    right: float
    leading: float

    @staticmethod
    def of(lines: Sequence[Line]) -> _Measure:
        gaps = [above.y - below.y for above, below in pairwise(lines) if above.y - below.y > 1]
        close = [gap for gap in gaps if gap <= 2.2 * median(line.size for line in lines)] or gaps
        left = Counter(round(line.x0) for line in lines).most_common(1)[0][0]
        right = sorted(line.x1 for line in lines)[int(len(lines) * 0.9)] if len(lines) > 1 else lines[0].x1
        return _Measure(float(left), right, median(close) if close else lines[0].size * 1.2)

    def breaks(self, block: Sequence[Line], line: Line, style: Style) -> bool:
        """Whether a new block begins with ``line``."""
        above, first = block[-1], block[0]
        distance = above.y - line.y
        if style.level(first) or style.level(line):
            same = style.level(first) == style.level(line) and abs(first.size - line.size) < 0.6
            return not same or distance > 1.7 * line.size or is_complete(above.text)
        if distance > 1.35 * self.leading or distance < -line.size or abs(above.size - line.size) > 0.12 * above.size:
            return True
        if distance > 1.12 * self.leading and is_complete(above.text):
            return True
        return self._begins(first, above, line)

    def _begins(self, first: Line, above: Line, line: Line) -> bool:
        em = line.size
        if _BULLET.match(line.text) and not above.text.rstrip().endswith("-"):
            return True
        if _BULLET.match(first.text):
            return line.x0 < first.x0 - 0.5 * em
        indented = line.x0 - self.left > 0.8 * em and line.x0 - above.x0 > 0.8 * em
        short = above.x1 < self.right - 0.15 * (self.right - self.left)
        return (indented and is_complete(above.text)) or (
            short and is_complete(above.text) and not line.text[:1].islower()
        )


def has_lost_table(lines: Sequence[Line]) -> bool:
    """Whether lines that look like rows of a table became running text, so that its figures stand without headers."""
    loose = 0
    index = 0
    while index < len(lines):
        rows = table_rows(lines, index)
        loose = loose + 1 if not rows and len(lines[index].cells) >= _LOST_CELLS else 0
        if loose >= _LOST_ROWS:
            return True
        index += max(rows, 1)
    return False
