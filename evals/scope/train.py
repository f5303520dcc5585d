"""Fits the scope: ``python -m evals.scope.train DATA``, seconds on one core; the same inputs make the same file.

DATA is the shared folder; its CLAPNQ development questions are a part of what is out of scope. The rest is the dev
splits of ``evals/datasets`` and ``questions.jsonl`` here, which was written for this. A logistic regression with an L2
penalty by Newton's method, on the embedding of the question; English only, as the embedding is. The threshold is where
ten-fold cross-validation turns away no more than ``LOSS`` of what is in scope. Held-out questions are not read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.answerability.scope import FILE, Weights
from app.language.detection import language_of
from evals.questions import Split, read_answerable, read_false_premises, read_unanswerable

HERE = Path(__file__).parent
DATASETS = HERE.parent / "datasets"
LOSS = 0.02
PENALTY = 1.0
FOLDS = 10
ELSEWHERE = frozenset({"off_topic", "neighbouring_topic", "makers_and_private"})
"""Kinds of unanswerable questions that are out of scope; the others come near to it."""
_ROUNDS = 40


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    in_scope: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, and whether the library's themes hold it."""

    text: str
    in_scope: bool


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    held = list({each.text: each for each in questions(options.data) if language_of(each.text) == "en"}.values())
    embedder = OnnxEmbedder(threads=1)
    rows = np.concatenate(
        [embedder.embed([each.text for each in held[at : at + 32]]) for at in range(0, len(held), 32)]
    )
    labels = np.array([float(each.in_scope) for each in held])
    rows = rows.astype(np.float64)
    chances = crossed(rows, labels)
    threshold = float(np.quantile(chances[labels == 1], LOSS))
    found = fit(rows, labels)
    turned_away = float((chances[labels == 0] < threshold).mean())
    told = (
        f"{len(held)} questions, {int(labels.sum())} in scope; out of fold, {LOSS:.0%} of these and"
        f" {turned_away:.1%} of the others are turned away; area under the curve {area(chances, labels):.3f}"
    )
    weights = Weights(
        embedding=embedder.name,
        bias=round(float(found[0]), 5),
        weights=tuple(round(float(each), 5) for each in found[1:]),
        threshold=round(threshold, 5),
        fitted=told,
    )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(weights.model_dump_json() + "\n", "utf-8")
    print(told)


def questions(data: Path) -> Iterator[Labelled]:
    """All that is fitted on, doubles included. Follow-ups are left out: alone they ask nothing."""
    for text in (HERE / "questions.jsonl").read_text("utf-8").splitlines():
        line = _Line.model_validate_json(text)
        yield Labelled(line.question, line.in_scope)
    for asked in (*read_answerable(split=Split.DEV), *read_false_premises(split=Split.DEV)):
        if not asked.history:
            yield Labelled(asked.question, in_scope=True)
    for missing in read_unanswerable(split=Split.DEV):
        if missing.kind in ELSEWHERE and not missing.history:
            yield Labelled(missing.question, in_scope=False)
    for name, in_scope in (("library_questions", True), ("retrieval_dev", True), ("off_topic_dev", False)):
        for text in (DATASETS / f"{name}.jsonl").read_text("utf-8").splitlines():
            yield Labelled(json.loads(text)["question"], in_scope)
    clapnq = data / "evaldata" / "retrieval" / "clapnq_dev_answerable.jsonl"
    for text in clapnq.read_text("utf-8").splitlines():
        yield Labelled(json.loads(text)["input"], in_scope=False)


def fit(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The bias and the weights; both classes weigh alike."""
    weigh = np.where(labels == 1, 1 / labels.mean(), 1 / (1 - labels.mean())) / 2
    design = np.column_stack([np.ones(len(rows)), rows])
    penalty = np.diag([1e-6, *[PENALTY] * rows.shape[1]])
    found = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        chances = _chances(design, found)
        slope = design.T @ (weigh * (chances - labels)) + penalty @ found
        curve = (design * (weigh * chances * (1 - chances))[:, None]).T @ design + penalty
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-7:
            break
    return found


def crossed(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The chance of each question by weights that were not fitted on it."""
    folds = np.random.default_rng(5).integers(0, FOLDS, len(rows))
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        own = folds == fold
        design = np.column_stack([np.ones(int(own.sum())), rows[own]])
        found[own] = _chances(design, fit(rows[~own], labels[~own]))
    return found


def area(scores: np.ndarray, labels: np.ndarray) -> float:
    """Under the ROC curve."""
    inside, outside = scores[labels == 1], scores[labels == 0]
    return float((inside[:, None] > outside[None, :]).mean())


def _chances(design: np.ndarray, found: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-design @ found)))


if __name__ == "__main__":
    main()
