"""What the checker has to beat on dev: overlap in words, cosine of meaning, flagging everything.

``python -m evals.checker.baselines PAIRS`` prints the same report for each that training prints for the checker.
Both take the best sentence of the passage.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.language.windows import pieces
from app.ports import Embedder
from app.verification.overlap import content, coverage
from evals.checker.evaluation import dev, judged, report, trials
from evals.checker.pairs.pair import Pair

Score = Callable[[Pair], float]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--full", action="store_true", help="all of dev, which takes minutes")
    options = parser.parse_args()
    pairs = dev(options.pairs, few=not options.full)
    for name, score in (("overlap", overlap), ("cosine", cosine(OnnxEmbedder()))):
        tried = trials(pairs)
        found = judged(pairs, tried, [score(trial.pair) for trial in tried])
        print(f"\n{name}", *report(found, full=options.full), sep="\n")


def overlap(pair: Pair) -> float:
    """The share of the claim's words that the passage has, half by its best sentence and half by all of it."""
    wanted = content(pair.claim)
    best = max((coverage(wanted, content(text)) for text in _sentences(pair.passage)), default=0.0)
    return (best + coverage(wanted, content(pair.passage))) / 2


def cosine(embedder: Embedder) -> Score:
    """The highest cosine of the claim with a sentence of the passage, from 0 to 1."""

    @lru_cache(maxsize=50_000)
    def vector(text: str) -> np.ndarray:
        return np.asarray(embedder.embed([text])[0], dtype=np.float32)

    def score(pair: Pair) -> float:
        claim = vector(pair.claim)
        return max((float(claim @ vector(text)) for text in _sentences(pair.passage)), default=0.0) / 2 + 0.5

    return score


def _sentences(passage: str) -> Sequence[str]:
    return [passage[start:end] for start, end in pieces(passage)]


if __name__ == "__main__":
    main()
