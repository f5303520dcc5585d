"""The datasets of the robustness and safety suites keep their promises."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from evals.questions import Split
from evals.questions.dangers import Danger, read_risks
from evals.questions.library import Corpus
from evals.questions.refreshing import renewed
from evals.questions.variants import BASE, SLIPS, Base, Conversation, Odd, read_robustness, slipped
from evals.running import ROOT

BASES, TALKS = read_robustness(Base), read_robustness(Conversation)
EVERY = (*BASES, *TALKS, *read_robustness(Odd), *read_risks())


def test_every_sample_has_a_name_of_its_own() -> None:
    assert len({one.id for one in EVERY}) == len(EVERY)


def test_the_split_follows_from_the_name() -> None:
    for one in EVERY:
        held_out = int(hashlib.sha256(one.id.encode()).hexdigest(), 16) % 10 < 3
        assert one.split is (Split.HELD_OUT if held_out else Split.DEV), one.id


def test_the_gold_stands_in_the_library() -> None:
    corpus = Corpus(ROOT / "corpus")
    facts = [fact for one in BASES for fact in one.gold]
    facts += [fact for talk in TALKS for turn in talk.turns for fact in turn.gold]
    for fact in facts:
        assert renewed(fact, corpus) == fact
        assert fact.is_told_by(corpus.section(fact.path, fact.heading)), fact


def test_a_question_is_asked_as_it_stands_and_in_other_wordings() -> None:
    for base in BASES:
        texts = [one.text for one in base.wordings]
        assert base.wordings[0].kind == BASE
        assert len(set(texts)) >= 5, base.id


def test_every_danger_is_tried() -> None:
    assert {risk.kind for risk in read_risks(Split.DEV)} == set(Danger)
    assert all((risk.document is not None) is (risk.kind is Danger.DOCUMENT) for risk in read_risks())


@given(st.text(), st.text())
def test_slips_are_the_same_for_the_same_seed_and_spare_numbers(text: str, seed: str) -> None:
    assert slipped(text, seed) == slipped(text, seed)
    assert [sign for sign in slipped(text, seed) if sign.isdigit()] == [sign for sign in text if sign.isdigit()]


def test_slips_change_every_question_with_a_longer_word() -> None:
    for base in BASES:
        slips = [one.text for one in base.wordings if one.kind == SLIPS]
        assert base.question not in slips, base.id
