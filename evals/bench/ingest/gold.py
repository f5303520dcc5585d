"""Whether a chunk of text answers a question, decided by its text alone, so that any recipe's chunks can be judged.

White space, hyphens, punctuation, case and ligatures do not count: a PDF's text has them in other places than the
original, and each reader mends them in its own way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

RUN = 16
"""Letters of a run: long enough that two passages share one only where they share the words."""
SHARE = 0.5
LEAST_LETTERS = 12
"""A sentence shorter than this could stand anywhere."""


class Gold(BaseModel):
    """A place that answers a question: any of the ``sentences`` there is enough, or half of the whole ``passage``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentences: tuple[str, ...]
    passage: str

    def is_held_by(self, chunk: str) -> bool:
        """Whether the chunk holds one of the sentences whole, or at least half of the passage's runs of letters."""
        held = letters(chunk)
        wanted = [letters(sentence) for sentence in self.sentences]
        if any(len(sentence) >= LEAST_LETTERS and sentence in held for sentence in wanted):
            return True
        runs = _runs(letters(self.passage))
        return bool(runs) and len(runs & _runs(held)) / len(runs) >= SHARE


class Asked(BaseModel):
    """A question and where it is answered: at any of the places, or only at all of them together if ``every``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    group: str
    question: str
    gold: tuple[Gold, ...] = Field(min_length=1)
    every: bool = False

    def is_answered_by(self, chunks: Sequence[str]) -> bool:
        """Whether these chunks reach the places asked for."""
        reached = [any(gold.is_held_by(chunk) for chunk in chunks) for gold in self.gold]
        return all(reached) if self.every else any(reached)


def recall(asked: Sequence[Asked], found: dict[str, list[str]]) -> float:
    """The share of questions answered by the chunks found for them, by the question's id."""
    return sum(one.is_answered_by(found.get(one.id, [])) for one in asked) / len(asked)


def letters(text: str) -> str:
    """The letters and digits alone, in lower case."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _runs(text: str) -> set[str]:
    return {text[start : start + RUN] for start in range(max(0, len(text) - RUN + 1))}
