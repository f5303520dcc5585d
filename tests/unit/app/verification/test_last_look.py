"""What no checker may let through: lies that a fluent liar got past one, and the truths that they were made of."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain import Citation, Passage, Verdict, VerdictLabel
from app.ports import Finding
from app.verification.last_look import Watched, overlooked
from tests.passages import passage


def cite(text: str) -> Citation:
    of = passage(text, title="Pharmacists", section="Outlook")
    return Citation(of, of.chunk.sentences[0], of.chunk.quote(of.chunk.sentences[0]))


GROWTH = "Employment of Pharmacists is projected to grow 4.6% from 2024 to 2034, from about 335,100 to 350,500 jobs."
PAY = "Half of Pharmacists earned between $46,700 (25th percentile) and $62,870 (75th percentile) a year in May 2025."
DEGREES = "Of Pharmacists, 31% had an associate's degree and 20% a bachelor's degree."
COUNTED = "US employers had about 321,970 Pharmacists on the payroll, the self-employed not counted (BLS OEWS)."


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Employment of Pharmacists is projected to grow 4.6% from 2024 to 2024.", GROWTH),
        ("Employment of Pharmacists will grow 4.6% from 2024 to 2034.", GROWTH),
        ("BLS promises employment of Pharmacists to grow 4.6% from 2024 to 2034.", GROWTH),
        ("Employment of Pharmacists is projected to grow from exactly 335,100 to 350,500 jobs.", GROWTH),
        ("Employment of Pharmacists is projected to grow 4.6% because 350,500 jobs are there.", GROWTH),
        ("Employment of Pharmacists is projected to grow 4.6% (see https://jobs.example/pay).", GROWTH),
        ("Employment of Pharmacists is projected to grow 4.6%, which is more than any other occupation.", GROWTH),
        ("Employment of European Pharmacists is projected to grow 4.6% from 2024 to 2034.", GROWTH),
        ("Half of Pharmacists earned between £46,700 and $62,870 a year in May 2025.", PAY),
        ("Half of Pharmacists earned between $46,700 and $62,870 a month in May 2025.", PAY),
        ("Of Pharmacists, 31% had an associate's degree and 20% a doctoral degree.", DEGREES),
        ("Of Pharmacists, 31% had a bachelor's degree and 20% a bachelor's degree.", DEGREES),
        ("US employers had about 321,970 Pharmacists on the payroll, the self-employed counted.", COUNTED),
        ("Measure after and after: minutes per case.", "Measure before and after: minutes per case."),
        ("一半的雇员高于它，一半高于它。", "一半的雇员高于它，一半低于它。"),
        ("课程时长: 100 周。", "课程时长: 100 小时。"),
        ("中国劳工统计局只反映美国的情况。", "美国劳工统计局只反映美国的情况。"),
        ("护理员的月薪中位数是 35,800 美元。", "护理员的年薪中位数是 35,800 美元。"),
        ("It asks whether a model does halve the time.", "It asks whether a model could halve the time."),
        (
            "Drafts are an expert's first tasks, but experts grow from beginners.",
            "Drafts are a beginner's first tasks, but experts grow from beginners.",
        ),
        ("Measures help to see where to look, and more than that.", "Measures help to see where to look, and no more."),
        ("根据麦肯锡的数据，中位数是排在正中间的工资。", "中位数是排在正中间的工资。"),
        ("According to McKinsey, the median is in the middle.", "The median is in the middle."),
        ("The course is expensive.", "The course is free."),
        ("AI changes tasks first because a plan starts there.", "A plan starts there, because AI changes tasks first."),
        ("People leave and change employers every year.", "People leave and change jobs every year."),
    ],
)
def test_a_lie_is_seen(claim: str, said: str) -> None:
    assert overlooked(claim, [cite(said)])


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Employment of Pharmacists is expected to grow by 4.6 percent from 2024 to 2034.", GROWTH),
        ("The number of jobs of Pharmacists is projected to rise from about 335,100 to 350,500.", GROWTH),
        ("Half of Pharmacists earned $46,700 to $62,870 a year.", PAY),
        ("Of Pharmacists, 20% had a bachelor's degree.", DEGREES),
        ("US employers had about 321,970 Pharmacists on the payroll.", COUNTED),
        ("护理员的年薪中位数是35,800美元。", "护理员的年薪中位数是 35,800 美元。"),
    ],
)
def test_the_same_in_other_words_passes(claim: str, said: str) -> None:
    assert overlooked(claim, [cite(said)]) == ""


def test_two_things_side_by_side_are_not_cause_and_effect() -> None:
    first, second = "AI changes tasks before it changes jobs.", "A plan starts from tasks because jobs follow them."
    cited = [cite(first), cite(second)]
    assert overlooked("AI changes tasks before it changes jobs because a plan starts from tasks.", cited)


def test_a_fact_of_one_role_is_not_joined_to_the_name_of_another() -> None:
    first = cite("The occupations closest to Pharmacists are Dentists and Veterinarians.")
    second = cite("Among the occupations closest to Pharmacists, Veterinarians grow by 19.2%.")
    assert overlooked("Among the occupations closest to Dentists, Veterinarians grow by 19.2%.", [first, second])
    assert not overlooked("Veterinarians are close to Pharmacists and grow by 19.2%.", [first, second])


class Believing:
    """A checker that supports everything."""

    name = "believing"

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        return Finding(Verdict(VerdictLabel.SUPPORTED, 0.99, "Yes."), (cite(GROWTH),))


def test_what_a_checker_overlooks_is_unsupported_with_the_evidence_beside_it() -> None:
    finding = Watched(Believing()).check("Employment of Pharmacists will grow 4.6%.", ())
    assert finding.verdict.label is VerdictLabel.UNSUPPORTED
    assert finding.citations == ()
    assert finding.closest == cite(GROWTH)
