"""The text of the shipped library by file and section, as the ingest reads it, for checking gold against it.

Only the files asked for are read, because all of them take some seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel

from evals.questions.facts import plain
from evals.questions.samples import Absence
from ingest.occupations.figures import RoleFigures
from ingest.reading import read
from ingest.splitting import split

_READ = {".md", ".pdf", ".html", ".csv"}
_NOT_DOCUMENTS = {"SOURCES.md", "README.md"}


class Passage(NamedTuple):
    """A passage of a file: the last heading over it, and its text."""

    heading: str
    text: str


class _Guide(BaseModel):
    """A guide's front matter, as far as it matters here."""

    figures: RoleFigures


class Corpus:
    """The files of a corpus folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[Passage, ...]] = {}
        self._plain: dict[str, tuple[Passage, ...]] = {}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every document's path, in order."""
        files = (file for file in sorted(self._root.rglob("*")) if file.suffix in _READ)
        return tuple(file.relative_to(self._root).as_posix() for file in files if file.name not in _NOT_DOCUMENTS)

    def passages(self, path: str) -> tuple[Passage, ...]:
        """The passages of a file. Raises ``FileNotFoundError``."""
        if path not in self._known:
            chunks = split(read(self._root / path, path))
            self._known[path] = tuple(Passage(chunk.heading_path[-1], chunk.text) for chunk in chunks)
        return self._known[path]

    def section(self, path: str, heading: str, row: str = "") -> str:
        """The text under a heading; of a catalogue, that of the row that begins so; empty where there is none."""
        texts = [passage.text for passage in self.passages(path) if passage.heading == heading]
        return "\n".join(text for text in texts if plain(text).startswith(plain(row)))

    def figures(self, path: str) -> RoleFigures:
        """The figures in a role guide's front matter. Raises ``ValidationError`` where it has none."""
        text = (self._root / path).read_text("utf-8").removeprefix("---\n").partition("\n---\n")[0]
        return _Guide.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))).figures

    def against(self, absence: Absence) -> Iterator[tuple[str, str]]:
        """Passages that have what is said to be absent: path and heading."""
        for path in self.paths:
            if path.startswith(absence.within):
                for heading, text in self._plain_passages(path):
                    if absence.heading in {"", heading} and _has(text, absence):
                        yield path, heading

    def _plain_passages(self, path: str) -> tuple[Passage, ...]:
        if path not in self._plain:
            self._plain[path] = tuple(Passage(heading, plain(text)) for heading, text in self.passages(path))
        return self._plain[path]


def _has(text: str, absence: Absence) -> bool:
    named = any(_names(text, plain(term)) for term in absence.terms)
    return named and (not absence.near or any(_names(text, plain(word)) for word in absence.near))


def _names(text: str, term: str) -> bool:
    """Whether the plain text has the term, Latin words from their beginning on: ``licen`` finds ``licence``."""
    if term not in text:
        return False
    before = r"(?<![a-z0-9])" if term[0].isascii() and term[0].isalnum() else ""
    return re.search(before + re.escape(term), text) is not None
