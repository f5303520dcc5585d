"""Text of a page that whoever looks at it does not see, told from how it is painted.

Judged from what a reader of PDFs notices while it follows a page's operators: render modes, inks, places and what is
painted underneath. What becomes of hidden text is left to ``ingest.reading``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from ingest.cleaning import clean_line, is_cjk, join_words
from ingest.geometry import Box
from ingest.page_layout import Fragment

SMALLEST_SIZE = 1.5
"""Points: what is set smaller looks like a line or a dot."""
FEWEST_WORDS = 4
"""Fewer hidden words on a page are an accident of typesetting, and are left out with a note."""
_SCAN_COVER = 0.6
_OCR_SHARE = 0.5
_LETTERS_OF_A_WORD = 10
_MOST_COMPARED = 2_000_000_000
"""White runs times areas; runs beyond count as hidden, so that nothing can be hidden behind their number."""


class Concealment(Enum):
    """Why a run of text may not be seen."""

    INVISIBLE = auto()
    WHITE = auto()
    TRANSPARENT = auto()
    TINY = auto()
    OUTSIDE = auto()
    SWITCHED_OFF = auto()


@dataclass(frozen=True, slots=True)
class Suspect:
    """A run that may not be seen: its middle, as the page is shown."""

    why: Concealment
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """Something painted: the box around it, and how many runs of text were painted before it."""

    box: Box
    white: bool
    before: int


@dataclass(frozen=True, slots=True)
class Painted:
    """A page's text in the order of the file. ``suspects`` are keyed by their index in ``fragments``.

    ``images`` are the boxes of its pictures; ``areas`` are only known where text is white.
    """

    fragments: Sequence[Fragment]
    suspects: Mapping[int, Suspect]
    images: Sequence[Box]
    shown: Box
    areas: Sequence[Area] = ()

    @property
    def image_cover(self) -> float:
        """The share of the page that pictures cover, 0 to 1."""
        covered = sum(image.common(self.shown).area for image in self.images)
        return min(1.0, covered / self.shown.area) if self.shown.area else 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """The runs that are seen, and the hidden text in readable stretches; ``strays`` counts hidden words left out."""

    fragments: list[Fragment]
    hidden: list[str]
    strays: int = 0


def seen(page: Painted) -> Seen:
    """What of the page's text is seen."""
    if not page.suspects:
        return Seen(list(page.fragments), [])
    unseen = _unseen(page)
    fragments = [fragment for index, fragment in enumerate(page.fragments) if index not in unseen]
    hidden = _stretches([page.fragments[index] for index in sorted(unseen)])
    words = sum(_words(text) for text in hidden)
    if words < FEWEST_WORDS:
        return Seen(fragments, [], words)
    return Seen(fragments, hidden)


def _unseen(page: Painted) -> set[int]:
    scan = _is_read_scan(page)
    unseen = {index for index, suspect in page.suspects.items() if suspect.why is not Concealment.INVISIBLE or not scan}
    return unseen - _on_dark(page)


def _is_read_scan(page: Painted) -> bool:
    """Whether the invisible text is what OCR has read in the picture that covers the page."""
    invisible = sum(
        len(page.fragments[index].text)
        for index, suspect in page.suspects.items()
        if suspect.why is Concealment.INVISIBLE
    )
    everything = sum(len(fragment.text) for fragment in page.fragments)
    return invisible > _OCR_SHARE * everything and page.image_cover >= _SCAN_COVER


def _on_dark(page: Painted) -> set[int]:
    """The white runs under which the last thing painted is not white."""
    if not page.areas:
        return set()
    white = [(index, run) for index, run in page.suspects.items() if run.why is Concealment.WHITE]
    boxes = np.array([(area.box.x0, area.box.y0, area.box.x1, area.box.y1) for area in page.areas])
    before = [area.before for area in page.areas]
    found: set[int] = set()
    for index, run in white[: _MOST_COMPARED // len(boxes)]:
        under = boxes[: bisect_right(before, index)]
        holding = (under[:, :2] <= (run.x, run.y)) & (under[:, 2:] >= (run.x, run.y))
        places = np.flatnonzero(holding.all(axis=1))
        if len(places) and not page.areas[places[-1]].white:
            found.add(index)
    return found


def _stretches(fragments: Sequence[Fragment]) -> list[str]:
    """The runs joined where they follow each other, in the order of the file."""
    texts: list[str] = []
    before: Fragment | None = None
    for fragment in fragments:
        near = before is not None and before.turn == fragment.turn
        if before is not None and near and abs(before.y - fragment.y) < 0.4 * max(before.size, 1.0):
            close = abs(fragment.x0 - before.x1) < 0.15 * max(fragment.size, 1.0)
            texts[-1] = texts[-1] + fragment.text if close else join_words(texts[-1].rstrip(), fragment.text.lstrip())
        elif before is not None and near and 0 < before.y - fragment.y < 3 * max(before.size, 1.0):
            texts[-1] = join_words(texts[-1].rstrip(), fragment.text.lstrip())
        else:
            texts.append(fragment.text)
        before = fragment
    return [text for text in map(clean_line, texts) if text]


def _words(text: str) -> int:
    """How many words, counted by letters where no spaces part them; two Chinese characters count as one."""
    letters = sum(map(str.isalnum, text))
    words = len([word for word in text.split() if any(map(str.isalnum, word))])
    return max(words, letters // _LETTERS_OF_A_WORD) + sum(map(is_cjk, text)) // 2
