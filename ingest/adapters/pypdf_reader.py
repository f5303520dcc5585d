"""PDF to pieces, through pypdf: text page by page with printed page labels, the outline as headings.

Refused aloud: what asks for a password, what holds no text, what cannot be parsed. Layout is left to
``ingest.page_layout`` and ``ingest.paragraphs``.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfReader  # noqa: TID251
from pypdf.errors import DependencyError, PyPdfError  # noqa: TID251
from pypdf.generic import Destination  # noqa: TID251

from app.errors import UnreadableFile
from ingest.adapters.pypdf_fragments import FragmentReader
from ingest.adapters.quiet_logs import quiet
from ingest.cleaning import clean_line
from ingest.content import Content, ReadPage
from ingest.line_joining import joiner_for
from ingest.page_layout import Line, lines_of
from ingest.paragraphs import body_size, pieces_of, style_of, title_key
from ingest.running_heads import without_running_heads

NO_TEXT = "None of its pages holds text: it is probably a scan, and text recognition (OCR) is not installed."
NO_TEXT_HINT = "Run it through OCR (for example 'ocrmypdf IN OUT') and add the result."
_DAMAGED_HINT = "Open it in a PDF viewer, save or print it as a new PDF, and add that."
_UNKNOWN_SHARE = 0.1
_FAULTS = (
    PyPdfError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    zlib.error,
    struct.error,
)
"""What pypdf raises on damaged files, beyond its own errors."""
_FILE_NAME = re.compile(
    r"\.(docx?|pdf|odt|rtf|indd|tex|dvi|pptx?|xlsx?|qxd|pages)$|^microsoft |^untitled|^\W*$|^\d+$", re.I
)


def read_pdf(content: bytes) -> Content:
    """Every page, those without text too, so that page numbers hold. Raises ``UnreadableFile``."""
    with quiet("pypdf"):
        reader = _opened(content)
        fragments = FragmentReader()
        lines, broken = _lines(reader, fragments)
        if not any(lines):
            raise _textless(broken)
        characters = sum(len(line.text) for page in lines for line in page)
        if fragments.unknown_characters > _UNKNOWN_SHARE * (characters + fragments.unknown_characters):
            message = "Its fonts do not say which letters they draw, so its text cannot be read."
            raise UnreadableFile(message, "Export it again with Unicode fonts, or run it through OCR.")
        outline, labels, title = _outline(reader), _labels(reader), _title(reader)
    everything = [line for page in lines for line in page]
    stripped = without_running_heads(lines, body_size(everything))
    style = style_of([line for page in stripped for line in page.lines], outline)
    joiner = joiner_for(line.text for line in everything)
    pages = tuple(
        ReadPage(labels[number] if labels else page.label, tuple(pieces_of(page.lines, style, joiner)))
        for number, page in enumerate(stripped)
    )
    if not any(page.pieces for page in pages):
        raise _textless(broken)
    return Content(pages, title=title, notes=(*_notes(pages, broken), *_unknown(fragments)))


def _opened(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile("The PDF is locked with a password.", "Save a copy without a password and add that.")
        count = len(reader.pages)
    except (*_FAULTS, DependencyError) as error:
        raise UnreadableFile(f"The PDF is damaged and cannot be opened ({_told(error)}).", _DAMAGED_HINT) from error
    if not count:
        raise UnreadableFile("The PDF has no pages.", _DAMAGED_HINT)
    return reader


def _lines(reader: PdfReader, fragments: FragmentReader) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the pages (from 1) that cannot be read."""
    lines: list[list[Line]] = []
    broken: list[int] = []
    for number in range(len(reader.pages)):
        try:
            lines.append(lines_of(fragments.fragments(reader.pages[number])))
        except (*_FAULTS, DependencyError):
            lines.append([])
            broken.append(number + 1)
    return lines, broken


def _textless(broken: Sequence[int]) -> UnreadableFile:
    if broken:
        return UnreadableFile("The PDF is damaged: none of its pages can be read.", _DAMAGED_HINT)
    return UnreadableFile(NO_TEXT, NO_TEXT_HINT)


def _notes(pages: Sequence[ReadPage], broken: Sequence[int]) -> tuple[str, ...]:
    bare = [n for n, page in enumerate(pages, 1) if not page.pieces and n not in broken]
    notes = [f"pages that are damaged and were left out: {_listed(broken)}"] if broken else []
    return (*notes, *([f"pages without text: {_listed(bare)}"] if bare else []))


def _unknown(fragments: FragmentReader) -> tuple[str, ...]:
    count = fragments.unknown_characters
    return (f"{count} characters left out: their fonts do not say what they are",) if count else ()


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:12])
    return f"{shown} and {len(numbers) - 12} more" if len(numbers) > 12 else shown


def _labels(reader: PdfReader) -> list[str]:
    """The labels that the file states for its pages; empty if it states none."""
    try:
        return list(reader.page_labels) if "/PageLabels" in reader.root_object else []
    except _FAULTS:
        return []


def _outline(reader: PdfReader) -> dict[str, int]:
    """The outline's titles with their levels; empty if there is none or it is broken."""
    try:
        return {title_key(title): level for level, title in _entries(reader.outline, 1) if title_key(title)}
    except _FAULTS:
        return {}


def _entries(outline: Sequence[object], level: int) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, Destination):
            yield level, str(entry.title or "")
        elif isinstance(entry, list):
            yield from _entries(entry, level + 1)


def _title(reader: PdfReader) -> str:
    """The title in the file's metadata, unless it is the name of a file or of a program."""
    try:
        title = clean_line(str((reader.metadata.title if reader.metadata else None) or ""))
    except _FAULTS:
        return ""
    return "" if _FILE_NAME.search(title) else title


def _told(error: BaseException) -> str:
    first = str(error).strip().splitlines()
    return first[0][:100].rstrip(".") if first else type(error).__name__
