"""The sentences of a guide, on made-up figures."""

from __future__ import annotations

import re

import pytest

from app.language.sentences import sentences
from ingest.occupations.figures import Measure, RoleFigures
from ingest.occupations.wording import body
from ingest.occupations.wording.phrases import spoken
from tests.unit.ingest.occupations.kite_testers import EXPOSURE, FIGURES, OUTLOOK, PAY, guide

HEADINGS = [
    "At a glance",
    "What the work involves",
    "Skills that matter most",
    "Tools and technologies",
    "How people get in",
    "Pay",
    "Outlook",
    "What AI changes",
    "Where people go next",
]


def section(text: str, heading: str) -> str:
    return text.split(f"## {heading}\n\n", 1)[1].split("\n\n## ", 1)[0].replace("\\", "")


def with_figures(**changes: object) -> RoleFigures:
    return FIGURES.model_copy(update=changes)


def test_a_guide_has_its_sections_in_order() -> None:
    assert re.findall(r"^## (.+)$", body(guide()), re.MULTILINE) == HEADINGS


def test_every_sentence_names_the_occupation() -> None:
    text = body(guide())
    told = [line for heading in HEADINGS for line in sentences(section(text, heading))]

    assert [line for line in told if "Kite Testers" not in line] == []


def test_the_median_is_told_with_its_month_and_source() -> None:
    told = "Kite Testers earned a median of $50,000 a year in May 2025, compared with $45,000 across all US occupations"

    assert f"{told} (Wage Survey)." in section(body(guide()), "Pay")


def test_a_capped_tenth_is_at_least_its_wage() -> None:
    assert "the best-paid tenth earned at least $239,200 (90th percentile)" in section(body(guide()), "Pay")


def test_a_missing_median_is_told_as_missing() -> None:
    text = body(guide(with_figures(pay=PAY.model_copy(update={"median": None}))))

    assert "Wage Survey gives no median wage for Kite Testers for May 2025." in section(text, "Pay")


def test_pay_by_the_hour_is_told_by_the_hour() -> None:
    hourly = PAY.model_copy(update={"per": "hour", "median": PAY.hourly_median})

    assert "earned a median of $24.04 an hour" in section(body(guide(with_figures(pay=hourly))), "Pay")


def test_shared_figures_name_the_group_and_who_shares_them() -> None:
    shared = {"title": "Toy Testers", "shared_with": ("Ball Testers",)}
    figures = with_figures(pay=PAY.model_copy(update=shared), outlook=OUTLOOK.model_copy(update=shared))
    told = section(body(guide(figures)), "Pay")

    assert told.startswith("People in Toy Testers, the BLS group of Kite Testers, earned a median of $50,000")
    assert "cover all of SOC code 99-1111, which also includes Ball Testers." in told


def test_growth_and_decline_have_their_words() -> None:
    decline = OUTLOOK.model_copy(update={"change_percent": -2.0})

    assert "projected to grow 8.3% from 2024 to 2034" in section(body(guide()), "Outlook")
    assert "projected to decline 2% from" in section(body(guide(with_figures(outlook=decline))), "Outlook")


def test_no_change_is_not_told_as_growth() -> None:
    still = OUTLOOK.model_copy(update={"change_percent": 0.0})

    assert "stay about the same (0%)" in section(body(guide(with_figures(outlook=still))), "Outlook")


@pytest.mark.parametrize("measure", [measure for measure in Measure if measure is not Measure.FREY_OSBORNE])
def test_each_measure_of_exposure_says_that_it_is_no_forecast(measure: Measure) -> None:
    exposure = EXPOSURE.model_copy(update={"measure": measure})
    told = section(body(guide(with_figures(exposure=(exposure,)))), "What AI changes")

    assert "exposure is not a forecast of job loss" in sentences(told)[0]


def test_an_estimate_from_before_language_models_stays_out_of_the_text() -> None:
    old = EXPOSURE.model_copy(update={"measure": Measure.FREY_OSBORNE})

    assert "Frey" not in body(guide(with_figures(exposure=(EXPOSURE, old))))


def test_a_score_of_nought_for_want_of_observations_ranks_nobody() -> None:
    unseen = EXPOSURE.model_copy(update={"measure": Measure.ANTHROPIC, "value": 0.0, "percentile": 0})
    near = EXPOSURE.model_copy(update={"measure": Measure.MICROSOFT, "percentile": 50})
    told = section(body(guide(with_figures(exposure=(EXPOSURE, near, unseen)))), "What AI changes")

    assert "two measures published from 2023 to 2026 rank the occupation higher than 40% to 50%" in told
    assert "Kite Testers score 0 out of 1 in Some Study (2024), because their tasks were seen too seldom" in told


def test_figures_of_another_code_are_told_as_those_of_its_group() -> None:
    merged = {"code": "99-1110", "title": "Miscellaneous Toy Testers"}
    figures = with_figures(pay=PAY.model_copy(update=merged), outlook=OUTLOOK.model_copy(update=merged))

    assert "Employment of Miscellaneous Toy Testers, the BLS group of Kite Testers, is" in body(guide(figures))


def test_no_openings_in_thousands_are_fewer_than_fifty() -> None:
    few = OUTLOOK.model_copy(update={"openings": 0.0})

    assert "Fewer than fifty openings for Kite Testers" in section(body(guide(with_figures(outlook=few))), "Outlook")


def test_an_occupation_no_measure_covers_is_told_so() -> None:
    told = section(body(guide(with_figures(exposure=()))), "What AI changes")

    assert told == "None of the published measures of exposure to AI used here covers Kite Testers."


def test_measures_far_apart_are_said_to_disagree() -> None:
    far = EXPOSURE.model_copy(update={"percentile": 95, "measure": Measure.MICROSOFT})
    told = section(body(guide(with_figures(exposure=(EXPOSURE, far)))), "What AI changes")

    assert told.startswith("Measures of exposure to AI disagree about Kite Testers: two measures")


def test_activities_with_commas_are_told_apart() -> None:
    told = section(body(guide()), "What the work involves")

    assert told.startswith("Kite Testers test kites; and mend strings, tails, or frames (Labels 1.0")


def test_a_product_with_an_exclamation_mark_does_not_end_the_sentence() -> None:
    assert "Microsoft Excel and Act, which" in section(body(guide()), "Tools and technologies")


def test_what_is_missing_is_listed_as_missing() -> None:
    told = section(body(guide(with_figures(missing=("rating of skills",)))), "At a glance")

    assert "The published data used here hold no rating of skills for Kite Testers." in told


def test_a_title_with_an_exception_is_given_in_full_once() -> None:
    title = "Kite Testers, Except Box Kites"
    text = body(guide(title=title))

    assert text.count(title) == 2  # the heading, and the sentence that gives the full title
    assert spoken(title) == "Kite Testers"


def test_the_best_paid_related_occupation_is_named_with_its_median() -> None:
    told = section(body(guide()), "Where people go next")

    assert "the best paid are Balloonists, with a median of $70,000 a year in May 2025" in told
