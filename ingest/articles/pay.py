"""Figures on pay and number of employees, from the BLS Occupational Employment and Wage Statistics (OEWS).

Wages are yearly, in US dollars, for wage and salary employees in the United States; the self-employed are not in
them. A wage that BLS prints as "#" is given as "at least" BLS's ceiling for that year.
"""

from __future__ import annotations

from ingest.articles.facts import Figure
from ingest.articles.tables import OEWS_2024, OEWS_2025, DataFolder, Row
from ingest.articles.wording import count, money, percent

CEILING = 239_200
SOURCE = "BLS OEWS, May 2025"
SOURCE_BOTH = "BLS OEWS, May 2024 and May 2025"


def figures(data: DataFolder) -> dict[str, Figure]:
    """The pay figures; every argument is a 2018 SOC code as OEWS publishes it."""

    def wage(column: str) -> Figure:
        return Figure(lambda soc: _wage(_row(data, OEWS_2025, soc), column), SOURCE)

    return {
        "pay": wage("A_MEDIAN"),
        "pay_tenth": wage("A_PCT10"),
        "pay_quarter": wage("A_PCT25"),
        "pay_three_quarters": wage("A_PCT75"),
        "pay_ninetieth": wage("A_PCT90"),
        "pay_2024": Figure(lambda soc: _wage(_row(data, OEWS_2024, soc), "A_MEDIAN"), "BLS OEWS, May 2024"),
        "pay_rise": Figure(lambda soc: _rise(data, soc), SOURCE_BOTH),
        "pay_gap": Figure(lambda lower, upper: _gap(data, lower, upper), SOURCE),
        "pay_spread": Figure(lambda soc: _spread(data, soc), SOURCE),
        "employees": Figure(lambda soc: count(float(_row(data, OEWS_2025, soc)["TOT_EMP"])), SOURCE),
        "wage_occupations": Figure(lambda: str(len(_detailed(data))), SOURCE),
    }


def _row(data: DataFolder, table: str, soc: str) -> Row:
    return data.by(table, "OCC_CODE")[soc]


def _detailed(data: DataFolder) -> list[Row]:
    return [row for row in data.rows(OEWS_2025) if row["O_GROUP"] == "detailed"]


def _wage(row: Row, column: str) -> str:
    return f"at least {money(CEILING)}" if row[column] == "#" else money(float(row[column]))


def _rise(data: DataFolder, soc: str) -> str:
    before, after = (float(_row(data, table, soc)["A_MEDIAN"]) for table in (OEWS_2024, OEWS_2025))
    return percent((after / before - 1) * 100)


def _gap(data: DataFolder, lower: str, upper: str) -> str:
    low, high = (float(_row(data, OEWS_2025, soc)["A_MEDIAN"]) for soc in (lower, upper))
    return money(high - low)


def _spread(data: DataFolder, soc: str) -> str:
    row = _row(data, OEWS_2025, soc)
    return f"{float(row['A_PCT90']) / float(row['A_PCT10']):.1f}"
