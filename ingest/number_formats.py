"""Numbers of a worksheet as they are shown: percent, currency, decimals, dates. ECMA-376 part 1, section 18.8.30.

Dates become ISO 8601, whatever order their format puts day and month in, for a sentence must not be read two ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|_.|\*.')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*))?(,*)")
_DATE_LETTERS = re.compile(r"[ymdhs]", re.I)
_UNIX_START = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_LAST_DAY = 2_958_465
_LARGEST = Decimal(10) ** 28
_SIGNIFICANT = 15


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the workbook counts days: from 1900 as most do, or ``from_1904``."""

    from_1904: bool = False

    def shown(self, value: str, code: str) -> str:
        """The number ``value`` (as stored) in the format ``code``; the value itself if it is no number."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number) > _LARGEST:
            return value
        section = _section(code, number)
        if _is_date(section):
            return self._moment(number, section)
        return _number(number, section)

    def _moment(self, number: Decimal, code: str) -> str:
        if not 0 <= number <= _LAST_DAY:
            return _plain(number)
        days = float(number) + (1 if not self.from_1904 and 0 < number < 60 else 0)  # 1900 was no leap year
        if _ELAPSED.search(code):
            minutes = round(float(number) * 24 * 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        moment = _UNIX_START[self.from_1904] + timedelta(seconds=round(days * 86_400))
        return _worded(moment, _bare(code).lower())


def _section(code: str, number: Decimal) -> str:
    """The part of a code for numbers like this: positive; negative; zero."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code) if len(code) < 500 else [code]
    if number < 0 and len(parts) > 1 and parts[1]:
        return parts[1]
    return parts[2] if number == 0 and len(parts) > 2 and _DIGITS.search(_bare(parts[2])) else parts[0]


def _bare(code: str) -> str:
    """The code without the text that stands in it, colours and conditions."""
    return _QUOTED.sub("", code)


def _is_date(code: str) -> bool:
    bare = _bare(code)
    return bool(_ELAPSED.search(code)) or (
        "general" not in bare.lower() and _DATE_LETTERS.search(bare) is not None and not _DIGITS.search(bare)
    )


def _worded(moment: datetime, code: str) -> str:
    has_time, year, day = "h" in code or "s" in code, "y" in code, "d" in code
    clock = moment.strftime("%H:%M:%S" if "s" in code and moment.second else "%H:%M")
    if not (year or day) and has_time:
        return clock
    if year and not day:
        date = moment.strftime("%Y-%m") if "m" in code else moment.strftime("%Y")
    elif year or has_time:
        date = moment.date().isoformat()
    elif day and "m" in code:
        date = f"{moment:%B} {moment.day}"
    else:
        date = moment.strftime("%A" if "ddd" in code else "%B") if "m" in code or "ddd" in code else str(moment.day)
    return f"{date} {clock}" if has_time and day else date


def _number(number: Decimal, code: str) -> str:
    """In the decimals, thousands, scale and signs that the code asks for."""
    literal = _QUOTED.sub(lambda match: next((group for group in match.groups() if group), ""), code)
    place = _DIGITS.search(_QUOTED.sub(lambda match: " " * len(match[0]), code))
    if place is None or "E+" in code.upper() or "/" in _bare(code):
        return _plain(number)
    before = _QUOTED.sub(_literal, code[: place.start()])
    after = _QUOTED.sub(_literal, code[place.end() :])
    percent = "%" in literal
    scaled = number * 100 if percent else number / (Decimal(1000) ** len(place[2] if place[1] is not None else ""))
    if place[1] is None:
        scaled = scaled / (Decimal(1000) ** (len(place[0]) - len(place[0].rstrip(","))))
    decimals = len(place[1] or "")
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{rounded:,f}" if "," in place[0].rstrip(",") else f"{rounded:f}"
    optional = len(place[1] or "") - len((place[1] or "").rstrip("#?"))
    if optional:
        digits = _without_zeros(digits, optional)
    sign = "-" if number < 0 and rounded and "(" not in before and "-" not in before else ""
    return f"{sign}{before.strip()}{digits}{after.rstrip()}".strip()


def _literal(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _without_zeros(digits: str, most: int) -> str:
    for _ in range(most):
        if digits.endswith("0"):
            digits = digits[:-1]
    return digits.removesuffix(".")


def _plain(number: Decimal) -> str:
    """The general format: up to 15 significant digits, as the program rounds what it shows."""
    rounded = Decimal(f"{number:.{_SIGNIFICANT}g}")
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
