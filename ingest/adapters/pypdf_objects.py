"""Objects of a PDF, looked at without trust: references resolved, and nothing taken for what it is not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from pypdf.errors import DependencyError, PyPdfError  # noqa: TID251
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject  # noqa: TID251

from ingest.geometry import IDENTITY, Box, Matrix

FAULTS = (
    PyPdfError,
    DependencyError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    zlib.error,
    struct.error,
)
"""What pypdf raises on damaged files, beyond its own errors."""


def resolved(value: object) -> object:
    """The object that a reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def entry(parent: DictionaryObject | None, key: object) -> object:
    """The resolved value of a key; None if it is not there."""
    return resolved(parent.get(key)) if parent is not None else None


def dictionary(parent: DictionaryObject | None, key: object) -> DictionaryObject | None:
    """The dictionary under a key."""
    value = entry(parent, key)
    return value if isinstance(value, DictionaryObject) else None


def stream(value: object) -> StreamObject | None:
    """The stream that this is or stands for."""
    found = resolved(value)
    return found if isinstance(found, StreamObject) else None


def items(value: object) -> list[object]:
    """The resolved items of an array; empty if it is none."""
    found = resolved(value)
    return [resolved(item) for item in found] if isinstance(found, ArrayObject) else []


def number(value: object, default: float = 0.0) -> float:
    """A number, whatever its kind."""
    found = resolved(value)
    return float(found) if isinstance(found, (int, float)) else default


def matrix(values: Sequence[object]) -> Matrix:
    """Six numbers; what is missing is that of the identity, what is no number 0."""
    found = [number(value) for value in values[:6]]
    found += IDENTITY[len(found) :]
    return (found[0], found[1], found[2], found[3], found[4], found[5])


def box(value: object) -> Box | None:
    """A rectangle with its corners in order; None if it is none."""
    found = [float(item) for item in items(value) if isinstance(item, (int, float))]
    if len(found) != 4:
        return None
    return Box(min(found[0], found[2]), min(found[1], found[3]), max(found[0], found[2]), max(found[1], found[3]))
