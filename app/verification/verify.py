"""The trust boundary: drafted sentences in; claims that may be shown, and sentences withheld, out, in order.

A statement that fails is given to ``repair``, advice to ``advice``. Of a repaired sentence both come out: what was
drafted, and then the claim that is shown in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain import Citation, Claim, ClaimKind, Passage, Verdict, VerdictLabel, Withheld
from app.language.detection import language_of
from app.ports import Finding, SupportChecker
from app.replies import differ
from app.verification.advice import is_advice, suggest
from app.verification.drafts import DraftSentence
from app.verification.evidence import evidence_of, quoted
from app.verification.last_look import Watched
from app.verification.repair import WORD_FOR_WORD, repaired
from app.verification.stance import no_statement


@dataclass(frozen=True, slots=True)
class SoFar:
    """The answer so far: its claims, and whether a sentence would still add to it (says something new, stands alone).

    A sentence that would not add is never put in the place of a drafted one.
    """

    claims: Callable[[], Sequence[Claim]] = tuple
    adds: Callable[[str], bool] = bool


def verify(
    sentences: Iterable[DraftSentence],
    passages: Sequence[Passage],
    checker: SupportChecker,
    so_far: SoFar | None = None,
) -> Iterator[Claim | Withheld]:
    """Decide each sentence as it comes. The model's own marks are hints: they don't decide anything."""
    evidence = evidence_of(passages)
    watched = Watched(checker)
    known = so_far or SoFar()
    for sentence in sentences:
        verbatim = quoted(sentence.text, evidence)
        if verbatim is not None:
            claim = Claim(verbatim.citation.quote, ClaimKind.QUOTE, WORD_FOR_WORD, (verbatim.citation,))
            yield from _with_others(claim, checker.check(sentence.text, passages))
        elif sentence.cut:
            yield _withheld(sentence.text, "The draft broke off in it.")
        elif is_advice(sentence.text):
            yield suggest(sentence.text, known.claims())
        else:
            yield from _decided(sentence.text, passages, watched, known.adds)


def _decided(
    sentence: str, passages: Sequence[Passage], checker: SupportChecker, adds: Callable[[str], bool]
) -> Iterator[Claim | Withheld]:
    reason = no_statement(sentence)
    if reason:
        yield _withheld(sentence, reason)
        return
    finding = checker.check(sentence, passages)
    if finding.verdict.supported and finding.citations:
        claim = Claim(sentence, ClaimKind.STATEMENT, finding.verdict, finding.citations)
        yield from _with_others(claim, finding)
        return
    instead = repaired(sentence, finding, passages, checker, adds)
    yield Withheld(sentence, finding.verdict, instead.text if instead else "")
    if instead is not None:
        yield instead


def _with_others(claim: Claim, finding: Finding) -> Iterator[Claim]:
    """The claim; where other sources say otherwise both, under one heading that names them."""
    if not finding.opposing:
        yield claim
        return
    heading = differ(_dated((claim.citations[0], *finding.opposing)), language_of(claim.text))
    yield replace(claim, heading=heading)
    for citation in finding.opposing:
        yield Claim(citation.quote, ClaimKind.QUOTE, WORD_FOR_WORD, (citation,), heading)


def _dated(citations: Sequence[Citation]) -> list[tuple[str, str]]:
    sources = [citation.passage.source for citation in citations]
    return list(dict.fromkeys((source.title, source.date) for source in sources))


def _withheld(sentence: str, reason: str) -> Withheld:
    return Withheld(sentence, Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason))
