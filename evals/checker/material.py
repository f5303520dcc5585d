"""A plain text as a passage that the product's checker can read; all of its sentences can be quoted."""

from __future__ import annotations

import hashlib

from app.domain import Chunk, Passage, Source, SourceKind, Span
from app.language.detection import language_of
from app.language.windows import pieces

_TITLE = "Library"


def as_passage(text: str, *, heading_path: tuple[str, ...] = (), kind: SourceKind = SourceKind.ARTICLE) -> Passage:
    """The text; a first line such as ``Nurses › Pay`` is taken for its title and heading if none is given."""
    first, _, rest = text.partition("\n")
    if not heading_path and " › " in first and rest.strip():
        heading_path, text = tuple(first.split(" › ")), rest
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = heading_path[0] if heading_path else _TITLE
    source = Source(
        digest[:12], "text.txt", title, "", "", "", "", language_of(text), digest, kind, "text/plain"
    )  # fmt: skip
    spans = tuple(Span(0, start, end) for start, end in pieces(text))
    return Passage(Chunk(digest, source.id, 0, heading_path, text, Span(0, 0, len(text)), spans), source, "", 1.0, 1)
