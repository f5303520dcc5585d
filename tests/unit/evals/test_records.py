"""A run that was written is the same when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import SettingsError
from evals.records import as_json, from_json, load_run
from evals.results import Better, Case, Figure, Mode, Provenance, Run, Suite, Tally, Unmeasured
from evals.scorers.score import Score

TEXT = st.text(max_size=5)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
SCORES = st.builds(Score, st.none() | NUMBER, TEXT.filter(lambda text: bool(text.strip())))
TALLIES = st.integers(0, 9).flatmap(lambda of: st.builds(Tally, st.floats(0, of), st.just(of)))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    ends = sorted(draw(st.tuples(NUMBER, NUMBER))) if draw(st.booleans()) else [None, None]
    return Figure(
        "a." + draw(TEXT), draw(TEXT), draw(st.none() | NUMBER), ends[0], ends[1], draw(st.integers(0)),
        draw(st.sampled_from(Better)), draw(TEXT), draw(TEXT), draw(TEXT),
    )  # fmt: skip


CASES = st.builds(
    Case, TEXT, TEXT, TEXT, TEXT, st.dictionaries(TEXT, SCORES, max_size=2), st.lists(TEXT, max_size=2).map(tuple),
    TEXT, TEXT, st.floats(0, 1e6), st.integers(0), st.dictionaries(TEXT, TALLIES, max_size=2),
    st.dictionaries(TEXT, NUMBER, max_size=2),
)  # fmt: skip
SUITES = st.builds(
    Suite, TEXT, st.lists(figures(), max_size=2).map(tuple), st.lists(CASES, max_size=2).map(tuple),
    st.lists(st.builds(Unmeasured, TEXT, TEXT), max_size=2).map(tuple), st.floats(0, 1e6),
)  # fmt: skip
NAMES = st.dictionaries(TEXT, TEXT, max_size=2)
PROVENANCES = st.builds(
    Provenance, TEXT, TEXT, st.booleans(), TEXT, TEXT, TEXT, TEXT, st.sampled_from(Mode), TEXT, TEXT, st.integers(),
    NAMES, NAMES,
)  # fmt: skip


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.builds(Run, PROVENANCES, st.lists(SUITES, max_size=1).map(tuple)))
def test_a_run_that_was_written_is_the_same_when_it_is_read(run: Run) -> None:
    assert from_json(as_json(run)) == run


@pytest.mark.parametrize("text", ["", "{}", '{"suites": []}', "no JSON"])
def test_a_file_that_is_no_run_is_told_with_what_to_do(text: str, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="no run to read"):
        load_run(tmp_path / "run.json")


def test_a_run_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no run to read"):
        load_run(tmp_path / "run.json")
