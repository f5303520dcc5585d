"""What the browser keeps of an answer: enough to show it again, copy it and export it, and nothing secret.

It comes back from the browser as untrusted text, hence Pydantic with unknown keys refused. How it looks is left to
``rendering``; which conversation it belongs to, to ``book``.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict

from app.domain import Answer, Citation, Claim, ClaimKind, Opened, Passage, Refusal, Turn


class Shown(BaseModel):
    """Base of everything kept in the browser."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ShownCitation(Shown):
    """Where a claim is supported: ``start`` and ``end`` count characters of page ``page`` (from 0)."""

    number: int
    source_id: str
    page: int
    start: int
    end: int

    @property
    def path(self) -> str:
        """The citation's address on this server."""
        return citation_path(self.source_id, self.page, self.start, self.end)


class ShownClaim(Shown):
    """One sentence of an answer; ``quoted`` when it repeats a source to the letter."""

    text: str
    quoted: bool
    citations: tuple[ShownCitation, ...]


class ShownSource(Shown):
    """A cited passage: ``start`` is the place of ``text`` in its page."""

    number: int
    source_id: str
    title: str
    publisher: str
    licence: str
    url: str
    date: str
    language: str
    page: int
    page_label: str
    paged: bool
    headings: tuple[str, ...]
    text: str
    start: int


class ShownRefusal(Shown):
    """Why there is no answer, and questions that have one."""

    reason: str
    message: str
    suggestions: tuple[str, ...]


class ShownAnswer(Shown):
    """An answer as the reader sees it. ``text`` is its plain text, for follow-up questions."""

    opening: str
    claims: tuple[ShownClaim, ...] = ()
    sources: tuple[ShownSource, ...] = ()
    refusal: ShownRefusal | None = None
    model: str = ""
    withheld: int = 0
    understood: str = ""
    rewritten: bool = False
    text: str = ""


class Exchange(Shown):
    """A question and what came of it: an answer, part of one (``stopped``), or a failure to tell (``error``)."""

    id: str
    asked: str
    answer: ShownAnswer | None = None
    state: Literal["running", "done", "stopped", "failed"] = "running"
    error: str = ""
    thumb: Literal["", "up", "down"] = ""
    thumb_sent: bool = False

    def as_turn(self) -> Turn:
        """What the next question may refer to."""
        answer = self.answer
        return Turn(self.asked, answer.text if answer else "", answer.understood if answer else "")


def citation_path(source_id: str, page: int, start: int, end: int) -> str:
    """The address, on this server, of a page of a source with a stretch of it marked."""
    return f"/source/{quote(source_id, safe='')}/page/{page}?from={start}&to={end}#mark"


def shown_citation(citation: Citation) -> ShownCitation:
    """A citation as the browser keeps it."""
    span = citation.span
    return ShownCitation(
        number=citation.passage.number,
        source_id=citation.passage.source.id,
        page=span.page,
        start=span.start,
        end=span.end,
    )


def shown_claim(claim: Claim) -> ShownClaim:
    """A claim as the browser keeps it."""
    return ShownClaim(
        text=claim.text,
        quoted=claim.kind is ClaimKind.QUOTE,
        citations=tuple(shown_citation(citation) for citation in claim.citations),
    )


def shown_source(passage: Passage) -> ShownSource:
    """A passage with what identifies its source."""
    source, chunk = passage.source, passage.chunk
    return ShownSource(
        number=passage.number,
        source_id=source.id,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        url=source.url,
        date=source.date,
        language=source.language,
        page=chunk.span.page,
        page_label=passage.page_label,
        paged=source.media_type == "application/pdf",
        headings=chunk.heading_path[1:],
        text=chunk.text,
        start=chunk.span.start,
    )


def shown_partial(opened: Opened | None, claims: tuple[Claim, ...]) -> ShownAnswer:
    """An answer that is still being made, or was stopped: what is verified so far."""
    return ShownAnswer(
        opening=opened.opening if opened else "",
        claims=tuple(shown_claim(claim) for claim in claims),
        sources=_cited(claims),
        text="\n".join(claim.text for claim in claims),
    )


def shown_answer(answer: Answer) -> ShownAnswer:
    """A finished answer."""
    refusal = answer.refusal
    trace = answer.trace
    return ShownAnswer(
        opening=answer.opening,
        claims=tuple(shown_claim(claim) for claim in answer.claims),
        sources=_cited(answer.claims),
        refusal=_shown_refusal(refusal) if refusal else None,
        model=trace.model,
        withheld=len(trace.withheld),
        understood=trace.understood,
        rewritten=bool(trace.understood) and trace.understood.strip() != trace.asked.strip(),
        text=answer.text,
    )


def _shown_refusal(refusal: Refusal) -> ShownRefusal:
    return ShownRefusal(reason=refusal.reason.value, message=refusal.message, suggestions=refusal.suggestions)


def _cited(claims: tuple[Claim, ...]) -> tuple[ShownSource, ...]:
    cited = {citation.passage.number: citation.passage for claim in claims for citation in claim.citations}
    return tuple(shown_source(cited[number]) for number in sorted(cited))
