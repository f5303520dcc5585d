"""Weights, and the features that they weigh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.onnx_groundedness import FOLDER
from app.adapters.overlap_groundedness import OverlapGroundedness
from app.errors import ModelUnavailable
from app.ports import Groundedness
from app.verification.features import NAMES
from app.verification.stack import Scales, all_supported, load_weights, network_alone

TEXT = "Registered nurses earned a median of $97,550 in May 2025. Cooks prepare food."


def row(claim: str, text: str = TEXT) -> dict[str, float]:
    (weighed,) = Scales(OverlapGroundedness(), HashingEmbedder()).weigh(claim, [text])
    return dict(zip(NAMES, weighed.row, strict=True))


def test_the_network_alone_keeps_its_chance() -> None:
    (weighed,) = Scales(OverlapGroundedness(), HashingEmbedder()).weigh("Cooks prepare food.", [TEXT])
    assert network_alone(0.5).chance(weighed.row) == pytest.approx(weighed.judged.whole.supported, abs=1e-3)


def test_more_of_a_feature_with_a_positive_weight_raises_the_chance() -> None:
    weights = network_alone(0.5)
    low, high = ((value, *(0.0,) * (len(NAMES) - 1)) for value in (-1.0, 2.0))
    assert weights.chance(low) == pytest.approx(0.2689, abs=1e-4)
    assert weights.chance(high) == pytest.approx(0.8808, abs=1e-4)


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=8))
def test_an_answer_is_no_surer_than_its_worst_sentence(chances: list[float]) -> None:
    assert all_supported(chances) <= min(chances) + 1e-9


def test_an_answer_of_one_sentence_is_as_sure_as_it() -> None:
    assert all_supported([0.7]) == pytest.approx(0.7)


def test_the_shipped_weights_are_read() -> None:
    weights = load_weights(FOLDER / "stack.json")
    assert 0.5 < weights.threshold < 1
    assert weights.threshold <= weights.doubted


def test_weights_that_are_missing_are_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="install it again"):
        load_weights(tmp_path / "stack.json")


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    held = json.loads((FOLDER / "stack.json").read_text("utf-8"))
    held["features"][0] = "something else"
    (tmp_path / "stack.json").write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="another version"):
        load_weights(tmp_path / "stack.json")


def test_each_pair_is_judged_once() -> None:
    class Counting(OverlapGroundedness):
        asked = 0

        def judge(self, pairs: list[tuple[str, str]]) -> list[Groundedness]:
            self.asked += len(pairs)
            return super().judge(pairs)

    model = Counting()
    Scales(model, HashingEmbedder()).weigh("Cooks prepare food.", ["Cooks prepare food.", "Cooks prepare food."])
    assert model.asked == 1


def test_a_number_that_the_text_has_is_found() -> None:
    assert row("Nurses earned $97,550.")["numbers in all"] == 1
    assert row("Nurses earned $79,550.")["numbers in all"] == 0


def test_a_number_of_another_unit_is_not_found() -> None:
    found = row("Nurses earned 97,550 percent.")
    assert (found["numbers in all"], found["digits"]) == (0, 1)


def test_a_name_that_the_text_lacks_is_not_found() -> None:
    assert row("Harvard pays nurses.")["names"] == 0


def test_a_quote_is_verbatim_and_a_rewording_is_not() -> None:
    assert row("Cooks prepare food.")["verbatim"] == 1
    assert row("Food is prepared by cooks.")["verbatim"] == 0


def test_words_in_a_row_count_for_more_than_the_same_words_apart() -> None:
    assert row("Cooks prepare food.")["longest run"] > row("Food that nurses prepare cooks.")["longest run"]


def test_opposites_are_noticed() -> None:
    text = "Employment of tellers is projected to decline 13 percent."
    assert row("Employment of tellers is projected to grow 13 percent.", text)["polarity"] == 1
    assert row("Employment of tellers is projected to decline 13 percent.", text)["polarity"] == 0
