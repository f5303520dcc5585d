"""Sentences said otherwise with the same meaning: formats, synonyms, order, contractions, clauses left out.

Each rule keeps to what the sentence says or says less, so that a passage that bears the sentence out bears out the
rewording too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from evals.checker.pairs.english_words import CONTRACTIONS, FRAMES, SYNONYMS

_TIME = re.compile(
    r" (?P<time>(?:in|by|since|from) (?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) )?(?:19|20)\d\d(?: to (?:19|20)\d\d)?)(?=[,. ])"
)
_OPENING_TIME = re.compile(r"^(?P<time>(?:In|By|Since|During) [^,.;]{3,30}), (?P<rest>[^,;]+)\.$")
_BRACKETS = re.compile(r" \([^()]*\)")
_MONEY = re.compile(r"\$(\d[\d,]*(?:\.\d\d)?)(?! (?:million|billion))(?![\d,.]*\d)")
_SHARE = re.compile(r"(\d(?:[\d.]*\d)?)\s?(%|percent|per cent)")
_GROUPED = re.compile(r"(?<![\d.,$])\d{1,3}(?:,\d{3})+(?![\d,])")
_KEEP = re.compile(r"(?:[A-Z]{2,}|I\b|[A-Z]\w*[A-Z*])")

_FRAMED = 0.15

Rule = Callable[[str, random.Random], str]


def reworded(text: str, rng: random.Random, times: int = 3) -> str:
    """The sentence after up to ``times`` rules that changed something, now and then framed; itself if none can."""
    rules = list(RULES)
    rng.shuffle(rules)
    changed = 0
    for rule in rules:
        new = rule(text, rng)
        if new != text and len(new) > 12:
            text, changed = new, changed + 1
        if changed == times:
            break
    return framed(text, rng) if rng.random() < _FRAMED else text


def synonyms(text: str, rng: random.Random) -> str:
    """Up to three words or phrases by others."""
    found = [(word, others) for word, others in SYNONYMS.items() if re.search(rf"\b{word}\b", text)]
    for word, others in rng.sample(found, min(3, len(found))):
        text = re.sub(rf"\b{word}\b", rng.choice(others), text, count=1)
    return text


def contracted(text: str, _rng: random.Random) -> str:
    """``isn't`` for ``is not``, or the other way."""
    for full, short in CONTRACTIONS.items():
        if re.search(rf"\b{full}\b", text):
            return re.sub(rf"\b{full}\b", short, text, count=1)
        if short in text:
            return text.replace(short, full, 1)
    return text


def formats(text: str, rng: random.Random) -> str:
    """Money, shares and counts written otherwise, or honestly rounded."""
    chance = rng.random()
    text = _MONEY.sub(lambda match: _money(match.group(1), rng) if chance < 0.6 else match.group(), text)
    sign = rng.choice(["%", " percent", " per cent", " %"])
    text = _SHARE.sub(lambda match: match.group(1) + sign, text)
    return _GROUPED.sub(lambda match: match.group().replace(",", ""), text) if chance > 0.7 else text


def time_moved(text: str, _rng: random.Random) -> str:
    """``In 2024, X`` for ``X in 2024`` and back."""
    opening = _OPENING_TIME.match(text)
    if opening and not _KEEP.match(opening.group("rest")):
        time, rest = opening.group("time"), opening.group("rest")
        return f"{rest[:1].upper()}{rest[1:]} {time[:1].lower()}{time[1:]}."
    found = list(_TIME.finditer(text))
    if len(found) != 1 or ";" in text:
        return text
    match = found[0]
    rest = (text[: match.start()] + text[match.end() :]).strip()
    time = match.group("time")
    return f"{time[:1].upper()}{time[1:]}, {_lowered(rest)}"


def brackets_dropped(text: str, _rng: random.Random) -> str:
    """Without what stands in brackets."""
    return _BRACKETS.sub("", text)


def clause_dropped(text: str, rng: random.Random) -> str:
    """Only one of two main clauses, or without the clause that hangs on it."""
    halves = re.split(r"; ", text.rstrip("."))
    if len(halves) == 2 and min(map(len, halves)) > 30:
        half = rng.choice(halves)
        return f"{half[:1].upper()}{half[1:]}."
    match = re.search(
        r",(?: (?:which|because|although|while|where|compared with|including|so that|even though) [^;]*)\.$", text
    )
    if match and match.start() > 30 and "(" not in text[match.start() :]:
        return text[: match.start()] + "."
    match = re.search(r", and (?:the|it|they|he|she|many|most|some) [^,;]{20,}\.$", text)
    if match and match.start() > 30:
        return text[: match.start()] + "."
    return text


def framed(text: str, rng: random.Random) -> str:
    """With a frame that adds nothing."""
    frame = rng.choice(FRAMES)
    inner = _lowered(text) if not frame.startswith("{") else text
    return frame.format(inner).strip()


RULES: tuple[Rule, ...] = (synonyms, contracted, formats, time_moved, brackets_dropped, clause_dropped)


def _lowered(text: str) -> str:
    """With a small first letter, unless it opens with a name or an acronym."""
    first = text.split(" ", 1)[0]
    common = first.lower() in {
        "the",
        "a",
        "an",
        "it",
        "this",
        "these",
        "they",
        "most",
        "many",
        "some",
        "half",
        "about",
        "employment",
        "there",
        "software",
        "median",
        "in",
        "on",
        "of",
        "for",
        "each",
        "all",
        "both",
        "he",
        "she",
        "if",
        "at",
        "with",
        "to",
        "no",
    }
    return text[:1].lower() + text[1:] if common else text


def _money(amount: str, rng: random.Random) -> str:
    value = float(amount.replace(",", ""))
    near = round(value, -3)
    if near and value >= 20_000 and abs(near - value) / value < 0.006 and near != value and rng.random() < 0.4:
        return rng.choice([f"about ${near:,.0f}", f"roughly ${near:,.0f}", f"around ${near / 1000:,.0f}k"])
    return rng.choice([f"{amount} dollars", f"US${amount}", f"${amount.replace(',', '')}"])
