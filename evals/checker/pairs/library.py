"""Our library as the checker will see it: documents read and split by ``ingest``, role guides with their figures."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.domain import Document
from app.language.sentences import sentence_spans
from evals.checker.pairs.pair import Place, Split, split_of
from ingest.occupations.figures import RoleFigures
from ingest.occupations.names import singular
from ingest.occupations.wording.phrases import spoken
from ingest.occupations.writing import read as read_guide
from ingest.reading import read
from ingest.splitting import split

_SUFFIXES = frozenset({".md", ".csv", ".pdf", ".html"})
_NO_DOCUMENTS = frozenset({"SOURCES.md", "README.md"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A chunk: its section's heading, its text, and where its sentences are in it."""

    heading: str
    text: str
    sentences: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document of the library in chunks."""

    path: str
    title: str
    language: str
    excerpts: tuple[Excerpt, ...]

    @property
    def split(self) -> Split:
        """Which split all of its pairs are in."""
        return split_of(self.path)


@dataclass(frozen=True)
class Occupation:
    """A role guide: its figures, how it is spoken of, its chunks."""

    code: str
    title: str
    names: tuple[str, ...]
    figures: RoleFigures
    text: Text
    chinese: tuple[str, ...] = ()

    @property
    def split(self) -> Split:
        """Which split all of its pairs are in."""
        return split_of(f"roles/{self.code}")

    @cached_property
    def people(self) -> str:
        """Its title in the plural, as in a sentence."""
        return spoken(self.title)

    @cached_property
    def person(self) -> str:
        """Its title in the singular, small letters as far as it can be."""
        return spoken(singular(self.title)).lower()

    def holding(self, *needed: str) -> list[Excerpt]:
        """The chunks in which all of these stand."""
        return [excerpt for excerpt in self.text.excerpts if all(each in excerpt.text for each in needed)]

    def section(self, heading: str) -> list[Excerpt]:
        """The chunks under a heading."""
        return [excerpt for excerpt in self.text.excerpts if excerpt.heading == heading]


def occupations(corpus: Path, terms: Path) -> Iterator[Occupation]:
    """Every role guide, in the order of their codes. ``terms`` is the table of names in two languages."""
    chinese = _chinese_names(terms)
    for path in sorted((corpus / "roles").glob("*.md")):
        guide, _ = read_guide(path)
        text = _text(read(path, f"roles/{path.name}"))
        wanted = dict.fromkeys((spoken(singular(guide.title)).lower(), guide.title.lower()))
        found = tuple(name for known in wanted for name in chinese.get(known, ()))
        yield Occupation(guide.code, guide.title, guide.names, guide.figures, text, found)


def texts(corpus: Path, folder: str) -> Iterator[Text]:
    """The documents of ``articles`` or ``courses``."""
    for path in sorted((corpus / folder).iterdir()):
        if path.suffix in _SUFFIXES and path.name not in _NO_DOCUMENTS:
            yield _text(read(path, f"{folder}/{path.name}"))


def excerpt(text: str, heading: str = "") -> Excerpt:
    """A text of other origin as an excerpt."""
    return Excerpt(heading, text, tuple(sentence_spans(text)))


def _text(document: Document) -> Text:
    source = document.source
    found = [
        Excerpt(
            chunk.heading_path[-1],
            chunk.text,
            tuple((span.start - chunk.span.start, span.end - chunk.span.start) for span in chunk.sentences),
        )
        for chunk in split(document)
    ]
    return Text(source.path, source.title, source.language, tuple(found))


def _chinese_names(terms: Path) -> dict[str, tuple[str, ...]]:
    with terms.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["field"] == "role"]
    return {name.strip(): tuple(row["zh"].split("|")) for row in rows for name in row["en"].split("|")[:1]}
