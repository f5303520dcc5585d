"""Whether a question is about what a careers library holds at all: a logistic regression on its embedding.

It speaks only of English questions, as the embedding does, and only with the embedding that it was fitted on
(``evals/scope/train.py``); of all others nothing is known, and they pass.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.domain import Understanding
from app.errors import ModelUnavailable
from app.ports import Embedder

FILE = Path(__file__).resolve().parents[1] / "models" / "scope.json"
_HINT = "It comes with the program: install it again, or restore app/models/scope.json."


class Weights(BaseModel):
    """What was fitted: a question whose chance is under ``threshold`` is out of scope."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    embedding: str
    bias: float
    weights: tuple[float, ...]
    threshold: float
    fitted: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Weights with the embedding that they are of."""

    weights: Weights
    embedder: Embedder

    def holds(self, understanding: Understanding) -> bool:
        """Whether the library's themes may hold this; always where a role is named, for its guide is there."""
        if understanding.roles or understanding.language != "en" or self.embedder.name != self.weights.embedding:
            return True
        return self.chance(understanding.text) >= self.weights.threshold

    def chance(self, text: str) -> float:
        """The chance, 0 to 1, that a question is about them."""
        (vector,) = self.embedder.embed([text])
        total = self.weights.bias + math.fsum(a * float(b) for a, b in zip(self.weights.weights, vector, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def load_weights(file: Path = FILE) -> Weights:
    """The weights. ``ModelUnavailable`` where the file can't be read."""
    try:
        return Weights.model_validate_json(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise ModelUnavailable(f"{file.name} cannot be read: {error}", _HINT) from error
