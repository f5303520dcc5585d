"""Choosing sentences to quote: they stand alone, say what was asked, and don't repeat one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.citation.quotes import candidates, choose, repeats
from app.domain import Aspect, ClaimKind, Question, Role, RoleEntry, SourceKind, Understanding
from tests.passages import passage, source

PAY = (
    "Registered Nurses earned a median of $98,000 a year in May 2025 (BLS OEWS). "
    "This was more than the year before. "
    "One in ten Registered Nurses earned less than $68,000 a year in May 2025 (BLS OEWS)."
)
SKILLS = "Active Listening matters most for Registered Nurses (O*NET 30.1). Why does it matter? Because patients talk."


def asked(text: str, *aspects: Aspect) -> Understanding:
    """A question about nurses and welders, as far as its aspects go."""
    roles = tuple(RoleEntry(Role("", title), source(title).id) for title in ("Registered Nurses", "Welders"))
    return Understanding(Question(text), text, "en", roles=roles if aspects else (), aspects=aspects)


def quotes(understanding: Understanding, *passages: object, limit: int = 6) -> list[str]:
    ranked = candidates(understanding, passages)  # type: ignore[arg-type]
    return [claim.text for claim in choose(ranked, [], limit)]


def test_the_section_asked_for_comes_first_in_its_own_order() -> None:
    skills = passage(SKILLS, section="Skills that matter most", number=1)
    pay = passage(PAY, section="Pay", number=2)
    first, second, *_ = quotes(asked("What do nurses earn?", Aspect.PAY), skills, pay)
    assert first.startswith("Registered Nurses earned a median")
    assert second.startswith("One in ten")


def test_two_roles_alternate_in_the_section_asked_for() -> None:
    nurses = passage(PAY, number=1)
    welders = passage(
        "Welders earned a median of $51,000 a year in May 2025. A tenth of Welders earned less than $38,000 a year.",
        title="Welders",
        number=2,
    )
    found = quotes(asked("nurses or welders, who earns more?", Aspect.PAY), nurses, welders, limit=2)
    assert [text.split()[0] for text in found] == ["Registered", "Welders"]


@pytest.mark.parametrize("opener", ["This was more", "They earned more", "However, it fell", "For example, pay rose"])
def test_a_sentence_that_points_at_the_one_before_is_not_quoted(opener: str) -> None:
    text = f"{opener} in the last year for nurses in hospitals."
    assert quotes(asked("nurses pay"), passage(text)) == []


@pytest.mark.parametrize("text", ["Why do nurses earn so much?", "Pay of nurses by state", "The median pay of nurses:"])
def test_a_question_a_fragment_and_a_lead_in_are_not_quoted(text: str) -> None:
    assert quotes(asked("nurses pay"), passage(text)) == []


def test_sentences_that_say_the_same_are_quoted_once() -> None:
    one = passage("Registered Nurses earned a median of $98,000 a year in May 2025.", number=1)
    other = passage("In May 2025 Registered Nurses earned a median of $98,000 a year.", section="At a glance", number=2)
    assert len(quotes(asked("nurses pay"), one, other)) == 1


def test_sentences_alike_but_for_a_figure_are_both_kept() -> None:
    text = "Nurses earned a median of $98,000 in May 2025. Nurses earned a median of $93,000 in May 2024."
    assert len(quotes(asked("nurses pay"), passage(text))) == 2


def test_what_was_said_already_is_not_quoted_again() -> None:
    said = ["Nurses earned a median of $98,000 a year in May 2025."]
    ranked = candidates(asked("nurses pay"), [passage(PAY)])
    assert all("98,000" not in claim.text for claim in choose(ranked, said, 5))


def test_a_quote_is_marked_as_one_and_cites_its_very_sentence() -> None:
    ranked = candidates(asked("nurses pay"), [passage(PAY)])
    for claim in choose(ranked, [], 5):
        assert claim.kind is ClaimKind.QUOTE
        assert claim.citations[0].quote == claim.text
        assert claim.text in PAY


def test_a_sentence_with_another_figure_is_no_repetition() -> None:
    assert repeats("Nurses earned $98,000 a year.", ["Nurses earned $98,000 a year in May."])
    assert not repeats("Nurses earned $93,000 a year.", ["Nurses earned $98,000 a year."])


@given(st.text(min_size=1), st.text(), st.integers(0, 6))
def test_any_text_gives_at_most_the_quotes_asked_for_and_each_is_in_it(text: str, question: str, limit: int) -> None:
    found = quotes(asked(question), passage(text), limit=limit)
    assert len(found) <= limit
    assert all(quote in text for quote in found)


def test_without_a_named_role_no_guides_section_goes_before_what_is_relevant() -> None:
    guide = passage(
        "Job Analysts are moderately exposed to AI.", title="Job Analysts", section="What AI changes", number=2
    )
    article = passage("No figure says whether AI will take your job.", title="AI and jobs", section="Short answer")
    understanding = Understanding(Question(""), "Will AI take my job?", "en", aspects=(Aspect.AI,))
    assert quotes(understanding, guide, article)[0].startswith("No figure")


def test_two_rows_of_a_catalogue_are_both_quoted_though_worded_alike() -> None:
    rows = [
        passage(f"{name} — provider: Coursera; teaches: Python; price: free.", kind=SourceKind.COURSES, number=number)
        for number, name in enumerate(("Python Basics", "Python for Everybody", "Python Basics"), start=1)
    ]
    assert len(quotes(asked("a Python course"), *rows)) == 2
