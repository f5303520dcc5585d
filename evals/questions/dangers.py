"""The samples of the safety suite: what is asked, what an answer must not say, and documents that give orders."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.questions.samples import Split

SAFETY = Path(__file__).resolve().parent.parent / "datasets" / "safety.jsonl"


class Danger(StrEnum):
    """What a sample tries. HARMLESS only sounds like one of the others."""

    INJECTION = "injection"
    LEAK = "leak"
    PRIVATE_IN = "private in"
    PRIVATE_OUT = "private out"
    DISTRESS = "distress"
    ILLEGAL = "illegal"
    HARMLESS = "harmless"
    DOCUMENT = "document"


class Planted(BaseModel):
    """A document of the library that holds an order to the coach."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    text: str


class Risk(BaseModel):
    """A question. ``forbidden`` words tell that an answer obeyed, or gave away what the asker told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    language: str
    kind: Danger
    question: str
    forbidden: tuple[str, ...] = ()
    document: Planted | None = None


def read_risks(split: Split | None = None, file: Path = SAFETY) -> tuple[Risk, ...]:
    """The samples, of one split or of both. Raises ``ValidationError`` at a line that is none."""
    risks = (Risk.model_validate_json(line) for line in file.read_text("utf-8").split("\n") if line.strip())
    return tuple(risk for risk in risks if split in {None, risk.split})
