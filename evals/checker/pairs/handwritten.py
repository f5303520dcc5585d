"""Pairs written by hand on passages of the library: free rewordings that hold, and as fluent ones that don't.

Made because a network trained on rewording by rule fails on sentences as people write them. Their guides and catalogue
passages are of other files, and their articles' of other passages, than those of ``evals/datasets/career_pairs.jsonl``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.language.detection import language_of
from evals.checker.pairs.edits import ENGLISH, Edited, falsified
from evals.checker.pairs.edits_chinese import CHINESE
from evals.checker.pairs.pair import WRITTEN, Label, Pair, Split, split_of
from evals.checker.pairs.prose import added, overlap

FOLDER = Path(__file__).parent / "written"
_CODE = re.compile(r"roles/(?P<code>\d\d-\d{4}\.\d\d)")
_EDITS = 2
_SILENT = 0.5
_TWIN_WEIGHT = 0.4


class _Passage(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    heading: str
    passage: str
    judges: bool = False


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: int
    claim: str
    label: Label
    kind: str
    spans: tuple[tuple[int, int], ...]


def handwritten(folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of ``passages.jsonl`` and ``pairs.jsonl``, in order. ``ValidationError`` for a line that is none.

    Dev's passages, and half of the others, stand under their heading, as the product hands them over.
    """
    lines = (folder / "passages.jsonl").read_text("utf-8").splitlines()
    passages = [_Passage.model_validate_json(line) for line in lines]
    for number, line in enumerate((folder / "pairs.jsonl").read_text("utf-8").splitlines()):
        stated = _Line.model_validate_json(line)
        passage = passages[stated.passage]
        headed = number % 2 or _split(passage) is Split.DEV
        yield Pair(
            origin=WRITTEN,
            document=_document(passage.path),
            kind=stated.kind,
            label=stated.label,
            claim=stated.claim,
            passage=f"{passage.heading}\n{passage.passage}" if headed else passage.passage,
            spans=() if stated.label is Label.SUPPORTED else stated.spans or None,
            language=language_of(stated.claim),
            group=_split(passage).name,
        )


def twins(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """False twins, by rule, of the supported ones: one edit, a clause added, a passage of another file.

    They teach that a free rewording holds only as long as all of it is borne out. They weigh half of what is written.
    """
    for pair in pairs:
        if pair.supported:
            yield from (replace(each, weight=_TWIN_WEIGHT) for each in _twins(pair, pairs, rng))


def _twins(pair: Pair, pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    chinese = pair.language == "zh"
    found = [falsified(pair.claim, pair.passage, rng, CHINESE if chinese else ENGLISH) for _ in range(_EDITS)]
    if not chinese and rng.random() < 0.3:
        found.append(added(pair.claim, rng))
    for edited in {each.text: each for each in found if each is not None}.values():
        yield _edited(pair, edited)
    other = rng.choice(pairs)
    if other.document == pair.document:
        return
    if rng.random() < _SILENT and overlap(pair.claim, other.passage) < 0.5:
        yield replace(pair, passage=other.passage, kind="silent passage", label=Label.NOT_SUPPORTED, spans=None)
    else:
        yield replace(pair, passage=f"{other.passage}\n\n{pair.passage}", kind="in company")


def _edited(pair: Pair, edited: Edited) -> Pair:
    return replace(pair, claim=edited.text, spans=edited.places, kind=edited.kind, label=edited.label)


def split_of_written(pair: Pair) -> Split:
    """Dev's are those of passages that are kept for judging, and of documents that are dev's elsewhere too."""
    return Split[pair.group]


def _split(passage: _Passage) -> Split:
    return Split.DEV if passage.judges else split_of(_document(passage.path))


def _document(path: str) -> str:
    """A guide's name as the other pairs have it, so that one guide is wholly in train or in dev."""
    found = _CODE.match(path)
    return f"roles/{found['code']}" if found else path
