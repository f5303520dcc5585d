"""Gathers the features of dev's sentences for fitting: ``python -m evals.checker.gather PAIRS FEATURES.npz``.

The network is the one under ``app/models/checker`` unless ``--model`` names another folder. Claims of several sentences
are cut as ``evals.checker.evaluation`` cuts them; a sentence is labelled by its claim's label and spans.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.verification.features import NAMES
from app.verification.stack import Scales
from evals.checker.evaluation import Trial, dev, trials
from evals.checker.pairs.pair import Pair

UNKNOWN = -1
"""The label of a sentence of an unsupported claim of which it is not known what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Arrays with a row for each sentence: its claim's number, features (rows, features), label 1, 0 or UNKNOWN."""

    claim: np.ndarray
    rows: np.ndarray
    label: np.ndarray


def main() -> None:
    """The command line."""
    from app.adapters.onnx_embeddings import OnnxEmbedder
    from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("features", type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    scales = Scales(OnnxGroundedness(options.model, threads=1), OnnxEmbedder(threads=1))
    gathered = gather(dev(options.pairs), scales, options.threads)
    save(gathered, options.features)


def gather(pairs: Sequence[Pair], scales: Scales, threads: int) -> Gathered:
    """The features of all sentences, several at a time."""
    tried = trials(pairs)
    labels = [label for number, held in _by_claim(tried) for label in _labels(pairs[number], held)]
    with ThreadPoolExecutor(threads) as pool:
        rows = list(pool.map(lambda trial: scales.weigh(trial.pair.claim, [trial.pair.passage])[0].row, tried))
    return Gathered(np.array([trial.claim for trial in tried]), np.array(rows, dtype=np.float64), np.array(labels))


def save(gathered: Gathered, file: Path) -> None:
    """Write the arrays and the features' names."""
    np.savez_compressed(
        file, claim=gathered.claim, rows=gathered.rows, label=gathered.label, names=np.array(NAMES, dtype=str)
    )


def load(file: Path) -> Gathered:
    """What ``save`` wrote. ``ValueError`` if the features are other ones by now."""
    with np.load(file) as held:
        if tuple(held["names"].tolist()) != NAMES:
            raise ValueError(f"the features in {file} are not those of today; gather them again")
        return Gathered(held["claim"], held["rows"], held["label"])


def _by_claim(tried: Sequence[Trial]) -> Iterator[tuple[int, list[Trial]]]:
    at = 0
    while at < len(tried):
        held = [trial for trial in tried[at : at + 200] if trial.claim == tried[at].claim]
        yield tried[at].claim, held
        at += len(held)


def _labels(pair: Pair, held: Sequence[Trial]) -> list[int]:
    """Every sentence of a supported claim is supported; of another, those that hold a wrong word are not."""
    if pair.supported or len(held) == 1:
        return [int(pair.supported)] * len(held)
    if not pair.spans:
        return [UNKNOWN] * len(held)
    found, at = [], 0
    for trial in held:
        start = pair.claim.index(trial.pair.claim, at)
        at = start + len(trial.pair.claim)
        found.append(int(not any(start < end and begin < at for begin, end in pair.spans)))
    return found


if __name__ == "__main__":
    main()
