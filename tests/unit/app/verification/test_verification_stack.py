"""Weights: trees and regression, and the features that they weigh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.onnx_groundedness import FOLDER
from app.adapters.overlap_groundedness import OverlapGroundedness
from app.errors import ModelUnavailable
from app.ports import Groundedness
from app.verification.features import NAMES
from app.verification.stack import Scales, Tree, load_weights, network_alone

TEXT = "Registered nurses earned a median of $97,550 in May 2025. Cooks prepare food."


def row(claim: str, text: str = TEXT) -> dict[str, float]:
    (weighed,) = Scales(OverlapGroundedness(), HashingEmbedder()).weigh(claim, [text])
    return dict(zip(NAMES, weighed.row, strict=True))


def test_a_tree_goes_left_up_to_its_limit_and_right_above_it() -> None:
    tree = Tree(feature=(1, -1, -1), limit=(0.5, 0.0, 0.0), left=(1, 0, 0), right=(2, 0, 0), value=(0.0, -2.0, 3.0))
    assert [tree.of((9.0, 0.5)), tree.of((9.0, 0.6))] == [-2.0, 3.0]


def test_the_network_alone_keeps_its_chance() -> None:
    (weighed,) = Scales(OverlapGroundedness(), HashingEmbedder()).weigh("Cooks prepare food.", [TEXT])
    assert network_alone(0.5).chance(weighed.row) == pytest.approx(weighed.judged.whole.supported, abs=1e-3)


def test_more_trees_move_the_chance() -> None:
    leaf = Tree(feature=(-1,), limit=(0.0,), left=(0,), right=(0,), value=(2.0,))
    alone = network_alone(0.5)
    grown = alone.model_copy(update={"trees": (leaf, leaf), "share_of_trees": 0.5})
    zero = (0.0,) * len(NAMES)
    assert alone.chance(zero) == pytest.approx(0.5)
    assert grown.chance(zero) == pytest.approx(0.8808, abs=1e-4)


def test_the_shipped_weights_are_read() -> None:
    weights = load_weights(FOLDER / "stack.json")
    assert 0.5 < weights.threshold < 1
    assert weights.trees


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


def test_chinese_is_told() -> None:
    assert row("护士薪资较高。")["chinese"] == 1
