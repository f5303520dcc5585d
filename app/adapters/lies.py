"""What a lying model works with: the passages of its prompt, and the lies that it made of them.

A lie says what the passages don't: it changes a true sentence in one place that matters, or makes something up.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.adapters.lies_words import RETOLD
from app.language.sentences import sentences
from app.ports import Message

_PASSAGE = re.compile(r'<passage number="(\d+)" from="([^"]*)">\n(.*?)\n</passage>', re.DOTALL)
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Lie:
    """A lie as a reader would see it, without markup or marks, its kind, and the true sentence that it began with."""

    text: str
    kind: str
    truth: str


@dataclass(frozen=True)
class Given:
    """A passage as it stands in a prompt."""

    number: int
    title: str
    text: str

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, each on one line."""
        return tuple(" ".join(sentence.split()) for sentence in sentences(self.text))


@dataclass(frozen=True)
class Material:
    """All that a prompt gives to lie about."""

    passages: tuple[Given, ...]
    chinese: bool

    @cached_property
    def said(self) -> str:
        """Every passage's text, letters and digits only, to see that a lie stands in none."""
        return bare(" ".join(passage.text for passage in self.passages))

    def others(self, title: str) -> tuple[Given, ...]:
        """The passages under other titles."""
        return tuple(passage for passage in self.passages if passage.title != title)


@dataclass(frozen=True, slots=True)
class Scene:
    """A true sentence, the passage that it is of, and all that may be drawn on to lie about it."""

    sentence: str
    given: Given
    material: Material
    rng: random.Random


Teller = Callable[[Scene], str]
"""A lie about a scene's sentence; empty where the sentence offers nothing to it."""


def material_of(messages: Sequence[Message]) -> Material:
    """The passages of a prompt, and whether a Chinese reply is asked for."""
    text = "\n".join(message.content for message in messages)
    found = [Given(int(n), where.split(" › ")[0], body) for n, where, body in _PASSAGE.findall(text)]
    return Material(tuple(found), "Write in Chinese" in text)


def is_chinese(text: str) -> bool:
    """Whether it holds any Chinese."""
    return _HAN.search(text) is not None


def bare(text: str) -> str:
    """Letters, digits and the signs of money and shares only, in lower case."""
    return re.sub(r"[^\w$€£¥%]+|_+", " ", text).strip().casefold()


def replaced(text: str, table: Mapping[str, Sequence[str]], rng: random.Random) -> str:
    """One word of the table, chosen at random where there are several, changed to one of its own; empty if none is
    there."""
    words = sorted(table, key=len, reverse=True)
    latin = [
        rf"\b{re.escape(word)}(?!\w)" if word[0].isalpha() else re.escape(word) for word in words if word.isascii()
    ]
    han = [re.escape(word) for word in words if not word.isascii()]
    found = list(re.finditer("|".join([*latin, *han]), text))
    if not found:
        return ""
    match = rng.choice(found)
    return text[: match.start()] + rng.choice(table[match.group()]) + text[match.end() :]


def retold(sentence: str, rng: random.Random) -> str:
    """An English sentence of a role guide in other words, as true as before."""
    for pattern, others in RETOLD:
        if rng.random() < 0.6:
            sentence = pattern.sub(rng.choice(others), sentence)
    return sentence


def _pattern(word: str) -> str:
    whole = word.isascii() and word[0].isalpha()
    return rf"\b{re.escape(word)}(?!\w)" if whole else re.escape(word)


def small(sentence: str, given: Given) -> str:
    """An English sentence as it stands within another: without its capital, unless a name has it."""
    named = sentence.startswith(given.title) or re.match(r"(?:US|BLS|AI|O\*NET|[A-Z]{2,})\b", sentence)
    return sentence if named else sentence[:1].lower() + sentence[1:]


def capital(text: str) -> str:
    """With a capital at its start."""
    return text[:1].upper() + text[1:]
