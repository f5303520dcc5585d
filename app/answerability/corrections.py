"""Whether a question takes for granted what the library says otherwise, and the sentences that say so.

A premise is understood like a question of its own. What it says of a role is held against that role's guide, what it
says of a course against the catalogue's row, everything else against the articles found for it. One that the library
doesn't speak of is left alone. How a correction is worded is for ``replies``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from app.answerability import catalogue, entry, exposure, listings, prospects, wages
from app.answerability.evidence import ROW_NAME_END
from app.answerability.figures import dollars, percentages
from app.answerability.opposites import SAME, bears_out, content, opposed
from app.answerability.premises import Premise, premises_of
from app.domain import (
    SECTIONS,
    Aspect,
    Citation,
    Passage,
    Question,
    RoleEntry,
    SourceKind,
    Understanding,
    VerdictLabel,
)
from app.language.words import index_terms
from app.ports import Library, SupportChecker

_OPPOSED = frozenset({VerdictLabel.CONTRADICTED, VerdictLabel.NUMBER_MISMATCH})
_READERS: tuple[tuple[Aspect, Callable[[str, Sequence[Citation]], tuple[Citation, ...]]], ...] = (
    (Aspect.EDUCATION, entry.against),
    (Aspect.PAY, wages.against),
    (Aspect.AI, exposure.against),
    (Aspect.OUTLOOK, prospects.against),
)
_FIELD_OF_STUDY = re.compile(
    r"\b(?:law|medical|med|nursing|dental|business|engineering|teaching|accounting|psychology)\s+(?=(?:degrees?|"
    r"school)\b)",
    re.IGNORECASE,
)
_BEGINNING = 5
_ROLES = 2
"""So many roles of one premise are looked at."""


class Means(Protocol):
    """What a correction is found with; the pipeline's parts are such."""

    @property
    def understand(self) -> Callable[[Question], Understanding]:
        """The stage that tells a question's roles and aspects."""

    @property
    def retrieve(self) -> Callable[[Understanding], tuple[Passage, ...]]:
        """The stage that finds passages."""

    @property
    def library(self) -> Library:
        """Where guides are read."""

    @property
    def checker(self) -> SupportChecker:
        """Who decides of what no reader here can."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of the question that the library says otherwise of, and the smallest sentences that do.

    The citations' passages keep their numbers where they were among those found for the question;
    others go on counting.
    """

    premise: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a correction must be cited")


def correction_of(understanding: Understanding, passages: Sequence[Passage], means: Means) -> Correction | None:
    """The first premise of the question that the library says otherwise of; None if there is none.

    ``passages`` are those found for the question itself; they may be none.
    """
    for premise in premises_of(understanding.question.text, understanding.language):
        if found := _against(premise, means):
            return Correction(premise.text, _numbered(found, passages))
    return None


def _against(premise: Premise, means: Means) -> tuple[Citation, ...]:
    understood = means.understand(Question(_FIELD_OF_STUDY.sub("", premise.text)))
    near = means.retrieve(replace(understood, roles=(), aspects=()))
    roles = understood.roles[:_ROLES] or _named_by_field(premise.text, near, means.library)
    of_roles = [_against_guide(premise.text, role, means.library) for role in roles]
    if of_roles and all(of_roles):
        return of_roles[0]
    if found := _against_lists(premise.text, roles, means.library):
        return found
    rows = _sentences([one for one in near if one.source.kind is SourceKind.COURSES])
    if found := catalogue.against(premise.text, rows):
        return found
    if roles and (dollars(premise.text) or percentages(premise.text)):
        return ()
    texts = [one for one in near if one.source.kind is SourceKind.ARTICLE]
    return _against_articles(premise.text, texts, means.checker, of_role=bool(roles))


def _named_by_field(premise: str, near: Sequence[Passage], library: Library) -> list[RoleEntry]:
    """The one role that a premise names by its field of work: all words of its title begin like words of the premise.

    A title of one word says little, so that its guide has to be among the passages, too.
    """
    found = frozenset(passage.source.id for passage in near if passage.source.kind is SourceKind.ROLE)
    said = frozenset(term[:_BEGINNING] for term in index_terms(premise))
    fitting = [entry for entry in library.roles() if (title := _beginnings(entry)) and title <= said]
    sure = [entry for entry in fitting if len(_beginnings(entry)) > 1 or entry.source_id in found]
    return sure if len(sure) == 1 else []


def _beginnings(entry: RoleEntry) -> frozenset[str]:
    return frozenset(term[:_BEGINNING] for term in index_terms(entry.role.title))


def _against_guide(premise: str, role: RoleEntry, library: Library) -> tuple[Citation, ...]:
    for aspect, against in _READERS:
        if found := against(premise, _section(role, aspect, library)):
            return found
    return ()


def _against_lists(premise: str, roles: Sequence[RoleEntry], library: Library) -> tuple[Citation, ...]:
    aspect = listings.aspect_of(premise)
    if aspect is None or not roles:
        return ()
    role = listings.subject(premise, roles) if aspect is Aspect.RELATED else roles[0]
    return listings.against(premise, _section(role, aspect, library), role.role)


def _against_articles(
    premise: str, passages: Sequence[Passage], checker: SupportChecker, *, of_role: bool
) -> tuple[Citation, ...]:
    """What the checker finds decides only where no role is spoken of: one on another role contradicts nothing."""
    if not passages:
        return ()
    lines = [line for line in _sentences(passages) if ROW_NAME_END not in line.quote]
    if any(bears_out(premise, line.quote) for line in lines):
        return ()
    finding = checker.check(premise, passages)
    if finding.verdict.supported:
        return ()
    weighed = [(opposed(premise, line.quote, _heading(line)), -place) for place, line in enumerate(lines)]
    score, place = max(weighed, default=(0.0, 0))
    if score:
        return (lines[-place],)
    closest = None if of_role else finding.closest
    if finding.verdict.label in _OPPOSED and closest is not None and _same(premise, closest.quote):
        return (closest,)
    return ()


def _heading(line: Citation) -> str:
    return line.passage.chunk.heading_path[-1] if line.passage.chunk.heading_path else ""


def _same(premise: str, sentence: str) -> bool:
    said = content(premise)
    return len(said & content(sentence)) >= SAME * len(said)


def _section(role: RoleEntry, aspect: Aspect, library: Library) -> list[Citation]:
    """The sentences of a role's section, each as a citation of a passage with a number of its own."""
    source = library.source(role.source_id)
    if source is None:
        return []
    chunks = [chunk for chunk in library.chunks_of(source.id) if SECTIONS[aspect] in chunk.heading_path]
    return _sentences([Passage(chunk, source, "", 1.0, number) for number, chunk in enumerate(chunks, 1)])


def _sentences(passages: Sequence[Passage]) -> list[Citation]:
    return [
        Citation(passage, span, passage.chunk.quote(span)) for passage in passages for span in passage.chunk.sentences
    ]


def _numbered(citations: Sequence[Citation], passages: Sequence[Passage]) -> tuple[Citation, ...]:
    known = {passage.chunk.id: passage for passage in passages}
    numbers = count(max((passage.number for passage in passages), default=0) + 1)
    numbered: list[Citation] = []
    for one in citations:
        chunk = one.passage.chunk
        if chunk.id not in known:
            label = one.passage.page_label
            known[chunk.id] = Passage(chunk, one.passage.source, label, one.passage.score, next(numbers))
        numbered.append(Citation(known[chunk.id], one.span, one.quote))
    return tuple(numbered)
