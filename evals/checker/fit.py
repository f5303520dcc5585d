# /// script
# requires-python = ">=3.11,<3.14"
# dependencies = [
#     "scipy>=1.16,<2",
#     "numpy>=2.4,<3",
#     "pydantic>=2.12,<3",
#     "snowballstemmer>=3.1,<4",
# ]
# ///
"""Fits the stack: ``PYTHONPATH=. uv run evals/checker/fit.py PAIRS FEATURES.npz OUT``.

FEATURES is what ``evals.checker.gather`` wrote. A logistic regression whose weights have the sign that makes sense
(more of the claim's words found never speaks against it), cross-validated over documents. OUT gets ``stack.json``,
fitted on all of dev; ``folds.jsonl``, the weights of each fold, which have not seen it; and ``scores.jsonl``, the
out-of-fold chance of every sentence. The thresholds under which nothing is shown are set afterwards by
``evals.checker.threshold``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from app.verification.features import NAMES
from app.verification.stack import Weights, all_supported
from evals.checker.evaluation import CAREER, dev, judged, report, trials
from evals.checker.folds import FOLDS, folds
from evals.checker.gather import UNKNOWN, Gathered, load
from evals.checker.judging import Judged, best_threshold
from evals.checker.pairs.pair import WRITTEN, Pair

LEFT_OUT = frozenset({"factcg_stage1", "wice_tokens", "aggrefact_goyal21", "halueval_qa"})
"""Sets of one side, or whose length tells the label: they are reported, nothing is fitted on them."""
NEAR = {"ragtruth_train": 2.0, "attributionbench_dev": 2.0, WRITTEN: 8.0}
"""How much more than others the sets weigh that are nearest to what a checker is asked for."""


AGAINST = frozenset(
    "contradicted whole,contradicted focus,wrong whole,wrong focus,wrong share,polarity,strength,strangers,new words,"
    "new words in all".split(",")
)
"""Features of which more never speaks for a claim."""
LEAST = {"covered by one": 0.05, "covered by all": 0.05, "rare words": 0.03, "cosine of one": 0.03}
"""The least weights, for a spread of one: among our own pairs, whose twins share their words, words tell little, and
elsewhere much."""
HELD = 0.02
"""How much large weights cost."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The regression: weights of the features less their mean and over their scale."""

    start: float
    weights: np.ndarray
    mean: np.ndarray
    scale: np.ndarray

    def odds(self, rows: np.ndarray) -> np.ndarray:
        """The log odds of these rows."""
        return np.asarray(self.start + ((rows - self.mean) / self.scale) @ self.weights)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pairs", "features", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    pairs, gathered = dev(options.pairs), load(options.features)
    places = np.array(folds(pairs))[gathered.claim]
    weigh = weights_of(pairs, gathered)
    fitted = [fit(gathered, weigh, places != number) for number in range(FOLDS)]
    odds = np.zeros(len(gathered.label))
    for number, each in enumerate(fitted):
        odds[places == number] = each.odds(gathered.rows[places == number])
    chances = 1 / (1 + np.exp(-odds))
    tell(pairs, gathered, chances)
    response = response_threshold(pairs, chances)
    options.out.mkdir(parents=True, exist_ok=True)
    whole = as_weights(fit(gathered, weigh), response, f"{len(pairs)} claims of dev")
    (options.out / "stack.json").write_text(whole.model_dump_json(indent=1) + "\n", "utf-8")
    parts = [as_weights(each, response, f"without fold {number}") for number, each in enumerate(fitted)]
    (options.out / "folds.jsonl").write_text("".join(each.model_dump_json() + "\n" for each in parts), "utf-8")
    write_scores(pairs, gathered, chances, options.out / "scores.jsonl")
    print(*(f"{name:20} {weight:6.3f}" for name, weight in zip(NAMES, whole.weights, strict=True)), sep="\n")


def write_scores(pairs: Sequence[Pair], gathered: Gathered, chances: np.ndarray, file: Path) -> None:
    """A line for each sentence: its claim's number, its id, its chance."""
    tried = trials(pairs)
    with file.open("w", encoding="utf-8") as lines:
        for number, chance in enumerate(chances):
            line = {
                "claim": int(gathered.claim[number]),
                "id": tried[number].pair.id,
                "chance": round(float(chance), 6),
            }
            lines.write(json.dumps(line) + "\n")


