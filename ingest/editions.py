"""Which files have been replaced by newer editions, as their front matter's ``supersedes`` says.

A file is named by its path in the corpus or by its file name. What follows from it is left to the synchronising.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from app.ports import SourceRecord, SourceStatus

_SPEAKS = frozenset({SourceStatus.INDEXED, SourceStatus.RETIRED})
"""A file that was itself replaced still replaces older ones; one that is refused or in quarantine replaces none."""


def replaced(records: Iterable[SourceRecord]) -> dict[str, str]:
    """The path of each replaced file, with the path of the one that replaced it.

    Files that replace each other in a circle, or themselves, stay.
    """
    speaking = [record for record in records if record.status in _SPEAKS]
    named: dict[str, list[str]] = {}
    for record in speaking:
        for name in {record.path, PurePosixPath(record.path).name}:
            named.setdefault(name, []).append(record.path)
    newer: dict[str, set[str]] = {}
    for record in speaking:
        for name in record.supersedes:
            for path in named.get(name, ()):
                newer.setdefault(path, set()).add(record.path)
    return {path: min(by) for path, edges in newer.items() if (by := _without_circles(path, edges, newer))}


def _without_circles(path: str, edges: Iterable[str], newer: Mapping[str, set[str]]) -> set[str]:
    return {by for by in edges if path not in _all_newer(by, newer)}


def _all_newer(path: str, newer: Mapping[str, set[str]]) -> set[str]:
    """The path and everything that replaces it, directly or not."""
    found: set[str] = set()
    waiting = [path]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(newer.get(one, ()))
    return found
