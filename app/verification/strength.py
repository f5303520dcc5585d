"""Whether a claim says more than its evidence: all for some, will for may, must for can, only, because, the most.

Opposites are for ``polarity``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.language.words import index_terms
from app.verification.lexicon import (
    ABLE,
    ADVISED,
    CAUSAL,
    CERTAIN,
    EXCLUSIVE,
    EXPECTED,
    OBLIGED,
    POSSIBLE,
    QUANTIFIERS,
    RESTRICTING,
    SUPERLATIVE,
    compiled,
)
from app.verification.quantities import fold

_NOT_QUANTIFIER = re.compile(
    r"\b(?:every|each|all) (?:year|day|week|month|hour|time|night|morning|the time)s?\b|\bthe most\b|"
    r"\bat (?:the )?most\b|\ball in all\b"
    r"|\bthe whole\b|\bas (?:much|many) as\b|\bhow (?:much|many)\b|\bmuch (?:more|less|higher|lower|faster|"
    r"slower)\b|\bafter all\b|\bmatters? most\b|\ba little\b"
    r"|\bmost \w+(?:ed|ing|ant|ent|ive|al|able|ible|ous|ful)\b|首都|都市",
    re.IGNORECASE,
)
_MAY_MONTH = re.compile(r"\bMay(?= (?:\d|of\b)|,? \d{4})")
_NO_FORECAST = re.compile(r"\bnot an? (?:forecast|estimate|prediction)\b", re.IGNORECASE)
_CAUSED = re.compile(r"\b(?:as a result|because of|lead to|result in|so that)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[(),;:，；：。]|[.!?](?!\d)")
_AFTER_QUANTIFIER = 3
_ALL = 5
_RANGED = 5


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly a sentence speaks. ``quantified`` holds (level 1 to 5, the terms it ranges over)."""

    quantified: tuple[tuple[int, frozenset[str]], ...]
    possible: bool
    expected: bool
    able: bool
    certain: bool
    obliged: bool
    advised: bool
    causal: bool
    exclusive: bool
    superlative: bool
    extreme_of: frozenset[str]
    restricted: frozenset[str]
    terms: frozenset[str]


def strength(sentence: str) -> Strength:
    """How strongly the sentence speaks."""
    text = _NO_FORECAST.sub("", _MAY_MONTH.sub("", fold(sentence)))
    found = {name: pattern.search(text) is not None for name, pattern in _patterns().items()}
    found["causal"] = found["causal"] or _CAUSED.search(text) is not None
    restricted = frozenset(match.group().lower() for match in _restricting().finditer(text))
    return Strength(
        _quantified(text),
        extreme_of=_extreme_of(text),
        restricted=restricted,
        terms=frozenset(index_terms(text)),
        **found,
    )


def overstatement(claim: Strength, evidence: Strength) -> str:
    """Why the claim says more than the evidence, or as much of something else; empty if it doesn't."""
    return stronger(claim, evidence) or misplaced(claim, evidence)


def stronger(claim: Strength, evidence: Strength) -> str:
    """Why the claim says more than the evidence; empty if it doesn't."""
    return _quantity(claim, evidence) or _modality(claim, evidence) or _additions(claim, evidence)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    tables = {
        "possible": POSSIBLE,
        "expected": EXPECTED,
        "able": ABLE,
        "certain": CERTAIN,
        "obliged": OBLIGED,
        "advised": ADVISED,
        "causal": CAUSAL,
        "exclusive": EXCLUSIVE,
        "superlative": SUPERLATIVE,
    }
    return {name: compiled(words) for name, words in tables.items()}


def _extreme_of(text: str) -> frozenset[str]:
    """What a superlative ranges over: the content terms after it, up to the next comma."""
    match = _patterns()["superlative"].search(text)
    return (
        frozenset(index_terms(re.split(r"[,;:，。；]\s|\d", text[match.end() :])[0])[:_RANGED])
        if match
        else frozenset()
    )


@cache
def _restricting() -> re.Pattern[str]:
    return compiled(RESTRICTING)


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((level, compiled(words)) for level, words in QUANTIFIERS)


def _quantified(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    plain = _NOT_QUANTIFIER.sub(lambda match: " " * len(match.group()), text)
    found = [
        (level, frozenset(index_terms(_CLOSED.split(plain[match.end() :])[0])[:_AFTER_QUANTIFIER]))
        for level, pattern in _levels()
        for match in pattern.finditer(plain)
    ]
    return tuple(found)


def _quantity(claim: Strength, evidence: Strength) -> str:
    strongest = max((level for level, _ in evidence.quantified), default=0)
    claimed = max((level for level, _ in claim.quantified), default=0)
    if claimed > strongest and claimed >= 3:
        return "The sentence speaks of more than the passage does (such as all for some)."
    if not claimed and any(terms & claim.terms for level, terms in evidence.quantified if terms and level < _ALL):
        return "The passage limits what it says (such as some or many), and the sentence doesn't."
    return ""


def misplaced(claim: Strength, evidence: Strength) -> str:
    """A claim's *many*, *most* or *all* must range over the same words as the evidence's."""
    level = max((level for level, _ in claim.quantified), default=0)
    if level < 3 or level != max((level for level, _ in evidence.quantified), default=0):
        return ""
    claimed = [terms for found, terms in claim.quantified if found == level]
    allowed = [terms for found, terms in evidence.quantified if found >= level]
    if all(not terms or any(terms & other for other in allowed) for terms in claimed):
        return ""
    return "The passage says all or most of something else."


def _modality(claim: Strength, evidence: Strength) -> str:
    if claim.obliged and not evidence.obliged:
        return "The sentence makes a duty of what the passage leaves open."
    if evidence.possible and not claim.possible:
        return "The passage says that it may be so, the sentence that it is."
    if evidence.expected and not (claim.expected or claim.possible):
        return "The passage gives an expectation or advice, the sentence a certainty."
    if claim.certain and not evidence.certain:
        return "The sentence is more certain than the passage."
    if evidence.able and not evidence.obliged and not (claim.able or claim.possible):
        return "The passage says what can be, the sentence what is."
    return "The passage doesn't advise it." if claim.advised and not (evidence.advised or evidence.obliged) else ""


def _additions(claim: Strength, evidence: Strength) -> str:
    if claim.causal and not evidence.causal:
        return "The passage doesn't give this as the cause."
    if claim.exclusive and not evidence.exclusive:
        return "The passage doesn't say that it is the only one."
    if claim.superlative and not evidence.superlative:
        return "The passage doesn't say that it is the most."
    if claim.superlative and not evidence.extreme_of <= claim.terms:
        return "The passage says that it is the most of something narrower."
    added = sorted(claim.restricted - evidence.restricted)
    return f"The passage doesn't speak of {added[0]!r} ones." if added else ""
