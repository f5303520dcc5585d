"""Answers and conversations as plain text and Markdown, to copy and to keep; citations stay, as whole addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.detection import language_of
from app.replies import compared, follows_from, suggestion_label
from app.ui.book import Conversation
from app.ui.shown import Exchange, ShownAnswer, ShownCitation, ShownClaim, ShownComparison
from app.ui.wording import age, counted, readable_date


def as_text(exchange: Exchange, origin: str) -> str:
    """An answer to paste elsewhere: its points with ``[n]``, and below what each is and where it opens."""
    answer = exchange.answer
    if answer is None:
        return exchange.error
    if answer.refusal is not None:
        return answer.refusal.message
    lines = [answer.opening, ""] if answer.opening else []
    if answer.comparison is not None:
        lines += [*_compared_text(answer.comparison), ""]
    for group in answer.groups:
        lines += ["", f"{group.heading}:"] if group.heading else []
        lines += [_claim_text(claim) for claim in group.claims]
    return "\n".join([*lines, "", *_listed(answer, origin)])


def _compared_text(comparison: ShownComparison) -> list[str]:
    lines = []
    for row in comparison.rows:
        said = [(name, cell) for name, cell in zip(comparison.columns, row.cells, strict=False) if cell is not None]
        cells = [f"{name}: {cell.text} [{cell.citation.number}]" for name, cell in said]
        lines.append(f"- {row.label}: {'; '.join(cells)}")
    return lines


def _claim_text(claim: ShownClaim) -> str:
    marks = "".join(f"[{number}]" for number in dict.fromkeys(c.number for c in claim.citations))
    if claim.suggested:
        language = language_of(claim.text)
        return f"- {suggestion_label(language)}: {claim.text} ({follows_from(language)} {marks})"
    return f"- “{claim.text}” {marks}" if claim.quoted else f"- {claim.text} {marks}"


def as_markdown(conversation: Conversation, origin: str) -> str:
    """A conversation as a Markdown file; citations are links."""
    parts = [f"# {_plain(conversation.title)}"]
    for exchange in conversation.exchanges:
        parts.append(f"## {_plain(exchange.asked)}")
        parts.append(_answer_markdown(exchange, origin))
    return "\n\n".join(parts) + "\n"


def _answer_markdown(exchange: Exchange, origin: str) -> str:
    answer = exchange.answer
    if answer is None:
        return _plain(exchange.error) or "No answer."
    if answer.refusal is not None:
        return _plain(answer.refusal.message)
    foot = f"*{_plain(answer.model)}; {counted(answer.left_out, 'sentence', 'sentences')} left out; {age(answer)}*"
    points = []
    for group in answer.groups:
        points.append(f"### {_plain(group.heading)}" if group.heading else "")
        points.append("\n".join(_claim_markdown(claim, origin) for claim in group.claims))
    blocks = [
        _plain(answer.opening),
        _compared_markdown(answer.comparison, origin) if answer.comparison else "",
        *points,
        "\n".join(f"- {_plain(s)}" for s in _listed(answer, origin)),
        foot,
    ]
    return "\n\n".join(block for block in blocks if block)


def _compared_markdown(comparison: ShownComparison, origin: str) -> str:
    """A table of Markdown, its caption above it."""
    columns = list(map(_plain, comparison.columns))
    rows = [["", *columns], ["---"] * (len(columns) + 1)]
    for row in comparison.rows:
        cells = [f"{_plain(cell.text)} {_marks([cell.citation], origin)}" if cell else "—" for cell in row.cells]
        rows.append([_plain(row.label), *cells])
    caption = compared(columns, language_of(" ".join(columns)))
    return "\n".join([f"**{caption}**", "", *(f"| {' | '.join(row)} |" for row in rows)])


def _claim_markdown(claim: ShownClaim, origin: str) -> str:
    marks = _marks(claim.citations, origin)
    text = _plain(claim.text)
    if claim.suggested:
        language = language_of(claim.text)
        return f"- **{suggestion_label(language)}:** {text} ({follows_from(language)} {marks})"
    return f"- “{text}” {marks}" if claim.quoted else f"- {text} {marks}"


def _marks(citations: Sequence[ShownCitation], origin: str) -> str:
    cited = {citation.number: citation for citation in citations}
    return " ".join(f"[\\[{number}\\]]({origin}{citation.path})" for number, citation in cited.items())


def _listed(answer: ShownAnswer, origin: str) -> list[str]:
    listed = []
    paths = answer.paths
    for source in answer.sources:
        path = paths.get(source.number, "")
        told = ", ".join(part for part in (source.title, source.publisher, readable_date(source.date)) if part)
        listed.append(f"[{source.number}] {told}: {origin}{path}")
    return listed


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
