"""Reading the tables of the data folder: comma- or tab-separated, plain or gzipped, row by row as text.

What the columns mean is left to ``onet``, ``bls`` and ``exposure``. A table that is not there is an
``UnreadableFile`` that names it.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from app.errors import UnreadableFile

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder of public tables, laid out as ``corpus/SOURCES.md`` describes."""

    path: Path

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of the table ``name``, such as ``bls/oews_national_may2025.csv``, by column name."""
        with self._open(name) as stream:
            yield from _reader(stream, name)

    def _open(self, name: str) -> TextIO:
        path = self.path / name
        try:
            if path.suffix == ".gz":
                return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
            return path.open(encoding="utf-8-sig", newline="")
        except OSError as error:
            raise UnreadableFile(
                f"The table {name} is not in {self.path}.",
                "Check the data folder; corpus/SOURCES.md says where each table comes from.",
            ) from error


def whole(value: float) -> int | float:
    """The same number, as an integer if it is one."""
    return int(value) if value.is_integer() else value


def number(text: str) -> float | None:
    """A figure as printed in a table; None for the marks of a missing one (``*``, ``**``, ``—``, ``n/a``, empty)."""
    cleaned = text.strip().replace(",", "")
    return None if cleaned in {"", "*", "**", "—", "-", "n/a", "N/A"} else float(cleaned)


def _reader(stream: TextIO, name: str) -> Iterator[Row]:
    if ".txt" in name:
        return csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return csv.DictReader(stream)
