"""Finding the occupations that a question names, by title, by other name, by acronym or in Chinese.

``RoleIndex`` is prepared once for a catalogue and asked for every question. It links what is named; whether a question
that names none means one of an earlier turn is left to ``followups``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain import RoleEntry
from app.understanding.occupations import (
    AFTER,
    BEFORE,
    FOREIGN_HEADS,
    HEADS,
    NEVER_ALONE,
    NO_ACRONYMS,
    SMALL_ACRONYMS,
    TWO_LETTERS,
    is_sure,
    names_person,
)
from app.understanding.wording import HAN_RUN, Word, keys, singular, words

_TITLE, _PART, _NAME, _SHORTENED, _HEAD = range(5)
_JOINED = re.compile(r",? and |, ")
Rank = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A role named in a text, and where."""

    entry: RoleEntry
    start: int
    end: int
    certain: bool


class RoleIndex:
    """The names of a catalogue, ready to be found in questions.

    ``translations`` gives for a Chinese term its English wordings, the usual one first; those that name a role of the
    catalogue make the Chinese term a name of that role.
    """

    def __init__(self, roles: Sequence[RoleEntry], translations: Mapping[str, Sequence[str]] | None = None) -> None:
        self._names: dict[tuple[str, ...], tuple[Rank, RoleEntry]] = {}
        self._acronyms: set[str] = set()
        self._chinese: dict[str, RoleEntry] = {}
        for entry in roles:
            self._learn(entry)
        self._longest = max(map(len, self._names), default=0)
        for term, wordings in (translations or {}).items():
            self._learn_chinese(term, wordings)
        self._longest_chinese = max(map(len, self._chinese), default=0)

    def mentions(self, text: str) -> list[Mention]:
        """The roles named, in the order of the text; none overlaps another."""
        found = [*self._english(words(text)), *self._in_chinese(text)]
        return sorted(found, key=lambda mention: mention.start)

    def _learn(self, entry: RoleEntry) -> None:
        title = entry.role.title
        self._add(title, _TITLE, entry)
        for rank, name in _parts(title):
            self._add(name, rank, entry)
        for name in entry.role.names:
            if HAN_RUN.search(name):
                self._chinese.setdefault(name, entry)
            elif _is_name(name):
                self._add(name, _NAME, entry)
                if name.isupper() and name.isalpha() and len(name) <= 5:
                    self._acronyms.add(name.lower())

    def _add(self, name: str, rank: int, entry: RoleEntry) -> None:
        key = keys(name)
        place = (rank, len(entry.role.title), entry.role.code)
        if key and (key not in self._names or place < self._names[key][0]):
            self._names[key] = (place, entry)

    def _learn_chinese(self, term: str, wordings: Sequence[str]) -> None:
        for wording in wordings:
            key = keys(wording)
            if key in self._names and not (len(key) == 1 and (key[0] in NEVER_ALONE or key[0] in self._acronyms)):
                self._chinese.setdefault(term, self._names[key][1])
                return

    def _english(self, sequence: list[Word]) -> Iterator[Mention]:
        start = 0
        while start < len(sequence):
            for length in range(min(self._longest, len(sequence) - start), 0, -1):
                found = self._names.get(tuple(word.key for word in sequence[start : start + length]))
                if found and self._holds(sequence, start, length):
                    first, last = sequence[start], sequence[start + length - 1]
                    yield Mention(found[1], first.start, last.end, found[0][0] != _HEAD)
                    start += length
                    break
            else:
                start += 1

    def _holds(self, sequence: list[Word], start: int, length: int) -> bool:
        last = sequence[start + length - 1]
        following = sequence[start + length] if start + length < len(sequence) else None
        if following and not last.plural and following.key in HEADS and last.key not in BEFORE:
            return False
        if length > 1:
            return True
        before = sequence[start - 1].key if start else ""
        return self._single_holds(last, before, following.key if following else "")

    def _single_holds(self, word: Word, before: str, after: str) -> bool:
        if word.key in self._acronyms:
            return _acronym_holds(word)
        if word.key in NEVER_ALONE or before in FOREIGN_HEADS:
            return False
        return is_sure(word.key) or word.plural or before in BEFORE or after in AFTER

    def _in_chinese(self, text: str) -> Iterator[Mention]:
        for run in HAN_RUN.finditer(text):
            start = run.start()
            while start < run.end():
                for length in range(min(self._longest_chinese, run.end() - start), 0, -1):
                    entry = self._chinese.get(text[start : start + length])
                    if entry:
                        yield Mention(entry, start, start + length, True)
                        start += length
                        break
                else:
                    start += 1


def roles_of(mentions: Sequence[Mention]) -> tuple[RoleEntry, ...]:
    """Each role once, the certain before those matched by their head word only."""
    ordered = sorted(mentions, key=lambda mention: not mention.certain)
    return tuple(dict.fromkeys(mention.entry for mention in ordered))


def _parts(title: str) -> Iterator[tuple[int, str]]:
    """What else a title says: ``Accountants and Auditors`` → both; ``Cooks, Fast Food`` → cooks; its head word."""
    if title.endswith("All Other"):
        return
    head, comma, _ = title.partition(", ")
    pieces = _JOINED.split(head)
    whole = all(piece.endswith("s") and " " not in piece for piece in pieces) or len(pieces) == 1
    if comma or len(pieces) > 1:
        yield _SHORTENED, head
    if whole and len(pieces) > 1:
        for piece in pieces:
            yield (_SHORTENED if comma else _PART), piece
    for piece in pieces if whole else pieces[-1:]:
        word = piece.rsplit(" ", 1)[-1]
        if names_person(singular(word.lower())):
            yield _HEAD, word


def _is_name(name: str) -> bool:
    """Some listed names are fields of work, such as "Customer Service"; they name nobody."""
    key = keys(name)
    return len(key) == 1 or (bool(key) and (names_person(key[-1]) or name.rsplit(maxsplit=1)[-1].isupper()))


def _acronym_holds(word: Word) -> bool:
    if word.key in NO_ACRONYMS or (len(word.key) == 2 and word.key not in TWO_LETTERS):
        return False
    return word.key in SMALL_ACRONYMS or word.surface.removesuffix("s").isupper()
