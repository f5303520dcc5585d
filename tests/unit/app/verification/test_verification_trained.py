"""What the shipped checker lets through and what it stops, against made-up careers passages and role guides."""

from __future__ import annotations

import pytest

from app.domain import Passage, SourceKind, VerdictLabel
from app.ports import SupportChecker
from tests.unit.app.verification.guides import GUIDES, RIGHT, WRONG
from tests.unit.app.verification.library import ALL, COURSES, DENTISTS, FALSE, NURSES, TELLERS, TRUE, passage


def named(pairs: list[tuple[str, str]]) -> list[object]:
    return [pytest.param(sentence, id=name.replace(" ", "_")) for name, sentence in pairs]


def shown(checker: SupportChecker, sentence: str, *passages: Passage) -> bool:
    return checker.check(sentence, passages or ALL).verdict.supported


@pytest.mark.parametrize("sentence", named(FALSE))
def test_a_false_sentence_is_stopped(checker: SupportChecker, sentence: str) -> None:
    finding = checker.check(sentence, ALL)
    assert finding.verdict.label is not VerdictLabel.SUPPORTED
    assert finding.citations == ()
    assert finding.verdict.reason.endswith(".")


@pytest.mark.parametrize("sentence", WRONG)
def test_a_wrong_retelling_of_a_guide_is_stopped(checker: SupportChecker, sentence: str) -> None:
    assert not shown(checker, sentence, *GUIDES)


def test_most_true_sentences_are_shown(checker: SupportChecker) -> None:
    assert sum(shown(checker, sentence) for _, sentence in TRUE) >= 0.75 * len(TRUE)


def test_nearly_all_right_retellings_of_guides_are_shown(checker: SupportChecker) -> None:
    assert sum(shown(checker, sentence, *GUIDES) for sentence in RIGHT) >= 0.9 * len(RIGHT)


def test_every_sentence_of_a_passage_supports_itself(checker: SupportChecker) -> None:
    for piece in ALL:
        for span in piece.chunk.sentences:
            finding = checker.check(piece.chunk.quote(span), ALL)
            assert finding.verdict.score == 1.0
            assert finding.citations[0].span == span


def test_a_quote_may_differ_in_spacing_and_in_its_last_mark(checker: SupportChecker) -> None:
    assert checker.check("Most dentists\n work full time", [DENTISTS]).verdict.score == 1.0


def test_the_citation_is_the_smallest_span_that_supports(checker: SupportChecker) -> None:
    finding = checker.check("Registered nurses had a median annual wage of $93,600 in May 2025.", ALL)
    assert [citation.quote for citation in finding.citations] == [
        "The median annual wage for registered nurses was $93,600 in May 2025."
    ]


def test_what_two_sentences_of_a_guide_say_together_cites_both(checker: SupportChecker) -> None:
    text = "Registered nurses earned a median of $97,550 in 2025. Registered nurses typically need a bachelor's degree."
    guide = passage(1, "Registered Nurses", "At a glance", text)
    claim = "Registered nurses earned a median of $97,550 in 2025 and typically need a bachelor's degree."
    finding = checker.check(claim, [guide])
    assert [citation.quote for citation in finding.citations] == [guide.chunk.quote(s) for s in guide.chunk.sentences]


def test_what_two_rows_say_of_two_courses_is_not_joined(checker: SupportChecker) -> None:
    assert not shown(checker, "The Google Data Analytics Certificate by the provider Coursera is free.", COURSES)


@pytest.mark.parametrize(
    ("sentence", "of", "label"),
    [
        ("The median annual wage for registered nurses was $98,600 in May 2025.", NURSES, VerdictLabel.NUMBER_MISMATCH),
        ("The Google Data Analytics Certificate teaches SQL, R and Python.", COURSES, VerdictLabel.NAME_MISMATCH),
        (
            "Employment of tellers is projected to grow 13 percent from 2024 to 2034.",
            TELLERS,
            VerdictLabel.CONTRADICTED,
        ),
    ],
)
def test_the_label_says_what_is_wrong(checker: SupportChecker, sentence: str, of: Passage, label: VerdictLabel) -> None:
    assert checker.check(sentence, [of]).verdict.label is label


def test_the_heading_may_name_the_role_that_the_sentence_leaves_out(checker: SupportChecker) -> None:
    guide = passage(1, "Registered Nurses", "Pay", "The median annual wage was $93,600 in May 2025.")
    assert shown(checker, "Registered nurses had a median annual wage of $93,600 in May 2025.", guide)


def test_a_role_named_in_the_sentence_goes_before_the_heading(checker: SupportChecker) -> None:
    text = "The median annual wage of nurse practitioners was $132,050 in 2025."
    guide = passage(1, "Registered Nurses", "Pay", text)
    assert not shown(checker, "Registered nurses had a median annual wage of $132,050 in 2025.", guide)


def test_a_figure_keeps_the_group_that_it_is_limited_to(checker: SupportChecker) -> None:
    text = "Registered nurses working in government earned $106,480 in May 2025."
    guide = passage(1, "Registered Nurses", "Pay", text)
    assert not shown(checker, "Registered nurses earned $106,480 in May 2025.", guide)


def test_who_does_what_is_not_turned_round(checker: SupportChecker) -> None:
    guide = passage(1, "Dentists", "Tasks", "Dentists supervise dental hygienists during every treatment.")
    assert not shown(checker, "Dental hygienists supervise dentists during every treatment.", guide)


def test_figures_of_two_roles_in_one_sentence_are_not_exchanged(checker: SupportChecker) -> None:
    text = "In May 2025, registered nurses earned $93,600 and dentists earned $179,210."
    article = passage(1, "Pay in health care", "Pay", text, SourceKind.ARTICLE)
    assert not shown(checker, "Registered nurses earned $179,210 in May 2025.", article)
    assert not shown(checker, "In May 2025, registered nurses earned $179,210.", article)
    assert shown(checker, "In May 2025, dentists earned $179,210.", article)


def test_another_source_with_another_number_is_told(checker: SupportChecker) -> None:
    guide = passage(1, "Registered Nurses", "Pay", "Registered nurses earned a median of $97,550 a year in May 2025.")
    other = "Registered nurses earned a median of $93,600 a year in May 2024."
    article = passage(2, "Nursing today", "Pay", other, SourceKind.ARTICLE)
    finding = checker.check("In May 2025, registered nurses earned a median of $97,550 a year.", [guide, article])
    assert [citation.quote for citation in finding.opposing] == [other]
