"""The checker's figures as Markdown tables: ``python -m evals.checker.report dev PAIRS FEATURES FITTED`` on dev, out of
fold, and ``python -m evals.checker.report career`` on ``evals/datasets/career_pairs.jsonl``, with what ships.

FEATURES is what ``evals.checker.gather`` wrote, FITTED the folder of ``evals/checker/fit.py``. Beside the stack stand
the network alone, overlap in words, cosine of meaning, and flagging everything. Thresholds of F1, macro F1 and balanced
accuracy are chosen on the other half of the same set.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.domain import SourceKind
from app.verification.candidates import headed
from app.verification.features import NAMES
from app.verification.stack import Scales, all_supported, load_weights
from app.verification.trained import TrainedChecker
from evals.checker.baselines import cosine, overlap
from evals.checker.career import career_pairs
from evals.checker.evaluation import BY_RULE, CAREER, always_flagged, dev, judged, trials
from evals.checker.gather import load
from evals.checker.judging import Judged, auroc, best_threshold, calibration, crossed
from evals.checker.material import as_passage
from evals.checker.pairs.pair import WRITTEN, Label, Pair
from evals.statistics.intervals import exact

LABELS = {"supported": Label.SUPPORTED, "unsupported": Label.NOT_SUPPORTED, "contradicted": Label.CONTRADICTED}
Found = Sequence[tuple[Pair, Judged]]
Chosen = Callable[[Pair], bool]
_TOGETHER: Mapping[str, Callable[[Iterable[float]], float]] = {"stack": all_supported, "network": all_supported}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    on_dev = commands.add_parser("dev")
    for name in ("pairs", "features", "fitted"):
        on_dev.add_argument(name, type=Path)
    on_career = commands.add_parser("career")
    on_career.add_argument("--model", type=Path, default=FOLDER)
    options = parser.parse_args()
    if options.command == "dev":
        print(*dev_report(options.pairs, options.features, options.fitted), sep="\n")
    else:
        print(*career_report(options.model), sep="\n")


def dev_report(folder: Path, features: Path, fitted: Path) -> Iterator[str]:
    """The tables on dev."""
    pairs, gathered = dev(folder), load(features)
    tried = trials(pairs)
    stack = [json.loads(line)["chance"] for line in (fitted / "scores.jsonl").read_text("utf-8").splitlines()]
    columns = {name: gathered.rows[:, number] for number, name in enumerate(NAMES)}
    scores = {
        "stack": stack,
        "network": (1 / (1 + np.exp(-columns["whole"]))).tolist(),
        "overlap": ((columns["covered by one"] + columns["covered by all"]) / 2).tolist(),
        "cosine": (columns["cosine of one"] / 2 + 0.5).tolist(),
    }
    found = {name: judged(pairs, tried, each, _TOGETHER.get(name, min)) for name, each in scores.items()}
    yield from table("dev", found, {**_PUBLIC, **_origins(pairs)})
    career = [each for pair, each in found["stack"] if pair.origin in CAREER]
    yield from bins("career dev, the stack", career)
    yield from kinds("career dev", found, lambda pair: pair.origin in CAREER)


_PUBLIC: Mapping[str, Chosen] = {
    "RAGTruth, responses": lambda pair: pair.origin == "ragtruth_train" and pair.level == "response",
    "RAGTruth, sentences": lambda pair: pair.origin == "ragtruth_train" and pair.level == "sentence",
    "RAGTruth, sentences of question answering": lambda pair: (
        pair.origin == "ragtruth_train" and pair.level == "sentence" and pair.kind == "QA"
    ),
    "AttributionBench": lambda pair: pair.origin == "attributionbench_dev",
    "public, all": lambda pair: pair.origin not in CAREER,
    "career, by rule": lambda pair: pair.origin in BY_RULE,
    "career, written by hand": lambda pair: pair.origin == WRITTEN,
    "career, all": lambda pair: pair.origin in CAREER,
    "career, English": lambda pair: pair.origin in CAREER and pair.language == "en",
    "career, Chinese": lambda pair: pair.origin in CAREER and pair.language != "en",
}


def _origins(pairs: Sequence[Pair]) -> dict[str, Chosen]:
    named = sorted({pair.origin for pair in pairs} - {"ragtruth_train", "attributionbench_dev"})
    return {name: (lambda pair, name=name: pair.origin == name) for name in named}  # type: ignore[misc]


def career_report(folder: Path) -> Iterator[str]:
    """The tables on the career pairs, with the shipped weights: the stack by itself, then the product's checker."""
    pairs = as_pairs()
    model, embedder = OnnxGroundedness(folder), OnnxEmbedder()
    weights, scales = load_weights(folder / "stack.json"), Scales(model, embedder)
    passages = [
        as_passage(pair.passage, heading_path=tuple(pair.group.split("\t")), kind=_kind(pair)) for pair in pairs
    ]
    weighed = [scales.weigh(pair.claim, [headed(passage)])[0] for pair, passage in zip(pairs, passages, strict=True)]
    meaning = cosine(embedder)
    scores = {
        "stack": [weights.chance(each.row) for each in weighed],
        "network": [each.judged.whole.supported for each in weighed],
        "overlap": [overlap(pair) for pair in pairs],
        "cosine": [meaning(pair) for pair in pairs],
    }
    found = {name: judged(pairs, trials(pairs), each) for name, each in scores.items()}
    sets: dict[str, Chosen] = {
        "all": lambda _pair: True,
        "English": lambda pair: pair.language == "en",
        "Chinese": lambda pair: pair.language == "zh",
    }
    yield from table("career pairs", found, sets)
    yield from bins("career pairs, the stack", [each for _, each in found["stack"]])
    yield from kinds("career pairs", found, lambda _pair: True)
    checker = TrainedChecker(model, embedder, weights)
    shown = [
        checker.check(pair.claim, [passage]).verdict.supported for pair, passage in zip(pairs, passages, strict=True)
    ]
    yield from product(pairs, shown)


