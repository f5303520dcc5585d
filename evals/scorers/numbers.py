"""Numbers of a text with their units, read without any of the coach's own code, so that they can check it.

Digits only, with Chinese and English scales, units, money and years; numbers written in words are not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_UNITS = {
    "percentage points": r"percentage[\s-]points?|个百分点",
    "percent": r"%|per\s?cent|percent",
    "money": r"(?:U\.?S\.? )?dollars?|USD|euros?|yuan|RMB|美元|元",
    "hours": r"hours?|hrs?|个?小时|学时|课时",
    "weeks": r"weeks?|周|个?星期",
    "months": r"months?|个月",
    "years": r"years?|yrs?",
}
_UNIT = "|".join(f"(?:{words})" for words in _UNITS.values())
_NUMBER = re.compile(
    r"(?P<sign>US\$|HK\$|[$€£¥])?\s?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>\s?(?:thousand|million|billion|万|亿)|[kKmM](?![A-Za-z]))?"
    rf"(?:[\s-]?(?P<unit>{_UNIT})(?![a-z]))?(?P<year>\s?年)?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "万": 1e4, "亿": 1e8}
_MARKED = re.compile(
    r"(?:about|around|roughly|approximately|nearly|almost|over|under|more than|less than|close to|约|近|超过|不到)\s*$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?(?:-|–|—|~|to|and|至|到)\s?", re.IGNORECASE)
_ROUNDING = 0.01
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands at ``start`` to ``end``; ``rounded`` if a word such as "about" goes before it."""

    value: float
    unit: str
    text: str
    rounded: bool
    start: int
    end: int


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of the text, in order. The first of two ends of a range takes the second's unit."""
    plain = unicodedata.normalize("NFKC", text)
    found = [_number(match, plain) for match in _NUMBER.finditer(plain)]
    for index, (first, second) in enumerate(pairwise(found)):
        if _JOINT.fullmatch(plain[first.end : second.start]):
            found[index], found[index + 1] = _range(first, second)
    return tuple(found)


def missing(sentence: str, evidence: Sequence[str]) -> tuple[Number, ...]:
    """The sentence's numbers that stand in no text of the evidence with the same unit."""
    known = [number for text in evidence for number in numbers(text)]
    return tuple(one for one in numbers(sentence) if not any(_same(one, other) for other in known))


def _same(one: Number, other: Number) -> bool:
    if one.unit != other.unit:
        return False
    allowed = _ROUNDING * abs(other.value) if one.rounded else 1e-9 * max(1.0, abs(other.value))
    return abs(one.value - other.value) <= allowed


def _number(match: re.Match[str], text: str) -> Number:
    value = float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").strip().lower(), 1.0)
    marked = _MARKED.search(text[max(0, match.start() - 16) : match.start()]) is not None
    return Number(round(value, 6), _unit(match, value), match.group().strip(), marked, *match.span())


def _unit(match: re.Match[str], value: float) -> str:
    if match["sign"]:
        return "money"
    if match["unit"]:
        return next(name for name, words in _UNITS.items() if re.fullmatch(words, match["unit"], re.IGNORECASE))
    if match["year"] and not _is_year(value):
        return "years"
    return ""


def _range(first: Number, second: Number) -> tuple[Number, Number]:
    if _is_year(first.value) and not first.unit and second.value < _CENTURY and not second.unit:
        return first, replace(second, value=first.value // _CENTURY * _CENTURY + second.value)
    return (
        (replace(first, unit=second.unit), second) if not first.unit and not _is_year(first.value) else (first, second)
    )


def _is_year(value: float) -> bool:
    return 1900 <= value <= 2100 and value == int(value)
