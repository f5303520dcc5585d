"""The suites as Inspect runs them, a handful of samples each, over doubles: nothing is lost on the way to a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain import Passage, Question, Understanding
from app.errors import LibraryBusy
from evals.results import Case, Mode
from evals.running import SUITES, Watching
from evals.tasks.asking import Asking
from evals.tasks.driving import driven
from tests.unit.evals.scorers.hand_made import PAY
from tests.unit.evals.tasks.coaches import parts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings(r"ignore:[\s\S]*MemoryObject\w+Stream:ResourceWarning"),
    pytest.mark.filterwarnings(r"ignore:[\s\S]*MemoryObject\w+Stream:pytest.PytestUnraisableExceptionWarning"),
]


class Counted:
    """Notes what it is told of a run."""

    def __init__(self) -> None:
        self.begun: dict[str, int] = {}
        self.done = 0

    def begins(self, name: str, number: int) -> None:
        self.begun[name] = number

    def advances(self) -> None:
        self.done += 1


def pays(_: Understanding) -> tuple[Passage, ...]:
    return (PAY,)


def busy(_: Question) -> Understanding:
    raise LibraryBusy("It is busy.", "Wait.")


@pytest.fixture(scope="module", params=["hallucination", "performance"])
def suite(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def ran(suite: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Counted, tuple[Case, ...], Path]:
    counted, logs = Counted(), tmp_path_factory.mktemp("logs")
    asking = Asking(Mode.SMOKE, given=parts(pays))
    cases = driven(suite, asking, logs, Watching(counted.begins, counted.advances))
    return counted, cases, logs


def test_every_sample_is_told_of_and_becomes_a_case(suite: str, ran: tuple[Counted, tuple[Case, ...], Path]) -> None:
    counted, cases, _ = ran
    assert counted.begun == {suite: len(cases)}
    assert counted.done == len(cases) > 0
    assert len({case.id for case in cases}) == len(cases)


def test_a_case_has_its_answer_its_reasons_and_its_suite(
    suite: str, ran: tuple[Counted, tuple[Case, ...], Path]
) -> None:
    _, cases, _ = ran
    assert all(case.suite == suite and case.question and case.answer for case in cases)
    assert all(score.explanation for case in cases for score in case.scores.values())


def test_the_logs_are_left_to_be_viewed(ran: tuple[Counted, tuple[Case, ...], Path]) -> None:
    assert list(ran[2].glob("*.eval"))


def test_a_suite_makes_figures_of_its_cases(suite: str, ran: tuple[Counted, tuple[Case, ...], Path]) -> None:
    found = SUITES[suite](ran[1], 1.0)
    assert [figure.name for figure in found.figures if figure.value is not None]


def test_a_question_that_the_coach_fails_on_is_wrong_and_not_left_out(tmp_path: Path) -> None:
    asking = Asking(Mode.SMOKE, given=parts(pays, busy))
    counted = Counted()
    cases = driven("hallucination", asking, tmp_path, Watching(counted.begins, counted.advances))
    found = {figure.name: figure.value for figure in SUITES["hallucination"](cases, 1.0).figures}
    failed = [case for case in cases if case.id.startswith("grounded/") and "It is busy." in case.answer]
    assert len(failed) > 15
    assert all(0.0 in {score.value for score in case.scores.values()} for case in failed)
    assert found["hallucination.gold_fact"] == 0


def test_retrieval_is_measured_on_the_retriever_that_is_put_in(tmp_path: Path) -> None:
    asking = Asking(Mode.SMOKE, given=parts(lambda _: ()))
    counted = Counted()
    cases = driven("retrieval", asking, tmp_path, Watching(counted.begins, counted.advances))
    found = {figure.name: figure.value for figure in SUITES["retrieval"](cases, 1.0).figures}
    assert found["retrieval.recall_10"] == 0
    assert found["retrieval.recall_10.zh"] == 0
