"""The bilingual term list: what an English question is called in Chinese texts, and the other way about.

A line of ``terms.csv`` holds English wordings, Chinese wordings and a field, wordings parted by ``|``, the usual one
first. This is no translator: it finds the terms it knows in a question, longest first, and says how much of the
question they make up. ``kin.csv`` beside it has English near-synonyms, a group in each line. What is done with them is
left to ``queries``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from app.errors import SettingsError
from app.language.detection import is_han
from app.language.words import STOP_WORDS, index_terms, stem, tokens
from app.retrieval.phrasing import HAN_RUN, content, english_terms, is_carrier

_Key = TypeVar("_Key")
_Piece = TypeVar("_Piece", str, tuple[str, ...])
_Value = TypeVar("_Value")
_HEADER = ["en", "zh", "field"]


@dataclass(frozen=True, slots=True)
class Translation:
    """The terms found in a text, each with its wordings in the other language, the usual one first.

    ``known`` of its ``size`` units of meaning (Chinese characters or English words) are in these terms.
    """

    terms: tuple[tuple[str, ...], ...]
    known: int
    size: int


@dataclass(frozen=True, slots=True)
class TermList:
    """Wordings of one language and those of the other that mean the same.

    ``english`` is keyed by the stems of a wording's words, ``translations`` by the Chinese wording; ``kin`` has for a
    Chinese wording those that mean the same, itself first. ``near`` has English near-synonyms: for the index terms of
    a wording, those of its kin.
    """

    english: Mapping[tuple[str, ...], tuple[str, ...]]
    translations: Mapping[str, tuple[str, ...]]
    kin: Mapping[str, tuple[str, ...]]
    near: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> TermList:
        """Read the list, and the near-synonyms if there are any beside it.

        Raises ``SettingsError`` when a file cannot be read or a line is not as described above.
        """
        groups = path.with_name("kin.csv")
        try:
            with path.open(encoding="utf-8", newline="") as file:
                terms = cls.of(list(_pairs(csv.reader(file), path)))
            lines = groups.read_text("utf-8").splitlines()[1:] if groups.exists() else []
            return replace(terms, near=_near(lines))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"The term list {path} cannot be read: {error}.", "Put it back, or mend it.") from error

    @classmethod
    def of(cls, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> TermList:
        """A list made of (English wordings, Chinese wordings)."""
        english: dict[tuple[str, ...], tuple[str, ...]] = {}
        chinese: dict[str, tuple[str, ...]] = {}
        kin: dict[str, tuple[str, ...]] = {}
        for ours, theirs in pairs:
            for wording in ours:
                _add(english, _stems(wording), theirs)
            for wording in theirs:
                _add(chinese, wording, ours)
                _add(kin, wording, (wording, *theirs))
        return cls(MappingProxyType(english), MappingProxyType(chinese), MappingProxyType(kin))

    def segments(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The Chinese of a text, cut up: the wordings known here, and what lies between them less question words."""
        known: list[str] = []
        unknown: list[str] = []
        for run in HAN_RUN.findall(text):
            rest = run
            for wording in _longest(run, self.translations, _LONGEST_CHINESE):
                before, _, rest = rest.partition(wording)
                known.append(wording)
                unknown.extend(content(before))
            unknown.extend(content(rest))
        return tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown))

    def phrases(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The English of a text as index terms, cut up: wordings that have near-synonyms, longest first, and words."""
        words = english_terms(text)
        found: list[tuple[str, ...]] = []
        start = 0
        while start < len(words):
            length = max(
                (n for n in range(2, _LONGEST_KIN + 1) if tuple(words[start : start + n]) in self.near), default=1
            )
            found.append(tuple(words[start : start + length]))
            start += length
        return tuple(found)

    def from_chinese(self, text: str) -> Translation:
        """The known terms of a Chinese text. Question words carry no meaning and don't count."""
        known, unknown = self.segments(text)
        carried = sum(map(len, known))
        terms = dict.fromkeys(self.translations[wording] for wording in known)
        return Translation(tuple(terms), carried, carried + sum(map(len, unknown)))

    def from_english(self, text: str) -> Translation:
        """The known terms of an English text. Stop words count for nothing."""
        words = [stem(_bare(word)) for word in tokens(text) if not is_han(word[0])]
        meant = sum(_means(word) for word in words)
        terms: list[tuple[str, ...]] = []
        known = 0
        for wording in _longest(tuple(words), self.english, _LONGEST_ENGLISH):
            if not any(map(_means, wording)):
                continue
            terms.append(self.english[wording])
            known += sum(_means(word) for word in wording)
        return Translation(tuple(dict.fromkeys(terms)), known, meant)

    def to_english(self, text: str) -> tuple[str, ...]:
        """English wordings of the terms in a Chinese text, in the order met."""
        return tuple(dict.fromkeys(wording for term in self.from_chinese(text).terms for wording in term))

    def to_chinese(self, text: str) -> tuple[str, ...]:
        """Chinese wordings of the terms in an English text, in the order met."""
        return tuple(dict.fromkeys(wording for term in self.from_english(text).terms for wording in term))


_STOP_STEMS = frozenset(stem(word) for word in STOP_WORDS)
_LONGEST_ENGLISH = 6
_LONGEST_CHINESE = 12
_LONGEST_KIN = 3


def _pairs(lines: Iterator[list[str]], path: Path) -> Iterator[tuple[list[str], list[str]]]:
    for number, line in enumerate(lines, start=1):
        if number == 1 and line == _HEADER:
            continue
        cells = [[wording.strip() for wording in cell.split("|")] for cell in line]
        if len(cells) != len(_HEADER) or number == 1 or not all(all(cell) for cell in cells):
            hint = f"Each line, after the header {','.join(_HEADER)}, has three cells that are not empty."
            raise SettingsError(f"The term list {path} is wrong in line {number}.", hint)
        yield cells[0], cells[1]


def _near(lines: Iterable[str]) -> Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in lines:
        group = [terms for wording in line.split("|") if (terms := tuple(index_terms(wording)))]
        for terms in group:
            _add(table, terms, [other for other in group if other != terms])
    return MappingProxyType(table)


def _add(table: dict[_Key, tuple[_Value, ...]], key: _Key, wordings: Sequence[_Value]) -> None:
    table[key] = tuple(dict.fromkeys((*table.get(key, ()), *wordings)))


def _stems(wording: str) -> tuple[str, ...]:
    return tuple(stem(_bare(word)) for word in tokens(wording))


def _means(word: str) -> bool:
    return word not in _STOP_STEMS and not is_carrier(word)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _longest(sequence: _Piece, known: Mapping[_Piece, tuple[str, ...]], longest: int) -> Iterator[_Piece]:
    """Known pieces of a sequence from left to right, the longest wherever several begin; they never overlap."""
    start = 0
    while start < len(sequence):
        for length in range(min(longest, len(sequence) - start), 0, -1):
            piece = sequence[start : start + length]
            if piece in known:
                yield piece
                start += length
                break
        else:
            start += 1
