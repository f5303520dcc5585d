"""Whether a question asks for a number of something, so that every word of it tells which number."""

from __future__ import annotations

import re

_QUANTITY = re.compile(
    r"\b(?:how (?:many|much|often|old|far|big|tall|heavy|fast)|(?:what|which) (?:share|percent\w*|proportion|"
    r"fraction|number|rate|age)|"
    r"(?:rate|number|percentage|share|average|proportion|ratio) of|\w+ rates?\b|any (?:number|figure|"
    r"statistic)s?)\b|多少|几|比例|率",
    re.IGNORECASE,
)


def asks_for_quantity(asks: str) -> bool:
    """Whether it asks how many, how much, what share or at what rate."""
    return _QUANTITY.search(asks) is not None
