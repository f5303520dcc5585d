"""Advice is shown only where it follows from what the answer shows already."""

from __future__ import annotations

import pytest

from app.domain import Citation, Claim, ClaimKind, Passage, Verdict, VerdictLabel, Withheld
from app.verification.advice import MOST, suggest
from tests.passages import passage

TOOLS = passage(
    "Employers' job postings for Data Scientists often ask for Structured query language SQL, Python, R, and Tableau "
    "(in-demand technologies, O*NET 30.1).",
    title="Data Scientists",
    section="Tools and technologies",
)
COURSE = passage("CS50: Introduction to Computer Science — provider: Harvard; price: free.", title="Courses", number=2)
NO_NEED = passage(
    "Bank tellers typically need no work experience before they start.", title="Bank Tellers", number=3, section="Start"
)
CHINESE = passage("招聘数据科学家的广告常要求掌握 SQL、Python 和机器学习。", title="数据科学家", number=4)


def quote(of: Passage) -> Claim:
    citation = Citation(of, of.chunk.sentences[0], of.chunk.quote(of.chunk.sentences[0]))
    return Claim(citation.quote, ClaimKind.QUOTE, Verdict(VerdictLabel.SUPPORTED, 1.0, ""), (citation,))


SHOWN = tuple(quote(each) for each in (TOOLS, COURSE, NO_NEED, CHINESE))


@pytest.mark.parametrize(
    "advice",
    [
        "You could start with Python and SQL.",
        "Consider learning SQL, Python and R.",
        "Learn SQL first.",
        "A good first step is learning Python.",
        "I'd suggest starting with SQL.",
        "It is worth learning Tableau.",
        "Consider CS50: Introduction to Computer Science.",
        "建议先学习SQL和Python。",
        "你可以从Python开始学习。",
        "可以考虑学习机器学习。",
    ],
)
def test_advice_that_follows_from_a_shown_claim_is_a_suggestion(advice: str) -> None:
    found = suggest(advice, SHOWN)
    assert isinstance(found, Claim)
    assert (found.kind, found.text) == (ClaimKind.SUGGESTION, advice)


def test_a_suggestion_cites_what_it_follows_from() -> None:
    found = suggest("You could start with Tableau.", SHOWN)
    assert isinstance(found, Claim)
    assert found.citations == SHOWN[0].citations


@pytest.mark.parametrize(
    ("advice", "reason"),
    [
        ("Start with COBOL.", "bears it out"),
        ("Consider the Python Bootcamp of Northgate Academy.", "bears it out"),
        ("Consider Python for registered nurses.", "bears it out"),
        ("You could learn SQL in 3 weeks.", "bears it out"),
        ("You could start with work experience.", "bears it out"),
        ("You could easily learn SQL.", "suggestion"),
        ("You could start with Python, and you will get a job.", "promises"),
        ("Consider the best Python course.", "promises"),
        ("You could start with Python, which pays well.", "statement"),
        ("Consider Python because employers pay more for it.", "promises"),
        ("You could start without SQL.", "against"),
        ("You must learn Python.", "suggestion"),
        ("You should learn Python.", "suggestion"),
        ("You will land a job with Python.", "suggestion"),
        ("You can earn $200,000.", "suggestion"),
        ("Your degree is enough for SQL.", "suggestion"),
        ("Consider borrowing a loan for Python.", "law, health, money"),
        ("Consider asking a lawyer about SQL.", "law, health, money"),
        ("Consider a visa for Python.", "law, health, money"),
        ("Consider Python for young men.", "who somebody is"),
        ("建议你先学Java。", "bears it out"),
        ("建议先学习Python，保证找到工作。", "promises"),
        ("你一定要学Python。", "suggestion"),
        ("建议女性学习Python。", "who somebody is"),
        ("可以考虑贷款学习Python。", "law, health, money"),
        ("建议先学习Python，三个月后年薪20万美元。", "bears it out"),
    ],
)
def test_other_advice_is_withheld_with_the_reason(advice: str, reason: str) -> None:
    found = suggest(advice, SHOWN)
    assert isinstance(found, Withheld)
    assert reason in found.verdict.reason


def test_nothing_follows_from_an_empty_answer() -> None:
    assert isinstance(suggest("You could start with Python.", ()), Withheld)


def test_what_stands_in_two_claims_does_not_follow_from_both() -> None:
    assert isinstance(suggest("Consider Python at Harvard.", SHOWN), Withheld)


def test_a_suggestion_does_not_follow_from_a_suggestion() -> None:
    only = suggest("You could start with Tableau.", SHOWN)
    assert isinstance(only, Claim)
    assert isinstance(suggest("Learn Tableau first.", [only]), Withheld)


def test_an_answer_has_few_suggestions() -> None:
    one = suggest("You could start with Tableau.", SHOWN)
    assert isinstance(one, Claim)
    found = suggest("Learn SQL first.", [*SHOWN, *[one] * MOST])
    assert isinstance(found, Withheld)
    assert "already" in found.verdict.reason
