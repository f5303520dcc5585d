"""What is weighed of a sentence and a text: the network's judgement beside words, numbers, names, polarity, meaning.

Each feature is a number; what they add up to is for ``stack``. Nothing here knows of passages or citations.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.language.windows import Place, pieces, window
from app.language.words import index_terms
from app.ports import Groundedness
from app.verification.evidence import plain
from app.verification.measures import Quantity, unmatched
from app.verification.names import unnamed
from app.verification.novelty import new_words
from app.verification.occupations import Occupation, occupations, strangers
from app.verification.overlap import content, coverage
from app.verification.polarity import contradiction
from app.verification.quantities import quantities
from app.verification.reading import Reading, read
from app.verification.strength import overstatement

FOCUS = 320
"""Characters of the sentences that are also judged by themselves: one or two."""
_SURE = 1e-4
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_RARE = 7

NAMES = (
    "whole",
    "focus",
    "best",
    "mean",
    "contradicted whole",
    "contradicted focus",
    "wrong whole",
    "wrong focus",
    "wrong share",
    "deciding",
    "covered by one",
    "covered by all",
    "rare words",
    "word pairs",
    "longest run",
    "numbers in all",
    "numbers in focus",
    "digits",
    "names",
    "cosine of one",
    "cosine of focus",
    "polarity",
    "strength",
    "strangers",
    "new words",
    "new words in all",
    "verbatim",
)
"""The features' names, in order."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, read once: its sentences, what each holds, and its terms in order."""

    text: str
    pieces: tuple[Place, ...]
    contents: tuple[frozenset[str], ...]
    content: frozenset[str]
    terms: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    occupations: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """The sentences of a text that cover a sentence best, as places, and joined into one text."""

    places: tuple[Place, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Judgements:
    """The network's of the whole text and of the focus, and the cosines of the sentence with both (0 if unknown)."""

    whole: Groundedness
    focus: Groundedness
    cosine_of_one: float = 0.0
    cosine_of_focus: float = 0.0


def text_of(text: str) -> Text:
    """Read a text."""
    found = tuple(pieces(text))
    contents = tuple(content(text[start:end]) for start, end in found)
    return Text(
        text,
        found,
        contents,
        frozenset().union(*contents),
        tuple(index_terms(text)),
        tuple(quantities(text)),
        occupations(text),
    )


def focus_of(claim: str, text: str) -> Focus:
    """The one or two sentences of the text that cover the claim best."""
    places = tuple(window(claim, text, FOCUS, len))
    return Focus(places, read(" ".join(text[start:end] for start, end in places)))


def features(claim: Reading, text: Text, focus: Focus, judged: Judgements) -> tuple[float, ...]:
    """The features, in the order of NAMES."""
    return (*_network(judged), *_words(claim, text), *_facts(claim, text, focus), *_rest(claim, text, focus, judged))


def odds(chance: float) -> float:
    """The logarithm of the odds, held within ±9."""
    held = min(1 - _SURE, max(_SURE, chance))
    return math.log(held / (1 - held))


def _network(judged: Judgements) -> tuple[float, ...]:
    whole, focus = odds(judged.whole.supported), odds(judged.focus.supported)
    wrong = [max((word.chance for word in each.words), default=0.0) for each in (judged.whole, judged.focus)]
    words = judged.whole.words
    return (
        whole,
        focus,
        max(whole, focus),
        (whole + focus) / 2,
        odds(judged.whole.contradicted),
        odds(judged.focus.contradicted),
        odds(wrong[0]),
        odds(wrong[1]),
        sum(1 for word in words if word.chance >= 0.5) / max(1, len(words)),
        max((piece.chance for piece in judged.whole.deciding), default=0.0),
    )


def _words(claim: Reading, text: Text) -> tuple[float, ...]:
    terms = index_terms(claim.text)
    rare = {term for term in terms if len(term) >= _RARE or any(character.isdigit() for character in term)}
    held, pairs = set(text.terms), set(pairwise(text.terms))
    wanted = list(pairwise(terms))
    return (
        max((coverage(claim.terms, each) for each in text.contents), default=0.0),
        coverage(claim.terms, text.content),
        _share(len(rare & held), len(rare)),
        _share(sum(1 for pair in wanted if pair in pairs), len(wanted)),
        _longest(terms, pairs, held) / max(1, len(terms)),
    )


def _facts(claim: Reading, text: Text, focus: Focus) -> tuple[float, ...]:
    numbers, names = claim.quantities, claim.names
    missing = [len(unmatched(numbers, each)) for each in (text.quantities, focus.reading.quantities)]
    digits = [match.replace(",", "") for match in _DIGITS.findall(claim.text)]
    said = {match.replace(",", "") for match in _DIGITS.findall(text.text)}
    return (
        1 - _share(missing[0], len(numbers), empty=0.0),
        1 - _share(missing[1], len(numbers), empty=0.0),
        _share(sum(1 for each in digits if each in said), len(digits)),
        1 - _share(len(unnamed(names, text.text)), len(names), empty=0.0),
    )


def _rest(claim: Reading, text: Text, focus: Focus, judged: Judgements) -> tuple[float, ...]:
    near = focus.reading
    return (
        judged.cosine_of_one,
        judged.cosine_of_focus,
        float(bool(contradiction(list(claim.clauses), list(near.clauses)))),
        float(bool(overstatement(claim.strength, near.strength))),
        float(bool(strangers(claim.occupations, near.occupations, text.occupations))),
        float(len(new_words(claim.text, near.text, ""))),
        float(len(new_words(claim.text, text.text, ""))),
        float(plain(claim.text) in plain(text.text)),
    )


def _longest(terms: Sequence[str], pairs: set[tuple[str, str]], held: set[str]) -> int:
    """The most terms in a row, each pair of which stands together in the text."""
    best = run = 0
    for number, term in enumerate(terms):
        joined = number > 0 and (terms[number - 1], term) in pairs
        run = run + 1 if joined and run else int(term in held)
        best = max(best, run)
    return best


def _share(part: float, whole: float, *, empty: float = 1.0) -> float:
    return part / whole if whole else empty
