"""Figures of a checker: F1 of the unsupported class, macro F1, AUROC, balanced accuracy, calibration, thresholds.

Scores are probabilities of *supported*. Written without numpy, so that tests and both environments can use it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: whether it is supported, its score, what it is of and what group (a response) it belongs to."""

    supported: bool
    score: float
    kind: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of one at a threshold; ``unsupported_f1`` takes the unsupported class as the positive one."""

    claims: int
    unsupported_f1: float
    macro_f1: float
    balanced: float
    auroc: float


def figures(judged: Sequence[Judged], threshold: float) -> Figures:
    """All of them at a threshold: at least that is called supported."""
    flagged = [one.score < threshold for one in judged]
    negative = _f1([not one.supported for one in judged], flagged)
    positive = _f1([one.supported for one in judged], [not each for each in flagged])
    return Figures(len(judged), negative, (negative + positive) / 2, _balanced(judged, flagged), auroc(judged))


def auroc(judged: Sequence[Judged]) -> float:
    """The chance that a supported claim scores above an unsupported one; ties count half. 0.5 for one class alone."""
    ordered = sorted(judged, key=lambda one: one.score)
    ranks: dict[float, float] = {}
    at = 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end].score == ordered[at].score:
            end += 1
        ranks[ordered[at].score] = (at + 1 + end) / 2
        at = end
    good = [ranks[one.score] for one in judged if one.supported]
    bad = len(judged) - len(good)
    if not good or not bad:
        return 0.5
    return (sum(good) - len(good) * (len(good) + 1) / 2) / (len(good) * bad)


def best_threshold(judged: Sequence[Judged]) -> float:
    """The one with the highest F1 of the unsupported class."""
    tries = sorted({one.score for one in judged})
    middles = [(low + high) / 2 for low, high in pairwise(tries)]
    return max([0.5, *middles], key=lambda threshold: figures(judged, threshold).unsupported_f1)


def crossed(judged: Sequence[Judged]) -> Figures:
    """Figures with the threshold of each half chosen on the other half (every second claim)."""
    halves = (judged[::2], judged[1::2])
    moved: list[Judged] = []
    for own, other in (halves, halves[::-1]):
        threshold = best_threshold(other)
        moved += [Judged(one.supported, float(one.score >= threshold), one.kind, one.group) for one in own]
    at = figures(moved, 0.5)
    return Figures(at.claims, at.unsupported_f1, at.macro_f1, at.balanced, auroc(judged))


def by_group(judged: Iterable[Judged]) -> list[Judged]:
    """One for each group: its lowest score, supported if all of it is."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.group].append(one)
    return [
        Judged(all(one.supported for one in each), min(one.score for one in each), each[0].kind, name)
        for name, each in groups.items()
    ]


def calibration(judged: Sequence[Judged], bins: int = 10) -> float:
    """The expected calibration error over equally wide bins of the score."""
    error = 0.0
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        held = [one for one in judged if low <= one.score < high or (number == bins - 1 and one.score == 1)]
        if held:
            error += abs(sum(one.score for one in held) - sum(one.supported for one in held))
    return error / max(1, len(judged))


def by_kind(judged: Sequence[Judged], threshold: float) -> Mapping[str, tuple[int, float]]:
    """How many claims of each kind, and the share of them that the threshold gets right."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.kind].append(one)
    return {
        kind: (len(each), sum((one.score >= threshold) == one.supported for one in each) / len(each))
        for kind, each in sorted(kinds.items(), key=lambda item: -len(item[1]))
    }


def _f1(truth: Sequence[bool], called: Sequence[bool]) -> float:
    hits = sum(1 for real, said in zip(truth, called, strict=True) if real and said)
    return 2 * hits / max(1, sum(truth) + sum(called))


def _balanced(judged: Sequence[Judged], flagged: Sequence[bool]) -> float:
    shares = []
    for kind in (True, False):
        held = [flag != kind for one, flag in zip(judged, flagged, strict=True) if one.supported is kind]
        shares.append(sum(held) / len(held) if held else 0.5)
    return sum(shares) / 2
