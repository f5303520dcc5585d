# /// script
# requires-python = ">=3.11,<3.14"
# dependencies = [
#     "scikit-learn>=1.7,<2",
#     "numpy>=2.4,<3",
#     "pydantic>=2.12,<3",
#     "snowballstemmer>=3.1,<4",
# ]
# ///
"""Fits the stack: ``PYTHONPATH=. uv run evals/checker/fit.py PAIRS FEATURES.npz OUT``.

FEATURES is what ``evals.checker.gather`` wrote. Boosted trees and a logistic regression, mixed; cross-validated over
documents. OUT gets ``stack.json``, the weights fitted on all of dev; ``folds.jsonl``, those of each fold, which have
not seen it; and ``scores.jsonl``, the out-of-fold chance of every sentence. The threshold under which nothing is shown
is set afterwards by ``evals.checker.threshold``. scikit-learn is needed here alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-not-found]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-not-found]

from app.verification.features import NAMES
from app.verification.stack import Tree, Weights
from evals.checker.evaluation import CAREER, dev, judged, report, trials
from evals.checker.folds import FOLDS, folds
from evals.checker.gather import UNKNOWN, Gathered, load
from evals.checker.judging import Judged, best_threshold
from evals.checker.pairs.pair import Pair

LEFT_OUT = frozenset({"factcg_stage1", "wice_tokens", "aggrefact_goyal21", "halueval_qa"})
"""Sets of one side, or whose length tells the label: they are reported, nothing is fitted on them."""
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
SEED = 5
NEAR = frozenset({"ragtruth_train", "attributionbench_dev"})
"""The sets nearest to what a checker is asked for weigh double."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The two models that are mixed."""

    trees: GradientBoostingClassifier
    scaler: StandardScaler
    linear: LogisticRegression

    def odds(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log odds by the trees and by the regression."""
        return self.trees.decision_function(rows), self.linear.decision_function(self.scaler.transform(rows))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pairs", "features", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    pairs, gathered = dev(options.pairs), load(options.features)
    places = np.array(folds(pairs))[gathered.claim]
    weights = weights_of(pairs, gathered)
    fitted = [fit(gathered, weights, places != number) for number in range(FOLDS)]
    trees, linear = crossed(gathered, places, fitted)
    share = best_share(trees, linear, gathered.label, weights)
    chances = 1 / (1 + np.exp(-(share * trees + (1 - share) * linear)))
    tell(pairs, gathered, chances)
    response = response_threshold(pairs, chances)
    options.out.mkdir(parents=True, exist_ok=True)
    whole = as_weights(fit(gathered, weights), share, response, f"{len(pairs)} claims of dev")
    (options.out / "stack.json").write_text(whole.model_dump_json() + "\n", "utf-8")
    parts = [as_weights(each, share, response, f"without fold {number}") for number, each in enumerate(fitted)]
    (options.out / "folds.jsonl").write_text("".join(each.model_dump_json() + "\n" for each in parts), "utf-8")
    write_scores(pairs, gathered, chances, options.out / "scores.jsonl")


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
            found[number] = min(4.0, balance) * (2.0 if origin in NEAR else 1.0)
    career = np.array([origin in CAREER for origin in origins])
    for part in (career, ~career):
        if found[part].sum():
            found[part] *= len(found) / 2 / found[part].sum()
    return found


def fit(gathered: Gathered, weights: np.ndarray, held: np.ndarray | None = None) -> Fitted:
    """Both models on the rows that ``held`` marks (all by default)."""
    chosen = (weights > 0) if held is None else (weights > 0) & held
    rows, labels, weigh = gathered.rows[chosen], gathered.label[chosen], weights[chosen]
    trees = GradientBoostingClassifier(
        n_estimators=160, learning_rate=0.06, max_depth=3, min_samples_leaf=25, subsample=0.6, max_features=0.4,
        random_state=SEED,
    )  # fmt: skip
    scaler = StandardScaler().fit(rows)
    linear = LogisticRegression(C=0.1, max_iter=2000)
    trees.fit(rows, labels, sample_weight=weigh)
    linear.fit(scaler.transform(rows), labels, sample_weight=weigh)
    return Fitted(trees, scaler, linear)


def crossed(gathered: Gathered, places: np.ndarray, fitted: Sequence[Fitted]) -> tuple[np.ndarray, np.ndarray]:
    """Log odds of every sentence by models that have not seen its document."""
    trees, linear = np.zeros(len(gathered.label)), np.zeros(len(gathered.label))
    for number, each in enumerate(fitted):
        out = places == number
        trees[out], linear[out] = each.odds(gathered.rows[out])
    return trees, linear


def best_share(trees: np.ndarray, linear: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """The share of the trees with the least log loss."""
    signs = np.where(labels == 1, 1.0, -1.0)

    def loss(share: float) -> float:
        return float((weights * np.logaddexp(0, -signs * (share * trees + (1 - share) * linear))).sum() / weights.sum())

    for share in SHARES:
        print(f"share of trees {share:.2f}: log loss {loss(share):.4f}")
    return min(SHARES, key=loss)


def tell(pairs: Sequence[Pair], gathered: Gathered, chances: np.ndarray) -> None:
    """Print the report of the stack out of fold and of the network alone."""
    tried = trials(pairs)
    network = 1 / (1 + np.exp(-gathered.rows[:, NAMES.index("whole")]))
    for name, scores in (("network alone", network), ("stack, out of fold", chances)):
        print(f"\n{name}", *report(judged(pairs, tried, [float(score) for score in scores]), full=True), sep="\n")


def response_threshold(pairs: Sequence[Pair], chances: np.ndarray) -> float:
    """The one with the highest F1 of the unsupported class over answers of several sentences and RAGTruth."""
    found = judged(pairs, trials(pairs), [float(chance) for chance in chances])
    held: list[Judged] = [each for pair, each in found if pair.level == "response" or pair.origin == "ragtruth_train"]
    return best_threshold(held)


def as_weights(fitted: Fitted, share: float, response: float, fitted_on: str) -> Weights:
    """The models as plain numbers."""
    rate = fitted.trees.learning_rate
    trees = [_tree(each[0].tree_, rate) for each in fitted.trees.estimators_]
    zero = np.zeros((1, len(NAMES)))
    start = float(fitted.trees.decision_function(zero)[0]) - sum(tree.of(zero[0].tolist()) for tree in trees)
    return Weights(
        features=NAMES,
        start=round(start, 6),
        trees=tuple(trees),
        linear=tuple(round(float(each), 6) for each in (fitted.linear.intercept_[0], *fitted.linear.coef_[0])),
        mean=tuple(round(float(each), 6) for each in fitted.scaler.mean_),
        scale=tuple(round(float(each), 6) for each in fitted.scaler.scale_),
        share_of_trees=share,
        threshold=1.0,
        doubted=1.0,
        response=round(response, 4),
        fitted=fitted_on,
    )


def _tree(tree: object, rate: float) -> Tree:
    leaf = tree.children_left < 0  # type: ignore[attr-defined]
    return Tree(
        feature=tuple(int(each) for each in np.where(leaf, -1, tree.feature)),  # type: ignore[attr-defined]
        limit=tuple(float(each) for each in np.where(leaf, 0.0, tree.threshold)),  # type: ignore[attr-defined]
        left=tuple(int(each) for each in tree.children_left),  # type: ignore[attr-defined]
        right=tuple(int(each) for each in tree.children_right),  # type: ignore[attr-defined]
        value=tuple(round(float(each) * rate, 6) for each in tree.value[:, 0, 0]),  # type: ignore[attr-defined]
    )


if __name__ == "__main__":
    main()
