"""What the rules let through and what they stop, against made-up careers passages."""

from __future__ import annotations

import time

import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.domain import VerdictLabel
from app.verification.checker import RuleChecker
from tests.unit.app.verification.library import ALL, COURSES, DENTISTS, FALSE, NURSES, TELLERS, TRUE, passage


class Counting(HashingEmbedder):
    """Counts the texts that it was asked to embed."""

    embedded = 0

    def embed(self, texts):
        self.embedded += len(texts)
        return super().embed(texts)


@pytest.fixture
def checker() -> RuleChecker:
    return RuleChecker(HashingEmbedder(), 0.62)


def named(pairs: list[tuple[str, str]]) -> list[object]:
    return [pytest.param(sentence, id=name.replace(" ", "_")) for name, sentence in pairs]


@pytest.mark.parametrize("sentence", named(TRUE))
def test_a_true_sentence_is_supported(checker: RuleChecker, sentence: str) -> None:
    assert checker.check(sentence, ALL).verdict.label is VerdictLabel.SUPPORTED


@pytest.mark.parametrize("sentence", named(FALSE))
def test_a_false_sentence_is_stopped(sentence: str) -> None:
    finding = RuleChecker(HashingEmbedder(), 0.0).check(sentence, ALL)
    assert finding.verdict.label is not VerdictLabel.SUPPORTED
    assert finding.citations == ()
    assert finding.verdict.reason.endswith(".")


def test_every_sentence_of_a_passage_supports_itself(checker: RuleChecker) -> None:
    for piece in ALL:
        for span in piece.chunk.sentences:
            finding = checker.check(piece.chunk.quote(span), ALL)
            assert finding.verdict.score == 1.0
            assert finding.citations[0].span == span


def test_a_quote_may_differ_in_spacing_and_in_its_last_mark(checker: RuleChecker) -> None:
    finding = checker.check("Most dentists\n work full time", [DENTISTS])
    assert finding.verdict.score == 1.0


def test_the_citation_is_the_smallest_span_that_supports(checker: RuleChecker) -> None:
    finding = checker.check("Registered nurses had a median annual wage of $93,600 in May 2025.", ALL)
    assert [c.quote for c in finding.citations] == [
        "The median annual wage for registered nurses was $93,600 in May 2025."
    ]


def test_two_sentences_are_cited_where_the_second_leans_on_the_first(checker: RuleChecker) -> None:
    finding = checker.check("The Google Data Analytics Certificate takes six months at ten hours a week.", [COURSES])
    assert finding.citations[0].quote.endswith("Tableau. It takes six months at ten hours a week.")


def test_a_wrong_number_is_called_a_number_mismatch(checker: RuleChecker) -> None:
    finding = checker.check("The median annual wage for registered nurses was $98,600 in May 2025.", [NURSES])
    assert finding.verdict.label is VerdictLabel.NUMBER_MISMATCH


def test_a_wrong_name_is_called_a_name_mismatch(checker: RuleChecker) -> None:
    finding = checker.check("The Google Data Analytics Certificate teaches SQL, R and Python.", [COURSES])
    assert finding.verdict.label is VerdictLabel.NAME_MISMATCH


def test_an_opposite_is_called_a_contradiction(checker: RuleChecker) -> None:
    finding = checker.check("Employment of tellers is projected to grow 13 percent from 2024 to 2034.", [TELLERS])
    assert finding.verdict.label is VerdictLabel.CONTRADICTED


def test_what_no_passage_speaks_of_has_no_evidence(checker: RuleChecker) -> None:
    assert checker.check("Astronauts train in Houston.", ALL).verdict.label is VerdictLabel.NO_EVIDENCE


def test_without_passages_nothing_is_supported(checker: RuleChecker) -> None:
    assert checker.check("Dentists earn well in most cities.", []).verdict.label is VerdictLabel.NO_EVIDENCE


