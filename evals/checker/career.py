"""The pairs that only judge: ``evals/datasets/career_pairs.jsonl``. Nothing is fitted on them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).resolve().parent.parent / "datasets" / "career_pairs.jsonl"


class CareerPair(BaseModel):
    """A claim, the passage it is held against, and the label that two readings agreed on."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    language: str
    path: str
    heading_path: tuple[str, ...]
    passage: str
    claim: str
    label: Literal["supported", "unsupported", "contradicted"]
    type: str

    @property
    def supported(self) -> bool:
        """Whether the passage bears the claim out."""
        return self.label == "supported"


def career_pairs(file: Path = FILE) -> tuple[CareerPair, ...]:
    """All of them, in order."""
    return tuple(CareerPair.model_validate_json(line) for line in file.read_text("utf-8").splitlines())
