"""What is judged during and after training: dev claims cut into sentences, and the report on their scores.

A claim is supported if every sentence is. Public dev by set, RAGTruth by response, the career dev by kind of pair.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.language.sentences import sentence_spans
from evals.checker.judging import Judged, best_threshold, by_group, by_kind, calibration, crossed, figures
from evals.checker.pairs.pair import WRITTEN, Label, Pair, read

BY_RULE = frozenset({"guides", "records", "listings", "articles", "courses", "esco", "csdiy", "guides (zh)"})
"""Origins of career pairs that rules made."""
CAREER = BY_RULE | {WRITTEN}
"""Those and the ones written by hand."""
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Trial:
    """One sentence to be scored; ``claim`` is the number of the claim that it is of."""

    claim: int
    pair: Pair


def trials(pairs: Iterable[Pair]) -> list[Trial]:
    """The sentences of each claim; sentences of responses that stand whole too are left to those (RAGTruth)."""
    found = []
    for number, pair in enumerate(pairs):
        spans = sentence_spans(pair.claim)
        long = [(start, end) for start, end in spans if end - start >= _SHORT] or [(0, len(pair.claim))]
        if pair.level == "sentence" or len(long) < 2:
            found.append(Trial(number, pair))
            continue
        for start, end in long:
            part = replace(pair, claim=pair.claim[start:end], label=Label.FALSE, spans=None)
            found.append(Trial(number, part))
    return found


def dev(folder: Path, *, few: bool = False) -> list[Pair]:
    """Both dev sets; ``few`` takes RAGTruth, AttributionBench, what is written by hand and a sample of the rest."""
    public = list(read(folder / "dev_public.jsonl.gz"))
    career = list(read(folder / "dev_career.jsonl.gz"))
    if few:
        public = [pair for pair in public if pair.origin in {"ragtruth_train", "attributionbench_dev"}]
        written = [pair for pair in career if pair.origin == WRITTEN]
        ruled = [pair for pair in career if pair.origin != WRITTEN]
        career = [*written, *random.Random(0).sample(ruled, min(300, len(ruled)))]
    return [*public, *career]


def judged(
    pairs: Sequence[Pair],
    tried: Sequence[Trial],
    scores: Sequence[float],
    together: Callable[[Iterable[float]], float] = min,
) -> list[tuple[Pair, Judged]]:
    """Each claim with the scores of its sentences taken together: the lowest, or for chances ``all_supported``."""
    held: dict[int, list[float]] = defaultdict(list)
    for trial, score in zip(tried, scores, strict=True):
        held[trial.claim].append(score)
    return [
        (pair, Judged(pair.supported, together(held[number]), pair.kind, str(number)))
        for number, pair in enumerate(pairs)
    ]


def report(found: Sequence[tuple[Pair, Judged]], *, full: bool = False) -> list[str]:
    """Lines to print. Public figures use a threshold chosen on the other half of the same set."""
    lines = [_line("RAGTruth responses", _of(found, "ragtruth_train", "response"))]
    qa = [
        each
        for pair, each in found
        if pair.origin == "ragtruth_train" and pair.kind == "QA" and pair.level == "sentence"
    ]
    lines.append(_line("RAGTruth QA sentences", qa))
    lines.append(_line("RAGTruth sentences", _of(found, "ragtruth_train", "sentence")))
    lines.append(_line("AttributionBench", _of(found, "attributionbench_dev")))
    career = [each for pair, each in found if pair.origin in CAREER]
    lines.append(_line("career, by hand", _of(found, WRITTEN)))
    lines.append(_line("career", career) + f"  ECE {calibration(career):.3f}")
    if full:
        names = sorted({pair.origin for pair, _ in found})
        lines += [_line(name, _of(found, name)) for name in names]
        for language in ("en", "zh", "zh-en"):
            held = [each for pair, each in found if pair.origin in CAREER and pair.language == language]
            lines.append(_line(f"career {language}", held))
        threshold = best_threshold(career) if career else 0.5
        lines.append(f"career by kind at {threshold:.3f}: " + ", ".join(_kinds(career, threshold)))
    return lines


def always_flagged(held: Sequence[Judged]) -> float:
    """The F1 of the unsupported class if everything is flagged."""
    return figures([replace(one, score=0.0) for one in held], 0.5).unsupported_f1


def _of(found: Sequence[tuple[Pair, Judged]], origin: str, level: str = "") -> list[Judged]:
    return [each for pair, each in found if pair.origin == origin and level in {"", pair.level}]


def _line(name: str, held: Sequence[Judged]) -> str:
    if not held:
        return f"{name:24} none"
    at = crossed(held)
    return (
        f"{name:24}{at.claims:5}  F1 uns. {at.unsupported_f1:.3f} (all flagged {always_flagged(held):.3f})"
        f"  macro {at.macro_f1:.3f}  balanced {at.balanced:.3f}  AUROC {at.auroc:.3f}"
    )


def _kinds(held: Sequence[Judged], threshold: float) -> list[str]:
    merged = [replace(one, kind=one.kind.split(" (")[0]) for one in held]
    return [
        f"{kind} {share:.2f} ({number})" for kind, (number, share) in by_kind(merged, threshold).items() if number > 4
    ]


__all__ = ["Trial", "always_flagged", "by_group", "dev", "judged", "report", "trials"]
