"""Chinese sentences made false by one edit, and said otherwise with the same meaning."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from evals.checker.pairs.chinese_words import ADDED, CERTAIN, DENIED, OPPOSITES, QUANTITY, SYNONYMS
from evals.checker.pairs.edits import Edit, Edited, both_ways
from evals.checker.pairs.pair import Label

_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,])(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<after>\s?(?:%|美元|万|个|年|项|门|小时|周)?)"
)
_DENY = re.compile(r"(?P<not>不是|没有|并不|不会|不能|不等于|无法)|(?P<plain>是|会|能|有|包括|适合|使用|要求|提供)")
_FRAMES = ("根据资料，{}", "文中说，{}", "简单来说，{}", "需要注意的是，{}", "据介绍，{}", "{}", "{}", "{}")


def number(text: str, passage: str, rng: random.Random) -> Edited | None:
    """Another number of its kind."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    digits, after = match.group("digits"), match.group("after").strip()
    others = [
        m.group("digits")
        for m in _NUMBER.finditer(passage)
        if m.group("after").strip() == after and _apart(m.group("digits"), digits, year=after == "年")
    ]
    new = rng.choice(others) if others and rng.random() < 0.5 else _made_up(digits, rng, year=after == "年")
    if new == digits:
        return None
    start = match.start("digits")
    kind, label = ("year", Label.NOT_SUPPORTED) if after == "年" else ("number", Label.CONTRADICTED)
    return Edited(text[:start] + new + text[match.end("digits") :], ((start, start + len(new)),), kind, label)


def quantity(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """所有 for 许多."""
    return _from_table(text, QUANTITY, "quantifier", Label.NOT_SUPPORTED, rng)


def certainty(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """一定会 for 可能."""
    return _from_table(text, CERTAIN, "modality", Label.NOT_SUPPORTED, rng)


def direction(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """Opposites."""
    return _from_table(text, both_ways(OPPOSITES), "direction", Label.CONTRADICTED, rng)


def negation(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """A denial more or less."""
    found = [match for match in _DENY.finditer(text) if len(match.group()) > 1 or match.start() > 1]
    if not found:
        return None
    match = rng.choice(found)
    new = DENIED[match.group()]
    start = match.start()
    return Edited(
        text[:start] + new + text[match.end() :], ((start, start + len(new)),), "negation", Label.CONTRADICTED
    )


def addition(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """A clause that nothing bears out."""
    body = text.rstrip("。！；")
    clause = rng.choice(ADDED)
    return Edited(f"{body}{clause}。", ((len(body), len(body) + len(clause)),), "addition", Label.NOT_SUPPORTED)


CHINESE: tuple[tuple[Edit, float], ...] = (
    (number, 3.0),
    (quantity, 1.5),
    (certainty, 1.5),
    (direction, 2.0),
    (negation, 2.0),
    (addition, 0.7),
)


def reworded_chinese(text: str, rng: random.Random) -> str:
    """The same in other words: synonyms, number formats, brackets or a clause left out, a frame."""
    for word, others in rng.sample(list(SYNONYMS.items()), len(SYNONYMS)):
        if word in text and rng.random() < 0.5:
            text = text.replace(word, rng.choice(others), 1)
    if rng.random() < 0.4:
        text = re.sub(r"（[^（）]*）", "", text)
    if rng.random() < 0.4:
        text = re.sub(r"(?<![\d.])(\d+(?:\.\d+)?)%", r"百分之\1", text)
    if rng.random() < 0.4:
        text = re.sub(r"\d{1,3}(?:,\d{3})+(?!\d)", lambda match: _ungrouped(match.group(), rng), text)
    return rng.choice(_FRAMES).format(text)


def _ungrouped(digits: str, rng: random.Random) -> str:
    value = int(digits.replace(",", ""))
    if value >= 10_000 and rng.random() < 0.6:
        short = round(value / 10_000, 1)
        if abs(short * 10_000 - value) / value < 0.006:
            return f"约{short:g}万"
    return str(value)


def _from_table(
    text: str, table: Mapping[str, tuple[str, ...]], kind: str, label: Label, rng: random.Random
) -> Edited | None:
    found: Sequence[re.Match[str]] = list(
        re.finditer("|".join(sorted(map(re.escape, table), key=len, reverse=True)), text)
    )
    if not found:
        return None
    match = rng.choice(found)
    new = rng.choice(table[match.group()])
    start = match.start()
    return Edited(text[:start] + new + text[match.end() :], ((start, start + len(new)),), kind, label)


def _apart(one: str, other: str, *, year: bool) -> bool:
    a, b = float(one.replace(",", "")), float(other.replace(",", ""))
    return a != b if year else abs(a - b) > 0.06 * max(a, b)


def _made_up(digits: str, rng: random.Random, *, year: bool) -> str:
    value = float(digits.replace(",", ""))
    if year:
        return str(int(value) + rng.choice([-5, -3, -2, -1, 1, 2, 3]))
    places = len(digits.partition(".")[2])
    new = (
        value + rng.choice([1, 2, 3])
        if value < 10 and not places
        else value * rng.choice([0.5, 0.7, 0.85, 1.2, 1.5, 2.0])
    )
    return f"{new:,.{places}f}" if "," in digits else f"{new:.{places}f}"
