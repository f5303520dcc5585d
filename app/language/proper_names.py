"""Names of places and employers that askers write, with or without capitals: two lists and the words in them.

``places.csv`` has the columns kind, english and chinese, ``employers.csv`` english and chinese; names in a cell are
parted by ``|``. What a name means for a question is left to those who read the lists.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

PLACES = Path(__file__).with_name("places.csv")
EMPLOYERS = Path(__file__).with_name("employers.csv")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def proper_words() -> frozenset[str]:
    """Each word of an English name of a place or employer, in lower case; read once."""
    found: set[str] = set()
    for path in (PLACES, EMPLOYERS):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.update(_WORD.findall(row["english"].lower()))
    return frozenset(found)
