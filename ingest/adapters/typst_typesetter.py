"""Turns a Typst source into a PDF.

The `typst` package is not a dependency of the coach: only whoever writes the library's articles anew needs it, and
runs them with `uv run --with typst`. What the source says is left to `ingest.articles`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from app.errors import UnreadableFile


class _Typst(Protocol):
    def compile(self, source: bytes, *, format: str) -> bytes: ...  # noqa: A002 - the package's own name for it


def typeset(source: str) -> bytes:
    """The PDF; raises `UnreadableFile` where Typst is not installed or refuses the source."""
    try:
        typst = cast(_Typst, import_module("typst"))
    except ModuleNotFoundError as error:
        raise UnreadableFile("Typst is not installed.", hint="Run it with: uv run --with typst …") from error
    try:
        return typst.compile(source.encode(), format="pdf")
    except RuntimeError as error:
        raise UnreadableFile(f"Typst refused the source: {error}", hint="Mend the article's text.") from error
