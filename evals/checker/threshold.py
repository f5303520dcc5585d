"""Sets the least chance of a sentence that is shown: ``python -m evals.checker.threshold PAIRS FITTED STACK.json``.

FITTED is the folder that ``evals/checker/fit.py`` wrote. Every sentence of the career dev goes through the product's
checker, guards and all, with the weights of the fold that has not seen its document. The threshold is the lowest at
which at most 1 in 100 of the sentences that would be shown is unsupported; it is written into STACK. Quotes word for
word are shown whatever the chance, and are counted apart.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.domain import SourceKind
from app.verification.stack import Weights, load_weights
from app.verification.trained import TrainedChecker
from evals.checker.evaluation import CAREER, dev
from evals.checker.folds import folds
from evals.checker.intervals import exact
from evals.checker.material import as_passage
from evals.checker.pairs.pair import Pair

RISK = 0.01
"""The most of the sentences shown that may be unsupported."""
_NEVER = 2.0
_GUIDES = frozenset({"guides", "guides (zh)"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker says of a sentence: it would be shown at any threshold up to ``score``; 0 if a guard objects."""

    id: str
    kind: str
    language: str
    supported: bool
    score: float
    reason: str


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pairs", "fitted", "stack"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    options = parser.parse_args()
    found = outcomes(options.pairs, options.fitted / "folds.jsonl", options.model)
    with (options.fitted / "shown.jsonl").open("w", encoding="utf-8") as lines:
        for each in found:
            lines.write(json.dumps({name: getattr(each, name) for name in Outcome.__slots__}) + "\n")
    threshold = lowest(found)
    print(*tell(found, threshold), sep="\n")
    weights = load_weights(options.fitted / "stack.json").model_copy(update={"threshold": threshold})
    options.stack.write_text(weights.model_dump_json() + "\n", "utf-8")


def outcomes(folder: Path, fold_weights: Path, model: Path) -> list[Outcome]:
    """The outcome of each sentence of the career dev."""
    pairs = dev(folder)
    network, embedder = OnnxGroundedness(model, threads=1), OnnxEmbedder(threads=1)
    stated = [Weights.model_validate_json(line) for line in fold_weights.read_text("utf-8").splitlines()]
    unmet = [weights.model_copy(update={"threshold": _NEVER}) for weights in stated]
    checkers = [TrainedChecker(network, embedder, weights) for weights in unmet]
    held = [
        (pair, checkers[fold])
        for pair, fold in zip(pairs, folds(pairs), strict=True)
        if pair.origin in CAREER and pair.level == "sentence"
    ]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda each: _outcome(*each), held))


def _outcome(pair: Pair, checker: TrainedChecker) -> Outcome:
    kind = SourceKind.ROLE if pair.origin in _GUIDES else SourceKind.ARTICLE
    verdict = checker.check(pair.claim, [as_passage(pair.passage, kind=kind)]).verdict
    return Outcome(pair.id, pair.kind, pair.language, pair.supported, round(verdict.score, 6), verdict.reason)


def lowest(found: Sequence[Outcome], risk: float = RISK) -> float:
    """The lowest threshold at which no more than ``risk`` of what is shown, quotes aside, is unsupported."""
    weighed = sorted((each for each in found if 0 < each.score < 1), key=lambda each: -each.score)
    chosen, wrong = 1.0, 0
    for number, each in enumerate(weighed, start=1):
        wrong += not each.supported
        following = weighed[number].score if number < len(weighed) else 0.0
        if wrong <= risk * number and following < each.score:
            chosen = each.score
    return chosen


def tell(found: Sequence[Outcome], threshold: float) -> list[str]:
    """What is shown at the threshold, and how much of it is unsupported, with 95 % intervals (Clopper-Pearson)."""
    quotes = [each for each in found if each.score == 1]
    weighed = [each for each in found if threshold <= each.score < 1]
    true = sum(each.supported for each in found)
    lines = [f"{len(found)} sentences, {1 - true / len(found):.1%} of them unsupported; threshold {threshold:.4f}"]
    for name, held in (("quotes", quotes), ("weighed", weighed), ("all shown", [*quotes, *weighed])):
        wrong = sum(not each.supported for each in held)
        low, high = exact(wrong, len(held))
        shown = sum(each.supported for each in held) / max(1, true)
        lines.append(
            f"{name}: {len(held)}, unsupported {wrong} ({wrong / max(1, len(held)):.2%}, 95 % {low:.2%} to {high:.2%}),"
            f" {shown:.1%} of what is supported"
        )
    return [
        *lines,
        *(
            f"  wrongly shown: {each.kind} {each.language} {each.score:.3f} {each.id}"
            for each in weighed
            if not each.supported
        ),
    ]


if __name__ == "__main__":
    main()
