"""The published measures of exposure to AI, each as one score per 2018 SOC code.

Scores and standings are those that the role guides give, so that articles and guides don't differ: a measure of
O*NET occupations has a SOC code's score under the occupation of that very name (".00"), and the specialities under
the same code don't enter it. Where a measure has no such occupation, or has older codes, the score is their mean. A
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
    """A published measure: its name in a table, its scores by 2018 SOC code, and by the codes it is published under."""

    label: str
    read: Callable[[DataFolder], Scores]
    published: Callable[[DataFolder], Scores]


def scores(data: DataFolder, measure: str) -> Scores:
    """Scores by 2018 SOC code of the measure of this short name."""
    return MEASURES[measure].read(data)


def standings(data: DataFolder, measure: str) -> dict[str, int]:
    """For each code the share, in whole per cent rounded down, of the measure's own occupations that score lower."""
    ordered = sorted(MEASURES[measure].published(data).values())
    return {code: 100 * bisect_left(ordered, value) // len(ordered) for code, value in scores(data, measure).items()}


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


def of_the_name(values: Scores) -> Scores:
    """2018 SOC scores from those of O*NET occupations."""
    parts = _mean_by_code([(code[:7], value) for code, value in values.items()])
    return {soc: values.get(f"{soc}.00", mean) for soc, mean in parts.items()}


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


def _eloundou(label: str, column: str) -> Measure:
    published = _plain(ELOUNDOU, "O*NET-SOC Code", column)
    return Measure(label, lambda data: of_the_name(published(data)), published)


def _by_soc(label: str, table: str, code: str, column: str) -> Measure:
    published = _plain(table, code, column)
    return Measure(label, published, published)


def _older(label: str, table: str, column: str) -> Measure:
    return Measure(label, _from_2010(table, column), _plain(table, "soc2010_code", column))


MEASURES = {
    "rated": _eloundou("OpenAI / UPenn, GPT-4 rated", "dv_rating_beta"),
    "human": _eloundou("OpenAI / UPenn, human rated", "human_rating_beta"),
    "applicability": _by_soc(
        "Microsoft", "ai_exposure/microsoft_ai_applicability_soc2018.csv", "SOC Code", "ai_applicability_score"
    ),
    "observed": _by_soc("Anthropic", "ai_exposure/aei_observed_exposure_soc2018.csv", "occ_code", "observed_exposure"),
    "felten": _older("Felten", "ai_exposure/felten_aioe_soc2010.csv", "language_modeling_aioe"),
    "frey": _older("Frey and Osborne", "ai_exposure/frey_osborne_soc2010.csv", "probability"),
}
