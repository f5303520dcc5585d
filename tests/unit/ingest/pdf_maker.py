"""Makes small PDF files for tests: pages of text at given places, in Helvetica, and pages drawn by operators."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfWriter  # noqa: TID251 - tests make PDFs with it
from pypdf.generic import (  # noqa: TID251
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


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


def drawn(*contents: str, crop: tuple[int, int, int, int] | None = None) -> bytes:
    """Pages of raw operators. At hand: fonts F1, F2; picture ``Im``; state ``Clear``; layer ``Off``, switched off."""
    writer = PdfWriter()
    layer = writer._add_object(_named({"Type": "OCG"}))
    default = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): default}
    )
    picture = writer._add_object(_picture())
    for content in contents:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data(content.encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        clear = DictionaryObject({NameObject("/ca"): FloatObject(0)})
        page[NameObject("/Resources")] = DictionaryObject(
            {
                NameObject("/Font"): _fonts(),
                NameObject("/XObject"): DictionaryObject({NameObject("/Im"): picture}),
                NameObject("/ExtGState"): DictionaryObject({NameObject("/Clear"): clear}),
                NameObject("/Properties"): DictionaryObject({NameObject("/Off"): layer}),
            }
        )
        if crop is not None:
            page[NameObject("/CropBox")] = ArrayObject([NumberObject(edge) for edge in crop])
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def with_field(value: str) -> bytes:
    """A page with a filled field, and a comment beside it."""
    writer = PdfWriter(clone_from=io.BytesIO(drawn("BT /F1 10 Tf 72 700 Td (Name of the applicant:) Tj ET")))
    page = writer.pages[0]
    appearance = DecodedStreamObject()
    appearance.set_data(f"BT /F1 10 Tf 2 4 Td ({value}) Tj ET".encode())
    appearance.update(_named({"Type": "XObject", "Subtype": "Form"}))
    appearance[NameObject("/BBox")] = _array(0, 0, 200, 14)
    appearance[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): _fonts()})
    field = _named({"Type": "Annot", "Subtype": "Widget"})
    field[NameObject("/Rect")] = _array(200, 696, 400, 710)
    field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(appearance)})
    comment = _named({"Type": "Annot", "Subtype": "Text"})
    comment[NameObject("/Rect")] = _array(10, 10, 20, 20)
    comment[NameObject("/Contents")] = TextStringObject("Is that her real name?")
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(field), writer._add_object(comment)])
    writer.add_attachment("letter.txt", b"Dear applicant")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _picture() -> StreamObject:
    picture = DecodedStreamObject()
    picture.set_data(b"\x80")
    picture.update(_named({"Type": "XObject", "Subtype": "Image", "ColorSpace": "DeviceGray"}))
    for key, value in (("/Width", 1), ("/Height", 1), ("/BitsPerComponent", 8)):
        picture[NameObject(key)] = NumberObject(value)
    return picture


def _named(names: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in names.items()})


def _array(*numbers: int) -> ArrayObject:
    return ArrayObject([NumberObject(number) for number in numbers])
