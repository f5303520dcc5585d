"""The support checker: guards on what can be told by rule, and a trained network weighed with other signs.

A sentence is supported if one piece of evidence, or two together, pass every guard and the chance that they bear it
out is at least the threshold. What is weighed and how is for ``stack``; which pieces are looked at for ``candidates``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain import Passage, Verdict, VerdictLabel
from app.ports import Embedder, Finding, Groundedness, GroundednessModel
from app.verification.candidates import Candidate, Finder, ambiguous, dangling
from app.verification.evidence import Evidence, quoted
from app.verification.guards import Objection, objection
from app.verification.opposing import opposing
from app.verification.reading import Reading, read
from app.verification.stack import Scales, Weights
from app.verification.stance import no_statement
from app.verification.stretches import stretches

TRIES = 2
"""Pieces of evidence that are weighed for one sentence."""
_CACHED = 4096
_VERBATIM = Verdict(VerdictLabel.SUPPORTED, 1.0, "A passage says so word for word.")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate, the chance that it bears the sentence out, and what the network said of its passages."""

    candidate: Candidate
    chance: float
    judged: Groundedness


class TrainedChecker:
    """Implements ``SupportChecker``. Safe to use from several threads; remembers what it read of recent passages."""

    def __init__(self, model: GroundednessModel, embedder: Embedder, weights: Weights) -> None:
        """``embedder`` has to be the one that the weights were fitted with."""
        self._scales = Scales(model, embedder)
        self._weights = weights
        self._finder = Finder()
        self._read = lru_cache(maxsize=_CACHED)(read)

    @property
    def name(self) -> str:
        """What goes into the Trace."""
        return f"{self._scales.name}@{self._weights.threshold:g}"

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        """The verdict on one sentence; see the module."""
        pieces = self._finder.pieces(passages)
        verbatim = quoted(sentence, pieces)
        if verbatim is not None:
            against = opposing(self._read(sentence), pieces, [verbatim.passage.source.id], self._read)
            return Finding(_VERBATIM, (verbatim.citation,), opposing=against)
        reason = no_statement(sentence) or dangling(sentence, passages)
        if reason:
            return Finding(Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason))
        candidates = self._finder.candidates(sentence, passages)
        if not candidates:
            return Finding(Verdict(VerdictLabel.NO_EVIDENCE, 0.0, "No passage speaks of this."))
        return self._judge(self._read(sentence), candidates, passages, pieces)

    def _judge(
        self,
        claim: Reading,
        candidates: Sequence[Candidate],
        passages: Sequence[Passage],
        pieces: Sequence[Evidence],
    ) -> Finding:
        objections = [self._objection(claim, candidate, passages) for candidate in candidates]
        passed = [each for each, found in zip(candidates, objections, strict=True) if found is None]
        weighed: list[_Weighed] = []
        for candidate in _smallest_first(passed)[:TRIES]:
            weighed.append(self._weigh(claim.text, candidate))
            if weighed[-1].chance >= self._weights.threshold:
                return self._supported(claim, weighed[-1], pieces)
        if weighed:
            return _unsupported(claim, max(weighed, key=lambda each: each.chance))
        return self._objected(claim, candidates, [found for found in objections if found is not None])

    def _objection(self, claim: Reading, candidate: Candidate, passages: Sequence[Passage]) -> Objection | None:
        if not claim.occupations and any(ambiguous(part.passage, passages) for part in candidate.parts):
            verdict = Verdict(VerdictLabel.UNSUPPORTED, 0.0, "It does not say which role it speaks of.")
            return Objection("role", verdict)
        return objection(claim, self._read(candidate.text), candidate.context)

    def _weigh(self, claim: str, candidate: Candidate) -> _Weighed:
        """The evidence by itself and within its passages; the lesser chance counts."""
        cited, whole = self._scales.weigh(claim, [candidate.cited, candidate.passages])
        chance = min(self._weights.chance(cited.row), self._weights.chance(whole.row))
        return _Weighed(candidate, chance, whole.judged.whole)

    def _supported(self, claim: Reading, found: _Weighed, pieces: Sequence[Evidence]) -> Finding:
        sources = [part.passage.source.id for part in found.candidate.parts]
        verdict = Verdict(VerdictLabel.SUPPORTED, found.chance, "A passage says so in other words.")
        against = opposing(claim, pieces, sources, self._read)
        return Finding(verdict, found.candidate.citations, opposing=against)

    def _objected(self, claim: Reading, candidates: Sequence[Candidate], found: Sequence[Objection]) -> Finding:
        """By the guard that objects to the best evidence; a contradiction goes before the rest."""
        decisive = next((each for each in found[:TRIES] if _contradicts(each)), found[0])
        judged = self._scales.judge(claim.text, candidates[0].passages)
        marked = stretches(claim.text, judged.words, decisive.words)
        return Finding(decisive.verdict, unsupported=marked, closest=candidates[0].citations[0])


def _contradicts(found: Objection) -> bool:
    return found.verdict.label is VerdictLabel.CONTRADICTED


def _smallest_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best single piece, then the best two that cover more than it, then the rest."""
    singles = [each for each in candidates if len(each.parts) == 1]
    both = [each for each in candidates if len(each.parts) == 2]
    return [*singles[:1], *both[:1], *singles[1:], *both[1:]]


def _unsupported(claim: Reading, found: _Weighed) -> Finding:
    marked = stretches(claim.text, found.judged.words)
    closest = found.candidate.citations[0]
    if found.judged.contradicted > max(found.judged.supported, found.judged.unsupported):
        verdict = Verdict(VerdictLabel.CONTRADICTED, found.chance, "The passage says otherwise.")
        return Finding(verdict, unsupported=marked, closest=closest)
    words = ", ".join(repr(claim.text[start:end]) for start, end in marked[:2])
    reason = f"The passages do not bear out {words}." if words else "The passages say something like it, but not this."
    return Finding(Verdict(VerdictLabel.UNSUPPORTED, found.chance, reason), unsupported=marked, closest=closest)
