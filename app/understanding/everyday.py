"""What everybody calls an occupation and no catalogue does: cop, cabbie, waiting tables.

``everyday_names.csv`` holds the name, the code of the guide and whether a single word is meant so in whatever
company ("alone"). Which of the names stands in a question is left to ``RoleIndex``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NAMES = Path(__file__).with_name("everyday_names.csv")


@dataclass(frozen=True, slots=True)
class EverydayName:
    """A name, the code of the occupation meant, and whether a single word needs no company."""

    name: str
    code: str
    alone: bool


@cache
def everyday_names() -> tuple[EverydayName, ...]:
    """The list, read once."""
    with _NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(EverydayName(row["name"], row["code"], row["alone"] == "yes") for row in csv.DictReader(file))
