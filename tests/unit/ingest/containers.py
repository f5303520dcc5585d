"""ZIP containers and Office files made by hand, for what the usual programs do not write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from app.errors import UnreadableFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read_or_refused(read: Callable[[], object]) -> object:
    """What was read, or the refusal; any other error passes, and fails the test."""
    try:
        return read()
    except UnreadableFile as refusal:
        return refusal


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A container with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def word_file(body: str, **others: str) -> bytes:
    """A Word document with this XML in its body."""
    document = f'<w:document xmlns:w="{WORD}" xmlns:m="m" xmlns:mc="mc"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


def said(text: str, properties: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def sheet_file(rows: str, after: str = "") -> bytes:
    """A workbook with one sheet of these rows."""
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>'
        "</workbook>"
    )
    relations = f'<Relationships><Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relations + "</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{after}</worksheet>',
        }
    )


def book_file(chapters: dict[str, str], metadata: str = "", **others: str) -> bytes:
    """An e-book with these chapters (HTML bodies by file name)."""
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    index = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": index}
    pages = {f"OPS/{n}": f"<!DOCTYPE html><html><body>{body}</body></html>" for n, body in chapters.items()}
    return zipped({**parts, **pages, **others})
