"""The published measures of exposure to AI, each as one score per 2018 SOC code.

Where a measure has several O*NET occupations or older codes for one 2018 SOC code, the score is their mean. A
score tells how much of a job's work a model could touch, or was seen to touch; none is a forecast of job loss.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from statistics import correlation, fmean

from ingest.articles.tables import DataFolder

Scores = dict[str, float]
Pairs = list[tuple[str, float]]

ELOUNDOU = "ai_exposure/gpts_are_gpts_occ_level.csv"
TO_2018 = "crosswalks/soc2010_to_soc2018.csv"


@dataclass(frozen=True)
class Measure:
    """A published measure: how it is named in a sentence, and how its scores are read."""

    label: str
    read: Callable[[DataFolder], Scores]


def scores(data: DataFolder, measure: str) -> Scores:
    """Scores by 2018 SOC code of the measure of this short name."""
    return MEASURES[measure].read(data)


def percentiles(values: Scores) -> Scores:
    """For each code the share, in per cent, of the other codes that score lower (a tie counts half)."""
    ordered = sorted(values.values())
    others = max(len(ordered) - 1, 1)

    def share(value: float) -> float:
        below = bisect_left(ordered, value)
        equal = bisect_right(ordered, value) - below - 1
        return 100 * (below + equal / 2) / others

    return {code: share(value) for code, value in values.items()}


def rank_correlation(one: Scores, other: Scores) -> float:
    """Spearman's rank correlation over the codes that both have (ties share their mean rank)."""
    shared = sorted(one.keys() & other.keys())
    ranks = [percentiles({code: values[code] for code in shared}) for values in (one, other)]
    return correlation(*([rank[code] for code in shared] for rank in ranks))


def _mean_by_code(pairs: Pairs) -> Scores:
    grouped: dict[str, list[float]] = defaultdict(list)
    for code, value in pairs:
        grouped[code].append(value)
    return {code: fmean(values) for code, values in grouped.items()}


def _eloundou(column: str) -> Callable[[DataFolder], Scores]:
    def read(data: DataFolder) -> Scores:
        return _mean_by_code([(row["O*NET-SOC Code"][:7], float(row[column])) for row in data.rows(ELOUNDOU)])

    return read


def _plain(table: str, code: str, column: str) -> Callable[[DataFolder], Scores]:
    def read(data: DataFolder) -> Scores:
        return {row[code]: float(row[column]) for row in data.rows(table)}

    return read


def _from_2010(table: str, column: str) -> Callable[[DataFolder], Scores]:
    def read(data: DataFolder) -> Scores:
        newer = defaultdict(list)
        for row in data.rows(TO_2018):
            newer[row["2010 SOC Code"]].append(row["2018 SOC Code"])
        rows = data.rows(table)
        return _mean_by_code([(code, float(row[column])) for row in rows for code in newer[row["soc2010_code"]]])

    return read


MEASURES = {
    "rated": Measure("OpenAI / UPenn, GPT-4 rated", _eloundou("dv_rating_beta")),
    "direct": Measure("OpenAI / UPenn, model alone", _eloundou("dv_rating_alpha")),
    "human": Measure("OpenAI / UPenn, human rated", _eloundou("human_rating_beta")),
    "applicability": Measure(
        "Microsoft", _plain("ai_exposure/microsoft_ai_applicability_soc2018.csv", "SOC Code", "ai_applicability_score")
    ),
    "observed": Measure(
        "Anthropic", _plain("ai_exposure/aei_observed_exposure_soc2018.csv", "occ_code", "observed_exposure")
    ),
    "felten": Measure("Felten", _from_2010("ai_exposure/felten_aioe_soc2010.csv", "language_modeling_aioe")),
    "frey": Measure("Frey and Osborne", _from_2010("ai_exposure/frey_osborne_soc2010.csv", "probability")),
}
