"""Citations as passages that hold the cited spans and nothing else, for a judge that may see no more than that.

The title and headings over a span stay, because a reader sees them beside it and a span may lean on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from app.domain import Chunk, Citation, Passage, Span
from app.language.sentences import sentence_spans


def cited_passages(citations: Sequence[Citation]) -> tuple[Passage, ...]:
    """A passage for each distinct citation, numbered from 1 in their order."""
    distinct = list(dict.fromkeys(citations))
    return tuple(_cut(citation, number) for number, citation in enumerate(distinct, 1))


def _cut(citation: Citation, number: int) -> Passage:
    whole = citation.passage.chunk
    page, offset = citation.span.page, citation.span.start
    spans = tuple(Span(page, offset + start, offset + end) for start, end in sentence_spans(citation.quote))
    name = hashlib.sha256(f"{whole.id}:{citation.span}".encode()).hexdigest()[:16]
    chunk = Chunk(name, whole.source_id, whole.ordinal, whole.heading_path, citation.quote, citation.span, spans)
    return Passage(chunk, citation.passage.source, citation.passage.page_label, citation.passage.score, number)
