"""English words with how often they are written, and the nearest of them to one that is none: symspellpy's list.

The list is the 82,765 words that symspellpy carries (SCOWL's words with the counts of Google's n-grams, MIT licence).
Which word to take, and whether to take any, is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from symspellpy import SymSpell, Verbosity  # noqa: TID251

_FREQUENT = 3_000_000
"""Rarer words are known and never proposed: whoever errs means a word that people use."""
_FARTHEST = 2


@dataclass(frozen=True, slots=True)
class Near:
    """A word, its distance from what was written (edits, a swap of neighbours counting as one), and its count."""

    word: str
    distance: int
    count: int


@dataclass(frozen=True)
class Dictionary:
    """The list with ``own`` words beside it, which are proposed however rare they are. Safe for several threads."""

    own: frozenset[str] = field(default=frozenset())

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is on the list or among the own words."""
        return word in self.own or word in english_counts()

    def near(self, word: str, distance: int) -> list[Near]:
        """The words within this many edits, at most two."""
        found = self._tree.lookup(word, Verbosity.ALL, max_edit_distance=min(distance, _FARTHEST))
        return [Near(item.term, item.distance, item.count) for item in found]

    @cached_property
    def _tree(self) -> SymSpell:
        tree = SymSpell(max_dictionary_edit_distance=_FARTHEST)
        counts = english_counts()
        frequent = (word for word, count in counts.items() if count >= _FREQUENT)
        for word in _each(frequent, self.own):
            tree.create_dictionary_entry(word, max(1, counts.get(word, 1)))
        return tree


@cache
def english_counts() -> Mapping[str, int]:
    """Each lower-case word of the list with its count; read once."""
    text = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    pairs = (line.split() for line in text.splitlines())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2}


def _each(*several: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(word for words in several for word in words)
