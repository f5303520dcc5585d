"""Dates and numbers as the page says them."""

from __future__ import annotations

import re

from app.ui.shown import ShownAnswer

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def readable_date(date: str) -> str:
    """``2025-05-31`` as 31 May 2025; anything that is not such a date as it is."""
    match = _DATE.match(date)
    if match is None:
        return date
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named


def age(answer: ShownAnswer) -> str:
    """How old the cited sources are, as a phrase; empty when nothing is cited."""
    if not answer.sources:
        return ""
    dates = sorted(source.date for source in answer.sources if source.date)
    undated = len({source.source_id for source in answer.sources if not source.date})
    if not dates:
        return "sources without a date"
    oldest = readable_date(dates[0])
    newest = readable_date(dates[-1])
    told = f"sources of {oldest}" if oldest == newest else f"sources from {oldest} to {newest}"
    return f"{told}, {undated} undated" if undated else told


def counted(number: int, one: str, many: str) -> str:
    """``1 sentence``, ``2 sentences``."""
    return f"{number:,} {one if number == 1 else many}"
