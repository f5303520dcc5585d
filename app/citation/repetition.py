"""Whether one sentence says again what another says: by its words, and by the figures that it gives.

Sentences of different role guides are never repetitions: they speak of different occupations in the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.citation.figures import Figure, figures
from app.domain import OVERVIEW, Passage, SourceKind, Span
from app.language.words import index_terms

_ALIKE = 0.6
"""The share of the shorter one's terms that two sentences of different places have in common if they say the same."""
_ALIKE_IN_ONE_PLACE = 0.85
"""The same for two sentences of one section: its writer says nothing twice, but words much alike."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said by a sentence; ``passage`` and ``span`` are None where it was not quoted."""

    text: str
    terms: frozenset[str]
    figures: tuple[Figure, ...] = ()
    passage: Passage | None = None
    span: Span | None = None

    @classmethod
    def of(cls, text: str) -> Said:
        """What a text says of which no more is known."""
        return cls(text, frozenset(index_terms(text)), figures(text))


def said_again(new: Said, old: Said) -> bool:
    """Whether ``new`` adds nothing to ``old``, or overlaps it on the page."""
    if _overlap(new, old):
        return True
    if _of_other_roles(new, old):
        return False
    if _sums_up(new, old):
        return True
    if new.figures and _numbers(new) <= _numbers(old):
        return {(one.measure, one.value) for one in new.figures} <= {(one.measure, one.value) for one in old.figures}
    return _alike(new.terms, old.terms, _ALIKE_IN_ONE_PLACE if _one_place(new, old) else _ALIKE)


def _overlap(new: Said, old: Said) -> bool:
    if new.passage is None or old.passage is None or new.span is None or old.span is None:
        return False
    if new.passage.chunk.id != old.passage.chunk.id:
        return new.passage.source.id == old.passage.source.id and (new.text in old.text or old.text in new.text)
    meet = new.span.start < old.span.end and old.span.start < new.span.end
    return new.span.page == old.span.page and meet


def _sums_up(new: Said, old: Said) -> bool:
    """Whether a guide's overview gives a figure again that its section has given."""
    if new.passage is None or old.passage is None or new.passage.source.id != old.passage.source.id:
        return False
    given = {(one.measure, one.value) for one in old.figures}
    return OVERVIEW in new.passage.chunk.heading_path and any((one.measure, one.value) in given for one in new.figures)


def _of_other_roles(new: Said, old: Said) -> bool:
    if new.passage is None or old.passage is None:
        return False
    one, other = new.passage.source, old.passage.source
    return one.id != other.id and one.kind is SourceKind.ROLE and other.kind is SourceKind.ROLE


def _one_place(new: Said, old: Said) -> bool:
    if new.passage is None or old.passage is None:
        return False
    one, other = new.passage.chunk, old.passage.chunk
    return one.source_id == other.source_id and one.heading_path == other.heading_path


def _numbers(said: Said) -> set[str]:
    return {term for term in said.terms if term[0].isdigit() and not _YEAR.fullmatch(term)}


def _alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    less, more = sorted((one, other), key=len)
    numbers = {term for term in less if term[0].isdigit()}
    return bool(less) and numbers <= more and len(less & more) / len(less) >= share
