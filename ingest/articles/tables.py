"""Reads the public tables (O*NET, BLS, AI exposure) that the articles take their figures from.

Knows where each table lies in the data folder and how it is encoded; what a figure means is left to the
modules that compute it.
"""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.errors import UnreadableFile

Row = dict[str, str]

OEWS_2025 = "bls/oews_national_may2025.csv"
OEWS_2024 = "bls/oews_national_may2024.csv"
PROJECTIONS = "bls/ep2024_34_table_1_2.csv"
CODE = "2024 National Employment Matrix code"


@dataclass(frozen=True)
class DataFolder:
    """A folder laid out as the data's own SOURCES.md describes."""

    root: Path

    def rows(self, name: str) -> tuple[Row, ...]:
        """Every row of one table; tab-separated for `.txt`, comma-separated otherwise, `.gz` unpacked."""
        return _read(self.root / name)

    def by(self, name: str, key: str) -> dict[str, Row]:
        """The rows of one table under their value in column `key`; a repeated key keeps the first row."""
        return _index(self.root / name, key)


@cache
def _read(path: Path) -> tuple[Row, ...]:
    if not path.is_file():
        raise UnreadableFile(f"The table {path} is missing.", hint="Name a folder that holds the public data tables.")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        if ".txt" in path.suffixes:
            return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return tuple(csv.DictReader(file))


@cache
def _index(path: Path, key: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in _read(path):
        found.setdefault(row[key], row)
    return found
