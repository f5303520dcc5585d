"""Text recognition of PDF pages: PDFium draws the page, RapidOCR reads it. Only there with the ``ocr`` extra.

RapidOCR's wheel carries its models (PP-OCR, Chinese and English), so no network is needed. Which pages are
recognised, and what becomes of the lines, is left to ``pypdf_reader``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Protocol

import pypdfium2 as pdfium  # noqa: TID251

from ingest.adapters.quiet_logs import quiet
from ingest.page_layout import Fragment
from ingest.recognition import Recognised, Recogniser, recognises

_DOTS_PER_INCH = 200
_LONGEST_SIDE = 3000
"""Pixels: a poster is drawn smaller rather than filling the memory."""
_SUREST = 0.6
"""RapidOCR's confidence, 0 to 1, under which a line is more often wrong than right."""
_SAME_SIZE = 0.2
_LETTER_SHARE = 0.75
"""The share of a found line's height that its font size is."""


class Result(Protocol):
    """What of RapidOCR's result is used: quadrangles in pixels, texts and confidences; None if nothing is found."""

    boxes: Sequence[Sequence[Sequence[float]]] | None
    txts: Sequence[str] | None
    scores: Sequence[float] | None


class Engine(Protocol):
    """RapidOCR, as far as it is used."""

    def __call__(self, img_content: object) -> Result:
        """Recognise one picture."""


def open_recogniser(content: bytes, password: str) -> Recogniser | None:
    """A recogniser for a PDF; None if the extra is not installed."""
    if not recognises():
        return None
    import rapidocr  # noqa: TID251

    with quiet("RapidOCR"):
        engine: Engine = rapidocr.RapidOCR(params={"Global.log_level": "critical"})
    return RapidOcrRecogniser(content, password, engine)


@dataclass(frozen=True, slots=True)
class RapidOcrRecogniser:
    """Implements ``ingest.recognition.Recogniser``."""

    content: bytes
    password: str
    engine: Engine

    def page(self, number: int) -> Recognised | None:
        """Draw the page and recognise it."""
        try:
            document = pdfium.PdfDocument(self.content, password=self.password or None)
        except pdfium.PdfiumError:
            return None
        try:
            page = document[number]
            height = page.get_height()
            scale = min(_DOTS_PER_INCH / 72, _LONGEST_SIDE / max(page.get_size()))
            picture = page.render(scale=scale).to_numpy()[:, :, :3]
        except pdfium.PdfiumError:
            return None
        finally:
            document.close()
        with quiet("RapidOCR"):
            return _recognised(self.engine(picture), scale, height)


def _recognised(result: Result, scale: float, height: float) -> Recognised:
    fragments: list[Fragment] = []
    unsure = 0
    if result.boxes is None or result.txts is None or result.scores is None:
        return Recognised([])
    for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score < _SUREST:
            unsure += 1
            continue
        xs, ys = [float(x) / scale for x, _ in corners], [float(y) / scale for _, y in corners]
        tall = max(ys) - min(ys)
        baseline = height - max(ys) + tall * (1 - _LETTER_SHARE) / 2
        fragments.append(Fragment(text, min(xs), max(xs), baseline, tall * _LETTER_SHARE))
    usual = median(fragment.size for fragment in fragments) if fragments else 0.0
    return Recognised([_settled(fragment, usual) for fragment in fragments], unsure)


def _settled(fragment: Fragment, usual: float) -> Fragment:
    """The fragment in the page's usual size if it is close: a found line is taller where its letters have tails."""
    return replace(fragment, size=usual) if abs(fragment.size - usual) <= _SAME_SIZE * usual else fragment
