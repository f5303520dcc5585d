"""Where, when, of whom and in which unit a figure is asked for: each must be in the library, or it is a gap."""

import pytest

from app.domain import Aspect, Gap, GapKind
from tests.unit.app.answerability.shelf import gap, kind, of_nurses


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What do nurses earn in Nairobi?", "Nairobi"),
        ("nurse pay in texas", "texas"),
        ("What is the median pay of nurses in São Paulo?", "São Paulo"),
        ("What do Swiss nurses earn?", "Swiss"),
        ("What do nurses in Georgia earn?", "Georgia"),
        ("北京的护士工资多少？", "北京"),
        ("在德国当护士能挣多少？", "德国"),
    ],
)
def test_a_place_that_the_figures_are_not_of_is_missing(question: str, missing: str) -> None:
    assert of_nurses(question) == Gap(missing, GapKind.PLACE)


@pytest.mark.parametrize(
    "question",
    [
        "What do nurses earn in the US?",
        "How much do American nurses earn?",
        "What do nurses in Canada earn?",
        "美国的护士工资是多少？",
        "I live in Ohio. What do nurses earn?",
        "我住在上海，想知道护士的工资是多少？",
    ],
)
def test_a_place_that_the_figures_are_of_or_that_is_only_told_is_none(question: str) -> None:
    assert of_nurses(question) is None


def test_a_place_told_before_counts_when_the_question_points_back_at_it() -> None:
    assert of_nurses("I am moving to Berlin. What do nurses earn there?") == Gap("Berlin", GapKind.PLACE)


def test_languages_are_no_places() -> None:
    assert gap("What do French teachers earn?", Aspect.PAY, texts=()) != Gap("French", GapKind.PLACE)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Does UPS pay nurses well?", "UPS"),
        ("what does amazon pay nurses", "amazon"),
        ("What do nurses earn at Charité?", "Charité"),
        ("nurse salary at Mercy General", "Mercy General"),
        ("Does Wells Fargo pay nurses?", "Wells Fargo"),
        ("腾讯给护士开多少工资？", "腾讯"),
    ],
)
def test_pay_at_an_employer_is_missing_though_the_guide_names_its_software(question: str, missing: str) -> None:
    assert of_nurses(question) == Gap(missing, GapKind.EMPLOYER)


@pytest.mark.parametrize(
    "question", ["What do RNs earn?", "What do ER nurses earn?", "What do BLS figures say nurses earn?"]
)
def test_initials_and_sources_are_no_employers(question: str) -> None:
    assert of_nurses(question) is None


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What did nurses earn in 1998?", "1998"),
        ("What will nurses earn in 2030?", "2030"),
        ("nurse pay in the 1980s", "the 1980s"),
        ("What did nurses earn ten years ago?", "ten years ago"),
        ("What will a nurse earn ten years from now?", "ten years from now"),
        ("护士2010年的工资是多少？", "2010"),
        ("护士十年前挣多少？", "十年前"),
    ],
)
def test_a_year_without_pay_figures_is_missing(question: str, missing: str) -> None:
    assert of_nurses(question) == Gap(missing, GapKind.YEAR)


@pytest.mark.parametrize(
    "question", ["What did nurses earn in 2025?", "How did nurses' pay change between 2023 and 2025?"]
)
def test_a_year_that_the_pay_figures_are_of_is_none(question: str) -> None:
    assert of_nurses(question) is None


def test_a_projection_covers_the_years_within_it_and_no_later_ones() -> None:
    assert of_nurses("How much will jobs of nurses grow by 2030?", Aspect.OUTLOOK) is None
    assert of_nurses("How much will jobs of nurses grow by 2050?", Aspect.OUTLOOK) == Gap("2050", GapKind.YEAR)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What do nurses earn in euros?", "euros"),
        ("nurse salary in lakhs", "lakhs"),
        ("What do nurses earn after tax?", "after tax"),
        ("How much do nurses get per patient?", "per patient"),
        ("What does a nurse make a night?", "a night"),
        ("护士税后工资多少？", "税后"),
        ("护士一单多少钱？", "一单"),
    ],
)
def test_a_unit_that_the_library_does_not_have_is_missing(question: str, missing: str) -> None:
    assert of_nurses(question) == Gap(missing, GapKind.UNIT)


@pytest.mark.parametrize(
    "question",
    [
        "What do nurses earn a year and an hour?",
        "What do nurses earn a month?",
        "What do nurses take home before tax?",
        "护士的时薪是多少？",
        "护士一个月挣多少？",
    ],
)
def test_units_that_the_library_has_or_that_follow_from_them_are_none(question: str) -> None:
    assert of_nurses(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "What is the starting salary of nurses?",
        "entry-level nurse pay",
        "What do nurses earn in their first year?",
        "nurse intern wage",
        "应届护士起薪多少？",
        "实习护士工资多少？",
    ],
)
def test_pay_at_the_start_is_missing(question: str) -> None:
    assert kind(of_nurses(question)) is GapKind.STARTING_PAY


def test_the_whole_range_of_pay_is_no_pay_at_the_start() -> None:
    assert of_nurses("What do nurses earn when they start, and what do the best paid earn?") is None