def as_pairs() -> list[Pair]:
    """The pairs that only judge; ``group`` holds the headings, ``document`` the path."""
    return [
        Pair(
            origin="career pairs",
            document=held.path,
            kind=held.type,
            label=LABELS[held.label],
            claim=held.claim,
            passage=held.passage,
            language=held.language,
            group="\t".join(held.heading_path),
        )
        for held in career_pairs()
    ]


def table(title: str, found: Mapping[str, Found], sets: Mapping[str, Chosen]) -> Iterator[str]:
    """A row for each set and way of scoring."""
    yield f"\n| {title} | claims (unsupported) | by | F1 unsupported | macro F1 | balanced accuracy | AUROC |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    for name, chosen in sets.items():
        first = True
        for way, judgements in found.items():
            held = [each for pair, each in judgements if chosen(pair)]
            if not held:
                continue
            at = crossed(held)
            wrong = sum(not each.supported for each in held)
            opening = f"{name} | {len(held)} ({wrong})" if first else " | "
            yield (
                f"| {opening} | {way} | {100 * at.unsupported_f1:.1f} | {100 * at.macro_f1:.1f}"
                f" | {100 * at.balanced:.1f} | {at.auroc:.3f} |"
            )
            first = False
        held = [each for pair, each in next(iter(found.values())) if chosen(pair)]
        yield f"|  |  | all flagged | {100 * always_flagged(held):.1f} |  | 50.0 | 0.500 |"


def bins(title: str, held: Sequence[Judged]) -> Iterator[str]:
    """How often what gets a chance is supported."""
    yield f"\n{title}: expected calibration error {calibration(held):.3f}\n"
    yield "| chance | claims | mean chance | supported |"
    yield "|---|---:|---:|---:|"
    for number in range(10):
        low, high = number / 10, (number + 1) / 10
        inside = [one for one in held if low <= one.score < high or (number == 9 and one.score == 1)]
        if inside:
            mean = sum(one.score for one in inside) / len(inside)
            share = sum(one.supported for one in inside) / len(inside)
            yield f"| {low:.1f}–{high:.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |"


def kinds(title: str, found: Mapping[str, Found], chosen: Chosen) -> Iterator[str]:
    """The share of each kind of pair that is judged rightly, at the threshold with the best F1 of all of them; for
    unsupported kinds also how well they are told from all supported claims."""
    yield f"\n| {title}, kind | claims | " + " | ".join(f"{way}, right" for way in found) + " | stack, AUROC |"
    yield "|---|---:|" + "---:|" * (len(found) + 1)
    held = {way: [(pair, each) for pair, each in judgements if chosen(pair)] for way, judgements in found.items()}
    limits = {way: best_threshold([each for _, each in pairs]) for way, pairs in held.items()}
    supported = [each for _, each in held["stack"] if each.supported]
    names = sorted({(pair.supported, pair.kind.split(" (")[0]) for pair, _ in held["stack"]}, reverse=True)
    for good, kind in names:
        own = {
            way: [one for pair, one in pairs if (pair.supported, pair.kind.split(" (")[0]) == (good, kind)]
            for way, pairs in held.items()
        }
        if len(own["stack"]) < 5:
            continue
        right = [
            sum((one.score >= limits[way]) == one.supported for one in each) / len(each) for way, each in own.items()
        ]
        told = "" if good else f"{auroc([*supported, *own['stack']]):.3f}"
        mark = "supported" if good else "wrong"
        yield (
            f"| {kind} ({mark}) | {len(own['stack'])} | " + " | ".join(f"{each:.2f}" for each in right) + f" | {told} |"
        )


def product(pairs: Sequence[Pair], shown: Sequence[bool]) -> Iterator[str]:
    """What the product's checker would show."""
    wrong = sum(show and not pair.supported for pair, show in zip(pairs, shown, strict=True))
    right = sum(show and pair.supported for pair, show in zip(pairs, shown, strict=True))
    low, high = exact(wrong, wrong + right)
    true = sum(pair.supported for pair in pairs)
    yield (
        f"\nGuards and threshold: {wrong + right} of {len(pairs)} shown; {wrong} of them unsupported"
        f" ({wrong / max(1, wrong + right):.2%}, 95 % {low:.2%} to {high:.2%}); {right} of {true} supported ones shown"
        f" ({right / true:.1%})."
    )
    let_through = [pair.kind for pair, show in zip(pairs, shown, strict=True) if show and not pair.supported]
    yield "Wrongly shown, by type: " + (", ".join(sorted(let_through)) or "none") + "."


def _kind(pair: Pair) -> SourceKind:
    return SourceKind.ROLE if pair.document.startswith("roles/") else SourceKind.ARTICLE


__all__ = ["bins", "career_report", "dev_report", "kinds", "table"]


if __name__ == "__main__":
    main()
