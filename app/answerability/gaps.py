"""Whether the passages answer what was asked, or the library only comes near to it, and then what it lacks.

A question's constraints are held against the passages one by one: its place, employer, year, unit, the course or the
occupation it names, the fact it asks for. What to say about a gap is left to ``citation``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answerability.asking import asking
from app.answerability.courses import missing_course, missing_detail
from app.answerability.employers import missing_employer, missing_listed_employer
from app.answerability.evidence import Evidence, is_small, mentions
from app.answerability.facts import missing_fact
from app.answerability.folding import Word, words
from app.answerability.occupations import missing_occupation, strange
from app.answerability.places import Place, gazetteer, without_places
from app.answerability.private import private_words
from app.answerability.quantities import asks_for_quantity
from app.answerability.starting import missing_start
from app.answerability.units import missing_unit
from app.answerability.years import missing_year
from app.domain import Gap, GapKind, Passage, Understanding
from app.ports import Library


def gap_of(understanding: Understanding, passages: Sequence[Passage], library: Library) -> Gap | None:
    """The first thing asked for that the passages don't speak of; None if they may answer the question.

    Without passages only a question about private people or the coach's makers is a gap.
    """
    if found := private_words(understanding.question.text, library):
        return Gap(found, GapKind.PRIVATE)
    if not passages:
        return None
    evidence = Evidence.gather(understanding, passages, library)
    asks = asking(understanding.text)
    if found := missing_listed_employer(asks, evidence):
        return Gap(found, GapKind.EMPLOYER)
    places = gazetteer().places(asks)
    for place in places:
        if not _speaks_of(place, evidence):
            return Gap(place.text, GapKind.PLACE)
    rest = without_places(asks, places)
    return _constraint(asks, rest, evidence) or _subject(rest, evidence, library)


def _speaks_of(place: Place, evidence: Evidence) -> bool:
    if place.home:
        return True
    text = evidence.sections if evidence.understanding.roles else evidence.text
    named = mentions(text, place.text) if place.text.isascii() else place.text in text
    return named or any(other.name == place.name for other in gazetteer().places(text))


def _constraint(asks: str, rest: str, evidence: Evidence) -> Gap | None:
    """What narrows a figure: when, of whom, in which unit. ``rest`` is what asks without the places in it."""
    found = (
        (missing_employer(rest, evidence), GapKind.EMPLOYER),
        (missing_year(evidence.understanding, asks, evidence.sections), GapKind.YEAR),
        (missing_start(asks, evidence.sections), GapKind.STARTING_PAY),
        (missing_unit(asks, evidence.sections), GapKind.UNIT),
        (missing_fact(asks, evidence), GapKind.FACT),
    )
    return next((Gap(words_, kind) for words_, kind in found if words_), None)


def _subject(asks: str, evidence: Evidence, library: Library) -> Gap | None:
    """What is asked about, and what of it."""
    found = (
        (missing_course(asks, evidence, library), GapKind.COURSE),
        (missing_detail(asks, evidence), GapKind.FACT),
        (missing_occupation(asks, evidence, library), GapKind.ROLE),
        (_missing_rest(asks, evidence, library), GapKind.FACT),
    )
    return next((Gap(words_, kind) for words_, kind in found if words_), None)


def _is_asked_for(word: Word, asks: str) -> bool:
    """Whether it comes right after "what" or "which"."""
    return re.search(r"\b(?:what|which)\s+$", asks[: word.start], re.IGNORECASE) is not None


def _missing_rest(asks: str, evidence: Evidence, library: Library) -> str | None:
    """Of a role and no aspect, or of a quantity: a word that is strange to the role's guide and the library."""
    understanding = evidence.understanding
    if not understanding.roles or (understanding.aspects and not asks_for_quantity(asks)):
        return None
    if evidence.name_stems.isdisjoint(word.stem for word in words(asks) if not is_small(word.key)):
        return None
    odd = [word for word in strange(words(asks), evidence, library) if not is_small(word.key)]
    if not asks_for_quantity(asks):
        counts = library.counts([word.stem for word in odd]).containing
        odd = [word for word in odd if not counts.get(word.stem, 0) or _is_asked_for(word, asks)]
    return odd[0].surface if odd else None
