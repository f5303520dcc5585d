"""PDF to pieces, through pypdf: text page by page with printed page labels, the outline as headings.

Refused aloud: what asks for a password, what holds no text, what cannot be parsed. Pages that are pictures go through
text recognition where it is installed. Layout is left to ``ingest.page_layout`` and ``ingest.paragraphs``.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from pypdf import PdfReader, apply_configuration  # noqa: TID251

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.adapters.pypdf_document import DAMAGED_HINT, attachments, labels, opened, outline, title, told
from ingest.adapters.pypdf_fragments import FragmentReader, switched_off
from ingest.adapters.pypdf_objects import FAULTS
from ingest.adapters.quiet_logs import quiet
from ingest.adapters.rapidocr_recogniser import open_recogniser
from ingest.concealment import Painted, seen
from ingest.content import Content, Piece, ReadPage
from ingest.line_joining import joiner_for
from ingest.page_layout import Line, lines_of
from ingest.paragraphs import body_size, has_lost_table, pieces_of, style_of
from ingest.recognition import INSTALL, OpenRecogniser
from ingest.running_heads import without_running_heads

NO_TEXT = "None of its pages holds text: it is probably a scan, and text recognition (OCR) is not installed."
NO_TEXT_HINT = f"Install it with '{INSTALL}', then run 'career-coach ingest' again."
_BLANK = "None of its pages holds text or pictures."
_BLANK_HINT = "Check that it is the right file, or remove it."
_UNKNOWN_SHARE = 0.1
_FEW_LETTERS = 20
_PICTURE_COVER = 0.5
"""A page with fewer letters than these and a picture over this share of it is a scan with a stamp or a page number."""
_MOST_UNPACKED = 32_000_000
"""Bytes that one stream may unpack to."""


@dataclass(slots=True)
class _Pages:
    """What has been read of the pages. Page numbers count from 1."""

    lines: list[list[Line]] = field(default_factory=list)
    hidden: list[list[str]] = field(default_factory=list)
    strays: int = 0
    pictures: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unsure: int = 0
    cut: list[int] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)


def read_pdf(
    content: bytes, passwords: Sequence[str] = (), open_recogniser: OpenRecogniser = open_recogniser
) -> Content:
    """Every page, those without text too, so that page numbers hold. Raises ``UnreadableFile``.

    ``passwords`` are tried one after the other on a locked file, after the empty one.
    """
    with quiet("pypdf"), _bounded():
        reader, password = opened(content, passwords)
        fragments = FragmentReader(_switched_off(reader))
        pages = _read(reader, fragments)
        _check_fonts(pages, fragments)
        headings, stated, name, attached = outline(reader), labels(reader), title(reader), attachments(reader)
    if pages.pictures:
        _recognise(pages, content, password, open_recogniser)
    if not any(pages.lines):
        raise _textless(pages)
    everything = [line for page in pages.lines for line in page]
    stripped = without_running_heads(pages.lines, body_size(everything))
    style = style_of([line for page in stripped for line in page.lines], headings)
    joiner = joiner_for(line.text for line in everything)
    made = tuple(
        ReadPage(
            stated[number] if stated else page.label,
            (
                *pieces_of(page.lines, style, joiner),
                *(Piece(BlockKind.PARAGRAPH, text, hidden=True) for text in pages.hidden[number]),
            ),
        )
        for number, page in enumerate(stripped)
    )
    lost = [number for number, page in enumerate(stripped, 1) if has_lost_table(page.lines)]
    notes = (*_notes(pages, made, lost), *_other_notes(fragments, attached))
    return Content(made, title=name, notes=notes)


def _bounded() -> AbstractContextManager[object]:
    """pypdf with bounds on what one stream may unpack to."""
    return apply_configuration(
        zlib_maximum_output_length=_MOST_UNPACKED,
        lzw_maximum_output_length=_MOST_UNPACKED,
        run_length_maximum_output_length=_MOST_UNPACKED,
        array_based_stream_maximum_output_length=_MOST_UNPACKED,
    )


def _switched_off(reader: PdfReader) -> frozenset[int]:
    try:
        return switched_off(reader.root_object)
    except FAULTS:
        return frozenset()


def _read(reader: PdfReader, fragments: FragmentReader) -> _Pages:
    pages = _Pages()
    for number in range(1, len(reader.pages) + 1):
        try:
            painted = fragments.painted(reader.pages[number - 1])
            found = seen(painted)
            lines = lines_of(found.fragments)
        except FAULTS as error:
            pages.broken[number] = told(error)
            pages.lines.append([])
            pages.hidden.append([])
            continue
        pages.lines.append(lines)
        pages.hidden.append(found.hidden)
        pages.strays += found.strays
        if fragments.cut:
            pages.cut.append(number)
        if _is_picture(lines, painted):
            pages.pictures.append(number)
    return pages


def _is_picture(lines: Sequence[Line], painted: Painted) -> bool:
    if not painted.images:
        return False
    letters = sum(len(line.text) for line in lines)
    return not letters or (letters < _FEW_LETTERS and painted.image_cover >= _PICTURE_COVER)


def _recognise(pages: _Pages, content: bytes, password: str, open_recogniser: OpenRecogniser) -> None:
    """Put what is recognised on the pages that are pictures; nothing if text recognition is not installed."""
    recogniser = open_recogniser(content, password)
    if recogniser is None:
        return
    for number in pages.pictures:
        found = recogniser.page(number - 1)
        if found is not None:
            pages.recognised.append(number)
            pages.unsure += found.unsure
            pages.lines[number - 1] = lines_of(found.fragments) or pages.lines[number - 1]


def _check_fonts(pages: _Pages, fragments: FragmentReader) -> None:
    known = sum(len(line.text) for page in pages.lines for line in page)
    if fragments.unknown_characters > _UNKNOWN_SHARE * (known + fragments.unknown_characters):
        message = "Its fonts do not say which letters they draw, so its text cannot be read."
        raise UnreadableFile(message, "Export it again with Unicode fonts, or run it through OCR.")


def _textless(pages: _Pages) -> UnreadableFile:
    if pages.broken:
        reason = next(iter(pages.broken.values()))
        return UnreadableFile(f"The PDF is damaged: none of its pages can be read ({reason}).", DAMAGED_HINT)
    if any(pages.hidden) or (pages.strays and not pages.pictures):
        message = "All of its text is hidden: invisible, white on white, tiny or off the page."
        return UnreadableFile(message, "Ask where it comes from, and add a version whose text is seen.")
    if pages.recognised:
        message = "Its pages are pictures, and text recognition (OCR) found no text in them."
        return UnreadableFile(message, "Scan it again, straight and at 300 dots per inch, or remove the file.")
    return UnreadableFile(NO_TEXT, NO_TEXT_HINT) if pages.pictures else UnreadableFile(_BLANK, _BLANK_HINT)


def _notes(pages: _Pages, made: Sequence[ReadPage], lost: Sequence[int]) -> list[str]:
    """What was left out of the pages' text."""
    unread = [number for number in pages.pictures if number not in pages.recognised]
    empty = {number for number, page in enumerate(made, 1) if not any(not piece.hidden for piece in page.pieces)}
    bare = sorted(empty - set(pages.broken) - set(unread))
    rows = [n for n, page in enumerate(made, 1) if any(piece.kind is BlockKind.TABLE for piece in page.pieces)]
    told_of = (
        ("pages that are damaged and were left out: {}", sorted(pages.broken)),
        ("pages that are pictures and were not read: {}; " + f"'{INSTALL}' installs text recognition", unread),
        ("pages without text: {}", bare),
        ("pages too intricate to be read to their end: {}", pages.cut),
        ("pages whose text was recognised in a picture (OCR), which may misread words: {}", pages.recognised),
        ("tables lost, their cells run together as text, on pages: {}", lost),
        ("tables kept as plain rows, for their headers are unclear, on pages: {}", rows),
    )
    notes = [text.format(_listed(numbers)) for text, numbers in told_of if numbers]
    if pages.unsure:
        notes.append(f"{pages.unsure} lines left out that text recognition was unsure of")
    return [*notes, f"{pages.strays} hidden words left out"] if pages.strays else notes


def _other_notes(fragments: FragmentReader, attached: Sequence[str]) -> list[str]:
    notes: list[str] = []
    if fragments.unknown_characters:
        notes.append(f"{fragments.unknown_characters} characters left out: their fonts do not say what they are")
    if fragments.comments:
        notes.append(f"{fragments.comments} comments beside the text left out")
    return [*notes, f"attached files left out: {', '.join(attached)}"] if attached else notes


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:12])
    return f"{shown} and {len(numbers) - 12} more" if len(numbers) > 12 else shown
