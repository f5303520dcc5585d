"""The first support checker: guards on numbers, names and polarity, then overlap in words and meaning.

Precision first: a sentence is supported only if one sentence of one passage (or two, the second leaning on the first)
passes every guard and is close enough. A trained checker of a later release stands behind the same port.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.domain import Passage, SourceKind, Verdict, VerdictLabel
from app.language.detection import language_of
from app.ports import Embedder, Finding, Vector
from app.verification.evidence import Evidence, evidence_of, leans, quoted
from app.verification.guards import doubt, objection
from app.verification.overlap import content, coverage, support_score
from app.verification.reading import Reading, read
from app.verification.stance import no_statement

CONSIDERED = 6
"""How many pieces of evidence are looked at closely for one sentence."""
FLOOR = 0.5
"""The least share of a sentence's words that evidence must cover to be looked at."""
_CACHED = 4096


@dataclass(frozen=True, slots=True)
class _Candidate:
    evidence: Evidence
    covered: float


class RuleChecker:
    """Implements ``SupportChecker``. Safe to use from several threads; remembers what it read of recent passages."""

    def __init__(self, embedder: Embedder, threshold: float) -> None:
        self._embedder = embedder
        self._threshold = threshold
        self._read = lru_cache(maxsize=_CACHED)(read)
        self._content = lru_cache(maxsize=_CACHED)(content)
        self._vector = lru_cache(maxsize=_CACHED)(self._embed)

    @property
    def name(self) -> str:
        """What goes into the Trace."""
        return f"rules+{self._embedder.name}@{self._threshold:g}"

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        """The verdict on one sentence; see the module."""
        pieces = evidence_of(passages)
        verbatim = quoted(sentence, pieces)
        if verbatim is not None:
            return Finding(
                Verdict(VerdictLabel.SUPPORTED, 1.0, "A passage says so word for word."), (verbatim.citation,)
            )
        reason = no_statement(sentence) or _dangling(sentence, passages)
        if reason:
            return Finding(Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason))
        candidates = self._candidates(sentence, pieces)
        if not candidates:
            return Finding(Verdict(VerdictLabel.NO_EVIDENCE, 0.0, "No passage speaks of this."))
        return self._judge(self._read(sentence), candidates, passages)

    def _candidates(self, sentence: str, pieces: Sequence[Evidence]) -> list[_Candidate]:
        """The evidence that covers the most, best first; a single sentence goes before a pair."""
        terms = self._content(sentence)
        found = [_Candidate(piece, coverage(terms, self._terms(piece))) for piece in pieces]
        found = [candidate for candidate in found if candidate.covered >= FLOOR]
        return sorted(found, key=lambda candidate: -candidate.covered)[:CONSIDERED]

    def _terms(self, piece: Evidence) -> frozenset[str]:
        return self._content(piece.text) | self._content(piece.context)

    def _judge(self, claim: Reading, candidates: Sequence[_Candidate], passages: Sequence[Passage]) -> Finding:
        objections: list[Verdict] = []
        best: tuple[float, Evidence] | None = None
        for candidate in candidates:
            verdict = self._objection(claim, candidate.evidence, passages)
            if verdict is not None:
                objections.append(verdict)
                continue
            score = self._score(claim.text, candidate)
            if best is None or score > best[0]:
                best = (score, candidate.evidence)
        if best is None:
            return Finding(objections[0])
        return self._finding(*best)

    def _objection(self, claim: Reading, piece: Evidence, passages: Sequence[Passage]) -> Verdict | None:
        if not claim.occupations and _ambiguous(piece.passage, passages):
            return Verdict(VerdictLabel.UNSUPPORTED, 0.0, "It does not say which role it speaks of.")
        evidence = self._read(piece.text)
        found = objection(claim, evidence, piece.context) or doubt(claim, evidence, piece.context)
        return found.verdict if found else None

    def _finding(self, score: float, evidence: Evidence) -> Finding:
        if score < self._threshold:
            return Finding(
                Verdict(VerdictLabel.UNSUPPORTED, score, "The passages say something like it, but not this.")
            )
        return Finding(
            Verdict(VerdictLabel.SUPPORTED, score, "A passage says so in other words."), (evidence.citation,)
        )

    def _score(self, claim: str, candidate: _Candidate) -> float:
        """Words and meaning; words alone in a language that the embedding model doesn't know."""
        if language_of(claim) not in self._embedder.languages:
            return candidate.covered
        return support_score(candidate.covered, self._cosine(claim, candidate.evidence.text))

    def _cosine(self, claim: str, evidence: str) -> float:
        return float(np.dot(self._vector(claim), self._vector(evidence)))

    def _embed(self, text: str) -> Vector:
        return np.asarray(self._embedder.embed([text])[0], dtype=np.float32)


def _dangling(sentence: str, passages: Sequence[Passage]) -> str:
    """A sentence that opens with *they* or *it* can only be followed where all passages speak of one role."""
    sources = {passage.source.id for passage in passages}
    one_role = len(sources) == 1 and all(passage.source.kind is SourceKind.ROLE for passage in passages)
    return "It does not say whom or what it speaks of." if leans(sentence) and not one_role else ""


def _ambiguous(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a sentence that names no role could be about another role than the passage's."""
    roles = {other.source.id for other in passages if other.source.kind is SourceKind.ROLE}
    return passage.source.kind is SourceKind.ROLE and len(roles) > 1
