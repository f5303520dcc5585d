"""Writes PDFs object by object, right or wrong, as tests of hostile files need them."""

from __future__ import annotations

PLAIN = "BT /F1 10 Tf 72 700 Td (Nurses write their notes by hand.) Tj ET"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def stream(data: bytes | str, entries: str = "", length: str | None = None) -> bytes:
    """A stream object."""
    content = data if isinstance(data, bytes) else data.encode("latin-1")
    return (
        f"<<{entries}/Length {len(content) if length is None else length}>>stream\n".encode() + content + b"\nendstream"
    )


def made(objects: dict[int, bytes | str], *, trailer: str = "", root: int = 1, xref: bool = True) -> bytes:
    """A PDF of these objects, with a right cross-reference table unless ``xref`` is false."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(out)
        body = content if isinstance(content, bytes) else content.encode("latin-1")
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    if xref:
        size = max(objects) + 1
        out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
        for number in range(1, size):
            place, kind = (places[number], "n") if number in places else (0, "f")
            out += f"{place:010} 00000 {kind} \n".encode()
    out += f"trailer\n<</Root {root} 0 R/Size {max(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def document(content: bytes | str = PLAIN, **replaced: bytes | str) -> dict[int, bytes | str]:
    """The objects of a one-page file. ``replaced``: ``o6="…"`` sets object 6."""
    objects: dict[int, bytes | str] = {1: CATALOGUE, 2: PAGES, 3: PAGE, 4: stream(content), 5: FONT}
    return {**objects, **{int(key[1:]): value for key, value in replaced.items()}}


def with_contents(*contents: bytes | str) -> bytes:
    """A page of this content."""
    return made(document(b"\n".join(part if isinstance(part, bytes) else part.encode() for part in contents)))


GOOD = made(document())
