"""The support checker: guards on what can be told by rule, and a trained network weighed with other signs.

A sentence is supported if one piece of evidence, or two together, pass every guard and the chance that they bear it
out is high enough: at least the threshold, and more where a rule raises a doubt. What is weighed and how is for
``stack``; which pieces are looked at for ``candidates``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain import Passage, Verdict, VerdictLabel
from app.ports import Embedder, Finding, Groundedness, GroundednessModel
from app.verification.candidates import Candidate, Finder, ambiguous, dangling
from app.verification.evidence import Evidence, quoted
from app.verification.guards import Objection, doubt, objection
from app.verification.opposing import opposing
from app.verification.reading import Reading, read
from app.verification.stack import Scales, Weights
from app.verification.stance import no_statement
from app.verification.stretches import stretches

TRIES = 2
"""Pieces of evidence that are weighed for one sentence."""
_CACHED = 4096
_NOT_THIS = "The passages say something like it, but not this."
_VERBATIM = Verdict(VerdictLabel.SUPPORTED, 1.0, "A passage says so word for word.")


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate that no guard objects to, and the doubt that a rule raises, if one does."""

    candidate: Candidate
    doubt: Objection | None


@dataclass(frozen=True, slots=True)
class Weighing:
    """One that was weighed: the chance that it bears the sentence out, and what the network said of its passages."""

    passed: Passed
    chance: float
    judged: Groundedness

    def suffices(self, weights: Weights) -> bool:
        """Whether the sentence may be shown on it."""
        return self.chance >= (weights.doubted if self.passed.doubt else weights.threshold)


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
        claim = self._read(sentence)
        weighed: list[Weighing] = []
        for weighing in self.weighings(claim, candidates, passages):
            if weighing.suffices(self._weights):
                return self._supported(claim, weighing.passed.candidate, weighing.chance, pieces)
            weighed.append(weighing)
        if weighed:
            return _unsupported(claim, max(weighed, key=lambda each: each.chance))
        return self._objected(claim, candidates, passages)

    def weighings(
        self, claim: Reading, candidates: Sequence[Candidate], passages: Sequence[Passage]
    ) -> Iterator[Weighing]:
        """What passes the guards, weighed one after another: what raises no doubt first, TRIES at most."""
        passed = [
            Passed(candidate, doubt(claim, self._read(candidate.text), candidate.context))
            for candidate in candidates
            if self._objection(claim, candidate, passages) is None
        ]
        for each in _in_order(passed)[:TRIES]:
            yield self._weigh(claim.text, each)

    def candidates(self, sentence: str, passages: Sequence[Passage]) -> list[Candidate]:
        """The evidence that is looked at."""
        return self._finder.candidates(sentence, passages)

    def _objection(self, claim: Reading, candidate: Candidate, passages: Sequence[Passage]) -> Objection | None:
        if not claim.occupations and any(ambiguous(part.passage, passages) for part in candidate.parts):
            verdict = Verdict(VerdictLabel.UNSUPPORTED, 0.0, "It does not say which role it speaks of.")
            return Objection("role", verdict)
        return objection(claim, self._read(candidate.text), candidate.context)

    def _weigh(self, claim: str, passed: Passed) -> Weighing:
        """The evidence by itself and within its passages; the lesser chance counts."""
        candidate = passed.candidate
        cited, whole = self._scales.weigh(claim, [candidate.cited, candidate.passages])
        chance = min(self._weights.chance(cited.row), self._weights.chance(whole.row))
        return Weighing(passed, chance, whole.judged.whole)

    def _supported(self, claim: Reading, candidate: Candidate, chance: float, pieces: Sequence[Evidence]) -> Finding:
        sources = [part.passage.source.id for part in candidate.parts]
        verdict = Verdict(VerdictLabel.SUPPORTED, chance, "A passage says so in other words.")
        return Finding(verdict, candidate.citations, opposing=opposing(claim, pieces, sources, self._read))

    def _objected(self, claim: Reading, candidates: Sequence[Candidate], passages: Sequence[Passage]) -> Finding:
        """By the guard that objects to the best evidence; a contradiction goes before the rest."""
        found = [self._objection(claim, candidate, passages) for candidate in candidates]
        objections = [each for each in found if each is not None]
        decisive = next((each for each in objections[:TRIES] if _contradicts(each)), objections[0])
        judged = self._scales.judge(claim.text, candidates[0].passages)
        marked = stretches(claim.text, judged.words, decisive.words)
        return Finding(decisive.verdict, unsupported=marked, closest=candidates[0].citations[0])


def _contradicts(found: Objection) -> bool:
    return found.verdict.label is VerdictLabel.CONTRADICTED


def _in_order(passed: Sequence[Passed]) -> list[Passed]:
    """What raises no doubt first; of those the best single piece, then the best two that cover more, then the rest."""

    def place(number: int) -> tuple[bool, int, int]:
        each = passed[number]
        before = [other for other in passed[:number] if _alike(other, each)]
        return each.doubt is not None, len(before), len(each.candidate.parts)

    return [passed[number] for number in sorted(range(len(passed)), key=place)]


def _alike(one: Passed, other: Passed) -> bool:
    return len(one.candidate.parts) == len(other.candidate.parts) and (one.doubt is None) == (other.doubt is None)


def _unsupported(claim: Reading, found: Weighing) -> Finding:
    """Why the chance is too low, as far as it is known: a contradiction, a doubt, the words that the network marks."""
    doubted = found.passed.doubt
    marked = stretches(claim.text, found.judged.words, doubted.words if doubted else "")
    closest = found.passed.candidate.citations[0]
    if found.judged.contradicted > max(found.judged.supported, found.judged.unsupported):
        verdict = Verdict(VerdictLabel.CONTRADICTED, found.chance, "The passage says otherwise.")
    elif doubted:
        verdict = replace(doubted.verdict, score=found.chance)
    else:
        words = ", ".join(repr(claim.text[start:end]) for start, end in marked[:2])
        reason = f"The passages do not bear out {words}." if words else _NOT_THIS
        verdict = Verdict(VerdictLabel.UNSUPPORTED, found.chance, reason)
    return Finding(verdict, unsupported=marked, closest=closest)
