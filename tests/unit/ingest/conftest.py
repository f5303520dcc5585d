"""What the ingest's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.ingest.indexed_corpus import Coach


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    made = Coach(tmp_path)
    yield made
    made.library.close()
