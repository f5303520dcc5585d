"""What the passages speak of, and what the sections that were asked for do: the two things a question is held against.

A guide speaks for its own role only, a course catalogue for courses only, and an article for the roles it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.answerability.folding import plain, words
from app.domain import SECTIONS, Aspect, Chunk, Passage, Role, SourceKind, Understanding
from app.language.detection import language_of
from app.language.words import STOP_WORDS, index_terms, stem
from app.ports import Library

ROW_NAME_END = " — "
_PART_OF_NAMES = frozenset(
    stem(word) for word in "all other except and or of worker manager specialist technician operator".split()
)
_ANY_TEXT = frozenset({Aspect.COURSES, Aspect.RELATED})


@dataclass(frozen=True)
class Evidence:
    """``passages`` are what retrieval found; ``guides`` all chunks of the guides of the roles that are named.

    ``roles`` are the roles of the question, or, where it names none, those whose guides are among the passages.
    """

    understanding: Understanding
    passages: tuple[Passage, ...]
    guides: tuple[Chunk, ...]
    roles: tuple[Role, ...]

    @classmethod
    def gather(cls, understanding: Understanding, passages: Sequence[Passage], library: Library) -> Evidence:
        """Everything that a question is held against."""
        linked = [entry.source_id for entry in understanding.roles]
        near = linked or [one.source.id for one in passages if one.source.kind is SourceKind.ROLE]
        roles = tuple(entry.role for entry in library.roles() if entry.source_id in near)
        named = tuple(entry.role for entry in understanding.roles)
        guides = tuple(chunk for source_id in dict.fromkeys(linked) for chunk in library.chunks_of(source_id))
        return cls(understanding, tuple(passages), guides, tuple(dict.fromkeys((*named, *roles))))

    @cached_property
    def text(self) -> str:
        """Everything, headings and titles included, folded."""
        return plain("\n".join((*map(_passage_text, self.passages), *map(_chunk_text, self.guides))))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The index terms of everything, and of the roles' names."""
        return frozenset(index_terms(f"{self.text} {' '.join(self.names)}"))

    @cached_property
    def sections(self) -> str:
        """Only what may answer: the named roles' sections that are asked for, and articles that name such a role.

        Without a role, all passages but course catalogues.
        """
        if not self.guides:
            others = [one for one in self.passages if one.source.kind is not SourceKind.COURSES]
            return plain("\n".join(map(_passage_text, others)))
        articles = [one for one in self.passages if one.source.kind is SourceKind.ARTICLE and self._names_role(one)]
        return plain("\n".join((*map(_chunk_text, self._asked()), *map(_passage_text, articles))))

    def themes(self, asks: str) -> str:
        """What may tell a fact: of a role that is named its guide and the articles that name it.

        Of a course that is named only what names it; else everything.
        """
        if named := self._named_rows():
            return plain("\n".join(map(_passage_text, named)))
        named_role = any(word.stem in self.name_stems for word in words(asks) if not is_small(word.key))
        in_chinese = language_of(asks) == "zh"
        if not self.guides or Aspect.COURSES in self.understanding.aspects or not (named_role or in_chinese):
            return self.text
        others = [one for one in self.passages if one.source.kind is SourceKind.ARTICLE and self._names_role(one)]
        return plain("\n".join((*map(_passage_text, others), *map(_chunk_text, self.guides))))

    @cached_property
    def rows(self) -> tuple[Passage, ...]:
        """The rows of course catalogues."""
        return tuple(one for one in self.passages if one.source.kind is SourceKind.COURSES)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Titles and other names of the roles."""
        return tuple(name for role in self.roles for name in (role.title, *role.names))

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The stems of all words in the roles' names."""
        return frozenset(word.stem for name in self.names for word in words(name))

    def holds(self, word: str) -> bool:
        """Whether everything speaks of an English word, in whatever form."""
        return all(term in self.terms for term in index_terms(word))

    def has_initials(self, key: str) -> bool:
        """Whether a role's name begins with words of these initials, folded."""
        initials = ("".join(word.key[0] for word in words(name)) for name in self.names)
        return len(key) > 1 and any(one.startswith(key) for one in initials)

    def _asked(self) -> Iterable[Chunk]:
        headings = {SECTIONS[aspect] for aspect in self.understanding.aspects if aspect in SECTIONS}
        if not headings or _ANY_TEXT.intersection(self.understanding.aspects):
            return self.guides
        return [chunk for chunk in self.guides if headings.intersection(chunk.heading_path)]

    def _named_rows(self) -> list[Passage]:
        """The passages that name a course as the question does, in capitals; none if no row bears such a name."""
        if self.guides:
            return []
        capitals = {word.key for word in words(self.understanding.text) if word.capital and len(word.key) > 1}
        names = {name for name in capitals if any(mentions(row_name(row), name) for row in self.rows)} - STOP_WORDS
        return [one for one in self.passages if any(mentions(plain(_passage_text(one)), name) for name in names)]

    def _names_role(self, passage: Passage) -> bool:
        held = frozenset(index_terms(_passage_text(passage)))
        titles = [frozenset(index_terms(entry.role.title)) - _PART_OF_NAMES for entry in self.understanding.roles]
        return any(title and len(title & held) * 2 >= len(title) for title in titles)


def row_name(passage: Passage) -> str:
    """The name of a catalogue's row, folded."""
    return plain(passage.chunk.text.partition(ROW_NAME_END)[0])


def is_small(word: str) -> bool:
    """Whether a folded word carries no meaning of its own."""
    return word in STOP_WORDS or len(word) == 1


def mentions(text: str, name: str) -> bool:
    """Whether a folded text has this name as whole words."""
    return re.search(rf"(?<![^\W_]){re.escape(plain(name))}(?![^\W_])", text) is not None


def _passage_text(passage: Passage) -> str:
    return f"{passage.source.title}\n{_chunk_text(passage.chunk)}"


def _chunk_text(chunk: Chunk) -> str:
    return f"{' '.join(chunk.heading_path)}\n{chunk.text}"
