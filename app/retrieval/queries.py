"""A question as it is searched for: in its own language, and in the other one as far as the term list goes.

A query is made of concepts, each with the wordings that would express it; one wording suffices. Weighing a query
against a passage (``coverage``) is done here too; finding passages is left to ``search``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass

from app.domain import Understanding
from app.language.detection import is_han
from app.language.words import index_terms
from app.ports import TermCounts
from app.retrieval.calibration import HEADING_SHARE, JUNCTION_SHARE, KIN_SHARE
from app.retrieval.phrasing import english_terms
from app.retrieval.terms import TermList, Translation

_MOST_CONCEPTS = 32
"""Longer questions are searched by their rarest concepts: what is common adds time and no aim."""

Wording = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question is about; each wording is the index terms of it.

    ``kin`` are near-synonyms: they are not searched for, but a passage that holds one speaks of nearly the same.
    """

    wordings: tuple[Wording, ...]
    kin: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for in texts of one language.

    ``text`` is what an embedding model may read; ``share`` the part of the question's meaning that survives, 1 in its
    own language.
    """

    language: str
    text: str
    concepts: tuple[Concept, ...]
    share: float = 1.0

    @property
    def terms(self) -> tuple[str, ...]:
        """Every index term, each once."""
        wordings = (wording for concept in self.concepts for wording in concept.wordings)
        return tuple(dict.fromkeys(term for wording in wordings for term in wording))

    @property
    def weighed(self) -> tuple[str, ...]:
        """Every index term that a passage is weighed by: those searched for, and those of near-synonyms."""
        kin = (term for concept in self.concepts for wording in concept.kin for term in wording)
        return tuple(dict.fromkeys((*self.terms, *kin)))


@dataclass(frozen=True, slots=True)
class Held:
    """The index terms of a passage; those of the headings over it say what it should be about, not that it is."""

    text: Set[str]
    headings: Set[str] = frozenset()

    def share(self, term: str) -> float:
        """How far the passage holds a term, from 0 to 1."""
        if term in self.text:
            return 1.0
        return HEADING_SHARE if term in self.headings else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequencies of index terms: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25, never negative."""

    counts: TermCounts

    def of(self, term: str) -> float:
        """The weight of one term; the highest for a term that no chunk holds."""
        holding = self.counts.containing.get(term, 0)
        return math.log(1 + (self.counts.chunks - holding + 0.5) / (holding + 0.5))

    def of_each(self, wording: Wording) -> dict[str, float]:
        """The weights of a wording's terms.

        A pair of Chinese characters that no chunk holds, next to pairs that some do, is likely no word but two that
        meet: it weighs little.
        """
        weights = {term: self.of(term) for term in wording}
        if not any(self.counts.containing.get(term, 0) for term in wording):
            return weights
        unheld = {term for term in weights if is_han(term[0]) and not self.counts.containing.get(term, 0)}
        return {term: JUNCTION_SHARE * weight if term in unheld else weight for term, weight in weights.items()}

    def common(self, term: str) -> bool:
        """Whether more than half of the chunks hold it, so that looking for it costs much and tells little."""
        return 2 * self.counts.containing.get(term, 0) > self.counts.chunks


def queries(understanding: Understanding, terms: TermList) -> tuple[Query, ...]:
    """The question in its own language first, then translated; queries about nothing are left out."""
    text, language = understanding.text, understanding.language
    other = "en" if language == "zh" else "zh"
    translation = terms.from_chinese(text) if language == "zh" else terms.from_english(text)
    own = Query(language, text, _concepts(text, terms))
    return tuple(query for query in (own, _translated(text, other, translation)) if query.concepts)


def background_query(understanding: Understanding, terms: TermList) -> Query:
    """What the asker told about themselves; never searched for, it only favours passages that speak of it."""
    told = understanding.background
    return Query(understanding.language, told, _concepts(told, terms))


def coverage(query: Query, held: Held, weights: Weights) -> float:
    """How much of the query a passage with these index terms speaks of, from 0 to 1, rare concepts counting more."""
    found = total = 0.0
    for concept in query.concepts:
        weight, share = _best(concept, held, weights)
        total += weight
        found += weight * share
    return query.share * found / total if total else 0.0


def narrowed(query: Query, weights: Weights) -> Query:
    """The same query without concepts that nearly every passage holds, and with no more than can be searched fast."""
    telling = [c for c in query.concepts if not all(weights.common(term) for w in c.wordings for term in w)]
    kept = sorted(telling or query.concepts, key=lambda concept: -_heaviest(concept, weights))[:_MOST_CONCEPTS]
    return Query(query.language, query.text, tuple(c for c in query.concepts if c in kept), query.share)


def _concepts(text: str, terms: TermList) -> tuple[Concept, ...]:
    """Chinese is indexed by pairs of characters, so that a single one cannot be found and is left out."""
    known, unknown = terms.segments(text)
    pieces = [_concept(terms.kin[wording]) for wording in known if len(wording) > 1]
    others = [_concept([piece]) for piece in unknown if len(piece) > 1]
    words = [_with_kin(wording, terms) for wording in terms.phrases(text)]
    return tuple(concept for concept in dict.fromkeys([*words, *pieces, *others]) if concept.wordings)


def _translated(text: str, language: str, translation: Translation) -> Query:
    """Names in Latin letters stay as they are in Chinese questions, and count as much as two characters."""
    names = english_terms(text) if language == "en" else []
    concepts = [*map(_concept, translation.terms), *(Concept(((name,),)) for name in names)]
    wording = " ".join([*(wordings[0] for wordings in translation.terms), *names])
    size = translation.size + 2 * len(names)
    share = (translation.known + 2 * len(names)) / size if size else 0.0
    return Query(language, wording, tuple(dict.fromkeys(concepts)), share)


def _with_kin(wording: Wording, terms: TermList) -> Concept:
    return Concept((wording,), terms.near.get(wording, ()))


def _concept(wordings: Sequence[str]) -> Concept:
    return Concept(tuple(dict.fromkeys(terms for wording in wordings if (terms := tuple(index_terms(wording))))))


def _best(concept: Concept, held: Held, weights: Weights) -> tuple[float, float]:
    """(weight, share found) of the wording that fits best; of the rarest if none fits. Kin keep that weight."""
    share, weight = max(_fit(wording, held, weights) for wording in concept.wordings)
    kin = max((_fit(wording, held, weights)[0] for wording in concept.kin), default=0.0)
    return weight, max(share, KIN_SHARE * kin)


def _fit(wording: Wording, held: Held, weights: Weights) -> tuple[float, float]:
    """(share found, mean weight) of one wording."""
    each = weights.of_each(wording)
    whole = sum(each.values())
    inside = sum(weight * held.share(term) for term, weight in each.items())
    return (inside / whole if whole else 0.0, whole / len(each))


def _heaviest(concept: Concept, weights: Weights) -> float:
    return max(weights.of(term) for wording in concept.wordings for term in wording)
