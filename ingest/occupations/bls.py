"""What the Bureau of Labor Statistics publishes, by its own occupation codes: wages, projections, schooling.

A figure belongs to a whole code, which several O*NET occupations may share; who shares is left to ``joining``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.occupations.figures import Education, Outlook, Pay, Share, Survey, Wage
from ingest.occupations.releases import (
    ATTAINMENT,
    OEWS,
    OEWS_DATE,
    OEWS_TABLE,
    PROJECTION_YEARS,
    PROJECTIONS,
)
from ingest.occupations.tables import DataFolder, Row, number, whole

_TOP_YEARLY = 239_200.0
_TOP_HOURLY = 115.0
_ALL = "00-0000"
_TITLE = "2024 National Employment Matrix title"
_CODE = "2024 National Employment Matrix code"
_FOOTNOTE = re.compile(r"\[\d+\]$")
_AI = re.compile(r"artificial intelligence|\bAI\b|large language model", re.IGNORECASE)
_DEGREES = (
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)


@dataclass(frozen=True, slots=True)
class Bls:
    """Figures by BLS code; ``shared_with`` is still empty in them."""

    pay: dict[str, Pay]
    outlook: dict[str, Outlook]
    education: dict[str, Education]


def read_bls(folder: DataFolder) -> Bls:
    """Wages, projections and schooling of every BLS code."""
    return Bls(pay=_pay(folder), outlook=_outlook(folder), education=_education(folder))


def _pay(folder: DataFolder) -> dict[str, Pay]:
    rows = list(folder.rows(OEWS_TABLE))
    overall = next((number(row["A_MEDIAN"]) for row in rows if row["OCC_CODE"] == _ALL), None)
    return {row["OCC_CODE"]: _pay_of(row, overall) for row in rows if row["O_GROUP"] == "detailed"}


def _pay_of(row: Row, overall: float | None) -> Pay:
    hourly = row["HOURLY"] == "TRUE"
    mark, top = ("H", _TOP_HOURLY) if hourly else ("A", _TOP_YEARLY)
    employed = number(row["TOT_EMP"])
    return Pay(
        code=row["OCC_CODE"],
        title=row["OCC_TITLE"],
        date=OEWS_DATE,
        per="hour" if hourly else "year",
        median=_wage(row[f"{mark}_MEDIAN"], top),
        mean=_wage(row[f"{mark}_MEAN"], top),
        p10=_wage(row[f"{mark}_PCT10"], top),
        p25=_wage(row[f"{mark}_PCT25"], top),
        p75=_wage(row[f"{mark}_PCT75"], top),
        p90=_wage(row[f"{mark}_PCT90"], top),
        hourly_median=None if hourly else _wage(row["H_MEDIAN"], _TOP_HOURLY),
        employment=None if employed is None else int(employed),
        all_occupations_median=None if overall is None else int(overall),
        source=OEWS,
    )


def _wage(text: str, top: float) -> Wage | None:
    if text.strip() == "#":
        return Wage(amount=whole(top), at_least=True)
    amount = number(text)
    return None if amount is None else Wage(amount=whole(amount))


def _outlook(folder: DataFolder) -> dict[str, Outlook]:
    rows = list(folder.rows("bls/ep2024_34_table_1_2.csv"))
    overall = next(float(row["Employment change, percent, 2024–34"]) for row in rows if row[_CODE] == _ALL)
    factors = _factors(folder)
    return {
        row[_CODE]: _outlook_of(row, overall, factors.get(row[_CODE], set()))
        for row in rows
        if row["Occupation type"] == "Line item"
    }


def _outlook_of(row: Row, overall: float, directions: set[str]) -> Outlook:
    start, end = PROJECTION_YEARS
    return Outlook.model_validate(
        {
            "code": row[_CODE],
            "title": _plain(row[_TITLE]),
            "start_year": start,
            "end_year": end,
            "employment_start": number(row["Employment, 2024"]),
            "employment_end": number(row["Employment, 2034"]),
            "change": number(row["Employment change, numeric, 2024–34"]),
            "change_percent": number(row["Employment change, percent, 2024–34"]),
            "all_occupations_percent": overall,
            "openings": number(row["Occupational openings, 2024–34 annual average"]),
            "self_employed_percent": number(row["Percent self employed, 2024"]),
            "ai_factor": "both" if len(directions) > 1 else next(iter(directions), None),
            "source": PROJECTIONS,
        }
    )


def _factors(folder: DataFolder) -> dict[str, set[str]]:
    """Which way the share of jobs goes, by code, in those of BLS's reasons that name artificial intelligence."""
    found: dict[str, set[str]] = {}
    for row in folder.rows("bls/ep2024_34_table_1_12.csv"):
        reason = row["Factors affecting occupational utilization"]
        if _AI.search(reason):
            code = row["2024 National Employment Matrix occupation code"]
            found.setdefault(code, set()).add("up" if "share increases" in reason else "down")
    return found


def _education(folder: DataFolder) -> dict[str, Education]:
    attained = {row[_CODE]: _attained(row) for row in folder.rows("bls/ep2024_34_table_5_3.csv")}
    return {
        row[_CODE]: Education(
            code=row[_CODE],
            entry=row["Typical education needed for entry"],
            experience=row["Work experience in a related occupation"],
            training=row["Typical on-the-job training needed to attain competency in the occupation"],
            source=f"{PROJECTIONS}, {PROJECTION_YEARS[0]}",
            attained=attained.get(row[_CODE]),
        )
        for row in folder.rows("bls/ep2024_34_table_5_4.csv")
    }


def _attained(row: Row) -> Survey | None:
    values = [(degree, number(row[degree])) for degree in _DEGREES]
    shares = [Share(name=degree, percent=value) for degree, value in values if value]
    ordered = sorted(shares, key=lambda share: -share.percent)
    inexact = _FOOTNOTE.search(row[_TITLE].strip()) is not None
    source = f"{ATTAINMENT}, for a census group that is not an exact match" if inexact else ATTAINMENT
    return Survey(shares=tuple(ordered), source=source) if ordered else None


def _plain(title: str) -> str:
    return _FOOTNOTE.sub("", title.strip())
