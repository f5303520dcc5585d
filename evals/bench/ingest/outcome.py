"""What a recipe's process hands back to the benchmark, as a JSON file. Both recipes write the same."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class Outcome(BaseModel):
    """One run of a recipe.

    ``starting`` and ``indexing`` are seconds: from the process' start to all models and stores open, and from there
    until everything could be searched. ``stages`` parts the latter; ``found`` has the texts of the chunks found, best
    first, by way of searching and question, where questions were asked.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pages: int
    chunks: int
    starting: float
    indexing: float
    stages: Mapping[str, float]
    found: Mapping[str, Mapping[str, list[str]]] = {}
    versions: Mapping[str, str] = {}
