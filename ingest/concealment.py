"""Text of a page that whoever looks at it does not see, told from how it is painted.

Judged from what a reader of PDFs notices while it follows a page's operators: render modes, inks, places and what is
painted underneath. What becomes of hidden text is left to ``ingest.reading``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ingest.cleaning import clean_line, is_cjk, join_words
from ingest.geometry import Box
from ingest.page_layout import Fragment

SMALLEST_SIZE = 1.5
"""Points: what is set smaller looks like a line or a dot."""
FEWEST_WORDS = 4
"""Fewer hidden words on a page are an accident of typesetting, and are left out with a note."""
_SCAN_COVER = 0.6
_OCR_SHARE = 0.5


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
    return {
        index
        for index, suspect in page.suspects.items()
        if not (suspect.why is Concealment.INVISIBLE and scan)
        and not (suspect.why is Concealment.WHITE and _on_dark(index, suspect, page.areas))
    }


def _is_read_scan(page: Painted) -> bool:
    """Whether the invisible text is what OCR has read in the picture that covers the page."""
    invisible = sum(
        len(page.fragments[index].text)
        for index, suspect in page.suspects.items()
        if suspect.why is Concealment.INVISIBLE
    )
    everything = sum(len(fragment.text) for fragment in page.fragments)
    return invisible > _OCR_SHARE * everything and page.image_cover >= _SCAN_COVER


def _on_dark(index: int, suspect: Suspect, areas: Sequence[Area]) -> bool:
    """Whether the last thing painted under it is not white."""
    under = [area for area in areas if area.before <= index and area.box.holds(suspect.x, suspect.y)]
    return bool(under) and not under[-1].white


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
    """How many words; two Chinese characters count as one."""
    return len([word for word in text.split() if any(map(str.isalnum, word))]) + sum(map(is_cjk, text)) // 2
