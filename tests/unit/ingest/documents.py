"""Documents for tests of the ingest."""

from __future__ import annotations

from app.domain import Block, BlockKind, Document
from ingest.loading import CorpusFile
from ingest.reading import read_file


def document(content: str | bytes, path: str = "guide.md", sidecar: str | None = None) -> Document:
    """What is read from these bytes."""
    raw = content.encode() if isinstance(content, str) else content
    return read_file(CorpusFile(path, raw, sidecar.encode() if sidecar is not None else None)).document


def texts(made: Document, kind: BlockKind | None = None) -> list[str]:
    """The texts of the blocks, of one kind if given."""
    return [made.text(block.span) for block in made.blocks if kind in {None, block.kind}]


def blocks_of(made: Document, kind: BlockKind) -> list[Block]:
    """The blocks of one kind."""
    return [block for block in made.blocks if block.kind is kind]
