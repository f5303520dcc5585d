"""Answers and conversations as plain text and Markdown, to copy and to keep; citations stay, as whole addresses."""

from __future__ import annotations

import re

from app.ui.book import Conversation
from app.ui.shown import Exchange, ShownAnswer
from app.ui.wording import age, counted, readable_date


def as_text(exchange: Exchange, origin: str) -> str:
    """An answer to paste elsewhere: its points with ``[n]``, and below what each is and where it opens."""
    answer = exchange.answer
    if answer is None:
        return exchange.error
    if answer.refusal is not None:
        return answer.refusal.message
    lines = [answer.opening, ""] if answer.opening else []
    for claim in answer.claims:
        marks = "".join(f"[{number}]" for number in dict.fromkeys(c.number for c in claim.citations))
        text = f"“{claim.text}”" if claim.quoted else claim.text
        lines.append(f"- {text} {marks}")
    return "\n".join([*lines, "", *_listed(answer, origin)])


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
    points = []
    for claim in answer.claims:
        cited = {citation.number: citation for citation in claim.citations}
        marks = " ".join(f"[\\[{number}\\]]({origin}{citation.path})" for number, citation in cited.items())
        text = f"“{_plain(claim.text)}”" if claim.quoted else _plain(claim.text)
        points.append(f"- {text} {marks}")
    foot = f"*{_plain(answer.model)}; {counted(answer.withheld, 'sentence', 'sentences')} withheld; {age(answer)}*"
    blocks = [
        _plain(answer.opening),
        "\n".join(points),
        "\n".join(f"- {_plain(s)}" for s in _listed(answer, origin)),
        foot,
    ]
    return "\n\n".join(block for block in blocks if block)


def _listed(answer: ShownAnswer, origin: str) -> list[str]:
    listed = []
    for source in answer.sources:
        path = next(c.path for claim in answer.claims for c in claim.citations if c.number == source.number)
        told = ", ".join(part for part in (source.title, source.publisher, readable_date(source.date)) if part)
        listed.append(f"[{source.number}] {told}: {origin}{path}")
    return listed


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
