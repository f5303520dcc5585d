"""Makes small PDF files for tests: pages of text at given places, in Helvetica."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfWriter  # noqa: TID251 - tests make PDFs with it
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject  # noqa: TID251


@dataclass(frozen=True)
class Text:
    """A string with its left end and baseline, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


def pdf(*pages: Sequence[Text], password: str = "", labels: str = "", outline: Sequence[str] = ()) -> bytes:
    """A PDF. ``labels`` numbers the pages in that style (``/r`` for roman); ``outline`` are titles, all on page 1."""
    writer = PdfWriter()
    for texts in pages:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data("\n".join(_shown(text) for text in texts).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): _fonts()})
    if labels:
        writer.set_page_label(0, len(pages) - 1, style=NameObject(labels))
    for title in outline:
        writer.add_outline_item(title=title, page_number=0)
    if password:
        writer.encrypt(password)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def lines(text: str, *, x: float = 72, y: float = 700, size: float = 10, leading: float = 12) -> list[Text]:
    """The lines of ``text``, one under the other."""
    return [Text(x, y - leading * n, line, size) for n, line in enumerate(text.strip().splitlines())]


def _shown(text: Text) -> str:
    escaped = text.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    font = "/F2" if text.bold else "/F1"
    return f"BT {font} {text.size} Tf {text.x} {text.y} Td ({escaped}) Tj ET"


def _fonts() -> DictionaryObject:
    return DictionaryObject({NameObject("/F1"): _font("/Helvetica"), NameObject("/F2"): _font("/Helvetica-Bold")})


def _font(name: str) -> DictionaryObject:
    """Widths of 500 for every character, so that places can be reckoned."""
    widths = [NumberObject(500)] * 224
    from pypdf.generic import ArrayObject  # noqa: TID251

    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject(name),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            NameObject("/FirstChar"): NumberObject(32),
            NameObject("/LastChar"): NumberObject(255),
            NameObject("/Widths"): ArrayObject(widths),
        }
    )
