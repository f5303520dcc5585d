"""Encoded pairs on disk and in batches: alike lengths together, the same order for the same seed and epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch  # type: ignore[import-not-found]

from evals.checker.encoding import UNKNOWN, Encoded, Encoder
from evals.checker.model import Batch
from evals.checker.pairs.pair import Pair

_SORTED_TOGETHER = 60
"""Batches that are sorted by length together: enough for little padding, few enough to stay mixed."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Encoded pairs in flat arrays: pair ``n`` has the tokens ``starts[n]`` to ``starts[n + 1]``."""

    starts: np.ndarray
    ids: np.ndarray
    segments: np.ndarray
    wrong: np.ndarray
    deciding: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def lengths(self) -> np.ndarray:
        """Tokens of each pair."""
        return np.diff(self.starts)


_FIELDS = ("starts", "ids", "segments", "wrong", "deciding", "labels", "weights")


def shelf(pairs: Sequence[Pair], encoder: Encoder, kept: Path | None = None) -> Shelf:
    """The pairs encoded; read from ``kept`` if it is there, else written to it."""
    if kept is not None and kept.exists():
        with np.load(kept) as stored:
            return Shelf(*(stored[name] for name in _FIELDS))
    encoded = [encoder.encode(pair) for pair in pairs]
    made = Shelf(
        np.cumsum([0, *(len(each.ids) for each in encoded)]),
        _flat(encoded, "ids", np.int32),
        _flat(encoded, "segments", np.int8),
        _flat(encoded, "wrong", np.int8),
        _flat(encoded, "deciding", np.int8),
        np.array([int(pair.label) for pair in pairs]),
        np.array([pair.weight for pair in pairs], dtype=np.float32),
    )
    if kept is not None:
        np.savez(kept, **{name: getattr(made, name) for name in _FIELDS})
    return made


def _flat(encoded: Sequence[Encoded], name: str, kind: type) -> np.ndarray:
    return np.concatenate([np.array(getattr(each, name), dtype=kind) for each in encoded])


def order(held: Shelf, size: int, seed: int, epoch: int) -> list[list[int]]:
    """The batches of an epoch, each a list of pairs' numbers."""
    rng = random.Random(f"{seed} {epoch}")
    numbers = list(range(len(held)))
    rng.shuffle(numbers)
    lengths = held.lengths
    step = size * _SORTED_TOGETHER
    batches: list[list[int]] = []
    for start in range(0, len(numbers), step):
        near = sorted(numbers[start : start + step], key=lambda number: int(lengths[number]))
        batches += [near[at : at + size] for at in range(0, len(near), size)]
    rng.shuffle(batches)
    return batches


def by_length(held: Shelf, size: int) -> Iterator[list[int]]:
    """All pairs once, the longest first, for judging."""
    numbers = sorted(range(len(held)), key=lambda number: -int(held.lengths[number]))
    yield from (numbers[at : at + size] for at in range(0, len(numbers), size))


def batch(held: Shelf, numbers: Sequence[int]) -> Batch:
    """The tensors of these pairs."""
    spans = [(int(held.starts[number]), int(held.starts[number + 1])) for number in numbers]
    width = max(end - start for start, end in spans)

    def padded(values: np.ndarray, fill: int) -> torch.Tensor:
        table = np.full((len(spans), width), fill, dtype=np.int64)
        for row, (start, end) in enumerate(spans):
            table[row, : end - start] = values[start:end]
        return torch.from_numpy(table)

    chosen = np.array(numbers)
    return Batch(
        ids=padded(held.ids, 0),
        segments=padded(held.segments, 0),
        mask=padded(np.ones_like(held.ids), 0),
        wrong=padded(held.wrong, UNKNOWN),
        deciding=padded(held.deciding, UNKNOWN),
        label=torch.from_numpy(held.labels[chosen].astype(np.int64)),
        weight=torch.from_numpy(held.weights[chosen]),
    )
