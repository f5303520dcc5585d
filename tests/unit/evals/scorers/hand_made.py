"""Answers made by hand, and a judge whose verdicts can be foreseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain import (
    Answer,
    Citation,
    Claim,
    ClaimKind,
    Comparison,
    Passage,
    Question,
    Refusal,
    RefusalReason,
    Trace,
    Verdict,
    VerdictLabel,
    Withheld,
)
from app.errors import ModelUnavailable
from app.ports import Finding
from tests.passages import passage

OK = Verdict(VerdictLabel.SUPPORTED, 1.0, "It is so.")
PAY = passage("Registered Nurses earned a median of $98,430 a year in May 2025. Nurses work in shifts.")
OUTLOOK = passage("Employment of Registered Nurses will grow 5% from 2024 to 2034.", section="Outlook", number=2)
WELDERS = passage("Welders earned a median of $51,000 a year in May 2025.", title="Welders", number=3)


@dataclass
class WordJudge:
    """Implements ``SupportChecker``: a sentence is supported if its passages have all its words. Notes what it saw."""

    name: str = "words"
    seen: list[tuple[str, ...]] = field(default_factory=list)

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        texts = tuple(passage.chunk.text for passage in passages)
        self.seen.append(texts)
        lacking = _words(sentence) - _words(" ".join(texts))
        label = VerdictLabel.UNSUPPORTED if lacking else VerdictLabel.SUPPORTED
        return Finding(Verdict(label, float(not lacking), f"Lacking: {sorted(lacking)}."))


class BrokenJudge(WordJudge):
    """One that cannot be reached."""

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        raise ModelUnavailable("It is away.", "Wait.")


def cite(words: str, of: Passage = PAY) -> Citation:
    """The citation of these words of a passage."""
    start = of.chunk.text.index(words)
    span = type(of.chunk.span)(of.chunk.span.page, start, start + len(words))
    return Citation(of, span, words)


def quote(words: str, of: Passage = PAY) -> Claim:
    return Claim(words, ClaimKind.QUOTE, OK, (cite(words, of),))


def statement(text: str, *citations: Citation, kind: ClaimKind = ClaimKind.STATEMENT, heading: str = "") -> Claim:
    return Claim(text, kind, OK, citations, heading)


def answered(
    *claims: Claim,
    opening: str = "",
    comparison: Comparison | None = None,
    withheld: tuple[Withheld, ...] = (),
    timings: tuple[tuple[str, float], ...] = (),
) -> Answer:
    passages = (PAY, OUTLOOK, WELDERS)
    return Answer(Question("?"), opening, claims, None, passages, _trace(withheld, timings), comparison)


def refused(reason: RefusalReason = RefusalReason.NOT_COVERED, message: str = "The library does not say.") -> Answer:
    return Answer(Question("?"), "", (), Refusal(reason, message), (), _trace((), ()))


def _trace(withheld: tuple[Withheld, ...], timings: tuple[tuple[str, float], ...]) -> Trace:
    return Trace("?", "?", "en", "m", "d", "e", (), "s", "i", timings=timings, withheld=withheld)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