def test_the_heading_may_name_the_role_that_the_sentence_leaves_out(checker: RuleChecker) -> None:
    guide = passage(1, "Registered Nurses", "Pay", "The median annual wage was $93,600 in May 2025.")
    assert checker.check(
        "Registered nurses had a median annual wage of $93,600 in May 2025.", [guide]
    ).verdict.supported


def test_a_role_named_in_the_sentence_goes_before_the_heading(checker: RuleChecker) -> None:
    guide = passage(
        1, "Registered Nurses", "Pay", "The median annual wage of nurse practitioners was $132,050 in 2025."
    )
    assert not checker.check(
        "Registered nurses had a median annual wage of $132,050 in 2025.", [guide]
    ).verdict.supported


def test_a_figure_keeps_the_group_that_it_is_limited_to(checker: RuleChecker) -> None:
    guide = passage(
        1, "Registered Nurses", "Pay", "Registered nurses working in government earned $106,480 in May 2025."
    )
    assert not checker.check("Registered nurses earned $106,480 in May 2025.", [guide]).verdict.supported


def test_a_condition_is_not_left_out(checker: RuleChecker) -> None:
    guide = passage(1, "Registered Nurses", "Pay", "Registered nurses earn a bonus if they work night shifts.")
    assert not checker.check("Registered nurses who work night shifts earn a bonus.", [guide]).verdict.supported


def test_who_does_what_is_not_turned_round(checker: RuleChecker) -> None:
    guide = passage(1, "Dentists", "Tasks", "Dentists supervise dental hygienists during every treatment.")
    assert not checker.check("Dental hygienists supervise dentists during every treatment.", [guide]).verdict.supported


def test_figures_of_two_roles_in_one_sentence_are_not_exchanged(checker: RuleChecker) -> None:
    text = "In May 2025, registered nurses earned $93,600 and dentists earned $179,210."
    article = passage(1, "Pay in health care", "Pay", text)
    assert not checker.check("Registered nurses earned $179,210 in May 2025.", [article]).verdict.supported
    assert checker.check("Dentists earned $179,210 in May 2025.", [article]).verdict.supported


def test_only_what_passed_the_guards_is_embedded() -> None:
    embedder = Counting()
    checker = RuleChecker(embedder, 0.62)
    checker.check("The median annual wage for registered nurses was $98,600 in May 2025.", ALL)
    assert embedder.embedded == 0


def test_evidence_is_embedded_once() -> None:
    embedder = Counting()
    checker = RuleChecker(embedder, 0.62)
    checker.check(TRUE[0][1], ALL)
    first = embedder.embedded
    checker.check(TRUE[0][1], ALL)
    assert embedder.embedded == first > 0


def test_a_threshold_above_the_score_withholds() -> None:
    finding = RuleChecker(HashingEmbedder(), 1.0).check("AI may take over some paperwork of registered nurses.", ALL)
    assert finding.verdict.label is VerdictLabel.UNSUPPORTED


def test_a_sentence_takes_ten_milliseconds_at_most_without_embedding() -> None:
    checker = RuleChecker(Counting(), 0.62)
    started = time.process_time()
    for _, sentence in [*TRUE, *FALSE]:
        checker.check(sentence, ALL)
    assert (time.process_time() - started) / len([*TRUE, *FALSE]) < 0.010


def test_a_hedge_after_a_semicolon_does_not_weaken_what_stands_before_it(checker: RuleChecker) -> None:
    text = "Registered nurses are moderately exposed to AI; exposure tells what AI could touch."
    guide = passage(1, "Registered Nurses", "AI", text)
    assert checker.check("Registered nurses are moderately exposed to AI.", [guide]).verdict.supported


def test_a_hedge_before_a_semicolon_still_weakens_what_follows(checker: RuleChecker) -> None:
    text = "AI may take over charting for registered nurses; schedule visits of registered nurses; and answer calls."
    guide = passage(1, "Registered Nurses", "AI", text)
    assert not checker.check("AI does schedule visits of registered nurses.", [guide]).verdict.supported
