"""Word, PowerPoint and Excel files before a library opens them, and what each of them says about itself.

A library is handed a copy of the checked XML only: no pictures, no relation to a part that is not there and no strict
namespaces (over which it refuses the file), and none of a million empty cells (over which it takes minutes).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from app.errors import UnreadableFile
from ingest.cleaning import clean_line
from ingest.content import Content, ReadPage
from ingest.xml_trees import Element, attribute, child, name_of, parse_xml, refuse_document_type
from ingest.zipped import FAULTS, Zipped, damaged, open_zipped

BROKEN_TREE = (*FAULTS, LookupError, TypeError, AttributeError, SyntaxError, ArithmeticError, RecursionError)
"""What the libraries raise, besides errors of their own, over XML that says what no program writes.

lxml's errors of syntax are Python's ``SyntaxError``.
"""
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}")
_NO_TITLE = re.compile(
    r"\.(docx?|docm|dotx?|pdf|pptx?|xlsx?|odt|rtf|pages)$|^microsoft |^untitled|^(powerpoint )?presentation\W*\d*$"
    r"|^word document$|^document ?\d*$|^slide \d+$|^book ?\d*$|^\W*$|^\d+$",
    re.I,
)
_NO_PUBLISHER = frozenset({"microsoft", "home", "hewlett-packard", "hp", "lenovo", "dell", "company", "personal"})
_CHART = re.compile(r"/charts/chart[^/]*\.xml$")
_EMBEDDED = re.compile(r"/embeddings/[^/]+$")
_OPEN = rb"application/vnd.openxmlformats-officedocument."
_SAME_KIND = (
    (rb"application/vnd\.[\w.-]*word[\w.]*main\+xml", _OPEN + rb"wordprocessingml.document.main+xml"),
    (
        rb"application/vnd\.[\w.-]*(?:powerpoint|presentationml)[\w.]*main\+xml",
        _OPEN + rb"presentationml.presentation.main+xml",
    ),
)
"""Templates, slide shows and files with macros hold the same text as plain documents; the libraries know those only."""
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_SHEET = re.compile(r"^xl/worksheets/[^/]+$")
_EMPTY_CELL = re.compile(rb'<c r="[^<>]*/>')
_EMPTY_ROW = re.compile(rb'<row r="[^<>]*(?:/>|>\s*</row>)')
_BLOCK = 1 << 18
_OVERLAP = 16


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file whose container passed its checks."""

    zipped: Zipped

    def checked_copy(self) -> io.BytesIO:
        """The XML of the file, for a library to open. Raises ``UnreadableFile`` if a part declares a document type."""
        names = frozenset(
            n for n in self.zipped.names if n.endswith((".xml", ".rels")) and not n.startswith("docProps/")
        )
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in sorted(names):
                with archive.open(name, "w") as target:
                    for block in self._copied(name, names):
                        target.write(block)
        copy.seek(0)
        return copy

    def _copied(self, name: str, names: frozenset[str]) -> Iterator[bytes]:
        if name.endswith(".rels"):
            yield _relations(self.zipped.read(name), name, names)
        elif name == "[Content_Types].xml":
            kinds = b"".join(self._blocks(name))
            for pattern, plain in _SAME_KIND:
                kinds = re.sub(pattern, plain, kinds)
            yield kinds
        elif name == "xl/styles.xml":
            yield _number_formats(b"".join(self._blocks(name)), name)
        elif _SHEET.match(name):
            yield from _filled_only(self._blocks(name))
        else:
            yield from self._blocks(name)

    def _blocks(self, name: str) -> Iterator[bytes]:
        before = b""
        with self.zipped.open(name) as stream:
            try:
                while block := stream.read(_BLOCK):
                    refuse_document_type(before + block, name)
                    before = block[-_OVERLAP:]
                    yield _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", block)
            except FAULTS as error:
                raise damaged(f"its part {name!r} cannot be unpacked") from error


def open_office(content: bytes) -> OfficeFile:
    """The file in these bytes. Raises ``UnreadableFile`` for bombs, passwords, odd paths and damage."""
    return OfficeFile(open_zipped(content))


def broken(error: Exception) -> UnreadableFile:
    """The refusal of a file that a library could not make sense of."""
    return damaged(f"what it holds is not put together as such documents are ({type(error).__name__}: {error})"[:200])


def described(file: OfficeFile, pages: Sequence[ReadPage], title: str, notes: Sequence[str]) -> Content:
    """The pages with what the file says about itself; ``title`` stands in where its properties give none.

    The publisher is the firm it was written in, which no library tells; who typed it is nobody's publisher. The date
    is that of the last save.
    """
    core, more = _properties(file, "docProps/core.xml"), _properties(file, "docProps/app.xml")
    stated = _property(core, "title")
    firm = _property(more, "Company")
    saved = _DATE.match(_property(core, "modified") or _property(core, "created"))
    return Content(
        tuple(pages),
        title=title if _NO_TITLE.search(stated) else stated,
        publisher="" if firm.lower() in _NO_PUBLISHER else firm,
        date=saved[0] if saved else "",
        notes=(*notes, *_not_read(file)),
    )


def counted(number: int, one: str, many: str) -> str:
    """``1 chart left out``, ``3 charts left out``."""
    return f"{number} {one if number == 1 else many} left out"


def _relations(content: bytes, name: str, names: frozenset[str]) -> bytes:
    """The relations of a part, without those to parts that are not in the copy, and without links from slide to slide.

    python-pptx goes one call deeper with each of these, until Python lets it go no further.
    """
    root = parse_xml(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content), name)
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root):
        target = posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target"))).lstrip("/")
        is_link = folder == "ppt/slides" and target.startswith("ppt/slides/")
        if attribute(relation, "TargetMode") != "External" and (is_link or target not in names):
            root.remove(relation)
    return ElementTree.tostring(root)


def _number_formats(content: bytes, name: str) -> bytes:
    """The styles of a workbook without fonts, fills and the like, over which openpyxl refuses what others write."""
    root = parse_xml(content, name)
    for kind in list(root):
        if name_of(kind) not in {"numFmts", "cellXfs"}:
            root.remove(kind)
    return ElementTree.tostring(root)


def _filled_only(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """A sheet's XML without empty cells and rows: formatted ones may reach down for a million rows."""
    rest = b""
    for read in blocks:
        block = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", rest + read))
        cut = max(block.rfind(b"<row"), block.rfind(b"<c "))
        cut = cut if cut >= 0 and len(block) - cut < _BLOCK else len(block)
        yield block[:cut]
        rest = block[cut:]
    yield rest


def _properties(file: OfficeFile, name: str) -> Element | None:
    return parse_xml(file.zipped.read(name), name) if name in file.zipped.names else None


def _property(root: Element | None, name: str) -> str:
    found = child(root, name)
    return clean_line(found.text or "") if found is not None else ""


def _not_read(file: OfficeFile) -> list[str]:
    charts = sum(1 for name in file.zipped.names if _CHART.search(name))
    embedded = sum(1 for name in file.zipped.names if _EMBEDDED.search(name)) - charts
    notes = [counted(charts, "chart", "charts")] if charts else []
    return notes + ([counted(embedded, "embedded file", "embedded files")] if embedded > 0 else [])
