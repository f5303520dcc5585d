"""Years and times that a question asks about, and whether the sections asked for speak of them."""

from __future__ import annotations

import re

from app.domain import Aspect, Understanding

_YEAR = re.compile(
    r"(?<![\d$€£.,#-])(?:1[89]\d\d|20\d\d|21\d\d)(?![\d%])(?!,\d)(?!\s*(?:hours|dollars|euros|people|小时|元|人))"
)
_DECADE = re.compile(r"\b(?:the\s+)?(?:(?:1[89]|20)?[0-9]0['’]?s)\b|(?:[二八九七六五四三]十|[2-9]0)年代", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:(?:\d+|an?|one|two|three|five|ten|twenty|thirty|fifty|many|a few|some)\s+(?:years?|decades?|"
    r"centur\w+)\s+ago|"
    r"last (?:decade|century)|(?:before|during) (?:the )?(?:pandemic|covid|war)\b)|"
    r"(?:\d+|[一二两三五十几百]+)年(?:以)?前(?!景|途)|上个世纪|疫情(?:前|期间)",
    re.IGNORECASE,
)
_PAY_TO_COME = re.compile(
    r"\b(?:in|within|over the next)\s+(?:\d+|two|three|four|five|ten|twenty)\s+years(?:['’]?\s+time)?\b|"
    r"\b(?:\w+\s+years?|a decade)\s+from now\b|\b(?:next (?:year|decade)|by then)\b|"
    r"(?:\d+|[一二两三五十几]+)年(?:以?后|之后)|明年",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|going to|gonna)\b.{0,60}\b(?:earn|make|pay|paid|salar\w+|wages?)\b|会|将", re.IGNORECASE)


def missing_year(understanding: Understanding, asks: str, sections: str) -> str | None:
    """The first year or time asked about that the sections don't speak of; a projection covers its whole stretch."""
    if found := _AGO.search(asks) or _DECADE.search(asks):
        return found.group() if not _spoken_of(found.group(), sections) else None
    aspects = understanding.aspects
    pay_only = Aspect.PAY in aspects and Aspect.OUTLOOK not in aspects
    pay_only = pay_only or (not aspects and re.search(r"\b(?:earn|make|makes|get)\b", asks) is not None)
    if pay_only and _WILL.search(asks) and (found := _PAY_TO_COME.search(asks)):
        return found.group()
    projected = () if pay_only else _stretches(sections)
    for found in _YEAR.finditer(asks):
        year = found.group()
        if not _spoken_of(year, sections) and not any(start <= int(year) <= end for start, end in projected):
            return year
    return None


def _spoken_of(year: str, sections: str) -> bool:
    return re.search(rf"(?<!\d){re.escape(year.lower())}(?!\d)", sections) is not None


def _stretches(sections: str) -> list[tuple[int, int]]:
    found = re.finditer(r"(20\d\d)\s*(?:to|[-–—至到])\s*(20\d\d)(?!\d)", sections)
    return [(int(one.group(1)), int(one.group(2))) for one in found]
