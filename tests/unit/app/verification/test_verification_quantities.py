"""Reading and comparing quantities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.verification.measures import Bound, Kind, unmatched
from app.verification.quantities import quantities


def read(text: str) -> list[tuple[Kind, float, str]]:
    return [(quantity.kind, quantity.value, quantity.unit) for quantity in quantities(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("paid $93,600", Kind.MONEY, 93_600, "USD"),
        ("paid 93.6 thousand dollars", Kind.MONEY, 93_600, "USD"),
        ("paid $93.6K", Kind.MONEY, 93_600, "USD"),
        ("薪酬为9.36万美元", Kind.MONEY, 93_600, "USD"),
        ("paid $45 an hour", Kind.MONEY, 45, "USD/hour"),
        ("an hourly wage of $45", Kind.MONEY, 45, "USD/hour"),
        ("€40 million", Kind.MONEY, 40_000_000, "EUR"),
        ("grew 5%", Kind.PERCENT, 5, ""),
        ("grew 5 percent", Kind.PERCENT, 5, ""),
        ("增长百分之五", Kind.PERCENT, 5, ""),
        ("one in five people", Kind.PERCENT, 20, ""),
        ("half of them", Kind.PERCENT, 50, ""),
        ("grew 5 percentage points", Kind.POINTS, 5, ""),
        ("下降3个百分点", Kind.POINTS, 3, ""),
        ("six courses", Kind.COUNT, 6, ""),
        ("twenty-one courses", Kind.COUNT, 21, ""),
        ("three hundred and twelve jobs", Kind.COUNT, 312, ""),
        ("1,234.5 thousand jobs", Kind.COUNT, 1_234_500, ""),
        ("六门课", Kind.COUNT, 6, ""),
        ("19.4万个职位", Kind.COUNT, 194_000, ""),
        ("in 2025", Kind.DATE, 20_250_000, ""),
        ("in May 2025", Kind.DATE, 20_250_500, ""),
        ("2025年5月", Kind.DATE, 20_250_500, ""),
        ("on 31 May 2025", Kind.DATE, 20_250_531, ""),
        ("a 20-hour course", Kind.DURATION, 20, "hour"),
        ("hours: 20", Kind.DURATION, 20, "hour"),
        ("a four-year degree", Kind.DURATION, 4, "year"),
        ("十二周", Kind.DURATION, 12, "week"),
        ("the 10th percentile", Kind.RANK, 10, ""),
        ("第3名", Kind.RANK, 3, ""),
        ("three times as many", Kind.TIMES, 3, ""),
    ],
)
def test_a_quantity_is_read(text: str, kind: Kind, value: float, unit: str) -> None:
    assert read(text) == [(kind, value, unit)]


def test_both_years_of_a_span_are_read() -> None:
    assert [value for _, value, _ in read("growth, 2024–34")] == [20_240_000, 20_340_000]


def test_the_ends_of_a_range_share_their_unit() -> None:
    found = quantities("between 5 and 10 percent")
    assert [(q.kind, q.value, q.bound) for q in found] == [(Kind.PERCENT, 5, Bound.FROM), (Kind.PERCENT, 10, Bound.TO)]


@pytest.mark.parametrize(
    "text", ["one of the best", "Python 3D and CS50 on 5G", "一种语言和一些工具", "code 15-1252.00"]
)
def test_what_is_no_quantity_is_not_read(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("about $94,000", "$93,600"),
        ("nearly $94,000", "$93,600"),
        ("over $93,000", "$93,600"),
        ("约9.4万美元", "$93,600"),
        ("5%", "5 percent"),
        ("in 2025", "in May 2025"),
        ("six courses", "6 courses"),
        ("about 189,100 openings", "about 189,100 openings"),
    ],
)
def test_the_evidence_bears_it_out(claim: str, evidence: str) -> None:
    assert not unmatched(quantities(claim), quantities(evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("$94,000", "$93,600"),
        ("about $95,000", "$93,600"),
        ("nearly $93,000", "$93,600"),
        ("over $94,000", "$93,600"),
        ("189,100 openings", "about 189,100 openings"),
        ("$93,600", "more than $93,600"),
        ("at least three years", "three years"),
        ("5 percent", "5 percentage points"),
        ("$45 an hour", "$45 a year"),
        ("$45", "€45"),
        ("in May 2025", "in 2025"),
        ("5 hours", "5 weeks"),
        ("six courses", "six projects"),
        ("$80,000", "between $80,000 and $90,000"),
    ],
)
def test_the_evidence_does_not_bear_it_out(claim: str, evidence: str) -> None:
    assert unmatched(quantities(claim), quantities(evidence))


@given(value=st.integers(2, 10**9))
def test_a_number_with_and_without_separators_is_the_same(value: int) -> None:
    assert read(f"${value}") == read(f"${value:,}") == [(Kind.MONEY, float(value), "USD")]


@given(text=st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.start < quantity.end
