"""Figures on exposure to AI: scores, places in a ranking, and how far the published measures agree.

The measures themselves are read in `measures`; here they are compared and written out.
"""

from __future__ import annotations

from ingest.articles.facts import Compute, Figure
from ingest.articles.measures import ELOUNDOU, MEASURES, Scores, percentiles, rank_correlation, scores, standings
from ingest.articles.tables import OEWS_2025, DataFolder
from ingest.articles.wording import count, percent, table

SOURCE = "Eloundou 2024; Microsoft 2025; Anthropic Economic Index 2026; Felten 2023; Frey and Osborne 2013"
COMPARED = ("rated", "human", "applicability", "observed")


def figures(data: DataFolder) -> dict[str, Figure]:
    """The exposure figures; a measure is named by its key in `measures.MEASURES`, an occupation by 2018 SOC code."""

    def of(measure: str) -> Scores:
        return scores(data, measure)

    computed: dict[str, Compute] = {
        "score": lambda measure, soc: f"{of(measure)[soc]:.2f}",
        "percentile": lambda measure, soc: f"{standings(data, measure)[soc]}%",
        "place": lambda measure, soc: str(1 + sum(value > of(measure)[soc] for value in of(measure).values())),
        "leader": lambda measure, place: _title(data, _at(of(measure), int(place))).capitalize(),
        "leader_score": lambda measure, place: f"{sorted(of(measure).values(), reverse=True)[int(place) - 1]:.2f}",
        "measured": lambda measure: str(len(of(measure))),
        "unseen": lambda measure: str(sum(value == 0 for value in of(measure).values())),
        "unseen_share": lambda measure: _unseen_share(of(measure)),
        "agreement": lambda one, other: f"{rank_correlation(of(one), of(other)):.2f}",
        "with_pay": lambda measure: f"{rank_correlation(of(measure), _pay(data)):.2f}",
        "most_exposed_table": lambda measure, size: _most_exposed(data, measure, int(size)),
        "least_exposed_table": lambda size: _least_exposed(data, int(size)),
        "disagreement_table": lambda size: _disagreement(data, int(size)),
        "compared_table": lambda *codes: _compared(data, list(codes)),
        "in_every_top": lambda size: str(len(_in_every_top(data, int(size)))),
        "occupations_rated": lambda: str(len(data.rows(ELOUNDOU))),
        "mostly_direct": lambda: _over_half(data, "dv_rating_alpha"),
        "mostly_with_tools": lambda: _over_half(data, "dv_rating_gamma"),
    }
    return {name: Figure(compute, SOURCE) for name, compute in computed.items()}


def _at(values: Scores, place: int) -> str:
    return sorted(values, key=lambda soc: (-values[soc], soc))[place - 1]


def _title(data: DataFolder, soc: str) -> str:
    return data.by(OEWS_2025, "OCC_CODE")[soc]["OCC_TITLE"].replace("|", "/")


def _employment(data: DataFolder) -> Scores:
    rows = [row for row in data.rows(OEWS_2025) if row["O_GROUP"] == "detailed" and row["TOT_EMP"] != "**"]
    return {row["OCC_CODE"]: float(row["TOT_EMP"]) for row in rows}


def _pay(data: DataFolder) -> Scores:
    rows = [row for row in data.rows(OEWS_2025) if row["O_GROUP"] == "detailed" and row["A_MEDIAN"][:1].isdigit()]
    return {row["OCC_CODE"]: float(row["A_MEDIAN"]) for row in rows}


def _unseen_share(values: Scores) -> str:
    return percent(100 * sum(value == 0 for value in values.values()) / len(values), 0)


def _most_exposed(data: DataFolder, measure: str, size: int) -> str:
    people = _employment(data)
    ranked = sorted(scores(data, measure).items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [(_title(data, soc), f"{value:.2f}", count(people[soc])) for soc, value in ranked if soc in people][:size]
    return table(("Occupation", "Score", "Employees, May 2025"), rows)


def _shared(data: DataFolder) -> tuple[list[Scores], set[str]]:
    """Percentiles by SOC code, ties halved (a measure that is zero for most has no standing to compare), and codes."""
    ranked = [percentiles(scores(data, measure)) for measure in COMPARED]
    return ranked, set.intersection(*(set(values) for values in ranked)) & _employment(data).keys()


def _least_exposed(data: DataFolder, size: int) -> str:
    """The largest occupations among the lowest thirty per cent by every compared measure."""
    ranked, codes = _shared(data)
    people = _employment(data)
    low = [soc for soc in codes if all(values[soc] < 30 for values in ranked)]
    return _compared(data, sorted(low, key=lambda soc: -people[soc])[:size])


def _disagreement(data: DataFolder, size: int) -> str:
    """Occupations of 100,000 employees and more whose percentiles lie farthest apart."""
    ranked, codes = _shared(data)
    people = _employment(data)
    gaps = {soc: max(v[soc] for v in ranked) - min(v[soc] for v in ranked) for soc in codes if people[soc] >= 100_000}
    return _compared(data, sorted(gaps, key=lambda soc: (-gaps[soc], soc))[:size])


def _compared(data: DataFolder, codes: list[str]) -> str:
    """One row an occupation: its standing by each compared measure."""
    rows = [(_title(data, soc), *(_standing(data, measure, soc) for measure in COMPARED)) for soc in codes]
    return table(("Occupation", *(MEASURES[measure].label for measure in COMPARED)), rows)


def _standing(data: DataFolder, measure: str, soc: str) -> str:
    value = scores(data, measure).get(soc)
    if value is None:
        return "none"
    return "zero" if value == 0 else str(standings(data, measure)[soc])


def _in_every_top(data: DataFolder, size: int) -> set[str]:
    tops = []
    for measure in COMPARED:
        ranked = sorted(scores(data, measure).items(), key=lambda pair: -pair[1])
        tops.append({soc for soc, _ in ranked[:size]})
    return set.intersection(*tops)


def _over_half(data: DataFolder, column: str) -> str:
    """Share of O*NET occupations with at least half of their tasks rated as exposed in this column."""
    rows = data.rows(ELOUNDOU)
    return percent(100 * sum(float(row[column]) >= 0.5 for row in rows) / len(rows), 0)
