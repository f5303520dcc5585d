"""Sets the least chance of a sentence that is shown: ``python -m evals.checker.threshold PAIRS FITTED STACK.json``.

FITTED is the folder that ``evals/checker/fit.py`` wrote. The sentences of the career dev that were written by hand, and
some of those made by rule, go through the product's checker, guards and all, with the weights of the fold that has not
seen their document. The two thresholds, of sentences without and with a doubt, are the lowest at which at most 1 in 100
of the sentences that they show is unsupported, of the one kind and of the other; they are written into STACK. Quotes
word for word are shown whatever the chance, and are counted apart. The threshold of sentences with a doubt is printed;
unless it is asked for, what is written is 1: too few of them have been shown to prove the risk.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.domain import Passage, SourceKind
from app.verification.candidates import dangling
from app.verification.evidence import evidence_of, quoted
from app.verification.reading import read
from app.verification.stack import Weights, load_weights
from app.verification.stance import no_statement
from app.verification.trained import TrainedChecker
from evals.checker.evaluation import CAREER, dev
from evals.checker.folds import folds
from evals.checker.material import as_passage
from evals.checker.pairs.pair import WRITTEN, Pair
from evals.statistics.intervals import exact

RISK = 0.01
"""The most of the sentences shown that may be unsupported."""
BY_RULE_ASKED = 700
"""So many of the sentences made by rule are looked at."""
_GUIDES = frozenset({"guides", "guides (zh)"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker says of a sentence: it would be shown at any threshold up to ``clear``, and, by evidence of
    which a rule raises a doubt, up to ``doubted``; both are 0 where a guard objects, ``clear`` is 1 for a quote."""

    id: str
    kind: str
    language: str
    written: bool
    supported: bool
    clear: float
    doubted: float


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pairs", "fitted", "stack"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--doubts-may-pass", action="store_true", help="else a doubt withholds (decision 0009)")
    options = parser.parse_args()
    found = outcomes(options.pairs, options.fitted / "folds.jsonl", options.model)
    with (options.fitted / "shown.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(each)) + "\n" for each in found)
    kinds = [[each for each in found if each.written is written] for written in (True, False)]
    threshold = max(lowest([(each.clear, each.supported) for each in held]) for held in kinds)
    rests = [[each for each in held if each.clear < threshold] for held in kinds]
    doubted = max(lowest([(each.doubted, each.supported) for each in rest]) for rest in rests)
    for name, held in zip(("Written by hand", "Made by rule"), kinds, strict=True):
        print(f"{name}:", *tell(held, threshold, doubted), sep="\n")
    weights = load_weights(options.fitted / "stack.json")
    kept = doubted if options.doubts_may_pass else 1.0
    chosen = weights.model_copy(update={"threshold": threshold, "doubted": kept})
    options.stack.write_text(chosen.model_dump_json() + "\n", "utf-8")


def outcomes(folder: Path, fold_weights: Path, model: Path) -> list[Outcome]:
    """The outcome of each sentence of the career dev."""
    pairs = dev(folder)
    network, embedder = OnnxGroundedness(model, threads=1), OnnxEmbedder(threads=1)
    stated = [Weights.model_validate_json(line) for line in fold_weights.read_text("utf-8").splitlines()]
    checkers = [TrainedChecker(network, embedder, weights) for weights in stated]
    known = [
        (pair, checkers[fold])
        for pair, fold in zip(pairs, folds(pairs), strict=True)
        if pair.origin in CAREER and pair.level == "sentence"
    ]
    ruled = [each for each in known if each[0].origin != WRITTEN]
    chosen = random.Random(0).sample(ruled, min(BY_RULE_ASKED, len(ruled)))
    held = [*(each for each in known if each[0].origin == WRITTEN), *chosen]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda each: _outcome(*each), held))


def _outcome(pair: Pair, checker: TrainedChecker) -> Outcome:
    passages = [_passage(pair)]
    clear = doubted = 0.0
    if quoted(pair.claim, evidence_of(passages)) is not None:
        clear = 1.0
    elif not (no_statement(pair.claim) or dangling(pair.claim, passages)):
        for each in checker.weighings(read(pair.claim), checker.candidates(pair.claim, passages), passages):
            if each.passed.doubt is None:
                clear = max(clear, each.chance)
            else:
                doubted = max(doubted, each.chance)
    written = pair.origin == WRITTEN
    return Outcome(pair.id, pair.kind, pair.language, written, pair.supported, round(clear, 6), round(doubted, 6))


def _passage(pair: Pair) -> Passage:
    """As the product has it: those written by hand have their titles and headings on the first line."""
    if pair.origin == WRITTEN:
        headings, _, text = pair.passage.partition("\n")
        kind = SourceKind.ROLE if pair.document.startswith("roles/") else SourceKind.ARTICLE
        return as_passage(text, heading_path=tuple(headings.split(" › ")), kind=kind)
    return as_passage(pair.passage, kind=SourceKind.ROLE if pair.origin in _GUIDES else SourceKind.ARTICLE)


def lowest(scores: Sequence[tuple[float, bool]], risk: float = RISK) -> float:
    """The lowest threshold at which no more than ``risk`` of what is shown, quotes aside, is unsupported; 1 if none is
    low enough. ``scores`` are chances, each with whether the sentence is supported."""
    weighed = sorted((each for each in scores if 0 < each[0] < 1), key=lambda each: -each[0])
    chosen, wrong = 1.0, 0
    for number, (score, supported) in enumerate(weighed, start=1):
        wrong += not supported
        following = weighed[number][0] if number < len(weighed) else 0.0
        if wrong <= risk * number and following < score:
            chosen = score
    return chosen


def tell(found: Sequence[Outcome], threshold: float, doubted: float) -> list[str]:
    """What is shown, and how much of it is unsupported, with 95 % intervals (Clopper-Pearson)."""
    quotes = [each for each in found if each.clear == 1]
    clear = [each for each in found if threshold <= each.clear < 1]
    rest = [each for each in found if each.clear < threshold and each.doubted >= doubted]
    true = sum(each.supported for each in found)
    lines = [
        f"{len(found)} sentences, {1 - true / len(found):.1%} of them unsupported;"
        f" thresholds {threshold:.4f} and, with a doubt, {doubted:.4f}"
    ]
    parts = {"quotes": quotes, "without a doubt": clear, "with a doubt": rest, "all shown": [*quotes, *clear, *rest]}
    for name, held in parts.items():
        wrong = sum(not each.supported for each in held)
        low, high = exact(wrong, len(held))
        shown = sum(each.supported for each in held) / max(1, true)
        lines.append(
            f"{name}: {len(held)}, unsupported {wrong} ({wrong / max(1, len(held)):.2%}, 95 % {low:.2%} to {high:.2%}),"
            f" {shown:.1%} of what is supported"
        )
    through = [each for each in (*clear, *rest) if not each.supported]
    return [*lines, *(f"  wrongly shown: {each.kind} {each.language} {each.id}" for each in through)]


if __name__ == "__main__":
    main()
