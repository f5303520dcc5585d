"""Which sentences of a long passage the checker reads: those that cover the claim best, in their own order.

Lexical only, so that it costs next to nothing: numbers and names weigh more than words, rare words more than common
ones, and a sentence counts for what it adds to those chosen before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from app.language.sentences import sentence_spans

Place = tuple[int, int]
_TERM = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z][A-Za-z'*+#-]*|[\u4e00-\u9fff]")
_STEM = 6
_LONGEST = 320
"""Characters of a piece; longer sentences, such as rows and records, are cut at their separators."""
_CUT = re.compile(r"(?<=[;,，；])\s*|\s\|\s")
_AGAIN = 0.25
"""What a term counts that an earlier sentence covered."""
_COMMON = frozenset(
    "the a an of in on at to for is are was were be by with and or but as that it its their from this these which has "
    "have had not can will would more than about also".split()
)


def pieces(passage: str) -> list[Place]:
    """The sentences of a passage, line by line; over-long ones in parts."""
    found: list[Place] = []
    at = 0
    for line in passage.splitlines(keepends=True):
        for start, end in sentence_spans(line):
            found += _parts(passage, at + start, at + end)
        at += len(line)
    return found


def window(claim: str, passage: str, room: int, count: Callable[[str], int]) -> list[Place]:
    """The pieces to read, in order, of at most ``room`` tokens as ``count`` counts them; all of them if they fit.

    A single piece that is too long by itself is kept: the encoder will cut it.
    """
    found = pieces(passage)
    costs = [count(passage[start:end]) for start, end in found]
    if sum(costs) <= room:
        return found
    kept: set[int] = set()
    left = room
    for number in _ranked(claim, [passage[start:end] for start, end in found]):
        if costs[number] <= left or not kept:
            kept.add(number)
            left -= costs[number]
        if left < 8:
            break
    return [found[number] for number in sorted(kept)]


def terms(text: str) -> Counter[str]:
    """Words cut to their first letters, numbers without commas, single Han characters; each with its weight."""
    found: Counter[str] = Counter()
    for match in _TERM.finditer(text):
        word = match.group()
        if word[0].isdigit():
            found[word.replace(",", "")] = 3
        elif word.lower() not in _COMMON:
            weight = 2 if word[0].isupper() and match.start() else 1
            key = word.lower()[:_STEM]
            found[key] = max(found[key], weight)
    return found


def _ranked(claim: str, texts: Sequence[str]) -> list[int]:
    """Their numbers, best first: greedy by what each adds; those that add nothing last, as they stand."""
    wanted = terms(claim)
    held = [set(terms(text)) & set(wanted) for text in texts]
    spread = Counter(term for each in held for term in each)
    worth = {term: weight / (1 + 0.3 * (spread[term] - 1)) for term, weight in wanted.items() if spread[term]}
    order: list[int] = []
    covered: set[str] = set()
    rest = set(range(len(texts)))
    while rest:
        gains = {number: _gain(held[number], covered, worth) + _near(number, order) for number in rest}
        best = min(rest, key=lambda number: (-gains[number], number))
        order.append(best)
        covered |= held[best]
        rest.remove(best)
        if len(order) > 40:
            return [*order, *sorted(rest)]
    return order


def _gain(held: set[str], covered: set[str], worth: dict[str, float]) -> float:
    return sum(worth[term] * (_AGAIN if term in covered else 1.0) for term in held)


def _near(number: int, order: Sequence[int]) -> float:
    """A little for the opening, which says what a passage is about, and for what stands beside the best."""
    first = 0.3 if number == 0 else 0.0
    return first + (0.35 if order and abs(order[0] - number) == 1 else 0.0)


def _parts(passage: str, start: int, end: int) -> list[Place]:
    if end - start <= _LONGEST:
        return [(start, end)]
    found: list[Place] = []
    begin = last = start
    for match in _CUT.finditer(passage, start, end):
        if match.start() - begin > _LONGEST // 2 and last > begin:
            found.append((begin, last))
            begin = last
        last = match.end()
    tail = [(begin, end)] if not found or end - begin > 20 else [(found.pop()[0], end)]
    return [(a, b) for a, b in [*found, *tail] if passage[a:b].strip()]
