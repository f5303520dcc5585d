"""Small pieces of English: lists, amounts, dates, and titles of occupations as they read inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ingest.occupations.figures import Wage

_EXCEPTION = re.compile(r", (Except|Including)\b.*$")
_ALL_OTHER = ", All Other"
_MARKS = re.compile(r"[*_`<]")
_NOT_PEOPLE = frozenset({"Gas", "Animals", "Materials", "Products", "Fibers", "Programs", "Utilities"})
_PROPER = frozenset(
    {"English", "Internet", "U.S.", "American", "Spanish", "French", "Medicare", "Medicaid", "Holland", "Web"}
)
_REWORDED = {"Administrative": "administrative work", "Operation and Control": "operating and controlling equipment"}
_MONTHS = "January February March April May June July August September October November December".split()


def listed(items: Sequence[str], word: str = "and") -> str:
    """``a, b, and c``; with semicolons where an item has a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    mark = ";" if any("," in item for item in items) else ","
    if len(items) == 2 and mark == ",":
        return f"{items[0]} {word} {items[1]}"
    return f"{mark} ".join(items[:-1]) + f"{mark} {word} {items[-1]}"


def spoken(title: str) -> str:
    """A title as it reads in a sentence, without loose commas and without its exceptions.

    ``Cooks, Fast Food`` → ``Cooks (Fast Food)``; ``Architects, Except Naval`` → ``Architects``.
    """
    base = _EXCEPTION.sub("", title)
    if base.endswith(_ALL_OTHER):
        return f"{base.removesuffix(_ALL_OTHER)} (all other)"
    head, _, helped = base.partition("--")
    tail = helped
    if not helped:
        head, tail = _parted(base)
    return f"{head} ({tail})" if tail else head


def label(text: str) -> str:
    """A label of a table inside a sentence: lower case, but for acronyms and proper names."""
    if text in _REWORDED:
        return _REWORDED[text]
    return " ".join(_lowered(word) for word in text.strip().split(" "))


def task(text: str) -> str:
    """A detailed work activity inside a sentence: its first letter in lower case."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def money(wage: Wage, per: str) -> str:
    """``$97,550`` or ``$29.05``, with "at least" where the source says no more."""
    amount = f"${wage.amount:,.2f}" if per == "hour" else f"${rounded(wage.amount, 0)}"
    return f"at least {amount}" if wage.at_least else amount


def rounded(value: float, places: int) -> str:
    """The number with ``places`` decimals, halves away from zero, with commas between thousands."""
    step = Decimal(1).scaleb(-places)
    return f"{Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP):,}"


def percent(value: float) -> str:
    """A percentage as published, one decimal at most: ``4.9%``, ``15%``."""
    text = rounded(abs(value), 1)
    return f"{text.removesuffix('.0')}%"


def share(value: float) -> str:
    """A share of people in whole per cent."""
    return "less than 1%" if value < 0.5 else f"{rounded(value, 0)}%"


def jobs(thousands: float) -> str:
    """A number of jobs that a table gives in thousands."""
    return rounded(thousands * 1000, 0)


def month(date: str) -> str:
    """``2025-05`` → ``May 2025``."""
    year, _, number = date.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number else year


def escaped(text: str) -> str:
    """The text as Markdown that reads the same: marks of emphasis, code and HTML lose their meaning."""
    return _MARKS.sub(r"\\\g<0>", text)


def sentences(parts: Sequence[str | None]) -> list[str]:
    """Those that are there."""
    return [part for part in parts if part]


def _parted(base: str) -> tuple[str, str]:
    """The people a title names, and what narrows them down."""
    segments = base.split(", ")
    last = next((i for i in reversed(range(len(segments))) if segments[i].startswith(("and ", "or "))), None)
    if last is not None and last + 1 < len(segments):
        return ", ".join(segments[: last + 1]), ", ".join(segments[last + 1 :])
    series = last is not None or " and " in segments[-1]
    if len(segments) == 1 or (series and _people(segments[-1])):
        return base, ""
    return segments[0], ", ".join(segments[1:])


def _people(segment: str) -> bool:
    word = segment.rsplit(" ", maxsplit=1)[-1]
    return word.endswith("s") and word not in _NOT_PEOPLE


def _lowered(word: str) -> str:
    plain = word.strip("(),/")
    inner_capital = any(letter.isupper() for letter in plain[1:]) and "/" not in plain and "-" not in plain
    return word if plain in _PROPER or inner_capital else word.lower()
