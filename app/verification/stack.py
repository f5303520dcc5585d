"""The network's judgement and what else is known of a sentence and a text, weighed into one chance of support.

The weights are plain JSON, fitted by ``evals/checker/fit.py``: a logistic regression over ``features``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import ModelUnavailable
from app.ports import Embedder, Groundedness, GroundednessModel, Vector
from app.verification.features import NAMES, Focus, Judgements, Text, features, focus_of, text_of
from app.verification.reading import read

NEAREST = 3
"""Sentences of a text whose meaning is compared: those that cover the sentence best."""
_CACHED = 2048
_HINT = "Its files come with the program: install it again, or restore app/models/checker."


class Weights(BaseModel):
    """What was fitted: a logistic regression over the features, each less its ``mean`` and over its ``scale``.

    ``threshold`` is the least chance of a sentence that may be shown, ``doubted`` that of one of which a rule raises a
    doubt; ``response`` is the one under which an answer of one sentence or several is flagged.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    features: tuple[str, ...]
    start: float
    weights: tuple[float, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    threshold: float
    doubted: float
    response: float
    fitted: str

    def at_least(self, threshold: float) -> Weights:
        """The same with this threshold; the one with a doubt is no lower."""
        return self.model_copy(update={"threshold": threshold, "doubted": max(threshold, self.doubted)})

    def chance(self, row: Sequence[float]) -> float:
        """The chance, 0 to 1, that a sentence with these features is supported."""
        terms = zip(row, self.mean, self.scale, self.weights, strict=True)
        total = self.start + sum((value - mean) / scale * weight for value, mean, scale, weight in terms)
        return 1 / (1 + math.exp(-min(30.0, max(-30.0, total))))


def all_supported(chances: Iterable[float]) -> float:
    """The chance that every sentence of an answer is supported: the odds that one is not are the sum of theirs."""
    return 1 / (1 + sum((1 - chance) / max(chance, 1e-9) for chance in chances))


def network_alone(threshold: float, doubted: float = 1.0) -> Weights:
    """Weights that take the network's judgement of the whole text as it is."""
    return Weights(
        features=NAMES,
        start=0.0,
        weights=tuple(float(name == "whole") for name in NAMES),
        mean=(0.0,) * len(NAMES),
        scale=(1.0,) * len(NAMES),
        threshold=threshold,
        doubted=doubted,
        response=threshold,
        fitted="",
    )


def load_weights(file: Path) -> Weights:
    """Read ``stack.json``. Raises ``ModelUnavailable``."""
    try:
        weights = Weights.model_validate_json(file.read_text("utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError) as error:
        raise ModelUnavailable(f"The checker's weights cannot be read from {file}: {error}", _HINT) from error
    if weights.features != NAMES:
        raise ModelUnavailable(f"The checker's weights in {file} are of another version.", _HINT)
    return weights


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found of a sentence and a text: the features, and what the network said."""

    row: tuple[float, ...]
    text: Text
    focus: Focus
    judged: Judgements


class Scales:
    """Gathers the features of sentences and texts. Remembers what it read of recent texts; safe to use from threads."""

    def __init__(self, model: GroundednessModel, embedder: Embedder) -> None:
        self._model = model
        self._embedder = embedder
        self._text = lru_cache(maxsize=_CACHED)(text_of)
        self._reading = lru_cache(maxsize=_CACHED)(read)
        self._vector = lru_cache(maxsize=8 * _CACHED)(self._embed)

    @property
    def name(self) -> str:
        """The network's."""
        return self._model.name

    def weigh(self, claim: str, texts: Sequence[str]) -> list[Weighed]:
        """The features of the sentence with each of the texts, all judged at once."""
        focuses = [focus_of(claim, text) for text in texts]
        wanted = {pair for text, focus in zip(texts, focuses, strict=True) for pair in _pairs(claim, text, focus)}
        ordered = sorted(wanted)
        judged = dict(zip(ordered, self._model.judge(ordered), strict=True))
        return [self._weighed(claim, text, focus, judged) for text, focus in zip(texts, focuses, strict=True)]

    def judge(self, claim: str, text: str) -> Groundedness:
        """The network's judgement alone."""
        return self._model.judge([(claim, text)])[0]

    def _weighed(self, claim: str, text: str, focus: Focus, judged: dict[tuple[str, str], Groundedness]) -> Weighed:
        whole, near = _pairs(claim, text, focus)
        read_text = self._text(text)
        one, both = self._cosines(claim, read_text, focus)
        found = Judgements(judged[whole], judged[near], one, both)
        return Weighed(features(self._reading(claim), read_text, focus, found), read_text, focus, found)

    def _cosines(self, claim: str, text: Text, focus: Focus) -> tuple[float, float]:
        wanted = self._reading(claim).terms
        best = sorted(range(len(text.pieces)), key=lambda number: -len(wanted & text.contents[number]))[:NEAREST]
        pieces = [text.text[start:end] for start, end in (text.pieces[number] for number in sorted(best))]
        own = self._vector(claim)
        return (
            max((float(own @ self._vector(piece)) for piece in pieces), default=0.0),
            float(own @ self._vector(focus.reading.text)) if focus.reading.text.strip() else 0.0,
        )

    def _embed(self, text: str) -> Vector:
        return np.asarray(self._embedder.embed_question(text), dtype=np.float32)


def _pairs(claim: str, text: str, focus: Focus) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two pairs to be judged: with the whole text and with the focus, the same if the text is no longer."""
    near = focus.reading.text if focus.reading.text.strip() else text
    return (claim, text), (claim, text if plain_equal(near, text) else near)


def plain_equal(one: str, other: str) -> bool:
    """Whether two texts differ in white space at most."""
    return one.split() == other.split()
