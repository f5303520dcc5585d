"""That the questions which the coach is measured on are what their cards say, and that their gold is the library's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.language.detection import language_of
from evals.questions import (
    Answerable,
    Fact,
    FalsePremise,
    Split,
    Unanswerable,
    read_answerable,
    read_false_premises,
    read_unanswerable,
)
from evals.questions.facts import plain, says
from evals.questions.figures import printed
from evals.questions.library import Corpus
from evals.questions.refreshing import renewed

Sample = Answerable | Unanswerable | FalsePremise
ANSWERED, UNANSWERED, FALSE = read_answerable(), read_unanswerable(), read_false_premises()
WITH_GOLD: tuple[Answerable | FalsePremise, ...] = (*ANSWERED, *FALSE)
ALL: tuple[Sample, ...] = (*WITH_GOLD, *UNANSWERED)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(Path(__file__).parents[3] / "corpus")


def _facts() -> Iterator[tuple[str, Fact]]:
    return ((sample.id, fact) for sample in WITH_GOLD for fact in sample.gold)


def test_gold_words_stand_where_they_are_said_to(corpus: Corpus) -> None:
    lost = [
        (name, words)
        for name, fact in _facts()
        for words in fact.any
        if not says(corpus.section(fact.path, fact.heading, fact.row), words)
    ]
    assert lost == []


def test_gold_about_figures_is_what_the_front_matter_gives(corpus: Corpus) -> None:
    assert [name for name, fact in _facts() if renewed(fact, corpus) != fact] == []


def test_a_fact_about_a_figure_names_the_code_of_its_guide() -> None:
    assert [name for name, fact in _facts() if fact.field and not fact.path.startswith(f"roles/{fact.code}-")] == []


def test_a_row_of_gold_is_one_row_of_its_catalogue(corpus: Corpus) -> None:
    rows = [(fact.path, fact.row) for _, fact in _facts() if fact.row]
    counts = [sum(plain(text).startswith(plain(row)) for _, text in corpus.passages(path)) for path, row in rows]
    assert set(counts) == {1}


def test_no_fact_asks_for_more_words_than_it_has() -> None:
    assert [name for name, fact in _facts() if fact.least > len(fact.any) + len(fact.accept)] == []


def test_nearest_places_are_in_the_library(corpus: Corpus) -> None:
    places = [(sample.id, place) for sample in UNANSWERED for place in sample.nearest]
    assert [name for name, place in places if not corpus.section(place.path, place.heading)] == []


def test_a_near_miss_names_what_is_near() -> None:
    assert [sample.id for sample in UNANSWERED if sample.kind.startswith("near_miss") and not sample.nearest] == []


@pytest.mark.slow
def test_the_library_lacks_what_cannot_be_answered(corpus: Corpus) -> None:
    assert [(sample.id, *found) for sample in UNANSWERED for found in corpus.against(sample.absent)] == []


def test_an_absence_is_looked_for_where_there_is_something(corpus: Corpus) -> None:
    scopes = {(sample.absent.within, sample.absent.heading) for sample in UNANSWERED}
    empty = [
        (within, heading)
        for within, heading in scopes
        if not any(path.startswith(within) and (not heading or corpus.section(path, heading)) for path in corpus.paths)
    ]
    assert empty == []


def test_a_false_premise_stands_in_its_question() -> None:
    assert [sample.id for sample in FALSE if sample.premise not in sample.question] == []


def test_no_question_on_a_false_premise_tells_the_truth() -> None:
    assert [sample.id for sample in FALSE if sample.is_corrected_by(sample.question)] == []


def test_ids_and_questions_are_unique() -> None:
    assert max(Counter(sample.id for sample in ALL).values()) == 1
    assert max(Counter((plain(sample.question), sample.history) for sample in ALL).values()) == 1


def test_each_question_is_in_the_language_it_says() -> None:
    assert [sample.id for sample in ALL if language_of(sample.question) != sample.language] == []


def _places(sample: Sample) -> set[tuple[str, str, str]]:
    if isinstance(sample, Unanswerable):
        return {(p.path, p.heading, "") for p in sample.nearest if not p.path.startswith("courses/")}
    return {(fact.path, fact.heading, fact.row) for fact in sample.gold}


def test_no_section_is_asked_for_in_both_splits() -> None:
    dev, held_out = (
        set().union(*(_places(sample) for sample in ALL if sample.split is split))
        for split in (Split.DEV, Split.HELD_OUT)
    )
    assert dev & held_out == set()


@pytest.mark.parametrize("samples", [ANSWERED, UNANSWERED, FALSE], ids=["answerable", "unanswerable", "false premises"])
def test_two_fifths_of_each_file_and_language_are_held_out(samples: tuple[Sample, ...]) -> None:
    for language in ("en", "zh"):
        spoken = [sample for sample in samples if sample.language == language]
        held_out = sum(sample.split is Split.HELD_OUT for sample in spoken) / len(spoken)
        assert held_out == pytest.approx(0.4, abs=0.06)


def test_there_are_as_many_questions_as_the_cards_say() -> None:
    counts = [(len(samples), sum(s.language == "zh" for s in samples)) for samples in (ANSWERED, UNANSWERED, FALSE)]
    assert counts == [(420, 66), (178, 36), (100, 18)]


def test_no_template_is_used_more_than_eight_times_and_a_third_at_most_are_made_of_them() -> None:
    used = Counter(sample.template for sample in ANSWERED if sample.template)
    assert max(used.values()) <= 8
    assert used.total() <= len(ANSWERED) / 3


def test_one_split_can_be_read_alone() -> None:
    assert {sample.split for sample in read_answerable(split=Split.DEV)} == {Split.DEV}


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("a median of $97,550 a year", "97,550", True),
        ("年薪中位数是97,550美元", "97,550", True),
        ("about 197,550 people", "97,550", False),
        ("97,550,000 people", "97,550", False),
        ("grow 14.9%", "4.9%", False),
        ("grow 4.9%.", "4.9%", True),
        ("A  Bachelor’s\ndegree", "bachelor's degree", True),
        ("2025 年 5 月", "2025年5月", True),
        ("0.571", "0.57", False),
        ("only 0.57.", "0.57", True),
    ],
)
def test_numbers_are_found_whole_and_words_whatever_their_spacing(text: str, words: str, said: bool) -> None:
    assert says(text, words) is said


def test_an_answer_has_to_tell_as_many_of_the_words_as_asked() -> None:
    fact = Fact(path="a.md", heading="Skills", any=("speaking", "writing", "selling"), least=2)
    assert not fact.is_told_by("Speaking matters.")
    assert fact.is_told_by("Speaking and selling matter.")


def test_a_figure_that_a_guide_lacks_is_an_error(corpus: Corpus) -> None:
    path = next(path for path in corpus.paths if path.startswith("roles/29-2043.00"))
    with pytest.raises(KeyError):
        printed(corpus.figures(path), "skills")
