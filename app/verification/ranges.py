"""The two ends of a range: ``5–10 percent``, ``between $80,000 (25th percentile) and $90,000``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.verification.measures import Bound, Kind, Quantity

_JOINT = re.compile(r"^\s*(?:–|—|-|~|至|到|to|and)\s*$")
_OPENING = re.compile(r"(?:between|from|从|介于)\s*(?:about |around |约)?$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")


def joined(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The same quantities, where two are the ends of a range marked as such; the first takes the second's unit."""
    result = list(found)
    asides = [match.span() for match in _ASIDE.finditer(text)]
    outer = [n for n, one in enumerate(found) if not any(start < one.start < end for start, end in asides)]
    for first, second in pairwise(outer):
        if _is_range(found[first], found[second], text):
            result[first], result[second] = _ends(found[first], found[second])
    return result


def _is_range(first: Quantity, second: Quantity, text: str) -> bool:
    joint = _ASIDE.sub("", text[first.end : second.start]).replace("about", "")
    opened = _OPENING.search(text[: first.start])
    if not _JOINT.match(joint) or (joint.strip() == "and" and not opened) or first.kind is Kind.DATE:
        return False
    return first.kind is second.kind or (first.kind is Kind.COUNT and not first.unit)


def _ends(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    low = replace(first, kind=second.kind, unit=second.unit, bound=Bound.FROM, counted=second.counted)
    return low, replace(second, bound=Bound.TO)
