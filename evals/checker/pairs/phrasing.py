"""Sentences from patterns: ``{a|b}`` is a choice, ``$name`` a slot; every slot's place in the sentence is kept.

A slot holds what is true in several wordings, and lies with what kind of lie each is. So a sentence's label and the
words that are wrong are known from how it was made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evals.checker.pairs.pair import Label, Place

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"\$([a-z_]+)")
_SPACES = re.compile(r" {2,}")
_SUBJECTS = frozenset({"who", "one"})


@dataclass(frozen=True, slots=True)
class Lie:
    """A wrong value for a slot."""

    text: str
    kind: str
    label: Label = Label.CONTRADICTED


@dataclass(frozen=True, slots=True)
class Slot:
    """The right values, in any of their wordings, and wrong ones."""

    truths: tuple[str, ...]
    lies: tuple[Lie, ...] = ()

    def __post_init__(self) -> None:
        if not self.truths:
            raise ValueError("a slot needs a value")
        if any(lie.text in self.truths for lie in self.lies):
            raise ValueError(f"a lie of {self.truths} is true")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with what each slot put where."""

    text: str
    places: Mapping[str, Place] = field(default_factory=dict)
    lies: tuple[tuple[str, Lie], ...] = ()

    @property
    def label(self) -> Label:
        """SUPPORTED unless there is a lie in it; of several lies one that contradicts counts."""
        return max((lie.label for _, lie in self.lies), default=Label.SUPPORTED, key=lambda label: label.value)

    @property
    def wrong(self) -> tuple[Place, ...]:
        """The places of its lies."""
        return tuple(sorted(self.places[name] for name, _ in self.lies))

    @property
    def kind(self) -> str:
        """What kinds of lie it holds."""
        return "+".join(sorted({lie.kind for _, lie in self.lies}))


def slots_of(pattern: str) -> set[str]:
    """The slots that it could need."""
    return set(_SLOT.findall(pattern))


def expand(pattern: str, rng: random.Random) -> str:
    """One of the wordings, its slots still open."""
    while _CHOICE.search(pattern):
        pattern = _CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")), pattern)
    return _SPACES.sub(" ", pattern).strip()


def fill(wording: str, slots: Mapping[str, Slot], rng: random.Random, lying: Sequence[str] = ()) -> Phrase:
    """An expanded pattern with its slots filled, those in ``lying`` wrongly; begins with a capital.

    A slot that stands there twice gets one value; its first place counts.
    """
    chosen: dict[str, str] = {}
    lies: list[tuple[str, Lie]] = []
    for name in _SLOT.findall(wording):
        if name in chosen:
            continue
        if name in lying:
            lie = rng.choice(slots[name].lies)
            lies.append((name, lie))
            chosen[name] = lie.text
        else:
            chosen[name] = rng.choice(slots[name].truths)
    return _assembled(wording, chosen, tuple(lies))


def _assembled(wording: str, chosen: Mapping[str, str], lies: tuple[tuple[str, Lie], ...]) -> Phrase:
    text, last = "", 0
    places: dict[str, Place] = {}
    for match in _SLOT.finditer(wording):
        text += wording[last : match.start()]
        places.setdefault(match.group(1), (len(text), len(text) + len(chosen[match.group(1)])))
        text += chosen[match.group(1)]
        last = match.end()
    text += wording[last:]
    return Phrase(text[:1].upper() + text[1:], places, lies)


def spread(pattern: str, name: str, items: Sequence[str], rng: random.Random) -> str:
    """The pattern with the slot ``name`` become a list of the slots ``items``: ``$a, $b and $c``."""
    last = rng.choice([", and ", " and "]) if len(items) > 2 else " and "
    listed = ", ".join(f"${item}" for item in items[:-1]) + last + f"${items[-1]}"
    return re.sub(rf"\${name}(?![a-z_])", lambda _: listed, pattern)


def phrase(patterns: Sequence[str], slots: Mapping[str, Slot], rng: random.Random, *, lying: int = 0) -> Phrase | None:
    """A sentence from a pattern whose slots are all known, with ``lying`` of them wrong; None if none can be."""
    known = [pattern for pattern in patterns if slots_of(expand(pattern, random.Random(0))) <= slots.keys()]
    for pattern in rng.sample(known, len(known)):
        wording = expand(pattern, rng)
        names = dict.fromkeys(_SLOT.findall(wording))
        if not names.keys() <= slots.keys():
            continue
        able = [name for name in names if slots[name].lies]
        if len(able) >= lying:
            return fill(wording, slots, rng, _chosen(able, lying, rng))
    return None


def _chosen(able: Sequence[str], number: int, rng: random.Random) -> list[str]:
    """Slots to lie in; whom a sentence is about, which nearly every one says, is chosen more seldom."""
    rest = [name for name in able if name not in _SUBJECTS]
    if len(rest) >= number and rng.random() < 0.8:
        return rng.sample(rest, number)
    return rng.sample(list(able), number)


def joined(phrases: Sequence[Phrase], glue: str = " ") -> tuple[str, tuple[Place, ...]]:
    """Sentences one after the other, and where the wrong words then are."""
    text, wrong = "", []
    for number, each in enumerate(phrases):
        text += glue if number else ""
        wrong += [(start + len(text), end + len(text)) for start, end in each.wrong]
        text += each.text
    return text, tuple(wrong)
