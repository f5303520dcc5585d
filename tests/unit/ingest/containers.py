"""ZIP containers and Office files made by hand, for what the usual programs do not write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from app.errors import UnreadableFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_FORMS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_PARTS = {"word/document.xml": "wordprocessingml.document.main", "word/styles.xml": "wordprocessingml.styles"}
_EXCEL_PARTS = {
    "xl/workbook.xml": "spreadsheetml.sheet.main",
    "xl/styles.xml": "spreadsheetml.styles",
    "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
}
_TWO_STYLES = (
    f'<styleSheet xmlns="{_SHEET}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)


def read_or_refused(read: Callable[[], object]) -> object:
    """What was read, or the refusal; any other error passes, and fails the test."""
    try:
        return read()
    except UnreadableFile as refusal:
        return refusal


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A container with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def _content_types(kinds: dict[str, str]) -> str:
    told = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    usual = '<Default Extension="xml" ContentType="application/xml"/>'
    usual += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{usual}{told}</Types>'


def _relations(targets: dict[str, str]) -> str:
    """The relations r1, r2 … of these kinds."""
    told = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def word_file(body: str, **others: str) -> bytes:
    """A Word document with this XML in its body."""
    document = (
        f'<w:document xmlns:w="{WORD}" xmlns:m="{_MATH}" xmlns:mc="{_FORMS}"><w:body>{body}</w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": _content_types(_WORD_PARTS),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({"styles": "styles.xml"}),
        "word/document.xml": document,
    }
    return zipped({**parts, **others})


def said(text: str, properties: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def sheet_file(rows: str, after: str = "") -> bytes:
    """A workbook with one sheet of these rows."""
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>'
        "</workbook>"
    )
    return zipped(
        {
            "[Content_Types].xml": _content_types(_EXCEL_PARTS),
            "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _relations({"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}),
            "xl/styles.xml": _TWO_STYLES,
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
