"""The bench of whole answers: it goes on where it broke off, adds scores up, and writes what is to be read."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.scripted_chat import ScriptedChat
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Passage, Question, Understanding
from app.errors import LibraryBusy, SettingsError
from app.pipeline import Parts
from app.prompts import load_prompts
from app.settings import Settings
from evals.answers import from_line, to_line
from evals.bench.grounding.__main__ import quotes_only
from evals.bench.grounding.asking import ANSWERS, Answered, ask, made_with
from evals.bench.grounding.figures import figure, results
from evals.bench.grounding.measuring import Measure, Measured, measure
from evals.bench.grounding.questions import Asked, questions_of
from evals.bench.grounding.report import markdown, write_failures, write_sample
from evals.questions import Absence, Answerable, Fact, Split, Unanswerable
from evals.scorers.score import Score, judged, unscored
from tests.checkers import overlap_checker
from tests.unit.evals.scorers.hand_made import (
    OUTLOOK,
    PAY,
    WELDERS,
    WordJudge,
    answered,
    cite,
    quote,
    refused,
    statement,
)

ANSWERABLE = Answerable(
    id="ans-1", split=Split.DEV, language="en", kind="pay", question="What do nurses earn?",
    gold=(Fact(path=PAY.source.path, heading="Pay", any=("$98,430",)),),
)  # fmt: skip
UNANSWERABLE = Unanswerable(
    id="una-1", split=Split.DEV, language="en", kind="place", question="What do nurses earn in Nairobi?",
    why="US only", absent=Absence(terms=("nairobi",)),
)  # fmt: skip
PAY_ASKED = Asked(ANSWERABLE, Question(ANSWERABLE.question))
NAIROBI_ASKED = Asked(UNANSWERABLE, Question(UNANSWERABLE.question))
BOTH = (PAY_ASKED, NAIROBI_ASKED)
MEDIAN = "Registered Nurses earned a median of $98,430 a year in May 2025."


class Counting:
    """Retrieval that counts how often it was asked, and breaks off where it is told to."""

    def __init__(self, breaks_at: str = "") -> None:
        self.asked: list[str] = []
        self.breaks_at = breaks_at

    def __call__(self, understanding: Understanding) -> tuple[Passage, ...]:
        self.asked.append(understanding.text)
        if self.breaks_at and self.breaks_at in understanding.text:
            raise KeyboardInterrupt
        return () if "Nairobi" in understanding.text else (PAY,)


def parts(retrieve: Counting) -> Parts:
    embedder, settings = HashingEmbedder(), Settings()
    return Parts(
        settings=settings,
        prompts=load_prompts(Path(__file__).parents[3] / "prompts"),
        library=SqliteLibrary(None),
        embedder=embedder,
        chat=ScriptedChat(["Nurses earn $5."]),
        checker=overlap_checker(),
        understand=lambda question: Understanding(question, question.text, "en"),
        retrieve=retrieve,
    )


def measured(asked: Asked, **scores: Score) -> Measured:
    return Measured(asked, answered(quote(MEDIAN)), {Measure[name]: (score,) for name, score in scores.items()})


def test_a_run_that_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        list(ask(BOTH, parts(Counting("Nairobi")), tmp_path))
    again = Counting()
    found = list(ask(BOTH, parts(again), tmp_path))
    assert again.asked == [UNANSWERABLE.question]
    assert [one.answer is not None and one.answer.refusal is None for one in found] == [True, False]


def test_a_line_that_was_cut_off_is_asked_again(tmp_path: Path) -> None:
    list(ask(BOTH, parts(Counting()), tmp_path))
    file = tmp_path / ANSWERS
    file.write_text(file.read_text("utf-8")[:-20], "utf-8")
    again = Counting()
    list(ask(BOTH, parts(again), tmp_path))
    assert again.asked == [UNANSWERABLE.question]
    assert len(list(ask(BOTH, parts(Counting()), tmp_path))) == 2


def test_answers_that_were_made_with_something_else_are_not_taken_up(tmp_path: Path) -> None:
    made = parts(Counting())
    list(ask(BOTH, made, tmp_path))
    with pytest.raises(SettingsError, match="made with something else"):
        list(ask(BOTH, quotes_only(made), tmp_path))


def test_a_question_that_the_coach_fails_on_is_counted_and_the_rest_asked(tmp_path: Path) -> None:
    def busy(_: Question) -> Understanding:
        raise LibraryBusy("It is busy.", "Wait.")

    found = [
        measure(one, WordJudge(), SqliteLibrary(None))
        for one in ask(BOTH, replace(parts(Counting()), understand=busy), tmp_path)
    ]
    assert results(found).failed == 2


def test_without_a_draft_every_sentence_is_a_quote(tmp_path: Path) -> None:
    (found,) = ask([PAY_ASKED], quotes_only(parts(Counting())), tmp_path)
    assert found.answer is not None
    assert found.answer.trace.withheld == ()
    assert {claim.kind.value for claim in found.answer.claims} == {"quote"}


@given(st.lists(st.sampled_from([PAY, OUTLOOK, WELDERS]), min_size=1, max_size=4), st.text(min_size=1))
def test_an_answer_that_was_kept_is_the_same_when_it_is_read(passages: list[Passage], words: str) -> None:
    cited = [cite(one.chunk.text, one) for one in passages]
    found = answered(statement(words, *cited), opening=words, timings=(("whole answer", 1.5),))
    assert from_line(to_line(found)) == found
    assert from_line(to_line(refused(message=words))) == refused(message=words)


def test_an_answer_is_scored_by_its_own_set_alone() -> None:
    library = SqliteLibrary(None)
    told = measure(Answered(PAY_ASKED, answered(quote(MEDIAN))), WordJudge(), library).scores
    assert told[Measure.GOLD][0].value == 1
    assert Measure.ABSTAINS not in told
    away = measure(Answered(NAIROBI_ASKED, refused()), WordJudge(), library).scores
    assert away[Measure.ABSTAINS][0].value == 1
    assert away[Measure.SUPPORT] == ()


def test_the_unscored_are_counted_and_not_taken_for_wrong() -> None:
    found = figure(
        [measured(PAY_ASKED, GOLD=judged(True, "Yes.")), measured(PAY_ASKED, GOLD=unscored("Perhaps."))], Measure.GOLD
    )
    assert found is not None
    assert (found.value, found.scored, found.unscored) == (1, 1, 1)


def test_a_measure_that_nothing_has_a_score_of_has_no_figure() -> None:
    assert figure([measured(PAY_ASKED)], Measure.GOLD) is None


def test_figures_stand_by_kind_and_by_language() -> None:
    found = results([measured(PAY_ASKED, GOLD=judged(True, "Yes."))])
    assert set(found.shares) == {"all", "language en", "answerable, pay"}


def test_a_failure_is_written_with_its_question_its_reason_and_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "failures.tsv"
    assert write_failures([measured(PAY_ASKED, GOLD=judged(False, "It does not say so."))], file) == 1
    with file.open(encoding="utf-8") as lines:
        (row,) = csv.DictReader(lines, delimiter="\t")
    assert (row["id"], row["measure"], row["why"]) == ("ans-1", "answers with the gold fact", "It does not say so.")
    assert row["answer"] == MEDIAN


def test_the_sample_for_checking_by_hand_is_the_same_each_time_and_leaves_room_for_a_verdict(tmp_path: Path) -> None:
    found = [Measured(PAY_ASKED, answered(quote(MEDIAN), quote("Nurses work in shifts.")), {})] * 20
    for name in ("one.tsv", "two.tsv"):
        assert write_sample(found, tmp_path / name, size=10) == 10
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    with (tmp_path / "one.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert {row["verdict"] for row in rows} == {""}
    assert all(row["cited text"] == row["sentence"] for row in rows)


def test_the_report_names_the_judge_and_each_measure_with_its_interval() -> None:
    found = results([measured(PAY_ASKED, GOLD=judged(True, "Yes."), WITHHELD=Score(2.0, "Two."))])
    text = markdown(found, made_with(parts(Counting())), "a judge", "Answers")
    assert "judge a judge" in text
    assert "| answers with the gold fact | 100.0% | 20.7% to 100.0% | ≥ 90 % | 1 | 0 |" in text


def test_a_limit_draws_the_same_questions_each_time() -> None:
    ids = [asked.sample.id for asked in questions_of(Split.DEV, 9)]
    assert len(set(ids)) == 9
    assert ids == [asked.sample.id for asked in questions_of(Split.DEV, 9)]


def test_a_follow_up_is_asked_with_its_conversation() -> None:
    asked = next(one for one in questions_of(Split.DEV) if one.sample.history)
    assert [(turn.asked, turn.answered) for turn in asked.question.history] == [
        (turn.asked, turn.answered) for turn in asked.sample.history
    ]
