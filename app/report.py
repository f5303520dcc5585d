"""The library's health on the terminal: counts, and of each finding the first few, for a person to act on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.health import ANSWERS_NEEDED, CorpusHealth, NearPair
from app.language.masking import spelt_out
from app.ports import SourceRecord, Unanswered
from app.ui.wording import counted

SHOWN = 10
_Item = TypeVar("_Item")


def show_health(health: CorpusHealth, console: Console) -> None:
    """Print the report: one table for each finding that there is, then what nothing was found of."""
    sources = counted(health.sources, "source answers", "sources answer")
    console.print(f"{sources} questions, in {counted(health.chunks, 'chunk', 'chunks')}.")
    tables = (
        _listed("Waiting for approval", ("File", "Found in it"), health.quarantined, _suspicious),
        _listed("Refused", ("File", "Why"), health.refused, _with_reason),
        _listed("Retired", ("File", "Why"), health.retired, _with_reason),
        _listed("Read in part", ("File", "Left out"), health.notes, _with_notes),
        _listed("Nearly the same text", ("Older", "Newer", "The same"), health.near, _pair),
        _listed("The same bytes, read once", ("Files",), health.exact, _copies),
        _listed("Out of date", ("File", "Dated"), health.stale, _dated),
        _listed("Never cited", ("File", "Title"), health.never_cited, _titled),
        _listed("Questions without an answer", ("Question", "Asked", "Last"), health.unanswered, _asked),
    )
    shown = [(title, table) for title, table in tables if table is not None]
    for title, table in shown:
        console.print(Text(f"\n{title}", style="bold"))
        console.print(table)
    console.print()
    for line in _lines(health):
        console.print(Text(line))
    if not shown:
        console.print("Nothing else was found.")


def _lines(health: CorpusHealth) -> list[str]:
    lines = [f"{counted(health.undated, 'source states', 'sources state')} no date."] if health.undated else []
    if not health.usage_tells:
        told = f"{health.answers} counted so far"
        lines.append(f"Which sources are never cited can be said after {ANSWERS_NEEDED} answers in the page; {told}.")
    elif health.guides_never_cited:
        guides = counted(health.guides_never_cited, "role guide was", "role guides were")
        lines.append(f"{guides} never cited in {health.answers:,} answers.")
    return lines


def _listed(
    title: str, headings: Sequence[str], items: Sequence[_Item], row: Callable[[_Item], tuple[str, ...]]
) -> tuple[str, Table | None]:
    """The title with their count, the first items, and how many more there are; None if there is none."""
    if not items:
        return title, None
    table = Table()
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for item in items[:SHOWN]:
        table.add_row(*map(Text, row(item)))
    if len(items) > SHOWN:
        table.add_row(Text(f"and {len(items) - SHOWN:,} more", style="dim"))
    return f"{title}: {len(items):,}", table


def _with_reason(record: SourceRecord) -> tuple[str, ...]:
    return record.path, record.reason


def _with_notes(record: SourceRecord) -> tuple[str, ...]:
    return record.path, "\n".join(record.notes[:5])


def _suspicious(record: SourceRecord) -> tuple[str, ...]:
    found = [f"{one.kind.value}, page {one.page + 1}: “{spelt_out(one.excerpt)}”" for one in record.suspicions[:3]]
    return record.path, "\n".join(found) or record.reason


def _pair(pair: NearPair) -> tuple[str, ...]:
    return pair.older.path, pair.newer.path, f"{pair.similarity:.0%}"


def _copies(group: Sequence[SourceRecord]) -> tuple[str, ...]:
    return (", ".join(record.path for record in group),)


def _dated(record: SourceRecord) -> tuple[str, ...]:
    return record.path, record.source.date if record.source else ""


def _titled(record: SourceRecord) -> tuple[str, ...]:
    return record.path, record.source.title if record.source else ""


def _asked(question: Unanswered) -> tuple[str, ...]:
    return question.text, f"{question.times} ×", question.last_asked.date().isoformat()
