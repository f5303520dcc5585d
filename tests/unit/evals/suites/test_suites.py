"""The suites' figures: each has its name and rests on the cases that it is of."""

from __future__ import annotations

import pytest

from evals.results import Better, Case, Tally
from evals.scorers.score import Score
from evals.suites.hallucination import hallucination
from evals.suites.performance import performance
from evals.suites.retrieval import retrieval

OF_A_QUESTION = {"gold", "figures_exact", "abstains", "answers", "corrects", "not_affirmed", "names"}
OF_A_SENTENCE = {"support", "precision", "recall", "figures_cited"}


def case(
    name: str,
    scores: dict[str, float | None],
    tallies: dict[str, Tally] | None = None,
    measures: dict[str, float] | None = None,
    language: str = "en",
    group: str = "",
) -> Case:
    held = {metric: Score(value, "So it is.") for metric, value in scores.items()}
    return Case(
        name,
        "any",
        "What?",
        "That.",
        held,
        language=language,
        group=group,
        tallies=tallies or {},
        measures=measures or {},
    )


def test_a_refused_answerable_question_raises_the_share_of_wrong_refusals() -> None:
    found = hallucination([case("a", {"answers": 1.0}), case("b", {"answers": 0.0})], 1.0)
    refused = found.figure("hallucination.refused_answerable")
    assert refused is not None
    assert (refused.value, refused.better) == (0.5, Better.LOWER)


def test_an_invented_name_raises_the_share_of_invented_names() -> None:
    found = hallucination([case("a", {"names": 0.0}), case("b", {"names": 1.0})], 1.0).figure(
        "hallucination.invented_names"
    )
    assert found is not None
    assert (found.value, found.better) == (0.5, Better.LOWER)


def test_a_lie_that_was_shown_is_counted_among_all_lies() -> None:
    liar = case("l", {"no_lie": 0.0}, {"lies_shown": Tally(1, 12)})
    found = hallucination([liar, case("m", {"no_lie": 1.0}, {"lies_shown": Tally(0, 12)})], 1.0)
    shown = found.figure("hallucination.liar_shown")
    assert shown is not None
    assert shown.value == pytest.approx(1 / 24)


def test_what_a_lying_model_makes_of_a_question_is_in_no_other_figure() -> None:
    everything = dict.fromkeys(OF_A_QUESTION, 0.0)
    counted = dict.fromkeys(OF_A_SENTENCE, Tally(0, 5))
    found = hallucination([case("l", {"no_lie": 1.0, **everything}, {**counted, "lies_shown": Tally(0, 3)})], 1.0)
    assert {figure.name for figure in found.figures if figure.value is not None} == {"hallucination.liar_shown"}


@pytest.mark.parametrize(
    ("metric", "figure"),
    [
        ("gold", "gold_fact"),
        ("figures_exact", "figures_exact"),
        ("abstains", "refused_unanswerable"),
        ("corrects", "premises_corrected"),
    ],
)
def test_the_share_of_right_answers_is_of_the_questions_that_are_scored_so(metric: str, figure: str) -> None:
    found = hallucination([case("a", {metric: 1.0}), case("b", {metric: 0.0}), case("c", {metric: None})], 1.0)
    held = found.figure(f"hallucination.{figure}")
    assert held is not None
    assert (held.value, held.number) == (0.5, 2)


@pytest.mark.parametrize(
    ("tally", "figure"),
    [("support", "supported"), ("precision", "citation_precision"), ("recall", "citation_recall")],
)
def test_what_is_said_of_sentences_is_counted_by_sentence(tally: str, figure: str) -> None:
    found = hallucination([case("a", {}, {tally: Tally(1, 1)}), case("b", {}, {tally: Tally(0, 3)})], 1.0)
    held = found.figure(f"hallucination.{figure}")
    assert held is not None
    assert (held.value, held.number) == (0.25, 4)


def test_retrieval_stands_by_language_and_by_theme_too() -> None:
    scores = {"recall_5": 1.0, "recall_10": 1.0, "mrr": 1.0, "ndcg_10": 1.0}
    found = retrieval(
        [case("a", scores, group="pay"), case("b", dict.fromkeys(scores, 0.0), language="zh", group="first jobs")], 1.0
    )
    values = {figure.name: figure.value for figure in found.figures}
    assert values["retrieval.recall_10"] == 0.5
    assert (values["retrieval.recall_10.en"], values["retrieval.recall_10.zh"]) == (1.0, 0.0)
    assert (values["retrieval.ndcg_10.pay"], values["retrieval.ndcg_10.first_jobs"]) == (1.0, 0.0)
    assert "retrieval.mrr" in values


def test_memory_is_the_most_that_was_held_and_times_are_in_seconds() -> None:
    cases = [
        case(str(number), {"answered": 1.0}, measures={"memory": 100.0 * number, "first_claim": 1.0, "answer": 2.0})
        for number in (1, 3, 2)
    ]
    found = performance(cases, 1.0)
    memory, first = found.figure("performance.memory"), found.figure("performance.first_claim")
    assert memory is not None
    assert first is not None
    assert (memory.value, memory.unit, memory.better) == (300.0, "MB", Better.LOWER)
    assert (first.value, first.unit, first.better) == (1.0, "s", Better.LOWER)


def test_a_question_that_the_coach_failed_on_lowers_the_share_of_answered_ones() -> None:
    found = performance([case("a", {"answered": 0.0}), case("b", {"answered": 1.0})], 1.0)
    answered = found.figure("performance.answered")
    assert answered is not None
    assert answered.value == 0.5


@pytest.mark.parametrize("suite", [hallucination, performance, retrieval])
def test_a_suite_says_what_it_did_not_measure_and_keeps_its_time_and_cases(suite: object) -> None:
    assert callable(suite)
    only = case("a", {})
    found = suite([only], 2.5)
    assert found.unmeasured
    assert (found.cases, found.seconds) == ((only,), 2.5)
