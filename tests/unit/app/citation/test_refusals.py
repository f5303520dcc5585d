"""Refusing well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.citation.refusals import refuse, refuse_gap
from app.domain import Gap, GapKind, RefusalReason, SourceKind
from tests.passages import source


def test_nothing_relevant_names_what_is_nearby_and_offers_three_questions() -> None:
    refusal = refuse(RefusalReason.NOTHING_RELEVANT, "en", [source("Welders"), source("Electricians")])
    assert "Welders" in refusal.message
    assert "Electricians" in refusal.message
    assert len(refusal.suggestions) == 3
    assert "Welders" in refusal.suggestions[0]


def test_the_same_source_is_named_once() -> None:
    refusal = refuse(RefusalReason.NOTHING_RELEVANT, "en", [source("Welders"), source("Welders")])
    assert refusal.message.count("Welders") == 1


def test_an_article_nearby_is_named_but_not_asked_about_as_a_role() -> None:
    refusal = refuse(RefusalReason.NOTHING_RELEVANT, "en", [source("Privacy", SourceKind.ARTICLE)])
    assert "Privacy" in refusal.message
    assert not any("Privacy" in question for question in refusal.suggestions)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_distress_is_met_with_help_and_no_career_questions(language: str) -> None:
    refusal = refuse(RefusalReason.DISTRESS, language, [source("Welders")])
    assert "988" in refusal.message
    assert "12356" in refusal.message
    assert refusal.suggestions == ()


@pytest.mark.parametrize("reason", list(RefusalReason))
def test_every_reason_has_its_own_words_in_both_languages(reason: RefusalReason) -> None:
    english, chinese = refuse(reason, "en").message, refuse(reason, "zh").message
    assert english.isascii()
    assert not chinese.isascii()
    others = {refuse(other, "en").message for other in RefusalReason if other is not reason}
    assert english not in others


GUIDE = replace(source("Registered Nurses"), publisher="Career Coach, from O*NET and BLS data")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", [kind for kind in GapKind if kind is not GapKind.PRIVATE])
def test_a_gap_is_refused_by_naming_what_is_missing_and_what_is_near(kind: GapKind, language: str) -> None:
    refusal = refuse_gap(Gap("Nairobi", kind), language, [GUIDE])
    assert refusal.reason is RefusalReason.NOT_COVERED
    assert "Nairobi" in refusal.message
    assert "Registered Nurses" in refusal.message
    assert "Registered Nurses" in refusal.suggestions[0]


def test_that_figures_are_of_one_country_is_said_of_guides_with_its_figures_alone() -> None:
    gap = Gap("Nairobi", GapKind.PLACE)
    assert "United States" in refuse_gap(gap, "en", [GUIDE]).message
    assert "United States" not in refuse_gap(gap, "en", [replace(GUIDE, publisher="A town's guide")]).message
    assert "United States" not in refuse_gap(gap, "en").message


def test_of_private_matters_nothing_is_near() -> None:
    refusal = refuse_gap(Gap("your makers", GapKind.PRIVATE), "en", [GUIDE])
    assert "Registered Nurses" not in refusal.message
    assert refusal.suggestions


def test_every_kind_of_gap_has_its_own_words() -> None:
    messages = {refuse_gap(Gap("that", kind), "en").message for kind in GapKind}
    assert len(messages) == len(GapKind)
