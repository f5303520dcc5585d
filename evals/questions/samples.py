"""The three sets of questions and their files: answerable, unanswerable, and built on a false premise."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from evals.questions.facts import Fact

_DATASETS = Path(__file__).resolve().parent.parent / "datasets"
ANSWERABLE = _DATASETS / "answerable.jsonl"
UNANSWERABLE = _DATASETS / "unanswerable.jsonl"
FALSE_PREMISES = _DATASETS / "false_premises.jsonl"


class Split(StrEnum):
    """DEV is for building; nothing is fitted on HELD_OUT, and nobody who builds reads it."""

    DEV = "dev"
    HELD_OUT = "held_out"


class Exchange(BaseModel):
    """An earlier question of the conversation and what the coach answered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    asked: str
    answered: str


class Place(BaseModel):
    """A section of the library; of a catalogue, the whole of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    heading: str


class Absence(BaseModel):
    """What the library lacks, so that a search can tell: no passage has one of ``terms`` beside one of ``near``.

    Without ``near`` no passage has a term at all. ``within`` narrows the search: the start of a path, or all of it,
    and as far as given one ``heading`` of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    terms: tuple[str, ...] = Field(min_length=1)
    near: tuple[str, ...] = ()
    within: str = ""
    heading: str = ""


class _Sample(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    language: Literal["en", "zh"]
    kind: str
    question: str
    history: tuple[Exchange, ...] = ()


class Answerable(_Sample):
    """A question that the library answers: a right answer tells every fact of ``gold``.

    ``kind`` is the topic. Questions of one ``template`` differ in the occupation only. ``style`` is ``typos`` where
    the question is misspelt on purpose.
    """

    gold: tuple[Fact, ...] = Field(min_length=1)
    template: str = ""
    style: str = ""

    def is_answered_by(self, text: str) -> bool:
        """Whether the text tells all that a right answer must."""
        return all(fact.is_told_by(text) for fact in self.gold)


class Unanswerable(_Sample):
    """A question that the library cannot answer: ``why`` not, how a search shows it, and what it has nearby."""

    why: str
    absent: Absence
    nearest: tuple[Place, ...] = ()


class FalsePremise(_Sample):
    """A question that takes for granted what the library says otherwise: the false words, and the truth."""

    premise: str
    gold: tuple[Fact, ...] = Field(min_length=1)

    def is_corrected_by(self, text: str) -> bool:
        """Whether the text tells the truth that the premise denies."""
        return all(fact.is_told_by(text) for fact in self.gold)


def read_answerable(file: Path = ANSWERABLE, split: Split | None = None) -> tuple[Answerable, ...]:
    """The answerable questions, of one split or of both. Raises ``ValidationError`` at a line that is not one."""
    return _read(file, split, Answerable)


def read_unanswerable(file: Path = UNANSWERABLE, split: Split | None = None) -> tuple[Unanswerable, ...]:
    """The unanswerable questions, of one split or of both. Raises ``ValidationError`` at a line that is not one."""
    return _read(file, split, Unanswerable)


def read_false_premises(file: Path = FALSE_PREMISES, split: Split | None = None) -> tuple[FalsePremise, ...]:
    """Questions on a false premise, of one split or of both. Raises ``ValidationError`` at a line that is not one."""
    return _read(file, split, FalsePremise)


_Any = TypeVar("_Any", bound=_Sample)


def _read(file: Path, split: Split | None, kind: type[_Any]) -> tuple[_Any, ...]:
    lines = (line for line in file.read_text("utf-8").splitlines() if line.strip())
    samples = (kind.model_validate_json(line) for line in lines)
    return tuple(sample for sample in samples if split in {None, sample.split})
