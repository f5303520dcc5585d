"""Titles, lists and amounts as they read inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.occupations.figures import Wage
from ingest.occupations.names import singular
from ingest.occupations.wording.phrases import escaped, jobs, label, listed, money, month, percent, share, spoken


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Cooks, Fast Food", "Cooks (Fast Food)"),
        ("Plumbers, Pipefitters, and Steamfitters", "Plumbers, Pipefitters, and Steamfitters"),
        ("Elementary School Teachers, Except Special Education", "Elementary School Teachers"),
        ("Computer Occupations, All Other", "Computer Occupations (all other)"),
        ("Helpers--Roofers", "Helpers (Roofers)"),
        ("Roustabouts, Oil and Gas", "Roustabouts (Oil and Gas)"),
        ("Poets, Lyricists and Creative Writers", "Poets, Lyricists and Creative Writers"),
        (
            "Laborers and Freight, Stock, and Material Movers, Hand",
            "Laborers and Freight, Stock, and Material Movers (Hand)",
        ),
    ],
)
def test_a_title_reads_without_loose_commas(title: str, read: str) -> None:
    assert spoken(title) == read


def test_two_items_are_joined_by_and() -> None:
    assert listed(["kites", "balloons"]) == "kites and balloons"


def test_items_with_commas_are_told_apart_by_semicolons() -> None:
    assert listed(["red, blue", "green"]) == "red, blue; and green"


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=1, max_size=6))
def test_a_list_names_every_item(items: list[str]) -> None:
    assert all(item in listed(items) for item in items)


def test_a_capped_wage_is_at_least_its_amount() -> None:
    assert money(Wage(amount=239_200, at_least=True), "year") == "at least $239,200"


def test_an_hourly_wage_has_cents() -> None:
    assert money(Wage(amount=29.5), "hour") == "$29.50"


def test_a_percentage_keeps_one_decimal_and_no_empty_one() -> None:
    assert (percent(4.9), percent(-15.0)) == ("4.9%", "15%")


def test_a_share_below_half_a_per_cent_is_less_than_one() -> None:
    assert (share(0.4), share(53.5)) == ("less than 1%", "54%")


def test_thousands_of_jobs_are_spelt_out() -> None:
    assert jobs(3391.0) == "3,391,000"


def test_a_survey_month_is_named() -> None:
    assert month("2025-05") == "May 2025"


@pytest.mark.parametrize(
    ("name", "read"),
    [("English Language", "English language"), ("Data base CRM software", "data base CRM software")],
)
def test_a_label_is_lower_case_but_for_names_and_acronyms(name: str, read: str) -> None:
    assert label(name) == read


def test_marks_of_emphasis_lose_their_meaning() -> None:
    assert escaped("O*NET") == r"O\*NET"


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("Registered Nurses", "Registered Nurse"),
        ("Secretaries and Clerks", "Secretary and Clerk"),
        ("Coaches", "Coach"),
    ],
)
def test_the_title_of_one_person_is_singular(title: str, one: str) -> None:
    assert singular(title) == one
