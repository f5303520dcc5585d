"""The one private part of pypdf that is used is as it was: if not, ``pypdf_fonts.py`` has to be looked at."""

from __future__ import annotations

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject  # noqa: TID251
from pypdf.generic._font import Font  # noqa: TID251

from ingest.adapters.pypdf_fonts import face_of


def _font(**entries: object) -> DictionaryObject:
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/BaseFont")] = NameObject("/Helvetica-Bold")
    font[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")
    font.update({NameObject(f"/{key}"): value for key, value in entries.items()})
    return font


WIDTHS = {
    "FirstChar": NumberObject(32),
    "Widths": ArrayObject([NumberObject(width) for width in (250, *[600] * 95)]),
}


def test_pypdfs_font_still_has_the_parts_that_are_used() -> None:
    font = Font.from_font_resource(_font(**WIDTHS))
    assert isinstance(font.encoding, dict)
    assert isinstance(font.character_map, dict)
    assert isinstance(font.interpretable, bool)
    assert (font.name, font.sub_type, font.space_char, font.space_width) == ("Helvetica-Bold", "Type1", " ", 250)
    assert font.character_widths["A"] == 600
    assert "default" in font.character_widths


def test_a_string_shows_its_text_with_its_width() -> None:
    face = face_of(_font(**WIDTHS))
    assert face is not None
    shown = face.shown(b"a b\x95")
    assert (shown.text, shown.codes, shown.spaces, shown.unknown) == ("a b\u2022", 4, 1, 0)
    assert face.shown(b"a b").width == 1.45
    assert face.bold


def test_a_broken_font_is_none() -> None:
    assert face_of(_font(Encoding=DictionaryObject(), Widths=NumberObject(3), FontDescriptor=NumberObject(1))) is None
