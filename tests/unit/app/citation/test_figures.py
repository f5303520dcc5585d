"""What a figure measures, read from the words around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.citation.figures import Measure, figures


def read(sentence: str) -> list[tuple[Measure, float]]:
    return [(one.measure, one.value) for one in figures(sentence)]


def test_the_figure_of_all_occupations_is_not_the_roles() -> None:
    said = "Nurses earned a median of $97,550 a year in May 2025, compared with $50,980 across all US occupations."
    assert read(said) == [(Measure.MEDIAN, 97550)]


def test_the_ends_of_pay_are_told_apart() -> None:
    said = (
        "The lowest-paid tenth of Nurses earned less than $68,940 (10th percentile) and the best-paid tenth earned "
        "more than $137,470 (90th percentile) a year in May 2025."
    )
    assert read(said) == [(Measure.LOWEST_TENTH, 68940), (Measure.BEST_TENTH, 137470)]


def test_pay_by_the_hour_is_not_pay_by_the_year() -> None:
    said = "The average (mean) wage of Nurses was $101,420 a year, and the median hourly wage $46.90, in May 2025."
    assert read(said) == [(Measure.MEAN, 101420), (Measure.HOURLY, 46.9)]


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("Employment of Editors is projected to grow 0.6% from 2024 to 2034.", 0.6),
        ("The BLS projects their employment to shrink by 5.5% from 2024 to 2034.", -5.5),
        ("2024年至2034年注册护士的就业人数将增长4.9%。", 4.9),
        ("2024年至2034年客服代表的就业人数将减少5.5%。", -5.5),
    ],
)
def test_growth_has_the_sign_of_its_verb(sentence: str, change: float) -> None:
    assert (Measure.GROWTH, change) in read(sentence)


def test_scores_of_two_studies_are_not_one_measure() -> None:
    first, second = (
        figures(f"Nurses score 0.38 out of 1 in {study}.")[0].of for study in ("GPTs are GPTs", "Working with AI")
    )
    assert first != second


def test_the_price_of_an_exam_is_no_pay() -> None:
    assert read("The average exam fee was $165 in 2025.") == []


@given(st.text(max_size=200))
def test_any_text_is_read_and_figures_lie_within_it(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in figures(text))
