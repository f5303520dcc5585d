"""Hostile PDFs whose structure is damaged, circular, exploding or merely odd: one generator for each family."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

from tests.unit.ingest.pdf_objects import CATALOGUE, GOOD, PAGE, PLAIN, document, made, stream


def truncated() -> Iterator[bytes]:
    for step in range(1, 41):
        yield GOOD[: len(GOOD) * step // 41]


def flipped() -> Iterator[bytes]:
    for seed in range(60):
        chance = random.Random(seed)
        content = bytearray(GOOD)
        for _ in range(1 + seed // 6):
            content[chance.randrange(8, len(content))] ^= 1 << chance.randrange(8)
        yield bytes(content)


def shuffled() -> Iterator[bytes]:
    for seed in range(20):
        chance = random.Random(seed)
        start, end = sorted((chance.randrange(9, len(GOOD)), chance.randrange(9, len(GOOD))))
        middle = list(GOOD[start:end])
        chance.shuffle(middle)
        yield GOOD[:start] + bytes(middle) + GOOD[end:]


def references() -> Iterator[bytes]:
    """Cross-reference tables and trailers that lead nowhere, or in circles."""
    for change in (b"startxref\n0", b"startxref\n99999999999", b"startxref\n-1", b"startxref\nhere", b""):
        yield GOOD[: GOOD.rindex(b"startxref")] + change + b"\n%%EOF"
    yield made(document(), xref=False)
    yield made(document(), trailer="/Prev 9")
    yield made(document(), trailer=f"/Prev {GOOD.index(b'xref')}")
    yield made(document(), trailer="/XRefStm 9")
    yield made(document(), root=3)
    yield made(document(), root=99)
    yield made(document(), trailer="/Encrypt 1 0 R")
    yield made(document(), trailer="/Encrypt<</Filter/Standard/V 4/R 4/O(x)/U(y)/P -1>>/ID[(a)(a)]")
    yield made(document(), trailer="/Encrypt<</Filter/Strange/V 9>>/ID[(a)(a)]")
    yield GOOD.replace(b"0000000000 65535 f", b"00000000zz 65535 f")
    yield GOOD.replace(b"xref\n0 6", b"xref\n0 999999999")
    yield made({**document(), 1: "1 0 R"})
    yield made({**document(), 1: "2 0 R", 2: "1 0 R"})


def trees() -> Iterator[bytes]:
    """Trees of pages that are circular, deep, empty or false."""
    yield made({**document(), 2: "<</Type/Pages/Kids[2 0 R]/Count 1>>"})
    yield made({**document(), 2: "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"})
    yield made({**document(), 2: "<</Type/Pages/Kids[]/Count 0>>"})
    yield made({**document(), 2: "<</Type/Pages/Count 1>>"})
    yield made({**document(), 2: "<</Type/Pages/Kids 3/Count 1>>"})
    yield made({**document(), 2: "<</Type/Pages/Kids[3 0 R 7 0 R null 3 (x)]/Count 5>>"})
    yield made({**document(), 2: "<</Type/Pages/Kids[3 0 R]/Count 999999999>>"})
    yield made({**document(), 2: "<</Type/Pages/Kids[3 0 R]/Count -4>>"})
    yield made({**document(), 3: "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"})
    yield made({**document(), 3: "(no page)"})
    yield made({**document(), 3: "<</Type/Page/Parent 2 0 R/Contents[4 0 R 4 0 R 3 0 R null 9 0 R]>>"})
    deep = {n: f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1/Parent {n - 1} 0 R>>" for n in range(6, 3000)}
    yield made({**document(), 2: "<</Type/Pages/Kids[6 0 R]/Count 1>>", **deep, 3000: PAGE})
    yield made({**document(), 2: f"<</Type/Pages/Kids[{'3 0 R ' * 5000}]/Count 5000>>"})
    yield made({**document(), 2: f"<</Type/Pages/Kids[{'3 0 R ' * 300_000}]/Count 300000>>"})


def boxes() -> Iterator[bytes]:
    for entries in (
        "/MediaBox[0 0 1e38 1e38]",
        "/MediaBox[0 0 0 0]",
        "/MediaBox[(a)(b)(c)(d)]",
        "/MediaBox[595 842 0 0]",
        "/MediaBox 3 0 R",
        "/CropBox[9999 9999 10000 10000]",
        "/Rotate 45",
        "/Rotate -90",
        "/Rotate(x)",
        "/Rotate 99999999999999999999999999",
        "/UserUnit 1e30",
        "/Annots[3 0 R]",
        "/Annots 3 0 R",
        "/Annots[<</Subtype/Widget/Rect[0 0 0 0]/AP<</N 4 0 R>>>><</Subtype/Widget/AP 3 0 R>>]",
        "/Annots[<</Subtype/FreeText/Rect[0 0 1 1e30]/AP<</N 4 0 R>>>>]",
        "/Resources 3 0 R",
    ):
        yield made({**document(), 3: PAGE.replace("/Contents", f"{entries}/Contents")})


def forms() -> Iterator[bytes]:
    """Forms that paint themselves, each other, or very often."""
    place = PAGE.replace("/Font", "/XObject<</A 6 0 R/B 7 0 R>>/Font")
    entries = "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</A 6 0 R/B 7 0 R>>/Font<</F1 5 0 R>>>>"
    for first, second in (
        ("/A Do", ""),
        ("/B Do", "/A Do"),
        ("/A Do " * 20, "/A Do"),
        ("/B Do " * 200, "/A Do " * 200),
    ):
        objects = document(f"{PLAIN} /A Do /B Do", o6=stream(first + PLAIN, entries), o7=stream(second, entries))
        yield made({**objects, 3: place})
    yield made({**document(PLAIN + " /A Do" * 20_000, o6=stream(PLAIN, entries)), 3: place})
    yield made({**document("/A Do", o6=stream(PLAIN, entries + "/Matrix[1e30 0 0 1e30 0 0]")), 3: place})
    yield made({**document("/A Do", o6=stream(PLAIN, entries + "/Matrix(x)/OC 6 0 R")), 3: place})
    yield made({**document("/A Do " + PLAIN, o6="<</Subtype/Form>>"), 3: place})


def lengths() -> Iterator[bytes]:
    for length in ("4 0 R", "99 0 R", "-5", "999999999999", "(x)", "1", "0", "null"):
        yield made({**document(), 4: stream(PLAIN, length=length)})


def bombs() -> Iterator[bytes]:
    """Small files that unpack to much."""
    flate = "/Filter/FlateDecode"
    zeros = _packed(b"\0", 2_000)
    yield made({**document(), 4: stream(zeros, flate)})
    yield made({**document(), 4: stream(_packed(PLAIN.encode() + b"\n", 400), flate)})
    yield made({**document(), 4: stream(zlib.compress(zeros), "/Filter[/FlateDecode/FlateDecode]")})
    yield made(
        {**document(), 4: stream(zlib.compress(zlib.compress(zeros)), "/Filter[/FlateDecode/FlateDecode/FlateDecode]")}
    )
    yield made({**document(), 4: stream(b"\x81a" * 500_000, "/Filter/RunLengthDecode")})
    yield made({**document(), 4: stream(zeros, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 999999999>>")})
    yield made({**document(), 4: stream(zeros, f"/Filter[{'/FlateDecode' * 500}]")})
    kids = "<</Type/Pages/Kids[" + "3 0 R " * 200 + "]/Count 200>>"
    yield made({**document(), 2: kids, 4: stream(_packed(PLAIN.encode() + b"\n", 30), flate)})
    yield _object_stream(_packed(b" ", 2_000), 1)
    yield _object_stream(zlib.compress(b"6 0 " * 2_000_000), 2_000_000)
    yield _object_stream(zlib.compress(b"[" * 3_000_000), 3)
    yield _object_stream(zlib.compress(b"6 0 8 0 R"), 1)


def _packed(block: bytes, megabytes: int) -> bytes:
    """So many megabytes of the block, packed without holding them."""
    packer = zlib.compressobj(9)
    chunk = (block * (1_000_000 // len(block) + 1))[:1_000_000]
    return b"".join([packer.compress(chunk) for _ in range(megabytes)]) + packer.flush()


def _object_stream(packed: bytes, count: int) -> bytes:
    """A file whose pages are said to lie in an object stream (ISO 32000-1, 7.5.7)."""
    holder = stream(packed, f"/Type/ObjStm/N {count}/First 4/Filter/FlateDecode")
    out = bytearray(b"%PDF-1.7\n1 0 obj\n" + CATALOGUE.encode() + b"\nendobj\n")
    place = len(out)
    out += b"6 0 obj\n" + holder + b"\nendobj\n"
    start = len(out)
    rows = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, where, index in (
            (0, 0, 0),
            (1, 9, 0),
            (2, 6, 0),
            (2, 6, 1),
            (2, 6, 2),
            (2, 6, 3),
            (1, place, 0),
            (1, start, 0),
        )
    )
    out += b"7 0 obj\n" + stream(rows, "/Type/XRef/Size 8/W[1 4 2]/Root 1 0 R") + b"\nendobj\n"
    return bytes(out) + f"startxref\n{start}\n%%EOF".encode()
