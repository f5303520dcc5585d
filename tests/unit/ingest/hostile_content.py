"""Hostile PDFs whose content, fonts, filters or facts are out of hand: one generator for each family."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

from tests.unit.ingest.pdf_objects import CATALOGUE, FONT, GOOD, PLAIN, document, made, stream, with_contents


def nested() -> Iterator[bytes]:
    for deep in (1_000, 100_000):
        yield with_contents(PLAIN, "[" * deep)
        yield with_contents(PLAIN, "<<" * deep)
        yield with_contents(PLAIN, "q " * deep, PLAIN)
        yield with_contents(PLAIN, "(" * deep)
        yield with_contents(PLAIN, "/X BDC " * deep)
        yield made({**document(), 1: "<</Type/Catalog/Pages 2 0 R/X " + "[" * deep + "]" * deep + ">>"})
        yield made({**document(), 1: "<</Type/Catalog/Pages 2 0 R/X " + "<</Y " * deep + "1" + ">>" * deep + ">>"})


def fonts() -> Iterator[bytes]:
    """Fonts that lie about letters and widths."""
    maps = (
        "1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
        "1 beginbfrange <0000> <FFFF> <0041> endbfrange " * 50,
        "1 beginbfchar <41> <" + "0042" * 60_000 + "> endbfchar",
        "1 beginbfrange <00> <FF> [" + "<0041>" * 100_000 + "] endbfrange",
        "beginbfchar <zz> <00> <41 endbfchar",
        "1 beginbfrange <41> <40> <D800> endbfrange",
        "1 beginbfchar <41> <202E200B> endbfchar",
        "",
    )
    for text in maps:
        yield made({**document(o6=stream(text)), 5: FONT.replace("/Base", "/ToUnicode 6 0 R/Base")})
    for entries in (
        "/FirstChar 0/Widths[" + "1e30 " * 300 + "]",
        "/FirstChar 0/Widths[" + "9" * 400 + "]",
        "/FirstChar -5/Widths 5 0 R",
        "/FirstChar 32/Widths[" + "0 " * 200_000 + "]",
        "/FirstChar 32/Widths[(a)(b)null]",
        "/Encoding 5 0 R",
        "/Encoding/Unheard",
        "/Encoding<</Differences[0" + "/A" * 300 + "]>>",
        "/Encoding<</Differences[-9/A (x) 3 0 R 99999999999/B]>>",
        "/ToUnicode 5 0 R",
        "/FontDescriptor 5 0 R",
        "/FontDescriptor<</FontFile 4 0 R/FontFile2 4 0 R>>",
        "/FontDescriptor<</FontFile3 6 0 R/MissingWidth 1e300>>",
        "/Subtype/Type3/FontMatrix[0 0 0 0 0 0]/CharProcs 5 0 R",
        "/Subtype/Type3/FontMatrix[1e30 0 0 1e30 0 0]/FontBBox[0 0 1e9 1e9]/CharProcs<</A 4 0 R>>",
        "/Subtype/Type0/DescendantFonts[5 0 R]/Encoding/Identity-H",
        "/Subtype/Type0/DescendantFonts[<</W[0 65535 1e9 3[1 2" + " 3" * 70_000 + "]]>>]/Encoding/Identity-H",
        "/Subtype/Type0/DescendantFonts[<</W[0 999999999 500]>>]/Encoding/Identity-H",
        "/Subtype/Type0/DescendantFonts 4 0 R/Encoding 4 0 R",
    ):
        yield made({**document(), 5: FONT.replace("/BaseFont", f"{entries}/BaseFont")})


def streams() -> Iterator[bytes]:
    """Content that seems never to end, or places text where no page is."""
    yield with_contents("1 " * 2_000_000, PLAIN)
    yield with_contents("BT /F1 1 Tf " + "(a) Tj " * 60_000 + "ET")
    yield with_contents("BT /F1 1 Tf " + "1 0 Td (a) Tj " * 60_000 + "ET")
    yield with_contents("BT /F1 9 Tf " + "0 -1 Td (ab) Tj 50 0 Td (cd) Tj -50 0 Td " * 20_000 + "ET")
    yield with_contents(
        "BT /F1 9 Tf " + "".join(f"1 0 0 1 {n % 600} {n % 811} Tm (a{n}) Tj " for n in range(20_000)) + "ET"
    )
    yield with_contents("BT /F1 9 Tf " + "".join(f"1 0 0 1 50 {n / 30} Tm (1) Tj " for n in range(20_000)) + "ET")
    yield with_contents("q 1 g " + "0 0 9 9 re f BT /F1 9 Tf 1 g (white) Tj ET " * 5_000)
    yield with_contents(f"BT /F1 9 Tf ({'a' * 3_000_000}) Tj ET")
    yield with_contents(f"BT /F1 9 Tf ({'word ' * 600_000}) Tj ET")
    yield with_contents("BI /W 99999 /H 99999 /BPC 8 ID " + "x" * 3_000_000, PLAIN)
    yield with_contents("BI /W 1 /H 1 ID x EI " * 100_000, PLAIN)
    yield with_contents("BI " * 200_000)
    for number in ("9" * 500, "1e999", "-1e308", "nan", "inf", "--5", "1.2.3", "." * 200):
        yield with_contents(
            f"BT /F1 {number} Tf {number} {number} Td {number} Tc (Nurses) Tj {number} TL T* (write) Tj ET", PLAIN
        )
        yield with_contents(f"{number} 0 0 {number} {number} {number} cm", PLAIN)
    yield with_contents("(" + "\\" * 1_000_001, PLAIN)
    yield with_contents("/" + "a" * 1_000_000 + " gs", PLAIN)
    yield with_contents(b"%" + b"x" * 3_000_000, PLAIN)
    yield with_contents("<" + "4" * 2_000_001 + "> Tj", PLAIN)
    yield with_contents(bytes(random.Random(7).randrange(256) for _ in range(200_000)), PLAIN)


def filters() -> Iterator[bytes]:
    for name in (
        "JBIG2Decode",
        "JPXDecode",
        "DCTDecode",
        "CCITTFaxDecode",
        "LZWDecode",
        "ASCII85Decode",
        "ASCIIHexDecode",
    ):
        yield made({**document(), 4: stream(b"\x97junk\xff" * 300, f"/Filter/{name}")})
    for entries in (
        "/Filter/Unheard",
        "/Filter 4 0 R",
        "/Filter[4 0 R]",
        "/Filter/FlateDecode",
        "/Filter/Crypt",
        "/F(x)",
    ):
        yield made({**document(), 4: stream(PLAIN, entries)})
    yield made({**document(), 4: stream(zlib.compress(PLAIN.encode())[:-9], "/Filter/FlateDecode")})
    yield made({**document(), 4: "(no stream)"})


def facts() -> Iterator[bytes]:
    """Labels, outlines, metadata, layers and attachments that are broken or run in circles."""
    item = "<</Title(Again)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"
    for entries in (
        "/PageLabels 1 0 R",
        "/PageLabels<</Nums[0<</S/r/St -9999999999>>]>>",
        "/PageLabels<</Nums[(a)(b) 5]>>",
        "/PageLabels<</Nums[0<</S/r/St 99999999999>>]>>",
        "/PageLabels<</Nums[0<</S/a/St 99999999999>>]>>",
        "/PageLabels<</Kids[6 0 R]>>",
        "/Outlines 6 0 R",
        "/Outlines 1 0 R",
        "/Outlines(x)",
        "/OCProperties 1 0 R",
        "/OCProperties<</OCGs[1 0 R]/D<</OFF[1 0 R 3(x)]/BaseState/OFF>>>>",
        "/Names<</EmbeddedFiles<</Names[(a)1(b)2 3]/Kids[1 0 R]>>>>",
        "/Names<</EmbeddedFiles 1 0 R/Dests 1 0 R>>",
        "/AcroForm<</XFA 4 0 R/Fields[1 0 R]>>",
        "/Metadata 4 0 R",
        "/Lang " + "(" + "x" * 1_000_000 + ")",
    ):
        objects = {**document(o6="<</First 7 0 R/Last 7 0 R/Count 1/Kids[6 0 R]>>", o7=item)}
        yield made({**objects, 1: CATALOGUE.replace("/Pages", f"{entries}/Pages")})
    for info in ("/Info 1 0 R", "/Info<</Title 4 0 R>>", "/Info(x)", "/Info<</Title(" + "A" * 500_000 + ")>>"):
        yield made(document(), trailer=info)


def other() -> Iterator[bytes]:
    yield from (b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-" + b"\0" * 100_000, b"\0" * 2_000 + GOOD, GOOD * 3)
    yield GOOD + b"%%EOF\n" * 100_000
    yield b"%PDF-1.7\n" + b"1 0 obj\n" * 100_000
    yield b"%PDF-1.7\n" + b"trailer<</Root 1 0 R>>\n" * 20_000
    yield b"%PDF-1.7\n" + b"<" * 500_000
