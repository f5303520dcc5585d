"""A last look at a statement that the checker supports: few things, told by rule, that no chance may outweigh.

Each is something that a fluent liar got past a trained checker: a link, a currency, a year, a degree, a country or a
cause that the cited sentences don't hold, an estimate made exact or certain, a word exchanged for its opposite.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app.domain import Citation, Passage, SourceKind, Verdict, VerdictLabel
from app.language.words import index_terms
from app.ports import Finding, SupportChecker
from app.verification.lexicon import (
    ABLE,
    ADVISED,
    AXES,
    CAUSAL,
    CERTAIN,
    EXPECTED,
    HAN_NEGATIONS,
    NEGATIONS,
    POSSIBLE,
    compiled,
)
from app.verification.novelty import new_words
from app.verification.overlap import content, coverage
from app.verification.quantities import fold
from app.verification.telltales import (
    COUNTRIES,
    DEGREES,
    DURATION,
    EXACT,
    LINK,
    MONEY,
    OTHERS,
    PERIODS,
    PRICE,
    PROMISED,
    VOICES,
    YEAR,
)

_BECAUSE = re.compile(r",?\s+(?:because|since|due to|thanks to|owing to)\s+", re.IGNORECASE)
_NO_CAUSE = "The passage does not give this as the cause."
_NEAR = 0.75
"""Sharing so many, they are nearly the same."""
_MAY = re.compile(r"\bMay\b")
_TWIN = 0.85
"""Sharing so many of their words, a statement and a sentence are the same but for what was exchanged."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A checker whose support is looked at once more. Implements ``SupportChecker``."""

    checker: SupportChecker

    @property
    def name(self) -> str:
        """The checker's own."""
        return self.checker.name

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        """The checker's finding; what it overlooked makes it an unsupported one."""
        finding = self.checker.check(sentence, passages)
        if not finding.verdict.supported or not finding.citations:
            return finding
        reason = overlooked(sentence, finding.citations)
        if not reason:
            return finding
        verdict = Verdict(VerdictLabel.UNSUPPORTED, finding.verdict.score, reason)
        return Finding(verdict, closest=finding.citations[0])


def overlooked(statement: str, citations: Sequence[Citation]) -> str:
    """Why the cited sentences, with their titles and headings, cannot bear the statement out; empty if they may."""
    claim = fold(statement)
    said = fold(" ".join(citation.quote for citation in citations))
    above = fold(" ".join(_above(citation) for citation in citations))
    found = (*(look(claim, said) for look in _LOOKS), *(look(claim, said, above) for look in _LOOKS_ABOVE))
    reason = next((each for each in found if each), "")
    return (
        reason or _exchange(claim, said, _roles(citations)) or _joined(claim, citations) or _strange(claim, citations)
    )


def _above(citation: Citation) -> str:
    passage = citation.passage
    return f"{passage.source.title} {' '.join(passage.chunk.heading_path)}"


def _roles(citations: Sequence[Citation]) -> str:
    sources = [citation.passage.source for citation in citations]
    return fold(" ".join(source.title for source in sources if source.kind is SourceKind.ROLE))


def _link(claim: str, said: str) -> str:
    new = [link for link in LINK.findall(claim) if link.strip(".,;)") not in said]
    return f"The passage does not give the link {new[0]!r}." if new else ""


def _money(claim: str, said: str) -> str:
    new = _added(MONEY, claim, said)
    return f"The passage does not speak of {new}." if new else ""


def _period(claim: str, said: str) -> str:
    new = _added(PERIODS, claim, said)
    return f"The passage does not say it of a {new}." if new else ""


def _degree(claim: str, said: str, above: str) -> str:
    def named(text: str) -> Counter[str]:
        return Counter({name: len(re.findall(words, text, re.IGNORECASE)) for name, words in DEGREES.items()})

    new = _more(named(claim), named(said), named(above))
    return f"The passage does not speak of a {new} degree or diploma there." if new else ""


def _more(claim: Counter[str], said: Counter[str], above: Counter[str]) -> str:
    """What the claim names more often than the cited sentences, or, where they don't, than what stands above them."""
    beyond = (name for name, count in claim.items() if count > (said[name] or above[name]))
    return next(beyond, "")


def _year(claim: str, said: str, above: str) -> str:
    """A year more often than the cited sentences hold it: *from 2024 to 2024*."""
    extra = Counter(YEAR.findall(claim)) - Counter(YEAR.findall(f"{said} {above}"))
    return f"The passage does not say {min(extra)} there." if extra else ""


def _country(claim: str, said: str, above: str) -> str:
    new = _more(*(Counter(COUNTRIES.findall(text)) for text in (claim, said, above)))
    return f"The passage does not speak of {new!r} there." if new else ""


def _voice(claim: str, said: str, above: str) -> str:
    """Somebody in whose mouth it is put."""
    match = VOICES.match(claim)
    who = next((each for each in match.groups() if each), "") if match else ""
    return f"The passage does not name {who!r}." if who.casefold() not in f"{said} {above}".casefold() else ""


def _duration(claim: str, said: str) -> str:
    new = _durations(claim) - _durations(said)
    return f"The passage does not say {' '.join(min(new))!r}." if new and DURATION.search(said) else ""


def _exact(claim: str, said: str) -> str:
    return "The sentence is more exact than the passage." if EXACT.search(claim) and not EXACT.search(said) else ""


def _price(claim: str, said: str) -> str:
    new = {word.lower() for word in PRICE.findall(claim)} - {word.lower() for word in PRICE.findall(said)}
    return f"The passage does not call it {min(new)!r}." if new else ""


