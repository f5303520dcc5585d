"""Figures on employment and its projected change, from the BLS Employment Projections 2024-34.

BLS counts employment in thousands of jobs, the self-employed among them; here it is given in jobs. Openings are
yearly averages and come mostly from people who leave the occupation, so a shrinking occupation has them too.
"""

from __future__ import annotations

from ingest.articles.facts import Figure
from ingest.articles.tables import CODE, PROJECTIONS, DataFolder, Row
from ingest.articles.wording import count, percent, table, trend, trend_zh

SOURCE = "BLS Employment Projections 2024-34"
JOBS_2024 = "Employment, 2024"
JOBS_2034 = "Employment, 2034"
CHANGE = "Employment change, percent, 2024–34"
NEW_JOBS = "Employment change, numeric, 2024–34"
OPENINGS = "Occupational openings, 2024–34 annual average"
TITLE = "2024 National Employment Matrix title"
ENTRY = "Typical education needed for entry"
HEADS = ("Occupation", "Jobs, 2024", "Change, 2024–34", "Jobs gained or lost", "Typical entry education")
ATTAINMENT = "bls/ep2024_34_table_5_3.csv"
EDUCATION = "bls/ep2024_34_table_5_1.csv"
BY_ENTRY = "bls/ep2024_34_table_5_2.csv"


def figures(data: DataFolder) -> dict[str, Figure]:
    """The outlook figures; an argument that is a code is a code of BLS's National Employment Matrix."""

    def of(column: str, scale: float = 1000) -> Figure:
        return Figure(lambda soc: count(abs(_number(_row(data, soc), column)) * scale), SOURCE)

    def change(soc: str) -> float:
        return _number(_row(data, soc), CHANGE)

    return {
        "jobs": of(JOBS_2024),
        "jobs_2034": of(JOBS_2034),
        "jobs_change": of(NEW_JOBS),
        "openings": of(OPENINGS),
        "trend": Figure(lambda soc: trend(change(soc)), SOURCE),
        "trend_zh": Figure(lambda soc: trend_zh(change(soc)), SOURCE),
        "change": Figure(lambda soc: percent(abs(change(soc))), SOURCE),
        "self_employed": Figure(lambda soc: percent(_number(_row(data, soc), "Percent self employed, 2024")), SOURCE),
        "entry": Figure(lambda soc: _row(data, soc)[ENTRY].lower(), SOURCE),
        "with_degree": Figure(lambda soc: _with_degree(data, soc), "BLS Employment Projections, table 5.3"),
        "growing": Figure(lambda: str(sum(_number(row, CHANGE) > 0 for row in _lines(data))), SOURCE),
        "shrinking": Figure(lambda: str(sum(_number(row, CHANGE) < 0 for row in _lines(data))), SOURCE),
        "projected": Figure(lambda: str(len(_lines(data))), SOURCE),
        "fastest_table": Figure(lambda size: _fastest(data, int(size)), SOURCE),
        "most_new_table": Figure(lambda size: _most_new(data, int(size)), SOURCE),
        "fastest_falling_table": Figure(lambda size: _fastest(data, int(size), falling=True), SOURCE),
        "unemployment": Figure(lambda level: _education(data, level, "Unemployment rate (%)"), "BLS CPS, 2024"),
        "weekly": Figure(lambda level: _education(data, level, "Median usual weekly earnings ($)"), "BLS CPS, 2024"),
        "entry_trend": Figure(lambda level: trend(_number(_entry(data, level), CHANGE)), SOURCE),
    }


def _row(data: DataFolder, soc: str) -> Row:
    return data.by(PROJECTIONS, CODE)[soc]


def _lines(data: DataFolder) -> list[Row]:
    return [row for row in data.rows(PROJECTIONS) if row["Occupation type"] == "Line item"]


def _number(row: Row, column: str) -> float:
    return float(row[column])


def _fastest(data: DataFolder, size: int, *, falling: bool = False) -> str:
    rows = sorted(_lines(data), key=lambda row: _number(row, CHANGE), reverse=not falling)[:size]
    return _table(rows)


def _most_new(data: DataFolder, size: int) -> str:
    return _table(sorted(_lines(data), key=lambda row: _number(row, NEW_JOBS), reverse=True)[:size])


def _table(rows: list[Row]) -> str:
    cells = [
        (
            row[TITLE],
            count(_number(row, JOBS_2024) * 1000),
            f"{_number(row, CHANGE):+g}%",
            f"{_number(row, NEW_JOBS) * 1000:+,.0f}",
            row[ENTRY],
        )
        for row in rows
    ]
    return table(HEADS, cells)


def _with_degree(data: DataFolder, soc: str) -> str:
    row = data.by(ATTAINMENT, CODE)[soc]
    levels = ("Bachelor's degree", "Master's degree", "Doctoral or professional degree")
    return percent(sum(_number(row, level) for level in levels))


def _education(data: DataFolder, level: str, column: str) -> str:
    value = data.by(EDUCATION, "Educational attainment")[level][column]
    return f"${int(value):,}" if "earnings" in column else f"{value}%"


def _entry(data: DataFolder, level: str) -> Row:
    return next(row for row in data.rows(BY_ENTRY) if row[ENTRY].strip() == level)
