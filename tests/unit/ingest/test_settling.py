"""Whether a file is still being written."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from ingest import settling
from ingest.settling import is_being_written

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's word is asked for on Linux")


@linux
def test_a_file_that_is_open_for_writing_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("w") as stream:
        stream.write("half")
        stream.flush()
        assert is_being_written(path)
    assert not is_being_written(path)


@linux
def test_a_file_that_is_only_being_read_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("whole")
    with path.open() as _:
        assert not is_being_written(path)


@linux
def test_asking_leaves_the_file_free_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("whole")
    for _ in range(3):
        assert not is_being_written(path)
        path.write_text("written again")


def test_a_file_that_is_gone_is_not_waited_for(tmp_path: Path) -> None:
    assert not is_being_written(tmp_path / "gone.txt")


def test_where_the_system_does_not_say_a_young_file_is_left_alone(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(settling, "_open_for_writing", lambda descriptor: None)
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert is_being_written(path)
    then = time.time() - 60
    os.utime(path, (then, then))
    assert not is_being_written(path)
