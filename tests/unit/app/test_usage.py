"""What is remembered of an answer while it passes, and what never is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.adapters.sqlite_usage import SqliteUsage
from app.citation.refusals import refuse
from app.domain import Answer, Question, RefusalReason, Trace, Turn
from app.errors import LibraryBusy
from app.usage import remembered
from tests.functional.page_library import Answerer, shelf


def refused(reason: RefusalReason, asked: str = "Who trains hawks?", history: tuple[Turn, ...] = ()) -> Answer:
    understood = "Who trains hawks at sea?" if history else asked
    trace = Trace(asked, understood, "en", "m", "d", "e", (), "", "")
    return Answer(Question(asked, history), "", (), refuse(reason, "en"), (), trace)


def kept(answer: Answer, *, questions: bool = True) -> list[str]:
    usage = SqliteUsage(None)
    assert list(remembered([answer], usage, questions=questions)) == [answer]
    assert usage.answers() == 0
    return [question.text for question in usage.unanswered_questions()]


def test_an_answer_counts_the_sources_of_its_claims() -> None:
    usage = SqliteUsage(None)
    held = shelf()
    events = list(remembered(Answerer(held, pause=0)(Question("What do nurses earn?")), usage, questions=True))
    assert isinstance(events[-1], Answer)
    assert usage.answers() == 1
    assert dict(usage.citations()) == {passage.source.id: 1 for passage in held.passages}


def test_a_question_that_found_nothing_is_kept() -> None:
    assert kept(refused(RefusalReason.NOTHING_RELEVANT)) == ["Who trains hawks?"]


def test_a_follow_up_is_kept_as_it_was_understood() -> None:
    followed = refused(RefusalReason.NOTHING_RELEVANT, "And at sea?", (Turn("Who trains hawks?"),))
    assert kept(followed) == ["Who trains hawks at sea?"]


@pytest.mark.parametrize("reason", [one for one in RefusalReason if one is not RefusalReason.NOTHING_RELEVANT])
def test_no_other_refused_question_is_ever_kept(reason: RefusalReason) -> None:
    assert kept(refused(reason)) == []


def test_no_question_is_kept_when_that_is_turned_off() -> None:
    assert kept(refused(RefusalReason.NOTHING_RELEVANT), questions=False) == []


def test_a_failing_store_costs_a_warning_and_not_the_answer(caplog: pytest.LogCaptureFixture) -> None:
    class Busy(SqliteUsage):
        def cited(self, source_ids: Sequence[str]) -> None:
            raise LibraryBusy("It is busy.", "Wait.")

    events = list(remembered(Answerer(shelf(), pause=0)(Question("Pay?")), Busy(None), questions=True))
    assert isinstance(events[-1], Answer)
    assert "It is busy." in caplog.text
