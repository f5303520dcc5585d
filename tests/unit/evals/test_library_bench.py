"""When the library's bench counts a question as answered, and that its questions are what they say they are."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.language.detection import language_of
from evals.bench.library import QUESTIONS, Place, Sample, read_samples
from tests.passages import passage

NURSES_PAY = passage("Registered Nurses earned a median of $97,550.", section="Pay")
WELDERS_PAY = passage("Welders earned a median of $53,000.", title="Welders", section="Pay", number=2)
PATH = NURSES_PAY.source.path


def _sample(*gold: Place, every: bool = False) -> Sample:
    return Sample(id="one", question="?", language="en", theme="pay", gold=gold, every=every)


def test_a_passage_of_the_section_is_a_hit() -> None:
    assert _sample(Place(path=PATH, heading="Pay")).is_answered([WELDERS_PAY, NURSES_PAY])


def test_another_section_of_the_same_source_is_no_hit() -> None:
    assert not _sample(Place(path=PATH, heading="Outlook")).is_answered([NURSES_PAY])


def test_the_same_section_of_another_source_is_no_hit() -> None:
    assert not _sample(Place(path=PATH, heading="Pay")).is_answered([WELDERS_PAY])


def test_words_are_found_whatever_their_case_and_line_breaks() -> None:
    broken = passage("Certified Kubernetes\nAdministrator — level: entry", section="Exams")
    assert _sample(Place(path=PATH, contains="certified kubernetes administrator")).is_answered([broken])


def test_words_that_the_passage_lacks_are_no_hit() -> None:
    assert not _sample(Place(path=PATH, heading="Pay", contains="$53,000")).is_answered([NURSES_PAY])


def test_any_place_suffices_unless_every_one_is_asked_for() -> None:
    places = (Place(path=PATH, heading="Pay"), Place(path=WELDERS_PAY.source.path, heading="Pay"))
    assert _sample(*places).is_answered([NURSES_PAY])
    assert not _sample(*places, every=True).is_answered([NURSES_PAY])
    assert _sample(*places, every=True).is_answered([NURSES_PAY, WELDERS_PAY])


def test_a_question_without_gold_is_not_read() -> None:
    with pytest.raises(ValidationError):
        _sample()


def test_the_questions_are_sixty_with_ids_of_their_own() -> None:
    samples = read_samples(QUESTIONS)
    assert len({sample.id for sample in samples}) == len(samples) == 60


def test_each_question_is_in_the_language_it_says() -> None:
    assert [sample.id for sample in read_samples(QUESTIONS) if language_of(sample.question) != sample.language] == []
