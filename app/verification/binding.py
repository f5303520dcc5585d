"""Whether a claim ties a number to the same thing as its evidence does.

Each number of the evidence rules over the words around it, up to the next number of its kind. A claim's number must
have most in common with the words of the number it repeats, and keep its measure (median, lowest tenth, half of).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.language.words import stem, tokens
from app.verification.measures import Kind, Quantity, bears_out
from app.verification.quantities import fold

_BORDER = re.compile(
    r"[;；。]|[,，、:](?=\s|[\u3400-\u9fff])|\s(?:and|but|while|whereas|compared|versus|to|than|or)\s|而|和|与|、",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?<![a-z])(?:median|mean|average|highest|lowest|top|bottom|maximum|minimum|starting|entry-level|best|worst|half|tenth|quarter|"
    r"third|fifth)(?![a-z])|(?:%|percent) of|中位|平均|最高|最低|一半"
)
_ON_AVERAGE = re.compile(r"\bon average\b|\btop(?: \d+)? (?=skills|tools|reasons)")
_JOINED = re.compile(r"^\s*年?\s*(?:–|—|-|~|/|to|and|through|until|至|到)\s*$")
_TRIVIAL = frozenset(
    "a an the of in on at to for is are was were be by with and or but as that it its their from this these".split()
)
_MEASURES = frozenset(
    stem(word)
    for word in """median mean average highest lowest top bottom maximum minimum most least first last entry starting
    senior junior hourly annual weekly monthly full-time part-time men women male female percentile before after best
    worst largest smallest upper lower""".split()
)


def misbound(
    claim_text: str, claim: Sequence[Quantity], evidence_text: str, evidence: Sequence[Quantity]
) -> Quantity | None:
    """The first number of the claim that the evidence gives for something else; None if there is none."""
    for quantity in claim:
        if quantity.kind not in {Kind.DATE, Kind.RANK} and _measure_dropped(
            claim_text, quantity, evidence_text, evidence
        ):
            return quantity
        rivals = [other for other in evidence if other.kind is quantity.kind]
        if len({other.value for other in rivals}) < 2 or _one_range(fold(evidence_text), rivals):
            continue
        own = _realm(
            _undated(claim_text, claim, quantity), quantity, [other for other in claim if other.kind is quantity.kind]
        )
        realms = [_realm(_undated(evidence_text, evidence, quantity), other, rivals) for other in rivals]
        meant = [realm for other, realm in zip(rivals, realms, strict=True) if bears_out(other, quantity)]
        others = [realm for other, realm in zip(rivals, realms, strict=True) if not bears_out(other, quantity)]
        if meant and others and not _bound(own, meant, others):
            return quantity
    return None


def _measure_dropped(claim_text: str, quantity: Quantity, evidence_text: str, evidence: Sequence[Quantity]) -> bool:
    """Whether a median, the lowest tenth or half of a group became a plain figure of all."""
    rivals = [other for other in evidence if other.kind is quantity.kind]
    said = _measures(claim_text)
    realms = [_measures(_piece(fold(evidence_text), other, rivals)) for other in rivals if bears_out(other, quantity)]
    return bool(realms) and all(realm - said for realm in realms)


def _measures(text: str) -> frozenset[str]:
    plain = _ON_AVERAGE.sub(" ", fold(text).lower())
    return frozenset("share" if " of" in found else found for found in _MEASURE.findall(plain))


def _undated(text: str, found: Sequence[Quantity], quantity: Quantity) -> str:
    """The text without its dates, which stand beside one number but often hold for all; dates themselves need them."""
    plain = fold(text)
    for date in found:
        if date.kind is Kind.DATE and quantity.kind is not Kind.DATE:
            plain = f"{plain[: date.start]}{' ' * (date.end - date.start)}{plain[date.end :]}"
    return plain


def _one_range(text: str, rivals: Sequence[Quantity]) -> bool:
    """``from 2024 to 2034`` is one period, not two rivals."""
    return rivals[0].kind is Kind.DATE and all(
        _JOINED.match(text[first.end : second.start]) for first, second in pairwise(rivals)
    )


def _bound(own: frozenset[str], meant: list[frozenset[str]], others: list[frozenset[str]]) -> bool:
    foreign = frozenset().union(*others)
    return any(
        len(own & realm) >= max(len(own & other) for other in others) and not (own & _MEASURES & foreign) - realm
        for realm in meant
    )


def _realm(text: str, quantity: Quantity, rivals: Sequence[Quantity]) -> frozenset[str]:
    """Stems of the words that belong to one number."""
    found: set[str] = set()
    for token in tokens(_piece(text, quantity, rivals)):
        if token.isascii():
            found.add(stem(token))
        else:
            found.update(a + b for a, b in pairwise(token))
    return frozenset(found - _TRIVIAL)


def _piece(text: str, quantity: Quantity, rivals: Sequence[Quantity]) -> str:
    borders = [0, *(_border(text, first, second) for first, second in pairwise(rivals)), len(text)]
    index = rivals.index(quantity)
    return text[borders[index] : quantity.start] + " " + text[quantity.end : borders[index + 1]]


def _border(text: str, first: Quantity, second: Quantity) -> int:
    """Where the words of one number end and those of the next begin."""
    found = list(_BORDER.finditer(text, first.end, second.start))
    strong = [
        match for match in found if match.group().strip() in {";", "；", "。", ",", "，", "while", "whereas", "but"}
    ]
    if strong or found:
        return (strong or found)[0].start()
    return first.end
