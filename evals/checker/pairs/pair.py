"""A training pair: a claim, a passage, and whether the one bears out the other; written and read as JSON lines.

How pairs come about is for the other modules here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import IntEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

WRITTEN = "written"
"""The origin of pairs that were written by hand."""
Place = tuple[int, int]
"""Start and end (exclusive) in characters."""


class Label(IntEnum):
    """What the passage is to the claim. ``FALSE`` is for sets that do not tell 0 and 2 apart."""

    NOT_SUPPORTED = 0
    SUPPORTED = 1
    CONTRADICTED = 2
    FALSE = 3


class Split(IntEnum):
    """Pairs of one document are all in one split."""

    TRAIN = 0
    DEV = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """``spans`` are the unsupported characters of the claim, None where unknown, empty for a supported claim.

    ``evidence`` are the characters of the passage that decide, empty where unknown. ``kind`` says how the claim was
    made (``verbatim``, ``number``, …), ``document`` what is held out together, ``group`` joins the sentences of one
    response.
    """

    origin: str
    document: str
    kind: str
    label: Label
    claim: str
    passage: str
    spans: tuple[Place, ...] | None = None
    evidence: tuple[Place, ...] = ()
    language: str = "en"
    level: Literal["sentence", "response"] = "sentence"
    group: str = ""
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not self.claim.strip() or not self.passage.strip():
            raise ValueError(f"a pair needs a claim and a passage: {self.origin} {self.kind}")
        _check(self.spans or (), self.claim)
        _check(self.evidence, self.passage)
        if self.label is Label.SUPPORTED and self.spans:
            raise ValueError(f"a supported claim has no unsupported words: {self.claim!r}")

    @property
    def id(self) -> str:
        """From the claim and the passage, so that doubles show."""
        return hashlib.sha256(f"{self.claim}\0{self.passage}".encode()).hexdigest()[:16]

    @property
    def supported(self) -> bool:
        """Whether the passage bears the claim out."""
        return self.label is Label.SUPPORTED


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    origin: str
    document: str
    kind: str
    label: Label
    claim: str
    passage: str
    spans: tuple[Place, ...] | None
    evidence: tuple[Place, ...]
    language: str
    level: Literal["sentence", "response"]
    group: str
    weight: float


def split_of(document: str, *, tenths: int = 1) -> Split:
    """By a hash of the document's name: about ``tenths`` in ten go to dev."""
    return Split.DEV if int(hashlib.sha256(document.encode()).hexdigest(), 16) % 10 < tenths else Split.TRAIN


def write(pairs: Iterable[Pair], file: Path) -> int:
    """Write them as gzipped JSON lines, with no time stamp, so that equal pairs make equal files; how many."""
    number = 0
    with file.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        for pair in pairs:
            packed.write((json.dumps(asdict(pair), ensure_ascii=False) + "\n").encode())
            number += 1
    return number


def read(file: Path) -> Iterator[Pair]:
    """The pairs of a file. ``ValidationError`` for a line that is none."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            stated = _Line.model_validate_json(line)
            yield Pair(**{name: getattr(stated, name) for name in _Line.model_fields})


def _check(places: Iterable[Place], text: str) -> None:
    for start, end in places:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}-{end} is not a place in {text!r}")
