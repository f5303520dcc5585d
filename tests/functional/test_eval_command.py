"""``career-coach eval`` as a release manager runs it, on a library that can't answer the evals' questions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evals.records import load_run
from evals.results import Mode
from tests.functional.conftest import NURSES

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of one role guide, which holds next to nothing of what is asked."""
    made = tmp_path_factory.mktemp("coach")
    (made / "corpus").mkdir()
    (made / "corpus" / "nurses.md").write_text(NURSES, "utf-8")
    return made


def run(folder: Path, *arguments: str, where: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command with its home and library in ``folder``, which is the working directory unless there is another."""
    own = {name: value for name, value in os.environ.items() if not name.upper().startswith("CAREER_COACH_")}
    given = {
        "CAREER_COACH_HOME": str(folder / "home"),
        "CAREER_COACH_CORPUS": str(folder / "corpus"),
        "CAREER_COACH_MODEL": "embedded",
        "COLUMNS": "200",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=where or folder,
        env={**own, **given},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def ran(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "app", "eval", "--smoke", "--suite", "retrieval", "--out", "found")


def test_a_library_that_finds_nothing_may_not_go_out(ran: subprocess.CompletedProcess[str]) -> None:
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "retrieval.recall_10" in ran.stdout


def test_the_run_is_written_with_what_was_measured(ran: subprocess.CompletedProcess[str], folder: Path) -> None:
    found = load_run(folder / "found" / "run.json")
    assert ran.args
    assert [suite.name for suite in found.suites] == ["retrieval"]
    assert found.provenance.mode is Mode.SMOKE
    assert found.provenance.library
    assert "answerable.jsonl" in found.provenance.datasets
    assert len(found.cases) == len({case.id for case in found.cases}) > 0


def test_the_report_and_junit_are_written(ran: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert ran.args
    assert "retrieval" in (folder / "found" / "report.html").read_text("utf-8")
    root = ElementTree.parse(folder / "found" / "junit.xml").getroot()
    assert root.findall(".//failure")


def test_inspects_own_command_line_runs_a_suite(ran: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert ran.args
    logs = folder / "inspected"
    options = f"--model none/none --display plain --log-dir {logs} --limit 2 -T mode=smoke".split()
    told = run(folder, "-m", "inspect_ai", "eval", "evals/tasks/retrieval.py", *options, where=ROOT)
    assert told.returncode == 0, told.stdout + told.stderr
    assert list(logs.glob("*library*.eval"))


def test_a_suite_that_is_none_could_not_be_run(folder: Path) -> None:
    told = run(folder, "-m", "app", "eval", "--smoke", "--suite", "happiness", "--out", "none")
    assert told.returncode == 2
    assert "There is no suite 'happiness'" in told.stdout
    assert "retrieval" in told.stdout


def test_two_sizes_at_once_are_refused(folder: Path) -> None:
    assert run(folder, "-m", "app", "eval", "--smoke", "--full").returncode == 2


def test_an_empty_library_could_not_be_measured(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    told = run(tmp_path, "-m", "app", "eval", "--smoke", "--suite", "retrieval", "--out", "none")
    assert told.returncode == 2, told.stdout + told.stderr
    assert "The library is not indexed" in told.stdout
    assert not (tmp_path / "none" / "run.json").exists()
