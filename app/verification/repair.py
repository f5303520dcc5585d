"""The one chance of a statement that failed: narrowed to what is supported, or replaced by the quoted evidence.

At most one further check is made. What is contradicted is not narrowed, only replaced: a denial that lost a part may
still deny. Cutting a sentence down is for ``narrowing``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain import Citation, Claim, ClaimKind, Passage, SourceKind, Verdict, VerdictLabel
from app.ports import Finding, SupportChecker
from app.verification.evidence import evidence_of, leans, quoted
from app.verification.narrowing import is_whole, narrowed
from app.verification.occupations import occupations, strangers
from app.verification.overlap import content, coverage

WORD_FOR_WORD = Verdict(VerdictLabel.SUPPORTED, 1.0, "A passage says so word for word.")
SHARED = 0.5
"""The least share of a drafted sentence's words that a quote in its place must hold, its title and headings counted."""
_RECORD = " — "


def repaired(
    sentence: str,
    finding: Finding,
    passages: Sequence[Passage],
    checker: SupportChecker,
    adds: Callable[[str], bool],
) -> Claim | None:
    """What may be shown in the sentence's place, or None. ``adds`` tells whether a text would add to the answer."""
    if finding.verdict.label is not VerdictLabel.CONTRADICTED:
        claim = _narrowed(sentence, finding, passages, checker)
        if claim is not None:
            return claim if adds(claim.text) else None
    closest = finding.closest
    if closest is None or not (stands_in(closest, sentence) and adds(closest.quote)):
        return None
    return Claim(closest.quote, ClaimKind.QUOTE, WORD_FOR_WORD, (closest,))


def stands_in(citation: Citation, sentence: str) -> bool:
    """Whether a quote is a whole sentence and speaks of what ``sentence`` speaks of: of the same role, in its words."""
    quote = " ".join(citation.quote.split())
    passage = citation.passage
    record = passage.source.kind is SourceKind.COURSES and _RECORD in quote
    if leans(quote) or not (record or is_whole(quote)):
        return False
    context = ". ".join(dict.fromkeys((passage.source.title, *passage.chunk.heading_path)))
    if strangers(occupations(sentence), occupations(quote), occupations(context)):
        return False
    return coverage(content(sentence), content(quote) | content(context)) >= SHARED


def _narrowed(sentence: str, finding: Finding, passages: Sequence[Passage], checker: SupportChecker) -> Claim | None:
    text = narrowed(sentence, finding.unsupported)
    if not text:
        return None
    verbatim = quoted(text, evidence_of(passages))
    if verbatim is not None:
        return Claim(verbatim.citation.quote, ClaimKind.QUOTE, WORD_FOR_WORD, (verbatim.citation,))
    again = checker.check(text, passages)
    if not again.verdict.supported or not again.citations:
        return None
    return Claim(text, ClaimKind.STATEMENT, again.verdict, again.citations)
