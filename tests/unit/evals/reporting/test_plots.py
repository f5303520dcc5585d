"""Drawings of figures."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from evals.reporting.plots import Band, bars, intervals
from evals.results import Better, Figure

_FINITE = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(_FINITE, _FINITE, _FINITE).map(sorted), max_size=12))
def test_every_figure_is_drawn_within_the_picture(ends: list[list[float]]) -> None:
    figures = [
        Figure(f"a.{number}", f"<{number}>", middle, low, high, 10, Better.HIGHER)
        for number, (low, middle, high) in enumerate(ends)
    ]
    drawn = intervals(figures, "A & B", Band(-0.02, 0.02))
    if not figures:
        assert drawn == ""
        return
    root = ElementTree.fromstring(drawn)
    dots = [float(dot.get("cx", "nan")) for dot in root.iter("circle")]
    assert len(dots) == len(figures)
    assert all(0 <= x <= 720 for x in dots)


@given(st.lists(_FINITE, max_size=60))
def test_every_value_is_counted_in_one_bar(values: list[float]) -> None:
    drawn = bars(values, "seconds", "s")
    if not values:
        assert drawn == ""
        return
    titles = [title.text for bar in ElementTree.fromstring(drawn).iter("rect") for title in bar]
    assert sum(int(title or 0) for title in titles) == len(values)


def test_a_figure_without_a_value_is_not_drawn() -> None:
    assert intervals([Figure("a.b", "x", None, None, None, 0, Better.HIGHER)], "t") == ""
