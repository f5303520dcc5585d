"""Pictures of PDF pages with a sentence marked on them, made by PDFium.

The library's text comes from another reader of PDFs, so the sentence is looked for by its letters and digits alone:
white space, hyphens at line ends, ligatures and quotation marks differ between the two.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections import OrderedDict
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium  # noqa: TID251
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw  # noqa: TID251

DOTS_PER_INCH = 110
LONGEST_SIDE = 2400
"""Pixels: a poster is shown smaller rather than filling the memory."""
PICTURES_KEPT = 24
ANCHOR = 24
"""Letters at each end of a sentence that find it when something in its middle was read differently."""
STRETCH = 1.3
"""How much longer than the sentence the stretch between the anchors may be."""
_CLOSING = frozenset('.!?。！？)）"”’')
_YELLOW, _EDGE = (255, 228, 120), (196, 140, 0)

_log = logging.getLogger(__name__)


class PdfPages:
    """Makes the pictures, and keeps the last few. Safe to use from several threads: PDFium itself is not."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Path, int, int, str], bytes] = OrderedDict()

    def picture(self, file: Path, number: int, text: str) -> bytes | None:
        """A PNG of page ``number`` (from 0) with ``text`` marked where it is found; empty text marks nothing.

        None if the file is gone, unreadable or no PDF, or has no such page.
        """
        if not file.is_file():
            return None
        key = (file, file.stat().st_mtime_ns, number, text)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            drawn = _drawn(file, number, text)
            if drawn is not None:
                self._kept[key] = drawn
                if len(self._kept) > PICTURES_KEPT:
                    self._kept.popitem(last=False)
            return drawn


def letters_at(wanted: str, page: str) -> tuple[int, int] | None:
    """Where ``wanted`` is in ``page``, as (start, end) in characters of ``page``, by letters and digits alone.

    If the whole is not there to the letter, its first and last letters are looked for, not too far apart.
    """
    needle, _ = _letters(wanted)
    hay, places = _letters(page)
    if not needle:
        return None
    start = hay.find(needle)
    end = start + len(needle)
    if start < 0:
        start = hay.find(needle[:ANCHOR])
        last = hay.find(needle[-ANCHOR:], start)
        end = last + len(needle[-ANCHOR:])
        if start < 0 or last < 0 or not len(needle) / STRETCH <= end - start <= len(needle) * STRETCH:
            return None
    stop = places[end - 1] + 1
    while stop < len(page) and page[stop] in _CLOSING and page[stop] in wanted[-3:]:
        stop += 1
    return places[start], stop


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of ``text``, folded, and the place in ``text`` that each comes from."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character).casefold():
            if folded.isalnum():
                kept.append(folded)
                places.append(place)
    return "".join(kept), places


def _drawn(file: Path, number: int, text: str) -> bytes | None:
    try:
        document = pdfium.PdfDocument(file)
    except (pdfium.PdfiumError, OSError) as error:
        _log.warning("no picture of %s: %s", file.name, error)
        return None
    try:
        if not 0 <= number < len(document):
            return None
        return _png(document[number], text)
    except pdfium.PdfiumError as error:
        _log.warning("no picture of page %d of %s: %s", number + 1, file.name, error)
        return None
    finally:
        document.close()


def _png(page: pdfium.PdfPage, text: str) -> bytes:
    scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale)
    image = bitmap.to_pil().convert("RGB")
    position = bitmap.get_posconv(page)
    for left, bottom, right, top in _rectangles(page, text):
        corners = (*position.to_bitmap(left, top), *position.to_bitmap(right, bottom))
        _mark(image, corners)
    stored = io.BytesIO()
    image.save(stored, "PNG", optimize=False)
    return stored.getvalue()


def _rectangles(page: pdfium.PdfPage, text: str) -> list[tuple[float, float, float, float]]:
    """One for each line that the sentence touches, in the page's own units: left, bottom, right, top."""
    layer = page.get_textpage()
    codes = [raw.FPDFText_GetUnicode(layer, index) for index in range(layer.count_chars())]
    found = letters_at(text, "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes))
    if found is None:
        return []
    start, end = found
    return [layer.get_rect(index) for index in range(layer.count_rects(start, end - start))]


def _mark(image: Image.Image, corners: tuple[int, int, int, int]) -> None:
    left, right = sorted((corners[0], corners[2]))
    top, bottom = sorted((corners[1], corners[3]))
    box = (max(0, left - 2), max(0, top - 2), min(image.width, right + 3), min(image.height, bottom + 3))
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    tinted = ImageChops.multiply(image.crop(box), Image.new("RGB", (box[2] - box[0], box[3] - box[1]), _YELLOW))
    image.paste(tinted, box[:2])
    ImageDraw.Draw(image).line((box[0], box[3] - 1, box[2], box[3] - 1), fill=_EDGE, width=2)
