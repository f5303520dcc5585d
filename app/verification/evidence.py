"""The pieces of the passages that can support a sentence.

Quotable sentences, and two in a row where the second leans on the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain import Citation, Passage, Span

_LEANING = re.compile(
    r"(?:it|its|they|their|them|these|those|this|that|he|she|his|her|such|both|the (?:course|programme|"
    r"program|role|job|certificate|"
    r"occupation|exam|curriculum|degree))\b|[它其他她]|这|该|此|两者",
    re.IGNORECASE,
)
_EDGES = " \t\n.。!！?？;；\"“”'‘’*-•"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a passage, its text, and the title and headings it stands under."""

    passage: Passage
    span: Span
    text: str
    context: str

    @property
    def citation(self) -> Citation:
        """The evidence as a citation; white space and line breaks stay as they are in the passage."""
        return Citation(self.passage, self.span, self.passage.chunk.quote(self.span))


def evidence_of(passages: Sequence[Passage]) -> list[Evidence]:
    """Every single sentence, then every leaning pair, of all passages in order."""
    return [
        *(piece for passage in passages for piece in _singles(passage)),
        *(pair for passage in passages for pair in _pairs(passage)),
    ]


def quoted(sentence: str, evidence: Sequence[Evidence]) -> Evidence | None:
    """The evidence that the sentence repeats to the letter, but for white space, case and its last mark."""
    wanted = plain(sentence)
    return next((piece for piece in evidence if plain(piece.text) == wanted), None) if wanted else None


def plain(text: str) -> str:
    """The text without what may differ in a verbatim quote."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip(_EDGES).casefold()


def leans(sentence: str) -> bool:
    """Whether it speaks of something that an earlier sentence named."""
    return _LEANING.match(sentence.strip()) is not None


def _singles(passage: Passage) -> list[Evidence]:
    return [_piece(passage, span) for span in passage.chunk.sentences]


def _pairs(passage: Passage) -> list[Evidence]:
    return [
        _piece(passage, Span(first.page, first.start, second.end))
        for first, second in pairwise(passage.chunk.sentences)
        if first.page == second.page and leans(passage.chunk.quote(second))
    ]


def _piece(passage: Passage, span: Span) -> Evidence:
    context = ". ".join(dict.fromkeys((passage.source.title, *passage.chunk.heading_path)))
    return Evidence(passage, span, re.sub(r"\s+", " ", passage.chunk.quote(span)), context)
