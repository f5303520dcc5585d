"""What a run found, as Markdown to read, with the scores that failed and a sample of sentences to check by hand."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.bench.grounding.asking import MadeWith
from evals.bench.grounding.figures import Figure, Results
from evals.bench.grounding.measuring import SHARES, Measure, Measured
from evals.scorers.shown import Shown, body, sentences_shown

SAMPLE = 200
_TARGETS = {
    Measure.SUPPORT: "≥ 99 %",
    Measure.RECALL: "≥ 97 %",
    Measure.PRECISION: "≥ 97 %",
    Measure.GOLD: "≥ 90 %",
    Measure.ABSTAINS: "≥ 95 %",
    Measure.ANSWERS: "≥ 95 %",
}
_NOTE = (
    "Support, recall and precision of sentences that are no quotes are judged by the checker named above, given only "
    "the cited spans. Where it is the coach's own, they show that it keeps to its rule and that the span carries the "
    "sentence, and not that the rule is right: `sample.tsv` is there to be checked by hand. Intervals are of 95 %: "
    "Wilson's, or of a bootstrap by question where one has several scores."
)


def markdown(found: Results, made_with: MadeWith, judge: str, title: str) -> str:
    """The report."""
    head = (
        f"# {title}\n\nModel {made_with.model}, checker {made_with.checker}, judge {judge}, library "
        f"{made_with.library[:12]}, settings {made_with.settings}, code {made_with.code}.\n\n{_NOTE}\n"
    )
    return "\n".join((head, *_main(found), "", *_counts(found), "", *_times(found), "", *_by_group(found), ""))


def write_failures(measured: Sequence[Measured], file: Path) -> int:
    """Every score of 0, with its reason, as a table; returns how many."""
    rows = [row for one in measured for row in _failures(one)]
    _write(file, ("measure", "id", "set", "kind", "language", "question", "why", "sentence", "answer"), rows)
    return len(rows)


def write_sample(measured: Sequence[Measured], file: Path, *, size: int = SAMPLE, seed: int = 0) -> int:
    """So many shown sentences drawn by chance, with what they cite and an empty column for a verdict; how many."""
    shown = [(one, sentence) for one in measured if one.answer for sentence in sentences_shown(one.answer)]
    drawn = random.Random(seed).sample(shown, min(size, len(shown)))
    columns = ("id", "question", "sentence", "kind", "cited text", "source", "verdict")
    _write(file, columns, (_sampled(one, sentence) for one, sentence in drawn))
    return len(drawn)


def _sampled(one: Measured, sentence: Shown) -> tuple[str, ...]:
    quotes = " ‖ ".join(citation.quote for citation in sentence.citations)
    sources = " ‖ ".join(
        f"{citation.passage.source.path} › {' › '.join(citation.passage.chunk.heading_path)}"
        for citation in sentence.citations
    )
    return one.asked.sample.id, one.asked.sample.question, sentence.told, sentence.kind.value, quotes, sources, ""


def _failures(one: Measured) -> Iterator[tuple[str, ...]]:
    sample = one.asked.sample
    where = (sample.id, one.asked.set, sample.kind, sample.language, sample.question)
    if one.answer is None:
        yield ("answered at all", *where, "The coach failed.", "", "")
        return
    shown = [sentence.told for sentence in sentences_shown(one.answer)]
    text = one.answer.refusal.message if one.answer.refusal else body(one.answer)
    for measure in SHARES:
        scores = one.scores.get(measure, ())
        for index, score in enumerate(scores):
            if score.value == 0:
                sentence = shown[index] if len(scores) == len(shown) > 1 else ""
                yield (measure.value, *where, score.explanation, sentence, text)


def _main(found: Results) -> Iterator[str]:
    yield "| measure | value | 95 % interval | target | of | unscored |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for measure in SHARES:
        of = found.shares["all"].get(measure.value)
        if of is not None:
            number = f"{of.scored}" if of.scored == of.questions else f"{of.scored} in {of.questions} questions"
            yield (
                f"| {measure.value} | {of.value:.1%} | {of.low:.1%} to {of.high:.1%} | {_TARGETS.get(measure, '')} "
                f"| {number} | {of.unscored} |"
            )


def _counts(found: Results) -> Iterator[str]:
    for name, of in found.counts.items():
        yield f"- {name}: {of.value:.2f} ({of.low:.2f} to {of.high:.2f})"
    yield f"- shown: {_told(found.shown_kinds)}"
    yield f"- withheld: {_told(found.withheld_labels)}; replaced: {found.replaced}"
    yield f"- questions that the coach failed on: {found.failed}"


def _times(found: Results) -> Iterator[str]:
    yield "| time | median | 95th percentile | most | of |"
    yield "| --- | --- | --- | --- | --- |"
    for name, of in found.times.items():
        yield f"| {name} | {of.median:.3f} | {of.p95:.3f} | {of.most:.3f} | {of.scored} |"


def _by_group(found: Results) -> Iterator[str]:
    for measure in SHARES:
        rows = {name: of[measure.value] for name, of in found.shares.items() if measure.value in of and name != "all"}
        if rows:
            yield f"## {measure.value}\n"
            yield from _group_table(rows)
            yield ""


def _group_table(rows: Mapping[str, Figure]) -> Iterator[str]:
    yield "| of | value | 95 % interval | scores |"
    yield "| --- | --- | --- | --- |"
    for name, of in rows.items():
        yield f"| {name} | {of.value:.1%} | {of.low:.1%} to {of.high:.1%} | {of.scored} |"


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items())) or "none"


def _write(file: Path, columns: Sequence[str], rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n")
        table.writerow(columns)
        table.writerows([" ".join(cell.split()) for cell in row] for row in rows)
