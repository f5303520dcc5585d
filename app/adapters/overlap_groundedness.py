"""A groundedness model without weights, for tests: words of the sentence that the text lacks are not supported.

Knows nothing of meaning: a sentence is as good as the share of its index terms that the text holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.windows import pieces
from app.language.words import index_terms
from app.ports import Groundedness, Marked

_WORD = re.compile(r"[\u3400-\u9fff]|\$?[^\W_]+(?:[.,'’%-]+[^\W_]+)*%?")
_SURE = 0.98


class OverlapGroundedness:
    """Implements ``GroundednessModel`` by overlap in words; a sentence of known words throughout gets 0.98."""

    @property
    def name(self) -> str:
        """Says that it is no network."""
        return "overlap"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Groundedness]:
        """One for each pair, in order."""
        return [_judged(claim, text) for claim, text in pairs]


def _judged(claim: str, text: str) -> Groundedness:
    if not claim.strip() or not text.strip():
        raise ValueError("a pair needs a sentence and a text")
    wanted, held = set(index_terms(claim)), set(index_terms(text))
    share = len(wanted & held) / len(wanted) if wanted else 0.0
    supported = 1 - _SURE + (2 * _SURE - 1) * share**4
    return Groundedness(
        supported=supported,
        unsupported=1 - supported,
        contradicted=0.0,
        words=tuple(_words(claim, held, text)),
        deciding=tuple(_deciding(wanted, text)),
    )


def _words(claim: str, held: set[str], text: str) -> list[Marked]:
    found = []
    for match in _WORD.finditer(claim):
        terms = set(index_terms(match.group()))
        known = terms <= held or match.group() in text
        found.append(Marked(*match.span(), 1 - _SURE if known else _SURE))
    return found


def _deciding(wanted: set[str], text: str) -> list[Marked]:
    return [
        Marked(start, end, len(wanted & set(index_terms(text[start:end]))) / max(1, len(wanted)))
        for start, end in pieces(text)
    ]
