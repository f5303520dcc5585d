"""The trust boundary: drafted sentences in; claims that may be shown, and sentences withheld, out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain import Claim, ClaimKind, Passage, Verdict, VerdictLabel, Withheld
from app.ports import SupportChecker
from app.verification.drafts import DraftSentence
from app.verification.evidence import evidence_of, quoted
from app.verification.stance import no_statement


def verify(
    sentences: Iterable[DraftSentence], passages: Sequence[Passage], checker: SupportChecker
) -> Iterator[Claim | Withheld]:
    """Decide each sentence as it comes. The model's own marks are hints: they don't decide anything."""
    for sentence in sentences:
        yield _decide(sentence, passages, checker)


def _decide(sentence: DraftSentence, passages: Sequence[Passage], checker: SupportChecker) -> Claim | Withheld:
    verbatim = quoted(sentence.text, evidence_of(passages))
    if verbatim is not None:
        verdict = Verdict(VerdictLabel.SUPPORTED, 1.0, "A passage says so word for word.")
        return Claim(verbatim.citation.quote, ClaimKind.QUOTE, verdict, (verbatim.citation,))
    reason = "The draft broke off in it." if sentence.cut else no_statement(sentence.text)
    if reason:
        return Withheld(sentence.text, Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason))
    finding = checker.check(sentence.text, passages)
    if not finding.verdict.supported or not finding.citations:
        return Withheld(sentence.text, finding.verdict)
    return Claim(sentence.text, ClaimKind.STATEMENT, finding.verdict, finding.citations)
