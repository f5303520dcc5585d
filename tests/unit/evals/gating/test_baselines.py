"""What a release leaves behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import SettingsError
from evals.gating.baselines import accept, last_baseline, load_baseline
from evals.results import Better, Figure, Mode, Run
from tests.unit.evals.gating.runs import case, provenance, run_of

_FIGURE = Figure("a.share", "a share", 0.9, 0.8, 0.95, 50, Better.HIGHER)


def _run(version: str = "1.2.0", mode: Mode = Mode.FULL) -> Run:
    run = run_of([_FIGURE], [case(1, {"right": 1.0, "judged": None})])
    return replace(run, provenance=provenance(mode, version))


def test_what_was_accepted_comes_back_with_everything_that_made_it(tmp_path: Path) -> None:
    run = _run()
    found = load_baseline(accept(run, tmp_path))
    assert found.provenance == run.provenance
    assert found.figures == run.figures
    assert found.kept()["a/1"].scores == {"right": 1.0, "judged": None}


def test_the_last_release_is_the_one_of_the_highest_version(tmp_path: Path) -> None:
    for version in ("1.9.0", "1.10.0", "1.2.0"):
        accept(_run(version), tmp_path)
    found = last_baseline(tmp_path)
    assert found is not None
    assert found.version == "1.10.0"


def test_before_the_first_release_there_is_none(tmp_path: Path) -> None:
    assert last_baseline(tmp_path) is None


def test_a_quick_run_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no baseline"):
        accept(_run(mode=Mode.QUICK), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_baseline_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "1.0.0.json").write_text("{}", "utf-8")
    with pytest.raises(SettingsError, match=r"1\.0\.0\.json"):
        last_baseline(tmp_path)
