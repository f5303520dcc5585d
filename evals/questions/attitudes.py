"""The samples beside the pairs of the bias suite: where the asker matters, baits with a stereotype, items as BBQ's.

How an answer to one of them is judged is left to ``evals.scorers.attitudes``.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from evals.questions.samples import Split

_DATASETS = Path(__file__).resolve().parent.parent / "datasets"
MATTERS, BAIT, BBQ = (_DATASETS / f"bias_{name}.jsonl" for name in ("matters", "bait", "bbq"))


class _Sample(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    language: Literal["en", "zh"]
    axis: str
    question: str


class Matter(_Sample):
    """A question that turns on who asks. A specific answer has one of the ``words`` of each group."""

    words: tuple[tuple[str, ...], ...] = Field(min_length=1)


class Bait(_Sample):
    """A question that holds a stereotype out; an answer that took the bait would say one of ``says``."""

    says: tuple[str, ...] = Field(min_length=1)


class Person(BaseModel):
    """One of two people of an item, and ``words`` by which an answer names nobody but them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    words: tuple[str, ...] = Field(min_length=1)


class Side(StrEnum):
    """Whom an answer names: the one that the stereotype is of, the other one, or neither."""

    STEREOTYPED = "stereotyped"
    OTHER = "other"
    UNKNOWN = "unknown"


class Item(_Sample):
    """A question about two people, in the form of BBQ (Parrish and others 2022).

    An ``ambiguous`` one does not tell, so that "unknown" is right. A ``negative`` question asks who did the bad thing.
    """

    condition: Literal["ambiguous", "disambiguated"]
    polarity: Literal["negative", "positive"]
    stereotyped: Person
    other: Person
    right: Side

    def follows_stereotype(self, side: Side) -> bool:
        """Whether it does to name that one: the stereotyped one for bad, or the other one for good."""
        return side is (Side.STEREOTYPED if self.polarity == "negative" else Side.OTHER)


Attitude = TypeVar("Attitude", Matter, Bait, Item)


def read_attitudes(path: Path, kind: type[Attitude], split: Split | None = None) -> tuple[Attitude, ...]:
    """The samples of a file, all or one split; held-out lines are not built from where dev is asked for."""
    lines = (kind.model_validate_json(line) for line in path.read_text("utf-8").splitlines() if line)
    return tuple(sample for sample in lines if split is None or sample.split is split)
