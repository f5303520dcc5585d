"""Takes off a document's pages what is printed on each of them: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.page_layout import Line

_EDGE_LINES = 2
_NUMBER = re.compile(
    r"^(?:page|seite|p\.|第)?\s*[-–—]?\s*(?P<label>\d{1,4}|[ivxlc]{1,7})\s*[-–—]?\s*页?(?:\s*(?:of|/|共)\s*\d+\s*页?)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")

Mark = tuple[str, int]
"""A line's text without its figures, and its height on the page in steps of six points."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, and the page number printed on it (empty if there is none)."""

    lines: tuple[Line, ...]
    label: str = ""


def without_running_heads(pages: Sequence[Sequence[Line]], body_size: float) -> list[PageLines]:
    """The pages without what recurs at the same height among the outer lines of several, and without page numbers.

    Larger type is left alone: it is a title, even where the running head repeats it.
    """
    counts: Counter[Mark] = Counter()
    for lines in pages:
        counts.update({mark for line in _edges(lines) for mark in _marks(line)[:1]})
    needed = 2 if len(pages) <= 3 else 3
    return [_stripped(lines, counts, needed, body_size) for lines in pages]


def _stripped(lines: Sequence[Line], counts: Counter[Mark], needed: int, body_size: float) -> PageLines:
    numbers = [(line, label) for line in _edges(lines) if (label := _page_number(line, lines))]
    heads = [
        line
        for line in _edges(lines)
        if line.size <= 1.15 * body_size and sum(counts[mark] for mark in _marks(line)) >= needed
    ]
    heads = [line for line in heads if _stands_apart(line, lines, heads)]
    labels = [label for _, label in numbers] + [_number_among(line) for line in heads if len(line.cells) > 1]
    dropped = [line for line, _ in numbers] + heads
    kept = tuple(line for line in lines if not any(line is gone for gone in dropped))
    return PageLines(kept or tuple(heads), next((label for label in labels if label), ""))


def _stands_apart(line: Line, lines: Sequence[Line], heads: Sequence[Line]) -> bool:
    """Whether space parts it from the text, so that the first line of a form or a table is not taken for a head."""
    text = [other.y for other in lines if not any(other is head for head in heads)]
    return not text or min(abs(y - line.y) for y in text) >= 1.35 * line.size


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The uppermost and lowest lines, the outermost first."""
    by_height = sorted(lines, key=lambda line: -line.y)
    if len(by_height) <= 2 * _EDGE_LINES:
        return [by_height[0], by_height[-1]] if len(by_height) > 1 else by_height
    return [*by_height[:_EDGE_LINES], *reversed(by_height[-_EDGE_LINES:])]


def _marks(line: Line) -> tuple[Mark, Mark, Mark]:
    """The line's own mark, and those of the neighbouring heights."""
    text = " ".join(_DIGITS.sub("#", line.text.lower()).split())
    step = round(line.y / 6)
    return (text, step), (text, step - 1), (text, step + 1)


def _page_number(line: Line, lines: Sequence[Line]) -> str:
    """The number if the line is only that, and stands apart at the very top or bottom."""
    match = _NUMBER.match(" ".join(line.text.split()))
    if match is None or len(line.cells) > 1:
        return ""
    others = [other.y for other in lines if other is not line]
    outermost = not others or line.y > max(others) or line.y < min(others)
    apart = not others or min(abs(y - line.y) for y in others) >= 1.4 * line.size
    return match["label"] if outermost and apart else ""


def _number_among(line: Line) -> str:
    """The page number in a running head such as ``12    Annual report``."""
    matches = (_NUMBER.match(cell.text.strip()) for cell in (line.cells[0], line.cells[-1]))
    return next((match["label"] for match in matches if match is not None and match["label"].isdigit()), "")
