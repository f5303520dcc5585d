"""What the pairs promise: labels right by construction, spans on the words that changed, splits by document."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.checker.pairs.edits import ENGLISH, falsified
from evals.checker.pairs.edits_chinese import CHINESE
from evals.checker.pairs.listings import listing_pairs
from evals.checker.pairs.pair import Label, Pair, Split, read, split_of, write
from evals.checker.pairs.passages import deciding, record
from evals.checker.pairs.phrasing import Lie, Slot, joined, phrase, spread
from evals.checker.pairs.prose import added
from evals.checker.pairs.public import without_doubles
from evals.checker.pairs.rewording import reworded
from evals.checker.pairs.values import count, money, percent

SENTENCE = "In May 2025, some nurses may earn more than $97,550 a year, and they are not better paid at Harvard."
CHINESE_SENTENCE = "美国劳工统计局预计，2024年至2034年注册护士的就业人数将增长4.9%，许多人可能会留在医院。"


def test_a_phrase_knows_where_its_lie_stands():
    slots = {"who": Slot(("nurses",)), "pay": Slot(("$10",), (Lie("$20", "number"),))}
    said = phrase(["{Most |}$who earn $pay an hour."], slots, random.Random(1), lying=1)
    assert said is not None
    assert [said.text[start:end] for start, end in said.wrong] == ["$20"]
    assert said.label is Label.CONTRADICTED


def test_a_phrase_without_lies_is_supported():
    said = phrase(["$who work."], {"who": Slot(("nurses",), (Lie("cooks", "role"),))}, random.Random(1))
    assert said is not None
    assert (said.text, said.label, said.wrong) == ("Nurses work.", Label.SUPPORTED, ())


def test_a_pattern_with_an_unknown_slot_is_not_used():
    assert phrase(["$who earn $pay."], {"who": Slot(("nurses",))}, random.Random(1)) is None


def test_a_true_value_cannot_be_a_lie():
    with pytest.raises(ValueError, match="is true"):
        Slot(("a",), (Lie("a", "x"),))


def test_a_list_slot_spreads_over_its_items():
    assert spread("They use $tools.", "tools", ["tools_a", "tools_b"], random.Random(1)) == (
        "They use $tools_a and $tools_b."
    )


def test_places_move_with_the_sentences_before_them():
    slots = {"pay": Slot(("$10",), (Lie("$20", "number"),))}
    right, wrong = (phrase(["They earn $pay."], slots, random.Random(1), lying=lying) for lying in (0, 1))
    assert right is not None
    assert wrong is not None
    text, places = joined([right, wrong])
    assert [text[start:end] for start, end in places] == ["$20"]


@given(st.integers(20_000, 400_000), st.integers(0, 10_000))
def test_wrong_amounts_are_off_by_more_than_rounding(amount: int, seed: int):
    for lie in money(amount, random.Random(seed)).lies:
        if lie.kind == "number" and lie.text.startswith(("$", "about $")):
            told = float(lie.text.removeprefix("about ").strip("$").replace(",", ""))
            assert abs(told - amount) / amount > 0.04


@given(st.integers(20_000, 400_000), st.integers(0, 10_000))
def test_right_amounts_are_honest(amount: int, seed: int):
    for text in money(amount, random.Random(seed)).truths:
        digits = "".join(mark for mark in text if mark.isdigit())
        told = float(digits) * (1000 if text.endswith("k") else 1)
        if text.startswith(("more than", "over")):
            assert amount - 1000 <= told < amount
        else:
            assert abs(told - amount) / amount < 0.01


@given(st.floats(0.5, 90), st.integers(0, 10_000))
def test_no_wrong_percentage_equals_a_right_one(value: float, seed: int):
    slot = percent(value, random.Random(seed))
    assert not {lie.text for lie in slot.lies} & set(slot.truths)


@given(st.integers(200, 3_000_000), st.integers(0, 10_000))
def test_no_wrong_count_equals_a_right_one(value: int, seed: int):
    slot = count(value, random.Random(seed))
    assert not {lie.text for lie in slot.lies} & set(slot.truths)


@pytest.mark.parametrize("edit", [edit for edit, _ in ENGLISH], ids=lambda edit: edit.__name__)
def test_an_english_edit_changes_just_what_it_marks(edit):
    edited = edit(SENTENCE, SENTENCE + " Wages in Canada were $80,000, by Statistics Canada.", random.Random(3))
    assert edited is not None
    _changed_only_there(SENTENCE, edited.text, edited.places)


@pytest.mark.parametrize("edit", [edit for edit, _ in CHINESE], ids=lambda edit: edit.__name__)
def test_a_chinese_edit_changes_just_what_it_marks(edit):
    edited = edit(CHINESE_SENTENCE, CHINESE_SENTENCE, random.Random(3))
    assert edited is not None
    _changed_only_there(CHINESE_SENTENCE, edited.text, edited.places)


def _changed_only_there(before: str, after: str, places: tuple[tuple[int, int], ...]) -> None:
    assert after != before
    start, end = places[0][0], places[-1][1]
    assert before.startswith(after[:start].rstrip(", "))
    assert before.endswith(after[end:])


def test_the_month_of_may_is_no_maybe():
    assert falsified("It was so in May 2025.", "", random.Random(1), ENGLISH[3:4]) is None


def test_a_clause_added_is_marked():
    edited = added("Nurses earn well.", random.Random(1))
    start, end = edited.places[0]
    assert edited.text[:start] + "." == "Nurses earn well."
    assert end == len(edited.text) - 1


@given(st.integers(0, 10_000))
def test_rewording_keeps_the_digits_or_rounds_them(seed: int):
    said = reworded("Nurses earned a median of $97,550 a year in May 2025 (BLS).", random.Random(seed))
    plain = said.replace(",", "")
    assert "97550" in plain or "98000" in plain or "98k" in plain


def test_the_sentence_that_holds_the_value_decides():
    passage = "Nurses work hard. Nurses earned $97,550 a year. Cooks do not."
    assert [passage[start:end] for start, end in deciding(passage, ["$97,550"])] == ["Nurses earned $97,550 a year."]


@given(st.integers(0, 1000))
def test_a_record_holds_all_its_values(seed: int):
    text = record("Nurses", (("pay", "$97,550"), ("degree", "a bachelor's degree")), random.Random(seed))
    assert "$97,550" in text
    assert "a bachelor's degree" in text


def test_made_up_records_are_the_same_for_the_same_seed():
    assert list(listing_pairs(3, 5)) == list(listing_pairs(3, 5))


def test_a_supported_pair_has_no_unsupported_words():
    with pytest.raises(ValueError, match="no unsupported words"):
        Pair("x", "d", "k", Label.SUPPORTED, "claim", "passage", ((0, 2),))


def test_pairs_are_read_back_as_written(tmp_path: Path):
    pairs = list(listing_pairs(2, 5))
    write(pairs, tmp_path / "pairs.gz")
    assert list(read(tmp_path / "pairs.gz")) == pairs


def test_equal_pairs_make_equal_files(tmp_path: Path):
    for name in ("a", "b"):
        write(listing_pairs(2, 5), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_tenth_of_documents_goes_to_dev():
    held = sum(split_of(f"document {number}") is Split.DEV for number in range(1000))
    assert 70 < held < 130


def test_pairs_with_two_labels_are_left_out():
    right = Pair("x", "d", "k", Label.SUPPORTED, "claim", "passage", ())
    wrong = Pair("x", "d", "k", Label.FALSE, "claim", "passage")
    other = Pair("x", "d", "k", Label.FALSE, "another claim", "passage")
    assert without_doubles([right, wrong, other, other]) == [other]
