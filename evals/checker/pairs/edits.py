"""Sentences made false: one edit to a sentence that a passage bears out, with the place of what changed.

Numbers, units, negation, quantity, certainty, direction, cause, names. English; ``edits_chinese`` has Chinese.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.checker.pairs.english_words import CERTAIN, OPPOSITES, QUANTITY, UNITS
from evals.checker.pairs.pair import Label, Place

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<money>[$€£])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<rate>\s?(?:%|percent\b|per cent\b))?(?!\w|[.,]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|can|could|should|must|will|would|may|might|does|did|has|have)\b(?!\s*(?:not\b|n't|to\b))",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?P<verb>is|are|was|were|can|could|should|will|would|may|might|does|do|did|has|have)"
    r"(?P<not>n't|not| not)\b(?! only)"
)
_WITH_VERB = frozenset({"has", "have"})
_PARTICIPLE = re.compile(r"\s+(?:\w+ly\s+)?(?:been|\w+ed|\w+en|had|become|made|shown|grown|won|lost|said|found)\b")
_NAME = re.compile(
    r"(?<=[a-z,;:] )(?:[A-Z][\w&'’.-]*[a-z*]\w*|[A-Z]{2,})(?:\s(?:(?:of|and|the)\s)?(?:[A-Z][\w&'’-]+|[A-Z]{2,}))*"
)
_MONTHS = frozenset("January February March April May June July August September October November December".split())


@dataclass(frozen=True, slots=True)
class Edited:
    """A sentence after an edit; ``places`` are what is unsupported now."""

    text: str
    places: tuple[Place, ...]
    kind: str
    label: Label


Edit = Callable[[str, str, random.Random], Edited | None]
"""From a sentence and its passage to a false one; None where the sentence offers nothing to this edit."""


def put(text: str, place: Place, new: str, kind: str, label: Label) -> Edited:
    """The text with ``new`` in a place, keeping a capital at its start."""
    start, end = place
    new = new[:1].upper() + new[1:] if text[start : start + 1].isupper() and not new[:1].isdigit() else new
    return Edited(text[:start] + new + text[end:], ((start, start + len(new)),), kind, label)


def number(text: str, passage: str, rng: random.Random) -> Edited | None:
    """Another number of its kind: one of the passage, or one made up."""
    found = [match for match in _NUMBER.finditer(text) if match.start() or text[match.end() : match.end() + 1] != "."]
    if not found:
        return None
    match = rng.choice(found)
    digits = match.group("digits")
    year = bool(_YEAR.fullmatch(digits)) and not match.group("money") and not match.group("rate")
    like = [m.group("digits") for m in _NUMBER.finditer(passage) if _alike(m, match, year=year)]
    others = [each for each in like if _far(each, digits)]
    new = rng.choice(others) if others and rng.random() < 0.5 else _made_up(digits, rng, year=year)
    if new == digits or (not year and not _far(new, digits)):
        return None
    kind, label = ("year", Label.NOT_SUPPORTED) if year else ("number", Label.CONTRADICTED)
    start = match.start("digits")
    return Edited(text[:start] + new + text[match.end("digits") :], ((start, start + len(new)),), kind, label)


def unit(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """Weeks for months, a month for a year."""
    return _from_table(text, UNITS, "unit", Label.CONTRADICTED, rng)


def quantity(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """All for some."""
    return _from_table(text, QUANTITY, "quantifier", Label.NOT_SUPPORTED, rng)


def certainty(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """Will for may."""
    return _from_table(text, CERTAIN, "modality", Label.NOT_SUPPORTED, rng)


def both_ways(pairs: str) -> dict[str, tuple[str, ...]]:
    """Each word of pairs written ``one/other`` with its opposite; the first pair that holds a word counts."""
    table: dict[str, tuple[str, ...]] = {}
    for pair in pairs.split():
        one, other = pair.split("/")
        table.setdefault(one, (other,))
        table.setdefault(other, (one,))
    return table


def direction(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """Shrink for grow, and other opposites."""
    return _from_table(text, both_ways(OPPOSITES), "direction", Label.CONTRADICTED, rng)


def negation(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """A ``not`` more or less."""
    denied = list(_NOT.finditer(text))
    if denied:
        match = rng.choice(denied)
        verb = match.group("verb")
        verb = {"do": "", "does": "", "did": ""}.get(verb, verb)
        if not verb:
            return None
        return Edited(
            text[: match.start()] + verb + text[match.end() :],
            ((match.start(), match.start() + len(verb)),),
            "negation",
            Label.CONTRADICTED,
        )
    found = [m for m in _AUXILIARY.finditer(text) if _deniable(text, m)]
    if not found:
        return None
    match = found[0] if rng.random() < 0.7 else rng.choice(found)
    new = "cannot" if match.group() == "can" else f"{match.group()} {rng.choice(['not', 'not', 'never'])}"
    return put(text, match.span(), new, "negation", Label.CONTRADICTED)


def _deniable(text: str, match: re.Match[str]) -> bool:
    if match.group() == "May":
        return False
    return match.group().lower() not in _WITH_VERB or _PARTICIPLE.match(text, match.end()) is not None


def cause(text: str, _passage: str, rng: random.Random) -> Edited | None:
    """Cause and effect exchanged, or two things that only stand side by side made cause and effect."""
    because = re.fullmatch(r"(?P<effect>[^,;]{15,}?),? because (?P<cause>[^,;]{12,}?)\.", text)
    if because:
        effect, reason = because.group("effect"), because.group("cause")
        new = f"{reason[:1].upper()}{reason[1:]} because {effect[:1].lower()}{effect[1:]}."
        return Edited(new, ((0, len(new) - 1),), "cause", Label.NOT_SUPPORTED)
    joined = re.search(r", and (?=(?:it|they|many|most|some|there|he|she|we|you)\b)", text)
    if joined is None:
        return None
    new = rng.choice([" because ", ", which is why ", ", and as a result "])
    start = joined.start()
    inner = (start + len(new) - len(new.lstrip(", ")), start + len(new.rstrip()))
    return Edited(text[:start] + new + text[joined.end() :], (inner,), "cause", Label.NOT_SUPPORTED)


def name(text: str, passage: str, rng: random.Random, pool: Sequence[str] = ()) -> Edited | None:
    """Another name in a name's place: one of the passage or of ``pool``."""
    found = [m for m in _NAME.finditer(text) if m.group() not in _MONTHS and len(m.group()) > 2]
    if not found:
        return None
    match = rng.choice(found)
    near = [m.group() for m in _NAME.finditer(passage) if m.group() not in _MONTHS and len(m.group()) > 2]
    others = [each for each in dict.fromkeys(near) if each not in text and not _share_word(each, match.group())]
    far = [each for each in pool if each not in passage and not _share_word(each, match.group())]
    choices = others if others and (rng.random() < 0.6 or not far) else far
    if not choices:
        return None
    return Edited(*_replaced(text, match.span(), rng.choice(choices)), "name", Label.NOT_SUPPORTED)


