"""Passages for tests, built from plain sentences the way ingest builds them."""

from __future__ import annotations

import hashlib

from app.domain import Chunk, Passage, Source, SourceKind, Span
from app.language.sentences import sentence_spans


def source(title: str, kind: SourceKind = SourceKind.ROLE, language: str = "en", date: str = "2025-05") -> Source:
    """A source of that title."""
    digest = hashlib.sha256(title.encode()).hexdigest()
    path = f"{title.lower().replace(' ', '-')}.md"
    return Source(digest[:12], path, title, "BLS", "public domain", "", date, language, digest, kind, "text/markdown")


def passage(
    text: str,
    *,
    title: str = "Registered Nurses",
    section: str = "Pay",
    number: int = 1,
    kind: SourceKind = SourceKind.ROLE,
) -> Passage:
    """A passage that holds exactly ``text``."""
    of = source(title, kind)
    spans = tuple(Span(0, start, end) for start, end in sentence_spans(text))
    chunk_id = hashlib.sha256((of.id + text).encode()).hexdigest()[:16]
    chunk = Chunk(chunk_id, of.id, 0, (title, section), text, Span(0, 0, len(text)), spans)
    return Passage(chunk, of, "", 0.9, number)
