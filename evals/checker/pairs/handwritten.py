"""Pairs written by hand on passages of the library: free rewordings that hold, and as fluent ones that don't.

Made because a network trained on rewording by rule fails on sentences as people write them. Their guides and catalogue
passages are of other files, and their articles' of other passages, than those of ``evals/datasets/career_pairs.jsonl``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.language.detection import language_of
from evals.checker.pairs.pair import Label, Pair

FOLDER = Path(__file__).parent / "written"
ORIGIN = "written"


class _Passage(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    heading: str
    passage: str


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: int
    claim: str
    label: Label
    kind: str
    spans: tuple[tuple[int, int], ...]


def handwritten(folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of ``passages.jsonl`` and ``pairs.jsonl``, in order. ``ValidationError`` for a line that is none."""
    lines = (folder / "passages.jsonl").read_text("utf-8").splitlines()
    passages = [_Passage.model_validate_json(line) for line in lines]
    for line in (folder / "pairs.jsonl").read_text("utf-8").splitlines():
        stated = _Line.model_validate_json(line)
        passage = passages[stated.passage]
        yield Pair(
            origin=ORIGIN,
            document=passage.path,
            kind=stated.kind,
            label=stated.label,
            claim=stated.claim,
            passage=passage.passage,
            spans=() if stated.label is Label.SUPPORTED else stated.spans or None,
            language=language_of(stated.claim),
        )
