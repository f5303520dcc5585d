"""A file of the corpus to a ``Document``: the format is told from its content, and what cannot be read is refused.

Every refusal is an ``UnreadableFile`` that tells an adviser what is wrong and what to do. Formats are left to their
readers, splitting to ``ingest.splitting``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.domain import Block, BlockKind, Document, Page, Role, Source
from app.errors import UnreadableFile
from app.language.detection import language_of
from ingest.cleaning import clean_line
from ingest.content import Content, compose
from ingest.decoding import decode
from ingest.formats import MEDIA_TYPES, Format, format_of
from ingest.front_matter import SIDECAR_SUFFIX, FrontMatter, parse, split_front_matter

LARGEST_BYTES = 100 * 1024 * 1024
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
class CorpusFile:
    """A file's bytes and its sidecar's (None if it has none). ``path`` is relative to the corpus, with ``/``."""

    path: str
    content: bytes
    sidecar: bytes | None = None

    @property
    def sha256(self) -> str:
        """Hash of the bytes, the sidecar's after them."""
        digest = hashlib.sha256(self.content)
        if self.sidecar is not None:
            digest.update(b"\0sidecar\0" + self.sidecar)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document, and notes on what of the file was left out."""

    document: Document
    notes: tuple[str, ...] = ()


def read(path: Path, relative: str) -> Document:
    """The document in a file. ``relative`` is its path in the corpus. Raises ``UnreadableFile``."""
    return read_file(load(path, relative)).document


def load(path: Path, relative: str) -> CorpusFile:
    """The bytes of a file and of its sidecar. Raises ``UnreadableFile`` if it is too large or cannot be opened."""
    sidecar = sidecar_of(path)
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            message = f"It has {size / 1024 / 1024:.0f} MB; files of up to {LARGEST_BYTES // 1024 // 1024} MB are read."
            raise UnreadableFile(message, "Split it into parts, or leave out its pictures.")
        return CorpusFile(relative, path.read_bytes(), sidecar.read_bytes() if sidecar.is_file() else None)
    except OSError as error:
        message = f"It cannot be opened: {error.strerror or error}."
        raise UnreadableFile(message, "Check that the file is there and may be read.") from error


def sidecar_of(path: Path) -> Path:
    """Where a file's sidecar would be."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


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
    stated, content = _content(file, known)
    composed = [compose(number, page) for number, page in enumerate(content.pages)]
    pages = tuple(page for page, _ in composed)
    blocks = tuple(block for _, blocks in composed for block in blocks)
    if not blocks:
        raise UnreadableFile("It holds no text.", "Save the file with its text, or remove it.")
    if all(block.kind is BlockKind.HEADING for block in blocks):
        raise UnreadableFile("It holds headings but no text below them.", "Add the text, or remove the file.")
    source = _source(file, known, stated, content, _Body(pages, blocks))
    return ReadFile(Document(source, pages, blocks, _role(stated)), content.notes)


def title_from_name(path: str) -> str:
    """The title of last resort, from the file's name."""
    stem = PurePosixPath(path).stem
    words = clean_line(stem.replace("_", " ").replace("-", " ")) or stem or path
    return words[:1].upper() + words[1:]


def _content(file: CorpusFile, known: Format) -> tuple[FrontMatter, Content]:
    """What is stated about the file, and its content. Keys of the sidecar replace those of the front matter."""
    sidecar = parse(decode(file.sidecar), f"sidecar {_name(file.path)}{SIDECAR_SUFFIX}") if file.sidecar else None
    if known is Format.PDF:
        from ingest.adapters.pypdf_reader import read_pdf

        return sidecar or FrontMatter(), read_pdf(file.content)
    if known is Format.HTML:
        from ingest.adapters.trafilatura_reader import read_html

        return sidecar or FrontMatter(), read_html(file.content)
    text = decode(file.content)
    stated, body = split_front_matter(text)
    return sidecar or stated, _text_content(body, known)


def _text_content(body: str, known: Format) -> Content:
    if not body.strip():
        raise UnreadableFile("It has front matter but no text below it.", "Add the text, or remove the file.")
    if known is Format.MARKDOWN:
        from ingest.adapters.markdown_reader import read_markdown

        return read_markdown(body)
    if known is Format.CSV:
        from ingest.csv_reader import read_csv

        return read_csv(body)
    from ingest.text_reader import read_text

    return read_text(body)


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


def _role(stated: FrontMatter) -> Role | None:
    return stated.role.role() if stated.role is not None else None


def _name(path: str) -> str:
    return PurePosixPath(path).name
