"""Answers made of quotes: what comes first, what is grouped, what is left out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.citation.composition import complete, compose
from app.citation.quotes import candidates
from app.domain import Aspect, Claim, Passage, Question, Role, RoleEntry, SourceKind, Understanding
from tests.passages import passage, source

PAY = (
    "The average (mean) wage of Registered Nurses was $101,420 a year in May 2025. "
    "Half of Registered Nurses earned between $80,330 (25th percentile) and $112,350 (75th percentile) a year. "
    "Registered Nurses earned a median of $97,550 a year in May 2025. "
    "The lowest-paid tenth of Registered Nurses earned less than $68,940 (10th percentile) and the best-paid tenth "
    "earned more than $137,470 (90th percentile) a year in May 2025. "
    "US employers had about 3,379,720 Registered Nurses on the payroll in May 2025."
)
OUTLOOK = "Employment of Registered Nurses is projected to grow 4.9% from 2024 to 2034."
OVERVIEW = "Registered Nurses earned a median of $97,550 a year in May 2025, and are projected to grow 4.9% by 2034."
WELDERS = "Welders earned a median of $53,750 a year in May 2025."


def asked(
    text: str, *aspects: Aspect, roles: tuple[str, ...] = ("Registered Nurses",), language: str = "en"
) -> Understanding:
    linked = tuple(RoleEntry(Role(title, title), source(title).id) for title in roles)
    return Understanding(Question(text), text, language, roles=linked, aspects=aspects)


def composed(understanding: Understanding, *passages: Passage, limit: int = 5) -> list[Claim]:
    return list(compose(understanding, passages, candidates(understanding, passages), limit=limit))


def texts(understanding: Understanding, *passages: Passage) -> list[str]:
    return [claim.text for claim in composed(understanding, *passages)]


def in_chinese(one: Passage) -> Passage:
    return replace(one, source=replace(one.source, language="zh"))


def test_pay_is_told_from_the_median_outwards_however_the_guide_is_written() -> None:
    found = texts(asked("What do nurses earn?", Aspect.PAY), passage(PAY))
    assert ["median" in found[0], "Half" in found[1], "tenth" in found[2], "mean" in found[3]] == [True] * 4


def test_what_the_question_names_comes_first() -> None:
    found = texts(asked("How much do the best-paid nurses earn?", Aspect.PAY), passage(PAY))
    assert "$137,470" in found[0]


def test_a_count_of_people_is_no_answer_about_pay() -> None:
    assert all("payroll" not in text for text in texts(asked("What do nurses earn?", Aspect.PAY), passage(PAY)))


def test_one_group_has_no_heading() -> None:
    assert {claim.heading for claim in composed(asked("What do nurses earn?", Aspect.PAY), passage(PAY))} == {""}


def test_two_aspects_are_grouped_in_the_order_asked() -> None:
    pay, outlook = passage(PAY, number=1), passage(OUTLOOK, section="Outlook", number=2)
    found = composed(asked("Pay and outlook of nurses?", Aspect.PAY, Aspect.OUTLOOK), pay, outlook)
    assert list(dict.fromkeys(claim.heading for claim in found)) == ["Pay", "Outlook"]


def test_headings_are_in_the_questions_language() -> None:
    pay, outlook = passage(PAY, number=1), passage(OUTLOOK, section="Outlook", number=2)
    found = composed(asked("护士的薪酬和前景？", Aspect.PAY, Aspect.OUTLOOK, language="zh"), pay, outlook)
    assert list(dict.fromkeys(claim.heading for claim in found)) == ["薪酬", "就业前景"]


def test_two_roles_are_grouped_by_their_titles() -> None:
    both = asked("nurses, welders: pay", Aspect.PAY, roles=("Registered Nurses", "Welders"))
    found = composed(both, passage(PAY, number=1), passage(WELDERS, title="Welders", number=2))
    assert list(dict.fromkeys(claim.heading for claim in found)) == ["Registered Nurses", "Welders"]


def test_the_overview_does_not_say_again_what_the_section_has_said() -> None:
    found = texts(asked("nurses pay", Aspect.PAY), passage(PAY), passage(OVERVIEW, section="At a glance", number=2))
    assert OVERVIEW not in found


def test_an_article_is_quoted_in_a_run_of_its_own_order() -> None:
    article = passage(
        "Checking a text has four parts that differ. Numbers need a source with a year. "
        "Names need an owner who spells them. Birds sing in the trees at dawn.",
        title="Checking",
        section="How to check",
        kind=SourceKind.ARTICLE,
    )
    found = texts(asked("How do I check numbers and names in a text?", roles=()), article)
    assert found[:3] == sorted(found[:3], key=article.chunk.text.index)


def test_sources_that_differ_are_both_shown_under_their_names_and_years() -> None:
    other = passage(
        "Registered Nurses earned a median of $93,600 a year in May 2024.",
        title="Old pay",
        kind=SourceKind.ARTICLE,
        number=2,
    )
    first, second, *_ = composed(asked("What do registered nurses earn?", Aspect.PAY), passage(PAY), other)
    assert first.heading == second.heading
    assert "Registered Nurses (2025)" in first.heading
    assert "Old pay (2025)" in first.heading
    assert {"$97,550" in first.text, "$93,600" in second.text} == {True}


def test_a_mean_and_a_median_do_not_differ() -> None:
    other = passage(
        "Registered Nurses earned $46.90 an hour at the median in May 2025.",
        title="By the hour",
        kind=SourceKind.ARTICLE,
        number=2,
    )
    found = composed(asked("What do registered nurses earn?", Aspect.PAY), passage(PAY), other)
    assert all("differ" not in claim.heading for claim in found)


def test_a_draft_is_completed_by_what_it_left_out() -> None:
    understanding = asked("What do nurses earn?", Aspect.PAY)
    ranked = candidates(understanding, [passage(PAY)])
    said = ["In May 2025 Registered Nurses earned a median of $97,550 a year."]
    assert all("$97,550" not in claim.text for claim in complete(ranked, said, 3))


_PARTS = st.lists(
    st.sampled_from([*PAY.split(". "), OUTLOOK, WELDERS, "They rose.", "护士收入高。", "", "Why?", "—"]), max_size=8
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_PARTS, min_size=1, max_size=4), st.sampled_from([(), (Aspect.PAY,), (Aspect.AI, Aspect.OUTLOOK)]))
def test_quotes_are_to_the_letter_said_once_and_always_in_the_same_order(
    parts: list[list[str]], aspects: tuple[Aspect, ...]
) -> None:
    passages = [passage(". ".join(one) or " ", number=number) for number, one in enumerate(parts, start=1)]
    understanding = asked("What do the best-paid nurses earn?", *aspects)
    found = composed(understanding, *passages)
    assert all(claim.text == claim.citations[0].quote for claim in found)
    assert len({claim.text for claim in found}) == len(found)
    assert found == composed(understanding, *passages)
    assert len(found) <= 5


def test_a_chinese_article_about_another_occupation_stays_out_of_an_answer() -> None:
    other = passage(
        "2025年5月，美国数据科学家的年薪中位数是120,230美元。",
        title="问答",
        section="数据科学家赚多少钱？",
        kind=SourceKind.ARTICLE,
        number=2,
    )
    found = texts(asked("护士的年薪中位数是多少？", Aspect.PAY, language="zh"), passage(PAY), in_chinese(other))
    assert all("数据科学家" not in text for text in found)


def test_a_chinese_article_about_the_very_occupation_comes_first() -> None:
    own = passage(
        "2025年5月，美国护士的年薪中位数是97,550美元。",
        title="问答",
        section="护士的收入怎么样？",
        kind=SourceKind.ARTICLE,
        number=2,
    )
    found = texts(asked("护士的年薪中位数是多少？", Aspect.PAY, language="zh"), passage(PAY), in_chinese(own))
    assert "护士" in found[0]
    assert all("median of $97,550" not in text for text in found)
