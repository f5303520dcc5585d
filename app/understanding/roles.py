"""Finding the occupations that a question names, by title, by other name, by acronym or in Chinese.

``RoleIndex`` is prepared once for a catalogue and asked for every question. It links what is named; whether a question
that names none means one of an earlier turn is left to ``followups``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from app.domain import RoleEntry
from app.language.words import STOP_WORDS
from app.understanding.coordination import coordinated
from app.understanding.everyday import everyday_names
from app.understanding.fields import fields_of, is_worked_in
from app.understanding.mentions import Mention
from app.understanding.occupations import (
    AFTER,
    BEFORE,
    FOREIGN_HEADS,
    HEADS,
    NEVER_ALONE,
    NO_ACRONYMS,
    SHORT_HEADS,
    SMALL_ACRONYMS,
    TWO_LETTERS,
    is_sure,
    names_person,
)
from app.understanding.wording import HAN_RUN, Word, fold, keys, singular, words

_EVERYDAY, _TITLE, _PART, _NAME, _SHORTENED, _HEAD = range(-1, 5)
_JOINED = re.compile(r",? and |, ")
_SKIP_WORDS = 5
_GAP = re.compile(r"[\s/-]+")
Key = tuple[str, ...]
Rank = tuple[int, bool, int, int, str]
Names = dict[Key, tuple[Rank, RoleEntry]]


class RoleIndex:
    """The names of a catalogue, ready to be found in questions.

    ``translations`` gives for a Chinese term its English wordings, the usual one first; those that name a role of the
    catalogue make the Chinese term a name of that role.
    """

    def __init__(self, roles: Sequence[RoleEntry], translations: Mapping[str, Sequence[str]] | None = None) -> None:
        self._names: Names = {}
        self._fields: Names = {}
        self._acronyms: set[str] = set()
        self._chinese: dict[str, RoleEntry] = {}
        for entry in roles:
            self._learn(entry)
        self._alone = self._learn_everyday(roles)
        self._longest = max(map(len, (*self._names, *self._fields)), default=0)
        for term, wordings in (translations or {}).items():
            self._learn_chinese(term, wordings)
        self._longest_chinese = max(map(len, self._chinese), default=0)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words of all names, folded and singular, and their plain plurals."""
        singulars = {word for key in (*self._names, *self._fields) for word in key}
        return frozenset(singulars | {f"{word}s" for word in singulars if len(word) > 3})

    def mentions(self, text: str) -> list[Mention]:
        """The roles named, in the order of the text; none overlaps another."""
        sequence = words(text)
        found = [*self._english(sequence, fold(text)), *self._in_chinese(text)]
        found = [*found, *coordinated(sequence, found, self._doubtful, self._sharing)]
        return sorted(found, key=lambda mention: mention.start)

    def _doubtful(self, word: Word) -> Mention | None:
        """A single name that alone would link nothing."""
        found = self._names.get((word.key,))
        if found is None or found[0][0] == _HEAD or word.key in NEVER_ALONE or word.key in self._acronyms:
            return None
        return Mention(found[1], word.start, word.end, True)

    def _sharing(self, first: Word, second: Word, head: Word) -> list[Mention]:
        """Two names of two words that share the last: "electrical or mechanical engineering"."""
        for table in (self._names, self._fields):
            one, other = table.get((first.key, head.key)), table.get((second.key, head.key))
            if one and other and first.key != second.key:
                return [Mention(one[1], first.start, first.end, True), Mention(other[1], second.start, head.end, True)]
        return []

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
            elif key := keys(name):
                _put(self._fields, key, _NAME, entry)

    def _learn_everyday(self, roles: Sequence[RoleEntry]) -> frozenset[str]:
        """Add what everybody calls an occupation; gives the words that name one in whatever company."""
        entries = {entry.role.code: entry for entry in roles}
        alone: set[str] = set()
        for spoken in everyday_names():
            if spoken.code in entries:
                _put(self._names, keys(spoken.name), _EVERYDAY, entries[spoken.code])
                alone.update(keys(spoken.name) if spoken.alone else ())
        return frozenset(alone)

    def _add(self, name: str, rank: int, entry: RoleEntry) -> None:
        key = keys(name)
        if not key:
            return
        _put(self._names, key, rank, entry)
        if len(key) > 1 and key[-1] in SHORT_HEADS:
            _put(self._names, (*key[:-1], SHORT_HEADS[key[-1]]), rank, entry, derived=True)
        if rank != _HEAD:
            for field in fields_of(key):
                doubtful = len(field) == 1 and not _is_its_own(key[0], field[0], entry.role.title)
                _put(self._fields, field, rank, entry, derived=doubtful)

    def _learn_chinese(self, term: str, wordings: Sequence[str]) -> None:
        for wording in wordings:
            key = keys(wording)
            if key in self._names and not (len(key) == 1 and (key[0] in NEVER_ALONE or key[0] in self._acronyms)):
                self._chinese.setdefault(term, self._names[key][1])
                return

    def _english(self, sequence: list[Word], folded: str) -> Iterator[Mention]:
        start = 0
        while start < len(sequence):
            found = self._at(sequence, start, folded)
            if found is None:
                start += 1
                continue
            (rank, entry), length = found
            first, last = sequence[start], sequence[start + length - 1]
            yield Mention(entry, first.start, last.end, rank[0] != _HEAD)
            start += length

    def _at(self, sequence: list[Word], start: int, folded: str) -> tuple[tuple[Rank, RoleEntry], int] | None:
        """What is named from this word on and in how many words: by a name, a name with a word more, or a field."""
        exact = self._exact(sequence, start)
        skipped = self._skipping(sequence, start, folded, exact[1] if exact else 0)
        return skipped or exact or self._field(sequence, start, folded)

    def _exact(self, sequence: list[Word], start: int) -> tuple[tuple[Rank, RoleEntry], int] | None:
        for length in range(min(self._longest, len(sequence) - start), 0, -1):
            found = self._names.get(_key(sequence, start, length))
            if found and self._holds(sequence, start, length):
                return found, length
        return None

    def _skipping(
        self, sequence: list[Word], start: int, folded: str, beyond: int
    ) -> tuple[tuple[Rank, RoleEntry], int] | None:
        """The longest name that is there but for one word within it: "solar panel installer" is a solar installer."""
        for length in range(min(_SKIP_WORDS, len(sequence) - start), max(beyond, 2), -1):
            span = sequence[start : start + length]
            if not names_person(span[-1].key) or not _is_phrase(span, folded):
                continue
            key = _key(sequence, start, length)
            for gap in range(1, length - 1):
                found = self._names.get(key[:gap] + key[gap + 1 :])
                if found and self._spans(found, sequence, start, length):
                    return found, length
        return None

    def _spans(self, found: tuple[Rank, RoleEntry], sequence: list[Word], start: int, length: int) -> bool:
        """Whether the role is meant by these words, one of which its name lacks: the guide's title must bear it out.

        No name within them may be borne out better, nor reach beyond them.
        """
        (_, _, strange, _, _), entry = found
        describing = _key(sequence, start, length - 1)
        if _title_keys(entry.role.title).isdisjoint(describing) or not self._holds(sequence, start, length):
            return False
        for inner in range(start + 1, start + length):
            other = self._exact(sequence, inner)
            if other and other[1] > 1:
                rank, _, less_strange, _, _ = other[0][0]
                return not (rank == _TITLE or less_strange < strange or inner + other[1] > start + length)
        return True

    def _field(self, sequence: list[Word], start: int, folded: str) -> tuple[tuple[Rank, RoleEntry], int] | None:
        for length in range(min(self._longest, len(sequence) - start), 0, -1):
            found = self._fields.get(_key(sequence, start, length))
            first, last = sequence[start], sequence[start + length - 1]
            if found and is_worked_in(folded, first.start, last.end, doubtful=found[0][1]):
                return found, length
        return None

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
        if word.key in self._alone:
            return True
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


