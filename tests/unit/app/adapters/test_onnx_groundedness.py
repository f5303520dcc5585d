"""The network's files, and what it marks of a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.errors import ModelUnavailable

PAIR = ("Cooks prepare food.", "Cooks prepare food for guests.")


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_said_with_what_to_do(tmp_path: Path, missing: str) -> None:
    for name in {"model.onnx", "tokenizer.json"} - {missing}:
        shutil.copyfile(FOLDER / name, tmp_path / name)
    with pytest.raises(ModelUnavailable, match="install it again"):
        OnnxGroundedness(tmp_path).judge([PAIR])


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
def test_a_broken_file_is_said_with_what_to_do(tmp_path: Path, broken: str) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        shutil.copyfile(FOLDER / name, tmp_path / name)
    (tmp_path / broken).write_text("{", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="install it again"):
        OnnxGroundedness(tmp_path).judge([PAIR])


def test_nothing_is_loaded_before_the_first_pair(tmp_path: Path) -> None:
    assert OnnxGroundedness(tmp_path).name


def test_a_number_is_one_word_and_a_han_character_is_one() -> None:
    claim = "Pay is $97,550 a year, 薪资高。"
    (judged,) = OnnxGroundedness().judge([(claim, "Pay is $97,550 a year.")])
    assert [claim[word.start : word.end] for word in judged.words] == [
        *("Pay", "is", "$97,550", "a", "year", "薪", "资", "高")
    ]
