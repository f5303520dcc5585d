"""The stretches of a sentence that nothing bears out: what the network marked, and what a guard objected to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.ports import Marked

SURE = 0.5
"""The least chance of a word that is marked."""
_BETWEEN = re.compile(r"[\s,;:()\"'“”‘’、，；：-]*")

Stretch = tuple[int, int]


def stretches(sentence: str, words: Iterable[Marked], objected: str = "") -> tuple[Stretch, ...]:
    """In order and apart from each other; words that only white space or marks keep apart are one stretch."""
    found = [(word.start, word.end) for word in words if word.chance >= SURE and word.end <= len(sentence)]
    return _joined(sentence, sorted({*found, *_places(sentence, objected)}))


def _places(sentence: str, objected: str) -> list[Stretch]:
    """Where the words stand that a guard named; a stem is found as the beginning of a word."""
    if not objected.strip():
        return []
    match = re.search(re.escape(objected.strip()) + r"(?:[a-z'’]*)", sentence, re.IGNORECASE)
    return [match.span()] if match else []


def _joined(sentence: str, places: Iterable[Stretch]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for start, end in places:
        if found and (start <= found[-1][1] or _BETWEEN.fullmatch(sentence, found[-1][1], start)):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
