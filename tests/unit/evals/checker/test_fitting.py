"""Folds, intervals, the threshold for a risk, and scores of claims from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.checker.folds import FOLDS, folds
from evals.checker.material import as_passage
from evals.checker.pairs.pair import Label, Pair
from evals.checker.score import Line, Scorer, claim_sentences, moved
from evals.checker.threshold import lowest
from evals.statistics.intervals import exact


def pair(document: str, passage: str) -> Pair:
    return Pair("guides", document, "told", Label.SUPPORTED, f"A claim of {document}.", passage)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_no_document_and_no_passage_is_in_two_folds(given_pairs: list[tuple[int, int]]) -> None:
    pairs = [pair(f"document {document}", f"Passage {passage}.") for document, passage in given_pairs]
    placed = folds(pairs)
    for kept in (lambda each: each.document, lambda each: each.passage):
        held: dict[str, set[int]] = {}
        for each, fold in zip(pairs, placed, strict=True):
            held.setdefault(kept(each), set()).add(fold)
        assert all(len(found) == 1 for found in held.values())


def test_folds_are_of_about_equal_size() -> None:
    placed = folds([pair(f"document {number}", f"Passage {number}.") for number in range(50)])
    assert [placed.count(fold) for fold in range(FOLDS)] == [10] * FOLDS


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [(0, 100, 0.0, 0.03622), (1, 100, 0.00025, 0.05446), (5, 20, 0.08657, 0.49105), (20, 20, 0.83157, 1.0)],
)
def test_the_interval_is_the_tabulated_one(hits: int, trials: int, low: float, high: float) -> None:
    assert exact(hits, trials) == pytest.approx((low, high), abs=1e-4)


def test_more_hits_than_trials_are_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        exact(3, 2)


def test_the_threshold_is_the_lowest_that_keeps_the_risk() -> None:
    good = [(0.99 - number / 1000, True) for number in range(100)]
    assert lowest([*good, (0.85, False), (0.84, False), (0.5, True)]) == 0.85


def test_the_threshold_counts_no_quotes() -> None:
    assert lowest([*[(1.0, True)] * 1000, (0.9, False), (0.8, True)]) == 1.0


def test_a_claim_is_scored_by_its_sentences() -> None:
    claim = "Sure! Nurses earn well in most cities. Cooks prepare food for guests."
    assert [claim[start:end] for start, end in claim_sentences(claim)] == [
        "Nurses earn well in most cities.",
        "Cooks prepare food for guests.",
    ]


@given(st.floats(0, 1), st.floats(0.01, 0.99))
def test_a_moved_chance_is_on_the_same_side(chance: float, threshold: float) -> None:
    if abs(chance - threshold) > 1e-6:
        assert (moved(chance, threshold) >= 0.5) is (chance >= threshold)


@pytest.mark.parametrize("names", [("claim", "passage"), ("sentence", "context"), ("response", "passages")])
def test_a_line_may_name_its_parts_in_several_ways(names: tuple[str, str]) -> None:
    line = Line.model_validate({"id": 1, names[0]: "Cooks cook.", names[1]: "Cooks cook."})
    assert (line.claim, line.passages) == ("Cooks cook.", ["Cooks cook."])


def test_the_worst_sentence_decides_and_its_wrong_words_are_told() -> None:
    claim = "Nurses earned a median of $97,550 in 2025. Nurses earned a median of $79,550 in 2025."
    line = Line.model_validate_json(
        json.dumps({"id": "a", "claim": claim, "passage": "Nurses earned a median of $97,550 in 2025."})
    )
    score = Scorer().score(line)
    assert score.flagged
    assert not score.shown
    assert score.sentences[0].supported > 0.5 > score.sentences[1].supported
    assert all(start >= score.sentences[1].start for start, _ in score.unsupported)


def test_a_heading_line_is_taken_for_the_title() -> None:
    passage = as_passage("Nurses › Pay\nNurses earn well.")
    assert (passage.source.title, passage.chunk.heading_path) == ("Nurses", ("Nurses", "Pay"))
    assert passage.chunk.text == "Nurses earn well."


def test_scores_are_written_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from evals.checker.score import main

    given_file, found = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given_file.write_text('{"id": 7, "claim": "Cooks prepare food.", "passage": "Cooks prepare food."}\n', "utf-8")
    monkeypatch.setattr("sys.argv", ["score", str(given_file), str(found)])
    main()
    (line,) = [json.loads(each) for each in found.read_text("utf-8").splitlines()]
    assert (line["id"], line["shown"], line["label"]) == (7, True, "supported")
