"""What an answer is made from: passages, and what stands out in them; or why there is no answer."""

from __future__ import annotations

from dataclasses import dataclass

from app.answerability.corrections import Correction, correction_of
from app.answerability.gaps import gap_of
from app.citation.comparison import compare
from app.citation.refusals import refuse, refuse_gap
from app.domain import Chunk, Comparison, Passage, Refusal, RefusalReason, Source, Understanding
from app.language.words import index_terms
from app.pipeline.parts import Parts
from app.ports import Library
from app.replies import corrected, opening

_NEAR = 2
"""So many words must a chunk share with a question for its source to be named as near."""
_CLOSE = 0.8
"""A passage that is as near as this to a question answers it, whatever the question is about: a careers office keeps
more in its library than careers."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer is made from, under its opening line."""

    opening: str
    passages: tuple[Passage, ...]
    comparison: Comparison | None = None
    correction: Correction | None = None


def find(understanding: Understanding, parts: Parts) -> Found | Refusal:
    """Passages, and what stands out in them: a correction of the question, a comparison; or why there is no answer."""
    passages = parts.retrieve(understanding)
    correction = correction_of(understanding, passages, parts)
    if correction is None:
        refusal = _nothing_to_say(understanding, passages, parts)
        if refusal is not None:
            return refusal
        roles = [entry.role.title for entry in understanding.roles]
        compared = compare(understanding, passages, parts.library)
        line = opening(roles, understanding.aspects, understanding.language)
        return Found(line, compared.passages, compared.table) if compared else Found(line, passages)
    cited = (citation.passage for citation in correction.citations)
    more = tuple(dict.fromkeys(passage for passage in cited if passage not in passages))
    return Found(corrected(correction.premise, understanding.language), (*passages, *more), correction=correction)


def _nothing_to_say(understanding: Understanding, passages: tuple[Passage, ...], parts: Parts) -> Refusal | None:
    """Why there is no answer: nothing was found, or what was found only comes near; None if there is one."""
    language, library = understanding.language, parts.library
    if not passages and not library.roles() and not library.records():
        return refuse(RefusalReason.EMPTY_LIBRARY, language)
    gap = gap_of(understanding, passages, library)
    if gap is not None:
        return refuse_gap(gap, language, [passage.source for passage in passages])
    if not passages or (passages[0].score < _CLOSE and not parts.in_scope(understanding)):
        return refuse(RefusalReason.NOTHING_RELEVANT, language, _nearby(understanding, library))
    return None


def _nearby(understanding: Understanding, library: Library) -> tuple[Source, ...]:
    """The sources of the roles asked about, else those of chunks that share at least two words with the question."""
    linked = [library.source(entry.source_id) for entry in understanding.roles]
    wanted = set(index_terms(understanding.text))
    hits = library.search(sorted(wanted), 6)
    near = (chunk for chunk in library.chunks([hit.chunk_id for hit in hits]) if _shared(wanted, chunk) >= _NEAR)
    found = (*linked, *(library.source(chunk.source_id) for chunk in near))
    return tuple(source for source in found if source is not None)


def _shared(wanted: set[str], chunk: Chunk) -> int:
    return len(wanted.intersection(index_terms(chunk.text)))
