"""Places that a question names: countries, their people, states, provinces and big cities, English and Chinese.

``places.csv`` holds their names: those of countries from CLDR (Unicode licence), those of cities from GeoNames (CC BY
4.0), those of states and provinces are common knowledge. Rows of the kind ``word`` are names that mean something else
too. Whether the library has something about a place is left to ``constraints``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.answerability.folding import Key, Word, key_of, longest, words
from app.language.proper_names import PLACES

_PREPOSITIONS = frozenset("in from near at around to across throughout outside within".split())
_LANGUAGES = frozenset(
    """chinese french german spanish japanese italian portuguese russian korean dutch english greek thai turkish
    vietnamese danish swedish norwegian finnish czech hungarian romanian bulgarian croatian serbian ukrainian nepali
    estonian latvian lithuanian icelandic slovak""".split()
)
_OF_LANGUAGE = frozenset(
    """teacher teachers interpreter interpreters translator translators tutor tutors speaker speakers language
    literature lecturer lecturers course courses chef chefs cook cooks restaurant food instructor instructors writing
    professor professors class classes""".split()
)
_HOME = "United States"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written; ``name`` is the same for all its names."""

    name: str
    text: str

    @property
    def home(self) -> bool:
        """Whether it is the country that the official figures are of."""
        return self.name == _HOME


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places: English ones as folded words, Chinese ones as they are, each with what it is called here."""

    english: dict[Key, str]
    doubtful: dict[Key, str]
    peoples: dict[Key, str]
    chinese: dict[str, str]

    @property
    def most(self) -> int:
        """So many words has the longest English name."""
        return max(map(len, self.english))

    def places(self, text: str) -> tuple[Place, ...]:
        """The places that a text names, in order, English ones first."""
        sequence = words(text)
        known = {**self.doubtful, **self.peoples, **self.english}
        found = [
            Place(known[tuple(word.key for word in sequence[start:end])], _surface(text, sequence, start, end))
            for start, end in longest(sequence, known, self.most)
            if self._meant(sequence, start, end)
        ]
        return (*found, *self._in_chinese(text))

    def _meant(self, sequence: Sequence[Word], start: int, end: int) -> bool:
        key = tuple(word.key for word in sequence[start:end])
        if key in self.english:
            return key != ("us",)
        first = sequence[start]
        after = sequence[end].key if end < len(sequence) else ""
        if key in self.peoples:
            return first.capital and bool(after) and not (first.key in _LANGUAGES and after in _OF_LANGUAGE)
        before = sequence[start - 1].key if start else ""
        return first.capital and before in _PREPOSITIONS

    def _in_chinese(self, text: str) -> Iterator[Place]:
        start = 0
        while start < len(text):
            for length in range(8, 1, -1):
                name = text[start : start + length]
                if name in self.chinese:
                    yield Place(self.chinese[name], name)
                    start += length - 1
                    break
            start += 1


@cache
def gazetteer() -> Gazetteer:
    """The names of ``places.csv``, read once."""
    english: dict[Key, str] = {}
    doubtful: dict[Key, str] = {}
    peoples: dict[Key, str] = {}
    chinese: dict[str, str] = {}
    with PLACES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [name for name in row["english"].split("|") if name]
            others = [name for name in row["chinese"].split("|") if name]
            table = {"word": doubtful, "demonym": peoples}.get(row["kind"], english)
            for name in names:
                table.setdefault(key_of(name), (names or others)[0])
            for name in others:
                chinese.setdefault(name, (names or others)[0])
    return Gazetteer(english, doubtful, peoples, chinese)


def without_places(text: str, places: Sequence[Place]) -> str:
    """The text with the places' names blotted out."""
    for place in places:
        text = re.sub(re.escape(place.text), lambda found: " " * len(found.group()), text)
    return text


def _surface(text: str, sequence: Sequence[Word], start: int, end: int) -> str:
    return text[sequence[start].start : sequence[end - 1].end]
