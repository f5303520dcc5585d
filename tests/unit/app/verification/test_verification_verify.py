"""The trust boundary: drafted sentences become claims or are withheld."""

from __future__ import annotations

from itertools import pairwise

from app.domain import Claim, ClaimKind, Withheld
from app.verification.drafts import DraftSentence
from app.verification.verify import verify
from tests.checkers import overlap_checker
from tests.unit.app.verification.library import ALL, FALSE, TRUE, passage


def decide(*sentences: DraftSentence) -> list[Claim | Withheld]:
    return list(verify(sentences, ALL, overlap_checker()))


def test_every_drafted_sentence_is_shown_or_withheld_in_order() -> None:
    texts = [text for _, text in [*TRUE, *FALSE]]
    found = decide(*map(DraftSentence, texts))
    instead = [isinstance(before, Withheld) and before.instead == one.text for before, one in pairwise(found)]
    assert [one.text for one, put in zip(found, [False, *instead], strict=True) if not put] == texts


def test_nothing_false_is_shown() -> None:
    texts = [text for _, text in FALSE]
    assert not [one for one in decide(*map(DraftSentence, texts)) if isinstance(one, Claim) and one.text in texts]


def test_a_repeated_passage_sentence_is_a_quote() -> None:
    (found,) = decide(DraftSentence("Most dentists work full time"))
    assert isinstance(found, Claim)
    assert (found.kind, found.text) == (ClaimKind.QUOTE, "Most dentists work full time.")


def test_a_reworded_sentence_is_a_statement() -> None:
    (found,) = decide(DraftSentence(TRUE[0][1]))
    assert isinstance(found, Claim)
    assert found.kind is ClaimKind.STATEMENT


def test_the_models_marks_decide_nothing() -> None:
    found, *_ = decide(DraftSentence("Dentists earned $10 in May 2025.", marks=(2,)))
    assert isinstance(found, Withheld)


def test_a_true_sentence_with_a_wrong_mark_is_cited_where_it_stands() -> None:
    (found,) = decide(DraftSentence("Dentists had a median annual wage of $179,210 in May 2025.", marks=(1,)))
    assert isinstance(found, Claim)
    assert found.citations[0].passage.number == 2


def test_a_sentence_that_broke_off_is_withheld() -> None:
    (found,) = decide(
        DraftSentence("Employment of registered nurses is projected to grow 5 percent from 2024", cut=True)
    )
    assert isinstance(found, Withheld)


def test_advice_is_withheld_with_its_reason() -> None:
    (found,) = decide(DraftSentence("You should become a registered nurse."))
    assert isinstance(found, Withheld)
    assert "advice" in found.verdict.reason


def test_advice_that_a_passage_gives_word_for_word_is_a_quote() -> None:
    guide = passage(1, "Writing a CV", "Start", "You should keep a CV to two pages.")
    checker = overlap_checker()
    (found,) = verify([DraftSentence("You should keep a CV to two pages.")], [guide], checker)
    assert isinstance(found, Claim)