def weights_of(pairs: Sequence[Pair], gathered: Gathered) -> np.ndarray:
    """What each sentence weighs: the classes of an origin alike, public and career sets alike, 0 for what is left out.

    The sentences of RAGTruth's responses stand by themselves already.
    """
    origins = [pairs[claim].origin for claim in gathered.claim]
    levels = [pairs[claim].level for claim in gathered.claim]
    known = [
        label != UNKNOWN and origin not in LEFT_OUT and not (origin == "ragtruth_train" and level == "response")
        for label, origin, level in zip(gathered.label, origins, levels, strict=True)
    ]
    count = Counter((o, int(y)) for o, y, k in zip(origins, gathered.label, known, strict=True) if k)
    size = Counter(o for o, k in zip(origins, known, strict=True) if k)
    found = np.zeros(len(origins))
    for number, (origin, label) in enumerate(zip(origins, gathered.label, strict=True)):
        if known[number]:
            balance = size[origin] / (2 * count[(origin, int(label))])
            found[number] = min(4.0, balance) * NEAR.get(origin, 1.0)
    career = np.array([origin in CAREER for origin in origins])
    for part in (career, ~career):
        if found[part].sum():
            found[part] *= len(found) / 2 / found[part].sum()
    return found


def fit(gathered: Gathered, weigh: np.ndarray, held: np.ndarray | None = None) -> Fitted:
    """The regression on the rows that ``held`` marks (all by default), by L-BFGS within bounds."""
    chosen = (weigh > 0) if held is None else (weigh > 0) & held
    rows, labels = gathered.rows[chosen], gathered.label[chosen]
    mean, scale = rows.mean(0), np.maximum(rows.std(0), 1e-6)
    scaled = (rows - mean) / scale
    signs, shares = np.where(labels == 1, 1.0, -1.0), weigh[chosen] / weigh[chosen].sum()

    def loss(given: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (given[0] + scaled @ given[1:])
        slopes = -shares * signs / (1 + np.exp(margins))
        cost = float((shares * np.logaddexp(0, -margins)).sum() + HELD * (given[1:] ** 2).sum())
        return cost, np.concatenate([[slopes.sum()], scaled.T @ slopes + 2 * HELD * given[1:]])

    limits = [(None, None), *(_limits(name) for name in NAMES)]
    start = np.array([0.0, *(LEAST.get(name, 0.0) for name in NAMES)])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits).x
    return Fitted(float(found[0]), found[1:], mean, scale)


def _limits(name: str) -> tuple[float | None, float | None]:
    return (None, 0.0) if name in AGAINST else (LEAST.get(name, 0.0), None)


def tell(pairs: Sequence[Pair], gathered: Gathered, chances: np.ndarray) -> None:
    """Print the report of the stack out of fold and of the network alone."""
    tried = trials(pairs)
    network = 1 / (1 + np.exp(-gathered.rows[:, NAMES.index("whole")]))
    for name, scores in (("network alone", network), ("stack, out of fold", chances)):
        found = judged(pairs, tried, [float(score) for score in scores], all_supported)
        print(f"\n{name}", *report(found, full=True), sep="\n")


def response_threshold(pairs: Sequence[Pair], chances: np.ndarray) -> float:
    """The one with the highest F1 of the unsupported class over answers of several sentences and RAGTruth."""
    found = judged(pairs, trials(pairs), [float(chance) for chance in chances], all_supported)
    held: list[Judged] = [each for pair, each in found if pair.level == "response" or pair.origin == "ragtruth_train"]
    return best_threshold(held)


def as_weights(fitted: Fitted, response: float, fitted_on: str) -> Weights:
    """The regression as plain numbers."""
    return Weights(
        features=NAMES,
        start=round(fitted.start, 6),
        weights=tuple(round(float(each), 6) for each in fitted.weights),
        mean=tuple(round(float(each), 6) for each in fitted.mean),
        scale=tuple(round(float(each), 6) for each in fitted.scale),
        threshold=1.0,
        doubted=1.0,
        response=round(response, 4),
        fitted=fitted_on,
    )


if __name__ == "__main__":
    main()
