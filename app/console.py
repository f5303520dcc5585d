"""How the command line shows things: an answer as it streams, its sources, an ingest run, a doctor's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from app.doctor import Check, State
from app.domain import Answer, Citation, Claim, ClaimKind, Comparison, Event, Opened, Passage, StageStarted
from app.language.detection import language_of
from app.ports import FileOutcome, FileReport, IngestProgress
from app.replies import compared, follows_from, left_out, set_aside_told, stage_name, suggestion_label

_STYLES = {State.OK: "green", State.WARNING: "yellow", State.FAULT: "bold red"}
_OUTCOME_STYLES = {FileOutcome.REFUSED: "red", FileOutcome.QUARANTINED: "yellow", FileOutcome.WAITING: "yellow"}


def show_answer(events: Iterable[Event], console: Console) -> None:
    """Print an answer while it comes about, then what stands below it. Stages go to a line that leaves no trace."""
    heading = ""
    with console.status("") as status:
        for event in events:
            if isinstance(event, StageStarted):
                status.update(stage_name(event.stage, "en") + "…")
            elif isinstance(event, Opened):
                console.print(Text(event.opening, style="bold"))
            elif isinstance(event, Comparison):
                console.print(_compared(event))
            elif isinstance(event, Claim):
                if event.heading != heading:
                    console.print(Text(f"\n{event.heading}" if event.heading else "", style="bold"))
                heading = event.heading
                console.print(_claim_line(event))
            elif isinstance(event, Answer):
                status.stop()
                _show_ending(event, console)


def _show_ending(answer: Answer, console: Console) -> None:
    """The refusal if it is one, else the sources and the quiet line."""
    if answer.refusal is not None:
        console.print(Text(answer.refusal.message))
        for suggestion in answer.refusal.suggestions:
            console.print(Text(f"  · {suggestion}"))
        _show_set_aside(answer, console)
        _show_left_out(answer, console)
        return
    console.print()
    cited = {citation.passage.number: citation.passage for citation in answer.citations}
    for number, passage in sorted(cited.items()):
        console.print(Text(f"[{number}] {_source_line(passage)}", style="dim"))
    drafted = answer.trace.drafted
    console.print(
        Text(answer.trace.model if drafted else "In the library's own words; no model was asked.", style="dim")
    )
    _show_set_aside(answer, console)
    _show_left_out(answer, console)
    for note in answer.trace.notes:
        console.print(Text(note, style="yellow"))


def _show_set_aside(answer: Answer, console: Console) -> None:
    """What was told in passing and the answer does not turn on."""
    words = list(dict.fromkeys(attribute.words for attribute in answer.trace.set_aside))
    if words:
        console.print(Text(set_aside_told(words, answer.trace.language), style="dim"))


def _show_left_out(answer: Answer, console: Console) -> None:
    """How many drafted sentences are not shown, and the reasons. The sentences themselves stay out of the terminal."""
    withheld = answer.trace.withheld
    if not withheld:
        return
    console.print(Text(left_out(len(withheld), "en"), style="dim"))
    for reason, count in Counter(one.verdict.reason for one in withheld).items():
        console.print(Text(f"  · {reason}" + (f" ({count} times)" if count > 1 else ""), style="dim"))


def show_progress(run: Iterator[IngestProgress], console: Console) -> list[FileReport]:
    """Run an ingest under a progress bar; returns what became of each file."""
    reports: list[FileReport] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Indexing the library", total=None)
        for progress in run:
            told = escape(progress.detail) or "Indexing the library"
            bar.update(task, total=progress.total, completed=progress.done, description=told)
            if progress.report is not None:
                reports.append(progress.report)
    return reports


def show_reports(reports: Sequence[FileReport], console: Console) -> None:
    """A table of every file that was not simply unchanged, and a line of totals."""
    changed = [report for report in reports if report.outcome is not FileOutcome.UNCHANGED]
    if changed:
        table = _table("File", "Outcome", "Pages", "Chunks", "Why")
        for report in changed:
            row = (report.path, report.outcome.value, str(report.pages), str(report.chunks), report.reason)
            table.add_row(*map(Text, row), style=_OUTCOME_STYLES.get(report.outcome))
        console.print(table)
    totals = Counter(report.outcome for report in reports)
    console.print(", ".join(f"{totals[outcome]} {outcome.value}" for outcome in FileOutcome) + ".")


def show_checks(checks: Sequence[Check], console: Console) -> None:
    """The doctor's table."""
    table = _table("Part", "State", "Finding", "What to do")
    for check in checks:
        table.add_row(
            check.part, Text(check.state.value, style=_STYLES[check.state]), Text(check.finding), Text(check.remedy)
        )
    console.print(table)


def _table(*headings: str) -> Table:
    """A table that breaks long words rather than cutting them off: a path or a model's name must stay whole."""
    table = Table()
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _claim_line(claim: Claim) -> Text:
    marks = _marks(claim.citations)
    if claim.kind is ClaimKind.SUGGESTION:
        language = language_of(claim.text)
        label = (f"{suggestion_label(language)}: ", "bold")
        return Text.assemble("• ", label, f"{claim.text} ", (f"({follows_from(language)} {marks})", "dim"))
    return Text(f"• {claim.text} {marks}")


def _marks(citations: Sequence[Citation]) -> str:
    return "".join(f"[{number}]" for number in dict.fromkeys(citation.passage.number for citation in citations))


def _compared(comparison: Comparison) -> Table:
    """The table, with the mark of its source in each cell."""
    caption = compared(comparison.columns, language_of(" ".join(comparison.columns)))
    table = Table(title=Text(caption), title_justify="left")
    for heading in ("", *comparison.columns):
        table.add_column(Text(heading), overflow="fold")
    for row in comparison.rows:
        cells = (f"{cell.text} {_marks([cell.citation])}" if cell else "—" for cell in row.cells)
        table.add_row(*map(Text, (row.label, *cells)))
    return table


def _source_line(passage: Passage) -> str:
    source = passage.source
    page = f"p. {passage.page_label}" if passage.page_label else ""
    section = passage.chunk.heading_path[-1] if len(passage.chunk.heading_path) > 1 else ""
    parts = (source.title, section, page, source.publisher, source.date, source.url or source.path)
    return " · ".join(part for part in parts if part)
