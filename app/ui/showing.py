"""Answers of the coach, whole or in the making, as what the browser keeps of them (see ``shown``)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from app.domain import (
    Answer,
    Cell,
    Citation,
    Claim,
    ClaimKind,
    Comparison,
    Opened,
    Passage,
    Refusal,
    Withheld,
)
from app.ui.shown import (
    ShownAnswer,
    ShownCell,
    ShownCitation,
    ShownClaim,
    ShownComparison,
    ShownRefusal,
    ShownRow,
    ShownSource,
    ShownWithheld,
)


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
        suggested=claim.kind is ClaimKind.SUGGESTION,
        heading=claim.heading,
    )


def shown_comparison(comparison: Comparison) -> ShownComparison:
    """A comparison as the browser keeps it."""
    rows = (ShownRow(label=row.label, cells=tuple(map(_shown_cell, row.cells))) for row in comparison.rows)
    return ShownComparison(columns=comparison.columns, rows=tuple(rows))


def _shown_cell(cell: Cell | None) -> ShownCell | None:
    return None if cell is None else ShownCell(text=cell.text, citation=shown_citation(cell.citation))


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


def shown_partial(
    opened: Opened | None, claims: tuple[Claim, ...], comparison: Comparison | None = None
) -> ShownAnswer:
    """An answer that is still being made, or was stopped: what is verified so far."""
    compared = comparison.citations if comparison else ()
    cells = (cell.citation.quote for row in (comparison.rows if comparison else ()) for cell in row.cells if cell)
    return ShownAnswer(
        opening=opened.opening if opened else "",
        claims=tuple(shown_claim(claim) for claim in claims),
        sources=_cited(chain(compared, *(claim.citations for claim in claims))),
        text="\n".join(dict.fromkeys((*cells, *(claim.text for claim in claims)))),
        comparison=shown_comparison(comparison) if comparison else None,
    )


def shown_answer(answer: Answer) -> ShownAnswer:
    """A finished answer."""
    refusal = answer.refusal
    trace = answer.trace
    return ShownAnswer(
        opening=answer.opening,
        claims=tuple(shown_claim(claim) for claim in answer.claims),
        sources=_cited(answer.citations),
        refusal=_shown_refusal(refusal) if refusal else None,
        model=trace.model if trace.drafted else "",
        withheld=tuple(_shown_withheld(withheld, answer) for withheld in trace.withheld),
        understood=trace.understood,
        rewritten=bool(trace.understood) and trace.understood.strip() != trace.asked.strip(),
        text=answer.text,
        comparison=shown_comparison(answer.comparison) if answer.comparison else None,
        set_aside=tuple(dict.fromkeys(attribute.words for attribute in trace.set_aside)),
    )


def _shown_withheld(withheld: Withheld, answer: Answer) -> ShownWithheld:
    """What was meant to stand in its place is told only if it does."""
    stands = any(claim.text == withheld.instead for claim in answer.claims)
    instead = withheld.instead if stands else ""
    return ShownWithheld(text=withheld.text, reason=withheld.verdict.reason, instead=instead)


def _shown_refusal(refusal: Refusal) -> ShownRefusal:
    return ShownRefusal(reason=refusal.reason.value, message=refusal.message, suggestions=refusal.suggestions)


def _cited(citations: Iterable[Citation]) -> tuple[ShownSource, ...]:
    cited = {citation.passage.number: citation.passage for citation in citations}
    return tuple(shown_source(cited[number]) for number in sorted(cited))