def _cause(claim: str, said: str) -> str:
    causal = _pattern(CAUSAL)
    return _NO_CAUSE if causal.search(claim) and not causal.search(said) else ""


def _reversed(claim: str, said: str) -> str:
    """*A because B* where the cited sentence says *B because A*."""
    mine, its = _BECAUSE.split(claim, 1), _BECAUSE.split(said, 1)
    if len(mine) < 2 or len(its) < 2:
        return ""
    effect, cause = content(mine[0]), content(mine[1])
    straight = coverage(effect, content(its[0])) + coverage(cause, content(its[1]))
    crossed = coverage(effect, content(its[1])) + coverage(cause, content(its[0]))
    return "The sentence turns cause and effect round." if crossed > straight else ""


def _joined(claim: str, citations: Sequence[Citation]) -> str:
    """A cause that no single cited sentence gives: two things that only stand side by side, joined by *because*."""
    terms = content(claim)
    if len(citations) < 2 or not _pattern(CAUSAL).search(claim):
        return ""
    givers = [one.quote for one in citations if _pattern(CAUSAL).search(fold(one.quote))]
    return "" if any(coverage(terms, content(quote)) >= _TWIN for quote in givers) else _NO_CAUSE


def _strange(claim: str, citations: Sequence[Citation]) -> str:
    """Of two cited sentences one is of a role that the statement doesn't name: what it says is said of another."""
    sources = [citation.passage.source for citation in citations if citation.passage.source.kind is SourceKind.ROLE]
    if len(citations) < 2:
        return ""
    terms = set(index_terms(claim))
    strange = [source.title for source in sources if not terms & set(index_terms(source.title))]
    return f"The passage says it of {strange[0]!r}." if strange else ""


def _exchange(claim: str, said: str, roles: str) -> str:
    """Of two sentences in almost the same words, one has a word that the other hasn't, or has less often."""
    if not _near(claim, said):
        return ""
    twice = Counter(index_terms(claim)) - Counter(index_terms(f"{said} {roles}"))
    new = new_words(claim, said, roles) or [term for term in twice if term in index_terms(said)]
    return f"The passage does not speak of {new[0]!r} there." if new else ""


def _may(claim: str, said: str) -> str:
    """Of two sentences in almost the same words, one says that it may be so and the other that it is."""
    tempered, text = _pattern(f"{POSSIBLE} {EXPECTED} {ABLE} {ADVISED}"), _MAY.sub("", said)
    if not _near(claim, said) or tempered.search(_MAY.sub("", claim)):
        return ""
    lost = any(terms <= set(index_terms(claim)) for terms in _after(tempered, text))
    return "The passage says that it may be so, the sentence that it is." if lost else ""


def _near(claim: str, said: str) -> bool:
    terms, others = set(index_terms(claim)), set(index_terms(said))
    return len(terms & others) >= _NEAR * max(1, len(terms), len(others))


def _certain(claim: str, said: str) -> str:
    more = any(words.search(claim) and not words.search(said) for words in (_pattern(CERTAIN), PROMISED))
    return "The sentence is more certain than the passage." if more else ""


def _others(claim: str, said: str) -> str:
    more = OTHERS.search(claim) and not OTHERS.search(said)
    return "The passage does not compare it with all others." if more else ""


def _opposite(claim: str, said: str) -> str:
    """A pole said more often, and the other less: *after and after* for *before and after*."""
    for _, *poles in AXES:
        more, less = ([len(_pattern(words).findall(text)) for text in (claim, said)] for words in poles)
        for (mine, its), (other, its_other) in ((more, less), (less, more)):
            if mine > its and other < its_other:
                return "The sentence exchanges a word for its opposite."
    return ""


def _denial(claim: str, said: str) -> str:
    """Of two sentences in the same words, one denies more; or the statement repeats what is denied, without a *not*."""
    mine, its = len(_negation().findall(claim)), len(_negation().findall(said))
    terms, others = set(index_terms(claim)), set(index_terms(said))
    alike = len(terms & others) >= _TWIN * max(1, min(len(terms), len(others)))
    if mine != its and _near(claim, said):
        return "The sentence and the passage do not deny the same."
    if alike and ((mine > its) or (mine < its and any(denied <= terms for denied in _after(_negation(), said)))):
        return "The sentence and the passage do not deny the same."
    return ""


def _after(words: re.Pattern[str], text: str) -> list[set[str]]:
    """The first content word after each match."""
    found = (set(index_terms(text[match.end() :])[:1]) for match in words.finditer(text))
    return [terms for terms in found if terms]


_LOOKS: tuple[Callable[[str, str], str], ...] = (
    _link,
    _money,
    _period,
    _duration,
    _exact,
    _price,
    _cause,
    _reversed,
    _certain,
    _may,
    _others,
    _opposite,
    _denial,
)
_LOOKS_ABOVE: tuple[Callable[[str, str, str], str], ...] = (_degree, _year, _country, _voice)
"""These look at titles and headings too."""


def _durations(text: str) -> set[tuple[str, str]]:
    return {(number, unit.lower().rstrip("s").removeprefix("个")) for number, unit in DURATION.findall(text)}


def _added(table: dict[str, str], claim: str, said: str) -> str:
    found: Iterable[str] = (
        name for name, words in table.items() if re.search(words, claim, re.I) and not re.search(words, said, re.I)
    )
    return next(iter(found), "")


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return compiled(words)


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(rf"{compiled(NEGATIONS).pattern}|{HAN_NEGATIONS}", re.IGNORECASE)