def names_of(text: str) -> list[str]:
    """The names in a text, for a pool."""
    return [m.group() for m in _NAME.finditer(text) if m.group() not in _MONTHS and len(m.group()) > 2]


def term(text: str, terms: Sequence[str], others: Sequence[str], kind: str, rng: random.Random) -> Edited | None:
    """Another of ``others`` in place of the longest of ``terms`` that the text holds."""
    plain = text.lower()
    held = sorted(
        (each for each in terms if re.search(rf"\b{re.escape(each.lower())}\b", plain)), key=len, reverse=True
    )
    if not held:
        return None
    wrong = [each for each in others if each.lower() not in plain and each.lower() != held[0].lower()]
    match = re.search(rf"\b{re.escape(held[0].lower())}\b", plain)
    if match is None or not wrong:
        return None
    return put(text, match.span(), rng.choice(wrong), kind, Label.NOT_SUPPORTED)


ENGLISH: tuple[tuple[Edit, float], ...] = (
    (number, 3.0),
    (unit, 1.0),
    (quantity, 2.0),
    (certainty, 2.0),
    (direction, 2.0),
    (negation, 2.0),
    (cause, 1.0),
    (name, 2.0),
)
"""Each edit and how often it is tried first."""


def falsified(
    text: str, passage: str, rng: random.Random, edits: Sequence[tuple[Edit, float]] = ENGLISH
) -> Edited | None:
    """The text after one edit; None if none can be made."""
    rest = list(edits)
    while rest:
        edit = rng.choices([each for each, _ in rest], [weight for _, weight in rest])[0]
        edited = edit(text, passage, rng)
        if edited is not None and edited.text.lower() not in passage.lower():
            return edited
        rest = [each for each in rest if each[0] is not edit]
    return None


def _replaced(text: str, place: Place, new: str) -> tuple[str, tuple[Place, ...]]:
    start, end = place
    return text[:start] + new + text[end:], ((start, start + len(new)),)


def _share_word(one: str, other: str) -> bool:
    return (
        bool({w.lower() for w in one.split() if len(w) > 3} & {w.lower() for w in other.split() if len(w) > 3})
        or one == other
    )


def _alike(one: re.Match[str], other: re.Match[str], *, year: bool) -> bool:
    same = bool(one.group("money")) == bool(other.group("money")) and bool(one.group("rate")) == bool(
        other.group("rate")
    )
    return same and bool(_YEAR.fullmatch(one.group("digits"))) == year


def _far(one: str, other: str) -> bool:
    a, b = float(one.replace(",", "")), float(other.replace(",", ""))
    return abs(a - b) > 0.06 * max(abs(a), abs(b))


def _made_up(digits: str, rng: random.Random, *, year: bool) -> str:
    value = float(digits.replace(",", ""))
    if year:
        return str(int(value) + rng.choice([-10, -5, -4, -3, -2, -1, 1, 2, 3, 5]))
    places = len(digits.partition(".")[2])
    new = value * rng.choice([0.5, 0.6, 0.75, 0.85, 1.15, 1.3, 1.5, 2.0, 10.0])
    if value < 20 and not places:
        new = value + rng.choice([-3, -2, -1, 1, 2, 3, 5])
        new = new if new > 0 else value + 2
    return f"{new:,.{places}f}" if "," in digits or new >= 10_000 else f"{new:.{places}f}"


def _from_table(
    text: str, table: Mapping[str, tuple[str, ...]], kind: str, label: Label, rng: random.Random
) -> Edited | None:
    pattern = re.compile(
        r"\b(" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b", re.IGNORECASE
    )
    found = [match for match in pattern.finditer(text) if not _excepted(text, match)]
    if not found:
        return None
    match = rng.choice(found)
    return put(text, match.span(), rng.choice(table[match.group().lower()]), kind, label)


def _excepted(text: str, match: re.Match[str]) -> bool:
    """``May 2025``, ``the most``, ``more than`` in a table of single words, parts of hyphenated words and names."""
    word, before, after = match.group(), text[: match.start()], text[match.end() :]
    if word == "May" or before.endswith("-") or after.startswith("-"):
        return True
    if word.lower() == "most" and re.search(r"\b(?:the|its|their|his|her|whose)\s$", before):
        return True
    if word[:1].isupper() and before and not before.endswith((". ", "\n", '"')):
        return True
    return word.lower() in {"up", "down", "more", "less", "first", "last", "free"} and after[:6].strip().split(" ")[
        0
    ] in {"to", "than", "of"}
