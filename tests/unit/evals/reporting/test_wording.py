"""Figures in words."""

from __future__ import annotations

import pytest

from evals.reporting.wording import number


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (0.985, "share", "98.5%"),
        (0.0722, "s", "0.0722 s"),
        (790.4, "MB", "790 MB"),
        (2500.0, "MB", "2,500 MB"),
        (None, "s", "–"),
    ],
)
def test_a_value_is_told_in_its_unit(value: float | None, unit: str, told: str) -> None:
    assert number(value, unit) == told
