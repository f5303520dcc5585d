"""A file of the corpus to a ``Document``: the format is told from its content, and what cannot be read is refused.

Every refusal is an ``UnreadableFile`` that tells an adviser what is wrong and what to do. Formats are left to their
readers, splitting to ``ingest.splitting``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from app.domain import Block, BlockKind, Document, Page, Source, Suspicion
from app.errors import UnreadableFile
from app.language.detection import language_of
from ingest.cleaning import clean_line
from ingest.content import Content, Piece, ReadPage, compose
from ingest.formats import MEDIA_TYPES, Format, format_of
from ingest.front_matter import FrontMatter
from ingest.loading import CorpusFile, load
from ingest.readers import content_of
from ingest.recognition import recognises
from ingest.suspicion import suspicions_of

_VERSION = "3"
_TITLE_LENGTH = 200


_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the readers' libraries raise over files that their authors did not foresee."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document, notes on what of the file was left out, what was found in it, and which files it replaces."""

    document: Document
    notes: tuple[str, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    supersedes: tuple[str, ...] = ()


def reader_version() -> str:
    """What the reading of files depends on besides their bytes: where it differs, every file is read again."""
    return _VERSION + ("+ocr" if recognises() else "")


def read(path: Path, relative: str) -> Document:
    """The document in a file. ``relative`` is its path in the corpus. Raises ``UnreadableFile``."""
    return read_file(load(path, relative)).document


def read_file(file: CorpusFile) -> ReadFile:
    """The document in these bytes. Raises ``UnreadableFile``, for a reader's unforeseen stumble too.

    So no file can end the run for those after it; what it stumbled over is told to the adviser.
    """
    try:
        return _read_file(file)
    except _STUMBLES as error:
        raise UnreadableFile(
            f"Its reader stumbled over it ({type(error).__name__}: {error}).",
            "Save it anew with the program that made it, or as PDF or plain text.",
        ) from error


def _read_file(file: CorpusFile) -> ReadFile:
    if not file.content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise UnreadableFile("It is empty.", "Save the file with its text, or remove it.")
    known = format_of(file.content, file.path)
    stated, content = content_of(file, known)
    composed = [compose(number, page) for number, page in enumerate(content.pages)]
    pages = tuple(page for page, _ in composed)
    blocks = tuple(block for _, blocks in composed for block in blocks)
    if not blocks:
        raise UnreadableFile("It holds no text.", "Save the file with its text, or remove it.")
    if all(block.kind is BlockKind.HEADING for block in blocks):
        raise UnreadableFile("It holds headings but no text below them.", "Add the text, or remove the file.")
    source = _source(file, known, stated, content, _Body(pages, blocks))
    document = Document(source, pages, blocks, stated.role)
    return ReadFile(document, content.notes, suspicions_of(_with_headline(content.pages, document)), stated.supersedes)


def _with_headline(pages: tuple[ReadPage, ...], document: Document) -> tuple[ReadPage, ...]:
    """The pages with all that stands over them in prompts and answers: title, publisher, names of the role."""
    names = (document.role.title, *document.role.names) if document.role is not None else ()
    stated = (document.source.title, document.source.publisher, *names)
    headline = tuple(Piece(BlockKind.HEADING, text) for text in stated)
    return (replace(pages[0], pieces=(*headline, *pages[0].pieces)), *pages[1:])


def title_from_name(path: str) -> str:
    """The title of last resort, from the file's name."""
    stem = PurePosixPath(path).stem
    words = clean_line(stem.replace("_", " ").replace("-", " ")) or stem or path
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class _Body:
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]

    def text(self, block: Block) -> str:
        return self.pages[block.span.page].text[block.span.start : block.span.end]

    def first_heading(self) -> str:
        """The first heading of the highest level on the first page that has text."""
        first = self.blocks[0].span.page
        headings = [b for b in self.blocks if b.kind is BlockKind.HEADING and b.span.page == first]
        return self.text(min(headings, key=lambda block: block.level)) if headings else ""


def _source(file: CorpusFile, known: Format, stated: FrontMatter, content: Content, body: _Body) -> Source:
    sha256 = file.sha256
    title = stated.title or clean_line(content.title) or body.first_heading() or title_from_name(file.path)
    return Source(
        id=sha256[:12],
        path=file.path,
        title=clean_line(title)[:_TITLE_LENGTH],
        publisher=stated.publisher or clean_line(content.publisher),
        licence=stated.licence,
        url=stated.url or content.url,
        date=stated.date or content.date,
        language=stated.language or language_of(" ".join(page.text for page in body.pages[:20])),
        sha256=sha256,
        kind=stated.kind,
        media_type=MEDIA_TYPES[known],
    )
