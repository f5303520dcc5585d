"""Rows of a table as sentences, each of which can stand alone and be quoted."""

from __future__ import annotations

from collections.abc import Sequence

from app.language.sentences import is_complete
from ingest.cleaning import clean_line


def record_sentence(headers: Sequence[str], cells: Sequence[str]) -> str:
    """``<first cell> — header: value; header: value.`` Empty cells are left out; empty if all are."""
    names = [clean_line(header) for header in headers]
    values = [clean_line(cell) for cell in cells]
    subject = values[0] if values else ""
    told = [_named(name, value) for name, value in zip(names[1:], values[1:], strict=True) if value]
    sentence = " — ".join(part for part in (subject, "; ".join(told)) if part)
    return sentence if not sentence or is_complete(sentence) else f"{sentence}."


def _named(name: str, value: str) -> str:
    return f"{name}: {value}" if name else value
