"""What counts as shown: claims and cells, not the coach's own fixed words."""

from __future__ import annotations

from app.domain import Cell, Comparison, ComparisonRow
from evals.scorers.cited import cited_passages
from evals.scorers.shown import ShownKind, body, sentences_shown
from tests.unit.evals.scorers.hand_made import OUTLOOK, PAY, WELDERS, answered, cite, quote, refused, statement

TABLE = Comparison(
    ("Registered Nurses", "Welders"),
    (
        ComparisonRow(
            "Median pay", (Cell("$98,430", cite("a median of $98,430")), Cell("$51,000", cite("$51,000", WELDERS)))
        ),
        ComparisonRow("Growth", (Cell("5%", cite("grow 5%", OUTLOOK)), None)),
    ),
)


def test_cells_come_before_claims_and_empty_cells_do_not_count() -> None:
    found = sentences_shown(answered(quote("Nurses work in shifts."), comparison=TABLE))
    assert [sentence.text for sentence in found] == ["$98,430", "$51,000", "5%", "Nurses work in shifts."]
    assert [sentence.kind for sentence in found][2:] == [ShownKind.CELL, ShownKind.QUOTE]


def test_a_cell_is_told_with_its_column_and_row() -> None:
    assert sentences_shown(answered(comparison=TABLE))[1].told == "Welders: Median pay: $51,000"


def test_the_body_has_neither_opening_nor_heading_nor_marks() -> None:
    claim = statement("Nurses work.", cite("Nurses work in shifts."), heading="They differ")
    assert body(answered(claim, opening="Here is what nurses earn:")) == "Nurses work."


def test_a_refusal_shows_no_sentence() -> None:
    assert sentences_shown(refused()) == ()
    assert body(refused()) == ""


def test_a_cited_passage_holds_the_span_and_its_headings_alone() -> None:
    (found,) = cited_passages([cite("Nurses work in shifts.")])
    assert found.chunk.text == "Nurses work in shifts."
    assert found.chunk.heading_path == PAY.chunk.heading_path
    assert [found.chunk.quote(span) for span in found.chunk.sentences] == ["Nurses work in shifts."]


def test_the_same_span_cited_twice_is_one_passage() -> None:
    twice = [cite("Nurses work in shifts."), cite("Nurses work in shifts."), cite("$51,000", WELDERS)]
    assert [found.number for found in cited_passages(twice)] == [1, 2]
