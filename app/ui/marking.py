"""Text with stretches of it marked, as pieces that a template can escape one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool


def marked(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """``text`` in pieces, in order and complete; ``spans`` are (start, end), may overlap, and are cut to the text."""
    pieces: list[Piece] = []
    place = 0
    for start, end in _merged(spans, len(text)):
        if start > place:
            pieces.append(Piece(text[place:start], marked=False))
        pieces.append(Piece(text[start:end], marked=True))
        place = end
    if place < len(text):
        pieces.append(Piece(text[place:], marked=False))
    return pieces


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if end <= start:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
