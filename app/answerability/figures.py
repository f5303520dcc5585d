"""Amounts that a sentence states: dollars a year, percentages, spans of time. English and Chinese.

Only what corrections compare; whether a drafted sentence's numbers hold is for ``verification``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_HAN = "零一二三四五六七八九"
_MONEY = re.compile(
    rf"(?:US)?[$＄]\s?(?P<a>{_DIGITS})\s?(?P<as>k\b|thousand|grand|million|m\b)?"
    rf"|(?P<b>{_DIGITS})\s?(?P<bs>k|thousand|grand|million)?\s?(?:US\s)?(?:dollars?|USD|bucks|grand)\b"
    rf"|(?P<c>{_DIGITS})(?P<cs>k)\b"
    rf"|(?P<d>{_DIGITS}|[{_HAN}十百两]+)\s?(?P<ds>万|千)?多?\s?(?:美元|美金|美刀)",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "grand": 1e3, "million": 1e6, "m": 1e6, "万": 1e4, "千": 1e3}
_PERIODS = (
    (2080.0, r"\b(?:an|per|each|every|/)\s?hour|\bhourly|/\s?hr?\b|时薪|每?小时"),
    (260.0, r"\b(?:a|per|each)\s+day|\bdaily|每天|日薪"),
    (52.0, r"\b(?:a|per|each)\s+week|\bweekly|周薪|每周"),
    (12.0, r"\b(?:a|per|each)\s+month|\bmonthly|月薪|每月|每个月"),
)
_HOURLY_BELOW = 200.0
_OVER = re.compile(
    r"(?:more than|over|above|at least|exceed\w*|beyond|upwards of|超过|高于|多于|至少)\s*(?:a |of )?$", re.I
)
_UNDER = re.compile(
    r"(?:less than|under|below|at most|up to|no more than|never (?:\w+ )?(?:beyond|above|over|more than|exceed)|"
    r"not (?:\w+ )?(?:beyond|above|over|more than)|只有|不到|低于|不足|最多|不超过)\s*$",
    re.I,
)
_SHARE = re.compile(
    rf"(?P<number>{_DIGITS})\s?(?:%|％|per\s?cent|percent)|百分之(?P<han>[{_HAN}十百]+|\d+)"
    r"|(?P<part>\ba third\b|\bone third\b|\btwo thirds\b|\bhalf\b|\ba quarter\b|\bthree quarters\b|三分之一|三分之二|"
    r"一半|四分之一|四分之三|\bdoubl\w+|\btripl\w+|翻了?一?倍|翻番)",
    re.IGNORECASE,
)
_PARTS = {
    "a third": 100 / 3,
    "one third": 100 / 3,
    "two thirds": 200 / 3,
    "half": 50.0,
    "a quarter": 25.0,
    "three quarters": 75.0,
    "三分之一": 100 / 3,
    "三分之二": 200 / 3,
    "一半": 50.0,
    "四分之一": 25.0,
    "四分之三": 75.0,
}
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_NUMBER = rf"{_DIGITS}|\b(?:{'|'.join(_WORDS)}|an?|half an?)\b|[{_HAN}十两半]+"
_TIME = re.compile(
    rf"(?P<number>{_NUMBER})[\s-]*(?:个)?(?P<unit>hours?|hrs?|minutes?|days?|weeks?|months?|years?|小时|学时|天|"
    rf"周|星期|月|年)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_HOURS = {"h": 1.0, "小时": 1.0, "学时": 1.0, "mi": 1 / 60}
_WEEKS = {"d": 1 / 7, "w": 1.0, "mo": 4.35, "y": 52.0, "天": 1 / 7, "周": 1.0, "星期": 1.0, "月": 4.35, "年": 52.0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number; ``bound`` is 1 where at least so much is meant, -1 where at most, else 0.

    ``start`` is its first character.
    """

    value: float
    bound: int
    start: int

    def excludes(self, value: float, slack: float) -> bool:
        """Whether it cannot be meant of ``value``; ``slack`` is the share by which both may differ."""
        if self.bound > 0:
            return value < self.value * (1 - slack)
        if self.bound < 0:
            return value > self.value * (1 + slack)
        return abs(self.value - value) > slack * max(abs(value), 1e-9)


@dataclass(frozen=True, slots=True)
class Time:
    """A span of time as weeks of the calendar, or as hours of work, whichever it is stated in; the other is 0."""

    weeks: float
    hours: float
    start: int


def yearly(text: str) -> tuple[Amount, ...]:
    """Dollars a year; wages by the hour, day, week or month are taken for full-time work all year."""
    factor = next((times for times, words in _PERIODS if re.search(words, text, re.IGNORECASE)), 0.0)
    found: list[Amount] = []
    for amount in dollars(text):
        times = factor or (2080.0 if amount.value < _HOURLY_BELOW else 1.0)
        found.append(Amount(amount.value * times, amount.bound, amount.start))
    return tuple(found)


def dollars(text: str) -> tuple[Amount, ...]:
    """Amounts of US dollars as stated."""
    found: list[Amount] = []
    for match in _MONEY.finditer(text):
        number = next(match.group(name) for name in "abcd" if match.group(name))
        scale = next((match.group(name) for name in ("as", "bs", "cs", "ds") if match.group(name)), "")
        found.append(
            Amount(number_of(number) * _SCALES.get(scale.lower(), 1.0), _bound(text, match.start()), match.start())
        )
    return tuple(found)


def percentages(text: str) -> tuple[Amount, ...]:
    """Percentages, fractions among them; to double is 100."""
    found: list[Amount] = []
    for match in _SHARE.finditer(text):
        part = (match.group("part") or "").lower()
        value = _part(part) if part else number_of(match.group("number") or match.group("han"))
        found.append(Amount(value, _bound(text, match.start()), match.start()))
    return tuple(found)


def times(text: str) -> tuple[Time, ...]:
    """Spans of time."""
    found: list[Time] = []
    for match in _TIME.finditer(text):
        unit, value = match.group("unit").lower(), number_of(match.group("number"))
        hours = next((value * factor for key, factor in _HOURS.items() if unit.startswith(key)), 0.0)
        weeks = next((value * factor for key, factor in _WEEKS.items() if unit.startswith(key)), 0.0)
        found.append(Time(0.0 if hours else weeks, hours, match.start()))
    return tuple(found)


def number_of(text: str) -> float:
    """The value of digits, an English number word up to twenty, or Chinese numerals below a thousand."""
    plain = text.lower().replace(",", "").strip()
    if plain[:1].isdigit():
        return float(plain.rstrip("."))
    if plain in _WORDS:
        return float(_WORDS.index(plain) + 1)
    if plain.isascii():
        return 0.5 if plain.startswith("half") else 1.0
    return _han(plain)


def _han(text: str) -> float:
    if text == "半":
        return 0.5
    total, digit = 0.0, 0.0
    for sign in text.replace("两", "二"):
        if sign in "十百":
            total += (digit or 1.0) * (10.0 if sign == "十" else 100.0)
            digit = 0.0
        else:
            digit = float(max(_HAN.find(sign), 0))
    return total + digit


def _part(part: str) -> float:
    if part.startswith(("doubl", "翻")):
        return 100.0
    return 200.0 if part.startswith("tripl") else _PARTS[part]


def _bound(text: str, start: int) -> int:
    before = text[max(0, start - 32) : start]
    if _UNDER.search(before):
        return -1
    return 1 if _OVER.search(before) else 0
