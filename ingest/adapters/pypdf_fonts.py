"""The fonts of a PDF: which text a string of codes shows, and how wide it is.

The only module that touches pypdf's ``Font``. It is not public, but pypdf offers no other part that knows encodings,
character maps and widths, so pyproject holds pypdf to one minor version and a test says when ``Font`` has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pypdf.generic import DictionaryObject  # noqa: TID251
from pypdf.generic._font import Font  # noqa: TID251

from ingest.adapters.pypdf_objects import FAULTS

_BOLD = ("bold", "black", "heavy", "semibold", "-bd", "cmbx", "sfbx", "medi")
_UNIT = 0.001
"""Widths are in thousandths of the size, but for Type 3 fonts, which state their own."""
_UNKNOWN = frozenset(map(chr, (*range(32), *range(127, 160), 0xFFFD)))
"""What fonts without a character map give instead of letters: control characters, and the mark for the unknown."""
_LONGEST_KEPT = 64
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What a string shows: ``width`` in text space for a size of 1; ``unknown`` counts codes of no known letter."""

    text: str
    width: float
    codes: int
    spaces: int
    unknown: int


@dataclass(slots=True)
class Face:
    """A font. ``height`` is what its size has to be multiplied by to compare with other fonts."""

    font: Font
    bold: bool
    unit: float = _UNIT
    height: float = 1.0
    _kept: dict[bytes, Shown] = field(default_factory=dict)

    def shown(self, string: bytes) -> Shown:
        """What the string shows. The same short strings come again and again, so they are kept."""
        known = self._kept.get(string)
        if known is None:
            known = self._shown(string)
            if len(string) <= _LONGEST_KEPT and len(self._kept) < _MOST_KEPT:
                self._kept[string] = known
        return known

    def _shown(self, string: bytes) -> Shown:
        font = self.font
        codes, characters = _decoded(font, string)
        spaces = codes.count(font.space_char)
        widths = font.character_widths
        default = widths["default"]
        width = sum([widths.get(code, default) for code in codes if code != font.space_char])
        width = (width + spaces * font.space_width) * self.unit
        if not font.interpretable:
            return Shown("", width, len(codes), spaces, len(codes))
        text = "".join(characters)
        unknown = characters.count("")
        if not text.isprintable():
            unknown += sum(1 for character in text if character in _UNKNOWN)
        return Shown(text.replace("\ufffd", ""), width, len(codes), spaces, unknown)


def face_of(resource: DictionaryObject) -> Face | None:
    """The font that a resource describes; None if it is broken."""
    try:
        font = Font.from_font_resource(resource)
        bold = any(mark in font.name.lower() for mark in _BOLD)
        if font.sub_type != "Type3":
            return Face(font, bold)
        matrix = _numbers(resource.get("/FontMatrix"), 6)
        box = _numbers(resource.get("/FontBBox"), 4)
        unit = abs(matrix[0]) if matrix and matrix[0] else _UNIT
        tall = abs(box[3] - box[1]) * abs(matrix[3]) if matrix and box else 0.0
        return Face(font, bold, unit, tall or unit / _UNIT)
    except FAULTS:
        return None


def _decoded(font: Font, string: bytes) -> tuple[str, list[str]]:
    """The string's codes as the font's widths know them, and the text of each."""
    known: Callable[[str, str], object] = font.character_map.get
    if isinstance(font.encoding, str):
        codes = string.decode(font.encoding, "replace" if len(string) % 2 else "surrogatepass")
        return codes, [str(known(code, code)) for code in codes]
    codes = string.decode("latin-1")
    table = font.encoding
    plain = [table.get(byte, chr(byte)) for byte in string]
    return codes, [str(known(character, character)) for character in plain]


def _numbers(values: object, count: int) -> list[float]:
    found = values.get_object() if hasattr(values, "get_object") else values
    if not isinstance(found, Sequence) or len(found) != count:
        return []
    resolved = [value.get_object() if hasattr(value, "get_object") else value for value in found]
    return [float(value) for value in resolved if isinstance(value, (int, float))] if len(resolved) == count else []
