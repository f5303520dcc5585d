"""Support and citations: to the letter where it has to be, else by a judge that sees the cited spans alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import Cell, Claim, ClaimKind, Comparison, ComparisonRow, Passage
from evals.scorers.citing import precision, recall
from evals.scorers.score import mean
from evals.scorers.shown import Shown, ShownKind, sentences_shown
from evals.scorers.support import figures_cited, support
from tests.passages import passage
from tests.unit.evals.scorers.hand_made import (
    OUTLOOK,
    PAY,
    WELDERS,
    BrokenJudge,
    WordJudge,
    answered,
    cite,
    quote,
    statement,
)

SHIFTS = cite("Nurses work in shifts.")
GROWTH = cite("Employment of Registered Nurses will grow 5% from 2024 to 2034.", OUTLOOK)
EARNED = cite("Welders earned a median of $51,000 a year in May 2025.", WELDERS)


def shown(claim: Claim) -> Shown:
    return sentences_shown(answered(claim))[0]


def test_a_quote_is_supported_by_its_words_and_no_judge_is_asked() -> None:
    judge = WordJudge()
    assert support(shown(quote("Nurses work in shifts.")), judge).value == 1
    assert judge.seen == []


def test_a_quote_that_its_citation_does_not_have_is_unsupported() -> None:
    assert support(Shown("Nurses work at night.", ShownKind.QUOTE, (SHIFTS,)), WordJudge()).value == 0


def test_a_statement_is_judged_by_its_cited_spans_alone() -> None:
    judge = WordJudge()
    score = support(shown(statement("Registered Nurses earned a median.", SHIFTS)), judge)
    assert score.value == 0
    assert judge.seen == [("Nurses work in shifts.",)]
    assert "earned" in score.explanation


def test_a_statement_is_judged_by_all_its_citations_together() -> None:
    assert support(shown(statement("Nurses work; Welders earned.", SHIFTS, EARNED)), WordJudge()).value == 1


def test_a_judge_that_fails_leaves_a_sentence_unscored() -> None:
    sentence = shown(statement("Nurses work.", SHIFTS, GROWTH))
    assert support(sentence, BrokenJudge()).value is None
    assert [score.value for score in precision(sentence, BrokenJudge())] == [None, None]


def _cell(column: str) -> Shown:
    row = ComparisonRow("Pay", (Cell("$51,000", cite("$51,000", WELDERS)), None))
    return sentences_shown(answered(comparison=Comparison((column, "Others"), (row,))))[0]


def test_a_cell_has_to_stand_under_what_its_source_speaks_of() -> None:
    assert support(_cell("Welders"), WordJudge()).value == 1
    assert support(_cell("Dentists"), WordJudge()).value == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("You could look into shifts first.", 1),
        ("You could save $500 first.", 0),
        ("You could work in shifts at Google.", 0),
    ],
)
def test_a_suggestion_may_have_no_number_and_no_name_of_its_own(text: str, value: int) -> None:
    assert support(shown(statement(text, SHIFTS, kind=ClaimKind.SUGGESTION)), WordJudge()).value == value


def test_a_number_that_no_citation_has_is_found() -> None:
    score = figures_cited(shown(statement("Employment will grow 15% from 2024 to 2034.", GROWTH)))
    assert score.value == 0
    assert "15%" in score.explanation


def test_numbers_that_the_citations_have_are_in_order() -> None:
    assert figures_cited(shown(statement("It will grow 5% by 2034.", GROWTH))).value == 1


def test_a_sentence_without_a_number_has_no_score_for_its_numbers() -> None:
    assert figures_cited(shown(statement("Nurses work.", SHIFTS))).value is None


def test_a_citation_that_adds_nothing_lowers_precision_and_not_recall() -> None:
    sentence = shown(statement("Nurses work in shifts.", SHIFTS, EARNED))
    assert recall(sentence, WordJudge()).value == 1
    assert [score.value for score in precision(sentence, WordJudge())] == [1, 0]


def test_a_citation_without_which_the_support_breaks_is_relevant() -> None:
    sentence = shown(statement("Nurses work; Welders earned.", SHIFTS, EARNED))
    assert [score.value for score in precision(sentence, WordJudge())] == [1, 1]


def test_no_citation_of_an_unsupported_sentence_is_relevant() -> None:
    sentence = shown(statement("Nurses work on Mars.", SHIFTS, EARNED))
    assert recall(sentence, WordJudge()).value == 0
    assert [score.value for score in precision(sentence, WordJudge())] == [0, 0]


def test_two_citations_that_suffice_alone_are_both_relevant() -> None:
    other = passage("Nurses work in shifts.", title="Nursing", number=4)
    sentence = shown(statement("Nurses work in shifts.", SHIFTS, cite("Nurses work in shifts.", other)))
    assert [score.value for score in precision(sentence, WordJudge())] == [1, 1]


_WORDS = st.lists(st.sampled_from("nurses welders earned work grow shifts median mars".split()), min_size=1, max_size=5)


@given(_WORDS, st.lists(st.sampled_from([SHIFTS, GROWTH, EARNED]), min_size=1, max_size=3))
def test_recall_and_precision_lie_between_0_and_1_and_precision_never_exceeds_recall(
    words: list[str], citations: Sequence[object]
) -> None:
    sentence = shown(statement(" ".join(words), *citations))  # type: ignore[arg-type]
    recalled = recall(sentence, WordJudge()).value
    precise = mean(precision(sentence, WordJudge()))
    assert recalled in {0, 1}
    assert precise is not None
    assert 0 <= precise <= (recalled or 0)


@given(st.lists(st.sampled_from([PAY, OUTLOOK, WELDERS]), min_size=1, max_size=5))
def test_an_answer_of_quotes_has_full_recall_precision_and_figures(passages: list[Passage]) -> None:
    claims = [quote(one.chunk.quote(one.chunk.sentences[0]), one) for one in passages]
    sentences = sentences_shown(answered(*claims))
    assert {recall(sentence, WordJudge()).value for sentence in sentences} == {1}
    assert {score.value for sentence in sentences for score in precision(sentence, WordJudge())} == {1}
    assert {figures_cited(sentence).value for sentence in sentences} == {1}
