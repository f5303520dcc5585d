"""Measures sentence verification on labelled pairs: ``python -m evals.bench.verification FOLDER [dev|train]``.

FOLDER holds ``dev.jsonl.gz`` and ``train.jsonl.gz`` with ``context``, ``claim``, ``label``, ``dataset``. A claim of
several
sentences counts as supported only if each of them is. Prints one line per dataset for a threshold, and a sweep.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.onnx_embeddings import OnnxEmbedder
from app.domain import Chunk, Passage, Source, SourceKind, Span
from app.language.sentences import sentence_spans
from app.ports import Embedder
from app.settings import Settings
from app.verification.checker import RuleChecker
from app.verification.drafts import split


class Pair(BaseModel):
    """A claim, its context, and whether the context bears it out (1) or not (0)."""

    context: str
    claim: str
    label: int
    dataset: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim's label and the least score of its sentences."""

    dataset: str
    label: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How often a threshold is right. All are shares; ``shown`` is the share of claims called supported."""

    pairs: int
    precision: float
    recall: float
    unsupported_f1: float
    balanced: float
    shown: float


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("split", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--limit", type=int, default=0, help="a random sample of so many pairs")
    parser.add_argument("--threshold", type=float, default=Settings().support_threshold)
    parser.add_argument("--hashing", action="store_true", help="without the embedding model")
    options = parser.parse_args()
    pairs = sample(load(options.folder / f"{options.split}.jsonl.gz"), options.limit)
    embedder: Embedder = HashingEmbedder() if options.hashing else OnnxEmbedder()
    started = time.perf_counter()
    judged = [judge(pair, RuleChecker(embedder, 0.0)) for pair in pairs]
    seconds = time.perf_counter() - started
    report(judged, options.threshold)
    print(f"{1000 * seconds / max(1, len(pairs)):.1f} ms a pair")


def load(file: Path) -> list[Pair]:
    """The pairs of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [Pair.model_validate(json.loads(line)) for line in lines]


def sample(pairs: list[Pair], limit: int) -> list[Pair]:
    """``limit`` pairs, always the same; all of them for 0."""
    return random.Random(0).sample(pairs, limit) if 0 < limit < len(pairs) else pairs


def judge(pair: Pair, checker: RuleChecker) -> Judged:
    """The least score over the claim's sentences; -1 for one that a guard stopped."""
    passage = as_passage(pair.context)
    findings = [checker.check(sentence.text, [passage]) for sentence in split(pair.claim)]
    if not findings:
        return Judged(pair.dataset, pair.label, 1.0, "nothing but small talk")
    worst = min(findings, key=lambda finding: finding.verdict.score if finding.verdict.supported else -1)
    score = worst.verdict.score if worst.verdict.supported else -1.0
    return Judged(pair.dataset, pair.label, score, f"{worst.verdict.label}: {worst.verdict.reason}")


def as_passage(text: str) -> Passage:
    """A context as a passage; every sentence of it can be quoted."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(digest[:12], "pair.txt", "Passage", "", "", "", "", "en", digest, SourceKind.ARTICLE, "text/plain")
    spans = tuple(Span(0, start, end) for start, end in sentence_spans(text))
    return Passage(Chunk(digest, source.id, 0, (), text, Span(0, 0, len(text)), spans), source, "", 1.0, 1)


def figures(judged: Sequence[Judged], threshold: float) -> Figures:
    """The figures at a threshold."""
    shown = [one.score >= threshold for one in judged]
    right = sum(1 for one, show in zip(judged, shown, strict=True) if show and one.label)
    stopped = sum(1 for one, show in zip(judged, shown, strict=True) if not show and not one.label)
    positives, negatives = sum(one.label for one in judged), sum(1 - one.label for one in judged)
    withheld = len(judged) - sum(shown)
    recall, caught = _share(right, positives), _share(stopped, negatives)
    return Figures(
        len(judged),
        _share(right, sum(shown)),
        recall,
        _share(2 * stopped, withheld + negatives),
        (recall + caught) / 2,
        _share(sum(shown), len(judged)),
    )


def report(judged: Sequence[Judged], threshold: float) -> None:
    """Print a table by dataset, and a sweep of thresholds over everything."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.dataset].append(one)
    print(f"threshold {threshold}")
    print(f"{'':24}{'pairs':>6} {'precision':>9} {'recall':>7} {'F1 uns.':>8} {'balanced':>8} {'shown':>6}")
    for name, members in [*sorted(groups.items()), ("all", list(judged))]:
        print(_line(name, figures(members, threshold)))
    for step in _steps():
        print(_line(f"threshold {step:.2f}", figures(judged, step)))


def _line(name: str, found: Figures) -> str:
    return (
        f"{name:24}{found.pairs:6} {found.precision:9.3f} {found.recall:7.3f} {found.unsupported_f1:8.3f}"
        f" {found.balanced:8.3f} {found.shown:6.3f}"
    )


def _steps() -> Iterator[float]:
    yield from (step / 20 for step in range(0, 20))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
