"""What the library is made of: sources, their text by page, and the chunks that can be cited.

All offsets count characters (Unicode code points) of the cleaned text of one page, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is to the library."""

    ROLE = "role"
    COURSES = "courses"
    ARTICLE = "article"


class BlockKind(StrEnum):
    """What a run of page text is. Only PARAGRAPH, ITEM and RECORD hold sentences that can be quoted."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    RECORD = "record"
    TABLE = "table"
    CODE = "code"


class SuspicionKind(StrEnum):
    """Why a file waits for somebody to look at it before it may answer."""

    HIDDEN = "hidden text"
    INSTRUCTION = "instructions to a model"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What was found in a file: ``excerpt`` (at most 300 characters) on the page with the number ``page``, from 0."""

    kind: SuspicionKind
    page: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus.

    ``id`` is the first 12 hex digits of ``sha256`` (of the file's bytes and its sidecar's), so that a renamed file
    keeps its id and an edited one gets another. ``path`` is relative to the corpus, with ``/``. ``date`` is ISO 8601
    (``2025``, ``2025-05`` or ``2025-05-31``) or empty when the source states none. ``language`` is ISO 639-1.
    """

    id: str
    path: str
    title: str
    publisher: str
    licence: str
    url: str
    date: str
    language: str
    sha256: str
    kind: SourceKind
    media_type: str

    def __post_init__(self) -> None:
        if not self.id or not self.sha256.startswith(self.id):
            raise ValueError(f"a source's id must begin its sha256: {self.id!r}")
        if not self.title.strip():
            raise ValueError(f"a source needs a title: {self.path}")


@dataclass(frozen=True, slots=True)
class Page:
    """The cleaned text of one page: ``number`` counts from 0, ``label`` is what is printed on it (may be empty)."""

    number: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a page: ``page`` is the page's number; ``start`` < ``end``, in characters of its text."""

    page: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.page < 0 or not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.page}:{self.start}-{self.end}")

    def within(self, other: Span) -> bool:
        """Whether this span lies inside ``other``."""
        return self.page == other.page and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Block:
    """A run of page text with one layout role. ``level`` is 1 to 6 for headings, 0 otherwise."""

    kind: BlockKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """An occupation that a source describes: its O*NET-SOC code, title, and the other titles people use for it."""

    code: str
    title: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role of the catalogue and the source that describes it."""

    role: Role
    source_id: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its text. ``blocks`` are in reading order; ``role`` is set for role guides."""

    source: Source
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    role: Role | None = None

    def text(self, span: Span) -> str:
        """The text under ``span``; ``ValueError`` if the span is not in this document."""
        for page in self.pages:
            if page.number == span.page and span.end <= len(page.text):
                return page.text[span.start : span.end]
        raise ValueError(f"{self.source.path} has no text at {span}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document that is indexed and can be cited.

    ``text`` is exactly the page's text under ``span``. ``sentences`` are spans of complete sentences, in order,
    each within ``span``. ``ordinal`` counts the chunks of one source from 0. ``heading_path`` runs from the
    document's title down.
    """

    id: str
    source_id: str
    ordinal: int
    heading_path: tuple[str, ...]
    text: str
    span: Span
    sentences: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise ValueError(f"chunk {self.id}: its text and its span differ in length")
        if not all(sentence.within(self.span) for sentence in self.sentences):
            raise ValueError(f"chunk {self.id}: a sentence lies outside of it")

    def quote(self, span: Span) -> str:
        """The text under ``span``, which must lie in this chunk."""
        if not span.within(self.span):
            raise ValueError(f"{span} is not in chunk {self.id}")
        return self.text[span.start - self.span.start : span.end - self.span.start]
