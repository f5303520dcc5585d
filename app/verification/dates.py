"""Dates and years of a sentence, English or Chinese, as comparable values.

A moment's value is YYYYMMDD with zeros for what is not said; what a claim may do with it is for ``quantities``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join([*_MONTHS, *(rf"{month[:3]}\b\.?" for month in _MONTHS), r"Sept\b\.?"])
_YEAR = r"(?:19|20)\d\d"
_MOMENT = re.compile(
    rf"(?P<iso>(?<!\d){_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d))"
    rf"|(?P<han>{_YEAR}\s?年(?:\s?(?P<hanmonth>\d{{1,2}})\s?月)?(?:\s?(?P<handay>\d{{1,2}})\s?[日号])?)"
    rf"|(?P<long>\b(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+)?(?P<month>{_MONTH})\s+(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?"
    rf"(?P<year>{_YEAR})\b)"
    rf"|(?P<decade>(?<![\w$€£¥.,]){_YEAR}(?='?s\b))"
    rf"|(?P<pair>(?<![\w$€£¥.,]){_YEAR}\s?(?:–|—|-|/)\s?(?P<short>\d\d)(?![\d%,.]\d|\d|%))"
    rf"|(?P<plain>(?<![\w$€£¥]){_YEAR}(?![\d%]|,\d|\.\d|\s?(?:percent|dollars|hours|元|美元)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as precise as it was said. ``unit`` is ``decade`` for *the 1990s*, else empty."""

    value: int
    unit: str
    start: int
    end: int
    text: str


def moments(text: str) -> list[Moment]:
    """Every date and year of a text, in order; both years of ``2024–34``."""
    return [moment for match in _MOMENT.finditer(text) for moment in _read(match)]


def _read(match: re.Match[str]) -> list[Moment]:
    text = match.group()
    year = int(match.group("year") or text[:4])
    month = day = 0
    if match.group("iso"):
        parts = [int(part) for part in text.split("-")]
        month, day = parts[1], parts[2] if len(parts) > 2 else 0
    elif match.group("han"):
        month, day = int(match.group("hanmonth") or 0), int(match.group("handay") or 0)
    elif match.group("long"):
        month = next(n for n, name in enumerate(_MONTHS, start=1) if match.group("month").lower()[:3] == name[:3])
        day = int(match.group("day1") or match.group("day2") or 0)
    unit = "decade" if match.group("decade") else ""
    value = year * 10_000 + month * 100 + day
    found = [Moment(value, unit, match.start(), match.start() + 4 if match.group("pair") else match.end(), text)]
    if match.group("pair"):
        closing = year // 100 * 100 + int(match.group("short"))
        found.append(Moment(closing * 10_000, "", match.end() - 2, match.end(), text))
    return found