def _put(names: Names, key: Key, rank: int, entry: RoleEntry, *, derived: bool = False) -> None:
    """Keep a name for the role that it names best: whose title it is or shares most of its words."""
    title = entry.role.title
    strange = len(set(key).difference(_title_keys(title))) if rank == _NAME else 0
    place = (rank, derived, strange, len(title), entry.role.code)
    if key not in names or place < names[key][0]:
        names[key] = (place, entry)


@lru_cache(maxsize=2_000)
def _title_keys(title: str) -> frozenset[str]:
    return frozenset(keys(title))


def _is_its_own(person: str, field: str, title: str) -> bool:
    """Whether a single word is the field of this occupation before all, and so of little doubt."""
    return is_sure(person) or len(field) == 2 or not _title_keys(title).isdisjoint((person, field))


def _key(sequence: list[Word], start: int, length: int) -> Key:
    return tuple(word.key for word in sequence[start : start + length])


def _is_phrase(span: list[Word], folded: str) -> bool:
    """Whether only blanks part the words, none of them is a small word, and none but the last is of several people."""
    return all(
        word.key not in STOP_WORDS
        and word.key not in AFTER
        and not (word.plural and names_person(word.key))
        and _GAP.fullmatch(folded, word.end, following.start) is not None
        for word, following in pairwise(span)
    )


def _parts(title: str) -> Iterator[tuple[int, str]]:
    """What else a title says: ``Accountants and Auditors`` → both; ``Cooks, Fast Food`` → cooks; its head word."""
    if title.endswith("All Other"):
        return
    head, comma, _ = title.partition(", ")
    pieces = _JOINED.split(head)
    whole = all(piece.endswith("s") and " " not in piece for piece in pieces) or len(pieces) == 1
    if (comma or len(pieces) > 1) and _names_people(head):
        yield _SHORTENED, head
    if whole and len(pieces) > 1:
        for piece in filter(_names_people, pieces):
            yield (_SHORTENED if comma else _PART), piece
    for piece in pieces if whole else pieces[-1:]:
        word = piece.rsplit(" ", 1)[-1]
        if _names_people(word):
            yield _HEAD, word


def _names_people(name: str) -> bool:
    return names_person(singular(name.rsplit(" ", 1)[-1].lower()))


def _is_name(name: str) -> bool:
    """Some listed names are fields of work, such as "Customer Service"; they name nobody."""
    key = keys(name)
    return len(key) == 1 or (bool(key) and (names_person(key[-1]) or name.rsplit(maxsplit=1)[-1].isupper()))


def _acronym_holds(word: Word) -> bool:
    if word.key in NO_ACRONYMS or (len(word.key) == 2 and word.key not in TWO_LETTERS):
        return False
    return word.key in SMALL_ACRONYMS or word.surface.removesuffix("s").isupper()
