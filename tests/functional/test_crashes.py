"""An ingest that is killed at any moment leaves nothing that the next run does not mend."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = os.environ.get("KILLS", "10")
"""Each takes a second or two; a release is tried with KILLS=200."""


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the runs to be killed are forked")
def test_the_run_after_a_kill_leaves_exactly_the_index_of_the_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.functional.crash_rounds", str(tmp_path / "rounds"), KILLS, "20261122"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    assert f"{KILLS} runs killed" in done.stdout
