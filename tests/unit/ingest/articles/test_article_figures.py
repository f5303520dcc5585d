"""The figures: how they are computed from tables, and how they are written out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableFile
from ingest.articles import outlook, pay
from ingest.articles.measures import percentiles, rank_correlation
from ingest.articles.tables import DataFolder
from ingest.articles.wording import dollars_zh, percent, trend, trend_zh

WAGES = """OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_PCT10,A_MEDIAN,A_PCT90
29-1141,Registered Nurses,detailed,3379720,68940,97550,137470
29-1211,Anesthesiologists,detailed,40000,190000,#,#
"""
PROJECTED = """\
2024 National Employment Matrix title,2024 National Employment Matrix code,Occupation type,"Employment, 2024",\
"Employment change, percent, 2024–34","Employment change, numeric, 2024–34"
Registered nurses,29-1141,Line item,3391,4.9,166.1
Data entry keyers,43-9021,Line item,141.6,-25.9,-36.7
"""
scores = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.floats(0, 1), min_size=1)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    (tmp_path / "bls").mkdir()
    (tmp_path / "bls/oews_national_may2025.csv").write_text(WAGES, encoding="utf-8")
    (tmp_path / "bls/ep2024_34_table_1_2.csv").write_text(PROJECTED, encoding="utf-8")
    return DataFolder(tmp_path)


def test_a_median_wage_is_written_in_whole_dollars(data: DataFolder) -> None:
    assert pay.figures(data)["pay"].compute("29-1141") == "$97,550"


def test_a_wage_above_the_ceiling_is_written_as_at_least(data: DataFolder) -> None:
    assert pay.figures(data)["pay"].compute("29-1211") == "at least $239,200"


def test_jobs_counted_in_thousands_are_written_in_full(data: DataFolder) -> None:
    assert outlook.figures(data)["jobs"].compute("29-1141") == "3,391,000"


def test_a_falling_occupation_is_said_to_shrink(data: DataFolder) -> None:
    assert outlook.figures(data)["trend"].compute("43-9021") == "shrink by 25.9%"


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"oews_national_may2025\.csv is missing"):
        pay.figures(DataFolder(tmp_path))["pay"].compute("29-1141")


@pytest.mark.parametrize(
    ("change", "english", "chinese"), [(15.8, "grow by 15.8%", "增长15.8%"), (0, "stay level", "持平")]
)
def test_a_change_is_worded_alike_in_both_languages(change: float, english: str, chinese: str) -> None:
    assert (trend(change), trend_zh(change)) == (english, chinese)


def test_a_percentage_has_no_idle_decimals() -> None:
    assert [percent(17.0), percent(60, 0), percent(15.75)] == ["17%", "60%", "15.8%"]


@pytest.mark.parametrize(("written", "chinese"), [("$97,550", "97,550美元"), ("at least $239,200", "至少239,200美元")])
def test_money_is_written_the_chinese_way(written: str, chinese: str) -> None:
    assert dollars_zh(written) == chinese


def test_a_percentile_is_the_share_of_others_that_score_lower() -> None:
    assert percentiles({"a": 0.1, "b": 0.2, "c": 0.3}) == {"a": 0, "b": 50, "c": 100}


@given(scores)
def test_percentiles_keep_the_order_of_the_scores(values: dict[str, float]) -> None:
    ranked = percentiles(values)
    assert all((values[a] < values[b]) == (ranked[a] < ranked[b]) for a in values for b in values)


def test_opposite_orders_have_a_rank_correlation_of_minus_one() -> None:
    assert rank_correlation({"a": 1, "b": 2, "c": 9}, {"a": 3, "b": 2, "c": 1, "d": 7}) == pytest.approx(-1)
