"""Words with their places, folded so that capitals, plurals and possessives agree; Chinese is left as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.language.words import stem

_WORD = re.compile(r"[^\W_\u3400-\u4dbf\u4e00-\u9fff]+")
_MARKS = re.compile(r"[\u0300-\u036f]+")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written, folded, and where it is."""

    surface: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.surface[:1].isupper()

    @property
    def stem(self) -> str:
        """What the word has in common with its other forms."""
        return stem(self.key)


def words(text: str) -> tuple[Word, ...]:
    """The words in Latin letters, and numbers, in order; signs part them."""
    return tuple(
        Word(match.group(), plain(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)
    )


def plain(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))


def key_of(name: str) -> Key:
    """A name as the folded words it consists of."""
    return tuple(word.key for word in words(name))


def longest(sequence: Sequence[Word], known: Mapping[Key, object], most: int) -> Iterable[tuple[int, int]]:
    """(start, end) in the sequence of each known name, the longest wherever several begin; they never overlap."""
    start = 0
    while start < len(sequence):
        for length in range(min(most, len(sequence) - start), 0, -1):
            if tuple(word.key for word in sequence[start : start + length]) in known:
                yield start, start + length
                start += length
                break
        else:
            start += 1
