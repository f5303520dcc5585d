"""Text recognition (OCR) of pages that are only pictures: what a reader needs of it, whichever library does it.

The library comes with the ``ocr`` extra; ``ingest.adapters.rapidocr_recogniser`` is the one that has it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from ingest.page_layout import Fragment

INSTALL = "uv sync --extra ocr"
_LIBRARY = "rapidocr"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page's recognised lines, places in points; ``unsure`` counts those left out because they may be misread."""

    fragments: list[Fragment]
    unsure: int = 0


class Recogniser(Protocol):
    """Recognises pages of one document."""

    def page(self, number: int) -> Recognised | None:
        """What is on page ``number`` (from 0); None if it cannot be drawn."""


OpenRecogniser: TypeAlias = Callable[[bytes, str], "Recogniser | None"]
"""From a PDF's bytes and its password; None where the extra is not installed."""


def recognises() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec(_LIBRARY) is not None
