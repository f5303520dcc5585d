"""How much of a claim's content its evidence covers: words, by their stems and a few synonyms.

Numbers, names and polarity are judged elsewhere, so numbers are left out here.
"""

from __future__ import annotations

import re
from functools import cache

from app.language.words import index_terms, stem
from app.verification.quantities import fold, quantities

_SYNONYMS = (
    "pay wage salary earnings earn earns compensation income paid",
    "job role occupation position",
    "projected expected forecast predicted anticipated",
    "growth grow increase rise expand expansion",
    "decline decrease shrink fall drop reduce reduction",
    "need require requirement necessary must have-to",
    "use utilise utilize using",
    "learn study",
    "course class",
    "company firm business",
    "employer organisation organization",
    "skill ability competence",
    "start begin",
    "build create make",
    "important key essential crucial vital matter",
    "annual yearly year",
    "opening vacancy",
    "typically usually generally commonly normally",
    "percent percentage pct",
    "get obtain receive",
    "show demonstrate",
    "help assist",
    "buy purchase",
    "big large",
    "quick fast rapid",
    "university college",
    "task duty responsibility",
    "tool software technology",
    "US U.S america american united states",
)
_FREQUENT = frozenset(
    stem(word) for word in "also however overall include including well various specific".split()
) | frozenset("don doesn didn isn aren wasn weren won wouldn shouldn couldn hasn haven hadn mustn needn ain".split())


def content(text: str) -> frozenset[str]:
    """The content terms of a text: stems with synonyms made one, bigrams of Chinese; no numbers."""
    plain = fold(text)
    for quantity in reversed(quantities(text)):
        plain = f"{plain[: quantity.start]} {plain[quantity.end :]}"
    found = {_canonical(term) for term in index_terms(plain) if not re.fullmatch(r"[\d.,]+\w{0,2}", term)}
    return frozenset(term for term in found - _FREQUENT if "'" not in term)


def coverage(claim: frozenset[str], evidence: frozenset[str]) -> float:
    """The share of a claim's terms that the evidence holds, 0 to 1; 0 for a claim without content."""
    return len(claim & evidence) / len(claim) if claim else 0.0


@cache
def _groups() -> dict[str, str]:
    return {stem(word.lower()): line.split()[0] for line in _SYNONYMS for word in line.split()}


def _canonical(term: str) -> str:
    return _groups().get(term, term)
